"""The road stage by stage in one process, beside the peers.

Machines differ and drift, so every block of adverts goes through all stages and all peers in turn; what is told is
the median over blocks, and the median of the ratios to spaCy's blank tokeniser. Times are processor time.
"""

from __future__ import annotations

import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar

from inputs import adverts
from peers import TOKENISER, peers

from jdclassifier.advert import cleaned
from jdclassifier.analyse import Analyser
from jdclassifier.batch.redacted import redact_record
from jdclassifier.batch.schema import arrow_batch
from jdclassifier.batch.sketch import Sketcher
from jdclassifier.extract import Extractor
from jdclassifier.lexicon import load_lexicon
from jdclassifier.text import text_lines
from jdclassifier.titles import TitleMatcher

BLOCK = 200
WARM_UP = 3
T = TypeVar("T")
Row = tuple[str, float, float]


def stages(dump: Path | None, number: int) -> Iterator[Row]:
    """Yield for each stage and peer its name, adverts a second, and speed as a multiple of the tokeniser's."""
    taken: defaultdict[str, list[float]] = defaultdict(list)

    def timed(stage: str, work: Callable[[], T]) -> T:
        began = time.process_time()
        done = work()
        taken[stage].append(time.process_time() - began)
        return done

    lexicon = load_lexicon()
    titles, extractor, analyser, sketcher = (
        TitleMatcher(lexicon),
        Extractor(lexicon),
        Analyser.load(),
        Sketcher(lexicon),
    )
    others = peers(sorted({" ".join(phrase) for cue in lexicon.cues for phrase, _ in cue.phrases}))
    stream = adverts(dump)
    for _ in range(max(number // BLOCK, WARM_UP + 1)):
        block = timed("read", lambda: list(islice(stream, BLOCK)))
        clean = timed("clean", lambda block=block: [cleaned(advert) for advert in block])
        for name, search in others.items():
            timed(name, lambda search=search, clean=clean: search(advert.text for advert in clean))
        timed("titles", lambda clean=clean: [titles.match(advert.title) for advert in clean])
        timed("extract", lambda clean=clean: extractor.extract_block(clean, [text_lines(a.text) for a in clean]))
        records = timed("answer", lambda block=block: [r.to_record() for r in analyser.classify_many(block)])
        timed("sketch", lambda block=block, records=records: sketcher.sketches(block, records))
        timed("redact", lambda records=records: [redact_record(record) for record in records])
        timed("to Arrow", lambda records=records: arrow_batch(records))
    for stage, times in taken.items():
        ratios = [peer / own for own, peer in zip(times, taken[TOKENISER], strict=True)][WARM_UP:]
        yield stage, BLOCK / statistics.median(times[WARM_UP:]), statistics.median(ratios)
