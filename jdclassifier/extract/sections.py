"""Under which heading a line stands: "Essential", "Person specification", "What we offer" ..."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from .component import subject
from .reading import Line, Opening, Reading

LONGEST_ITEM = 45
"""Words of a longest list item; a paragraph longer than that ends the list, and with it the section."""
INTRODUCTION_REACH = 5
"""Most words between "you will need" and the colon behind it."""

_OF_DEMAND = {"essential": "requirements", "desirable": "desirable", "offered": "offer"}
CELL_MARK = "|"
_LABEL_MARKS = frozenset(":-)|")
_LEVELS = ("essential", "desirable")
_ITEM_MARKS = {"e": "essential", "ess": "essential", "d": "desirable", "des": "desirable"}
_BEFORE_MARK = frozenset("([-|")
_BEHIND_MARK = frozenset(")].")


@subject("sections")
def make_sections(reading: Reading) -> None:
    """Carry the last heading down the lines; "Essential:" at the head of a line counts for that line and the next.

    A mark behind an item, "NVQ 3 (E)", counts for that item alone. A heading of several cells, "Essential | Desirable",
    heads the columns of a table: its sections go by cell.
    """
    current = ""
    columns: tuple[str, ...] = ()
    for line in reading.lines:
        if line.where != "text":
            continue
        opening = line.cues.opening
        if opening is None:
            opening = line.cues.opening = _opening(line)
        if "section" not in line.hits and line.end > LONGEST_ITEM:
            current = ""
        columns = opening.columns or columns
        current = opening.section or current
        line.section = opening.own or current
        if columns:
            line.cells = _cells(line, columns)


def _opening(line: Line) -> Opening:
    if "section" in line.hits:
        return Opening(_columns(line), _heading(line) or _introduction(line), _mark_behind(line))
    return Opening((), _introduction(line), _mark_behind(line))


def _columns(line: Line) -> tuple[str, ...]:
    """The sections that head the columns of a table, () where the line heads none."""
    headings = [hit for hit in line.of("section") if hit.cue.status in _LEVELS]
    if len(headings) < 2:
        return ()
    cells = list(_cell_starts(line))
    sections = {bisect_right(cells, hit.start): hit.cue.status for hit in headings}
    return tuple(sections.get(cell, "") for cell in range(1, len(cells) + 1)) if len(sections) > 1 else ()


def _cells(line: Line, columns: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    """First token and section of every cell of a row; () where the line is no row of this table."""
    starts = list(_cell_starts(line))
    return tuple(zip(starts, columns, strict=False)) if 1 < len(starts) <= len(columns) else ()


def _cell_starts(line: Line) -> Iterator[int]:
    yield 0
    for token, word in enumerate(line.words):
        if word == CELL_MARK:
            yield token + 1


def _heading(line: Line) -> str:
    """The section that the line opens, "" where it is no heading."""
    at, names = 0, []
    words = line.words
    for hit in line.of("section"):
        if any(map(str.isalpha, words[at : hit.start])):
            break
        names.append(hit.cue.status)
        at = hit.end
    if not names:
        return ""
    whole = not any(map(str.isalpha, words[at:]))
    if not whole and not (at < line.end and words[at] in _LABEL_MARKS):
        return ""
    return next((name for name in names if name in _LEVELS), names[-1])


def _mark_behind(line: Line) -> str:
    """The section that a mark at the end of an item puts it in: "NVQ 3 (E)", "Driving licence - D"."""
    words, at = line.words, line.end - 1
    while at > 0 and words[at] in _BEHIND_MARK:
        at -= 1
    section = _ITEM_MARKS.get(words[at], "")
    return section if section and at > 1 and words[at - 1] in _BEFORE_MARK else ""


def _introduction(line: Line) -> str:
    """The section that a sentence opens which ends in a colon: "To be successful you will need:"."""
    cues = line.of("demand")
    if not cues or line.words[-1] != ":":
        return ""
    last = cues[-1]
    return _OF_DEMAND.get(last.cue.status, "") if line.end - last.end <= INTRODUCTION_REACH else ""
