"""Classify a stream of adverts in blocks, in one process or several; answers come in the order of reading."""

from __future__ import annotations

import itertools
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field

from ..result import Record
from .alarm import OutOfTime, alarm
from .blocks import Answers, Item, cut
from .families import Families
from .journal import Journal, NoJournal
from .pool import Limits, answer_carefully, answers
from .work import Settings, tools, work
from .writers import Output

_BLOCKS_WORTH_SHARING = 12  # fewer are done in this process before another has loaded the model


@dataclass(slots=True)
class Summary:
    """What a run did.

    Attributes:
        read: Records met, good or not.
        written: Results written.
        rejected: Records turned away.
        categories: Results within the scope of the evidence review, by category.
        families: The same with every family of duplicates counted once.
        duplicates: Results that repeat an earlier one.
        to_review: Results that a person should look at.
        seconds: Time taken.
    """

    read: int = 0
    written: int = 0
    rejected: int = 0
    categories: Counter[str] = field(default_factory=Counter)
    families: Counter[str] = field(default_factory=Counter)
    duplicates: int = 0
    to_review: int = 0
    seconds: float = 0.0

    def count(self, record: Record) -> None:
        """Take one more result into account."""
        self.written += 1
        self.to_review += record["review"]
        self.duplicates += record["duplicate_of"] is not None
        if record["in_scope"]:
            self.categories[record["category"]] += 1
            self.families[record["category"]] += record["duplicate_of"] is None


def run(
    items: Iterable[Item],
    settings: Settings,
    output: Output,
    jobs: int = 1,
    on_progress: Callable[[int], object] = lambda _: None,
    journal: Journal | NoJournal = NoJournal(),  # noqa: B008 - it holds nothing
    limits: Limits = Limits(),  # noqa: B008 - it is frozen
) -> Summary:
    """Classify every advert and write every answer; rejects met on the way go out in their place.

    The output is the same, byte for byte, whatever the number of jobs and however often the run was interrupted and
    resumed; a few blocks are in memory at a time.

    Args:
        items: Adverts and rejects as read.
        settings: What makes the analyser.
        output: Where results and rejects go.
        jobs: Number of processes; a small input is never shared out.
        on_progress: Told after each block how many records were dealt with so far.
        journal: Keeps answers; those of an interrupted run with the same items and settings are not worked out again.
        limits: Time that a block and an advert may take.
    """
    summary, families, began = Summary(), Families(), time.perf_counter()
    with closing(_all_answers(cut(items), settings, jobs, journal, limits)) as blocks:
        for block in blocks:
            for record, sketch in zip(block.records(), block.sketches, strict=True):
                record["duplicate_of"] = families.first(record["id"], sketch)
                summary.count(record)
                output.write(record)
            for reject in block.rejects:
                output.reject(reject)
            summary.read += block.read
            summary.rejected += len(block.rejects)
            on_progress(summary.read)
    summary.seconds = time.perf_counter() - began
    return summary


_Answers = Generator[Answers, None, None]


def _all_answers(
    blocks: Iterator[list[Item]], settings: Settings, jobs: int, journal: Journal | NoJournal, limits: Limits
) -> _Answers:
    for answer, _ in zip(journal.kept(), blocks, strict=False):
        yield answer
    if journal.resumed:  # Was it the next block that ended the run before? Then it must not end this one.
        for block in itertools.islice(blocks, 1):
            yield _kept(journal, answer_carefully(block, settings, limits))
    for answer in _new_answers(blocks, settings, jobs, limits):
        yield _kept(journal, answer)


def _kept(journal: Journal | NoJournal, answer: Answers) -> Answers:
    journal.keep(answer)
    return answer


def _new_answers(blocks: Iterator[list[Item]], settings: Settings, jobs: int, limits: Limits) -> _Answers:
    few = list(itertools.islice(blocks, _BLOCKS_WORTH_SHARING)) if jobs > 1 else []
    blocks = itertools.chain(few, blocks)
    if len(few) < _BLOCKS_WORTH_SHARING:
        return (_answer_here(block, settings, limits) for block in blocks)
    return answers(blocks, settings, jobs, limits)


def _answer_here(block: list[Item], settings: Settings, limits: Limits) -> Answers:
    try:
        with alarm(limits.block):
            return work(settings, block)
    except OutOfTime:
        tools.cache_clear()  # it was left in the midst of something
        return answer_carefully(block, settings, limits)
