"""Marks by which the writer of a draft keeps a finding silent.

[keep JD023]                    in the line where the mark stands
[keep JD023, clarity]           several rules, or whole packs
[keep JD023 everywhere]         in the whole draft, also where something is missing
[keep all]                      whatever is found in this line
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..errors import InputError
from .finding import Finding
from .registry import chosen

_MARK = re.compile(r"\[ ?keep (\w[\w, -]{0,200}?)( everywhere)? ?\]", re.I)


@dataclass(frozen=True, slots=True)
class Mark:
    """Rules kept silent from `start` to `end` of the text; everywhere if both are None."""

    rules: frozenset[str]
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a text, the text with the marks struck out (all else at its place), and what is odd about them."""

    text: str
    marks: tuple[Mark, ...]
    notes: tuple[str, ...]

    def keep(self, finding: Finding) -> bool:
        """Whether a mark keeps a finding silent."""
        return any(finding.rule in mark.rules and _covers(mark, finding) for mark in self.marks)


def _covers(mark: Mark, finding: Finding) -> bool:
    if mark.start is None or mark.end is None:
        return True
    return finding.where == "text" and finding.start < mark.end and mark.start < finding.end


def read_marks(text: str) -> Marks:
    """Read the marks of a cleaned text."""
    marks, notes = [], []
    for match in _MARK.finditer(text):
        try:
            rules = chosen(re.split(r"[, ]+", match[1].strip(", ")))
        except InputError as error:
            notes.append(f"the mark {match.group()} does nothing: {error}")
            continue
        line = text.rfind("\n", 0, match.start()) + 1
        end = text.find("\n", match.end())
        place = (None, None) if match[2] else (line, end if end >= 0 else len(text))
        marks.append(Mark(rules, *place))
    struck = _MARK.sub(lambda match: "-" * len(match.group()), text)
    return Marks(struck, tuple(marks), tuple(notes))
