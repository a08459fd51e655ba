"""Measure the road, stage by stage and whole, against spaCy's blank tokeniser in the same run.

    python benchmarks/run.py DUMP.jsonl.gz [--adverts 6000]

Machines differ and drift, so every block of adverts goes through all stages and through the peer in turn; what is
printed is the median over blocks, and the median of the ratios. Times are processor time of one process.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections import defaultdict
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import TypeVar

import spacy

from jdclassifier.advert import Advert, cleaned
from jdclassifier.analyse import Analyser
from jdclassifier.batch.readers import read_adverts
from jdclassifier.extract import Extractor
from jdclassifier.lexicon import load_lexicon
from jdclassifier.text import text_lines
from jdclassifier.titles import TitleMatcher

BLOCK = 200
WARM_UP = 3
PEER = "spaCy blank tokeniser"
T = TypeVar("T")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("dump", type=Path)
    parser.add_argument("--adverts", type=int, default=6000)
    arguments = parser.parse_args()

    taken: defaultdict[str, list[float]] = defaultdict(list)

    def timed(stage: str, work: Callable[[], T]) -> T:
        began = time.process_time()
        done = work()
        taken[stage].append(time.process_time() - began)
        return done

    lexicon = load_lexicon()
    titles, extractor, analyser = TitleMatcher(lexicon), Extractor(lexicon), Analyser.load()
    peer = spacy.blank("en")
    adverts = (item for item in read_adverts([str(arguments.dump)]) if isinstance(item, Advert))
    stream = islice(adverts, arguments.adverts)
    while len(block := list(islice(stream, BLOCK))) == BLOCK:
        clean = timed("clean", lambda block=block: [cleaned(advert) for advert in block])
        timed(PEER, lambda clean=clean: [peer.make_doc(advert.text) for advert in clean])
        timed("titles", lambda clean=clean: [titles.match(advert.title) for advert in clean])
        timed("extract", lambda clean=clean: extractor.extract_block(clean, [text_lines(a.text) for a in clean]))
        timed("whole", lambda block=block: [json.dumps(r.to_record()) for r in analyser.classify_many(block)])

    if len(taken[PEER]) <= WARM_UP:
        parser.error(f"the dump holds too few adverts: at least {BLOCK * (WARM_UP + 1)} are needed")
    print(f"{'stage':24} {'adverts/s':>10} {'speed against the peer':>24}")
    for stage, times in taken.items():
        ratios = [other / own for own, other in zip(times, taken[PEER], strict=True)][WARM_UP:]
        print(f"{stage:24} {BLOCK / statistics.median(times[WARM_UP:]):10,.0f} {statistics.median(ratios):24.2f}")


if __name__ == "__main__":
    main()
