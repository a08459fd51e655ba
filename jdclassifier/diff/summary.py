"""All changes between two files counted, while they pass by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..batch.results import read_results
from ..result import Record
from .changes import Change, compare
from .pairing import pairs

_NO_MOVES = frozenset(("title", "review_reasons", "contradictions", "salary_min", "salary_max", "duplicate_of"))


@dataclass(slots=True)
class OneFile:
    """What is known of one of the two files; `alone` are the ids of adverts that the other lacks."""

    path: str
    model: str = ""
    adverts: int = 0
    alone: list[str] = field(default_factory=list)
    fields: frozenset[str] = frozenset()

    def count(self, record: Record) -> None:
        """Take one more record into account."""
        self.adverts += 1
        self.model = self.model or str(record["model"])
        self.fields = self.fields or frozenset(record)


@dataclass(slots=True)
class Summary:
    """Counts over two files.

    Attributes:
        old, new: The two files.
        changed: Adverts with a field that differs.
        kinds: Adverts by the field that differs; "probabilities and scores" and "evidence or reasons" stand for many.
        moves: Adverts by field, old value and new value.
    """

    old: OneFile
    new: OneFile
    changed: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    moves: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not (self.kinds or self.old.alone or self.new.alone)

    def count(self, change: Change) -> None:
        """Take one more change into account."""
        self.changed += bool(change.fields)
        self.kinds.update(one.field for one in change.fields)
        self.kinds.update(["probabilities and scores"] * bool(change.measures))
        self.kinds.update(["evidence or reasons"] * bool(change.causes))
        self.moves.update((one.field, one.old, one.new) for one in change.fields if one.field not in _NO_MOVES)


def summed_up(old: Path, new: Path) -> tuple[Summary, Iterator[Change]]:
    """Return a summary that fills while the changes are read, and the changes of adverts with a field that differs.

    Raises:
        InputError: if a file cannot be read.
    """
    summary = Summary(OneFile(str(old)), OneFile(str(new)))
    return summary, _changes(summary, read_results([old]), read_results([new]))


def _changes(summary: Summary, old: Iterator[Record], new: Iterator[Record]) -> Iterator[Change]:
    for left, right in pairs(_counted(old, summary.old), _counted(new, summary.new)):
        if left and right:
            change = compare(left, right)
            if change:
                summary.count(change)
            if change and change.fields:
                yield change
        elif left:
            summary.old.alone.append(str(left["id"]))
        elif right:
            summary.new.alone.append(str(right["id"]))


def _counted(records: Iterator[Record], file: OneFile) -> Iterator[Record]:
    for record in records:
        file.count(record)
        yield record
