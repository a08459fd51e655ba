"""Finds all phrases of the wording tables in one pass over a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..lexicon.phrases import Phrase
from ..lexicon.wording import Words
from ..text import TOKEN

_HEAD = 2
"""Words by which phrases are looked up: few phrases share two."""


class Found(NamedTuple):
    """Words found: characters `start` to `end`."""

    row: Words
    start: int
    end: int


class PhraseFinder:
    """Of the phrases of a group that begin at the same word the longest is heard, and swallows what lies in it."""

    def __init__(self, rows: Iterable[Words]) -> None:
        self._by_head: dict[Phrase, list[tuple[Phrase, Words]]] = {}
        for row in rows:
            for phrase in row.phrases:
                self._by_head.setdefault(phrase[:_HEAD], []).append((phrase, row))
        for entries in self._by_head.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, text: str) -> Iterator[Found]:
        """Yield what is found in a cleaned text, in order; rows of use "spare" are swallowed and not told."""
        marks = list(TOKEN.finditer(text.lower()))
        tokens = tuple(mark.group() for mark in marks)
        free: dict[str, int] = {}
        for at in range(len(tokens)):
            for length in range(_HEAD, 0, -1):
                for phrase, row in self._by_head.get(tokens[at : at + length], ()):
                    end = at + len(phrase)
                    if free.get(row.group, 0) <= at and tokens[at:end] == phrase:
                        free[row.group] = end
                        start, stop = marks[at].start(), marks[end - 1].end()
                        if row.use != "spare" and not _in_address(text, start, stop):
                            yield Found(row, start, stop)


def _in_address(text: str, start: int, end: int) -> bool:
    """Whether words are part of a web or e-mail address."""
    before, after = text[max(start - 2, 0) : start], text[end : end + 2]
    dotted = (before[:1].isalnum() and before[1:] == ".") or (after[:1] == "." and after[1:].islower())
    return dotted or before.endswith("@") or after.startswith("@")
