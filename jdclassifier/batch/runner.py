"""Classify a stream of adverts in blocks, in one process or several; answers come in the order of reading."""

from __future__ import annotations

import functools
import itertools
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from ..advert import Advert
from ..errors import JDClassifierError
from ..result import Record, Result
from .reject import Reject
from .writers import Output

_BLOCK_ADVERTS = 128
_BLOCK_CHARACTERS = 2_000_000
_BLOCKS_AHEAD = 6  # a worker: enough that waiting for the slowest of them costs little
_BLOCKS_WORTH_SHARING = 12  # fewer are done in this process before another has loaded the model

Item = Advert | Reject
Answer = Record | Reject
_Blocks = Generator[list[Answer], None, None]


class Analyser(Protocol):
    """What the runner needs of an analyser."""

    def classify_many(self, adverts: Iterable[Advert], /) -> Iterator[Result]:
        """Classify adverts, one result each, in order."""


class Settings(Protocol):
    """What makes an analyser, in each process anew: small, hashable, sent to the workers."""

    def load(self) -> Analyser:
        """Load the analyser."""

    def __hash__(self) -> int:
        """Equal settings load equal analysers: each process loads one."""


@dataclass(frozen=True, slots=True)
class AnalyserSettings:
    """The model bundle and the lexicon to work with; None for those that are shipped."""

    model: Path | None = None
    lexicon: Path | None = None

    def load(self) -> Analyser:
        """Load the analyser."""
        from ..analyse import Analyser

        return Analyser.load(self.model, self.lexicon)


@dataclass(slots=True)
class Summary:
    """What a run did.

    Attributes:
        read: Records met, good or not.
        written: Results written.
        rejected: Records turned away.
        categories: Results within the scope of the evidence review, by category.
        to_review: Results that a person should look at.
        seconds: Time taken.
    """

    read: int = 0
    written: int = 0
    rejected: int = 0
    categories: Counter[str] = field(default_factory=Counter)
    to_review: int = 0
    seconds: float = 0.0

    def count(self, answer: Answer) -> None:
        """Take one more answer into account."""
        self.read += 1
        if isinstance(answer, Reject):
            self.rejected += 1
            return
        self.written += 1
        self.to_review += answer["review"]
        if answer["in_scope"]:
            self.categories[answer["category"]] += 1


def run(
    items: Iterable[Item],
    settings: Settings,
    output: Output,
    jobs: int = 1,
    on_progress: Callable[[int], object] = lambda _: None,
) -> Summary:
    """Classify every advert and write every answer; rejects met on the way go out in their place.

    The output is the same, byte for byte, whatever the number of jobs; a few blocks are in memory at a time.

    Args:
        items: Adverts and rejects as read.
        settings: What makes the analyser.
        output: Where results and rejects go.
        jobs: Number of processes; a small input is never shared out.
        on_progress: Told after each block how many records were dealt with so far.
    """
    summary, began = Summary(), time.perf_counter()
    with closing(_answers(_blocks(items), settings, jobs)) as blocks:
        for block in blocks:
            for answer in block:
                summary.count(answer)
                output.reject(answer) if isinstance(answer, Reject) else output.write(answer)
            on_progress(summary.read)
    summary.seconds = time.perf_counter() - began
    return summary


def _blocks(items: Iterable[Item]) -> Iterator[list[Item]]:
    block: list[Item] = []
    characters = 0
    for item in items:
        block.append(item)
        characters += len(item.text) if isinstance(item, Advert) else 0
        if len(block) == _BLOCK_ADVERTS or characters >= _BLOCK_CHARACTERS:
            yield block
            block, characters = [], 0
    if block:
        yield block


def _answers(blocks: Iterator[list[Item]], settings: Settings, jobs: int) -> _Blocks:
    few = list(itertools.islice(blocks, _BLOCKS_WORTH_SHARING)) if jobs > 1 else []
    blocks = itertools.chain(few, blocks)
    if len(few) < _BLOCKS_WORTH_SHARING:
        return (_classify_block(settings, block) for block in blocks)
    return _shared_out(blocks, settings, jobs)


def _shared_out(blocks: Iterator[list[Item]], settings: Settings, jobs: int) -> _Blocks:
    """Answers from worker processes, in order.

    joblib reads as far ahead as its workers are fast, so it is given a few blocks at a time.
    """
    from joblib import Parallel, delayed
    from joblib.externals.loky.process_executor import TerminatedWorkerError

    try:
        with Parallel(n_jobs=jobs, return_as="generator") as workers:
            while ahead := list(itertools.islice(blocks, _BLOCKS_AHEAD * jobs)):
                yield from workers(delayed(_classify_block)(settings, block) for block in ahead)
    except TerminatedWorkerError as error:
        raise JDClassifierError("a worker process died, perhaps for want of memory; use fewer jobs") from error


@functools.cache
def _analyser(settings: Settings) -> Analyser:
    return settings.load()


def _classify_block(settings: Settings, items: list[Item]) -> list[Answer]:
    analyser = _analyser(settings)
    adverts = [item for item in items if isinstance(item, Advert)]
    try:
        records: Iterator[Answer] = iter(_records(analyser, adverts))
    except Exception:  # one advert must not stop the others: find it
        records = (_classify_alone(analyser, advert) for advert in adverts)
    return [item if isinstance(item, Reject) else next(records) for item in items]


def _classify_alone(analyser: Analyser, advert: Advert) -> Answer:
    try:
        return _records(analyser, [advert])[0]
    except Exception as error:
        name, _, row = advert.source.rpartition("#")
        reason = f"could not be classified ({type(error).__name__}: {error}); please report it with the advert"
        at = int(row) if name and row.isdigit() else None
        return Reject(name if at else advert.source, at, advert.id, " ".join(reason.split()))


def _records(analyser: Analyser, adverts: list[Advert]) -> list[Record]:
    return [result.to_record() for _, result in zip(adverts, analyser.classify_many(adverts), strict=True)]
