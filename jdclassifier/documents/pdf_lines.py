"""Words on a PDF page to lines, columns and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from .words import HYPHEN_KEPT

Word = dict[str, Any]
"""As pdfplumber gives it: text, x0, x1, top, bottom, size."""

SAME_ROW = 3.0
"""Points by which the words of a row may stand higher or lower."""
GUTTER = 12.0
"""Points between two columns."""
CELL_PADDING = 5.0
"""Points between the words of a cell and its edge."""
FEWEST_ROWS = 4
"""Rows that make columns."""
SHORTEST_COLUMN_LINE = 4.5
"""Words a line, on the whole, in a column of running text; shorter ones are labels beside their values."""
_BULLET = re.compile(
    r"^(?:[\u2022\u25cf\u25aa\u25e6\u2023\u25cb\u25a0\u25ba\u00b7\uf0b7\uf0a7\uf0fc\u2013-]|o(?= ))\s*"
)
_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]|\(?[a-z]\))\s")
_BROKEN = re.compile(r"([^\W\d_]+)-$")


@dataclass(slots=True)
class PdfLine:
    """A line of words."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    first: float
    """Width of its first word."""


@dataclass(slots=True)
class PdfParagraph:
    """A paragraph put together from lines."""

    text: str
    top: float
    size: float
    item: bool


def rows_of(words: Iterable[Word]) -> list[list[Word]]:
    """Words in rows from above, each from the left."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word["bottom"], word["x0"])):
        if rows and abs(rows[-1][0]["bottom"] - word["bottom"]) <= SAME_ROW:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word["x0"]) for row in rows]


def line_of(row: Sequence[Word]) -> PdfLine:
    """A row as a line."""
    text = " ".join(word["text"] for word in row)
    sizes = median(word["size"] for word in row)
    top, bottom = min(word["top"] for word in row), max(word["bottom"] for word in row)
    return PdfLine(text, row[0]["x0"], row[-1]["x1"], top, bottom, sizes, row[0]["x1"] - row[0]["x0"])


def paragraphs_of_cell(words: Sequence[Word], right: float) -> Iterator[PdfParagraph]:
    """The paragraphs of a cell that reaches to `right`."""
    yield from _joined([line_of(row) for row in rows_of(words)], right - CELL_PADDING)


def paragraphs(words: Sequence[Word], right: float) -> Iterator[PdfParagraph]:
    """The paragraphs of a part of a page whose lines reach to `right`: where it has two columns, first the left one."""
    rows = rows_of(words)
    gutter = _gutter(rows)
    if gutter is None:
        yield from _joined([line_of(row) for row in rows], right)
        return
    zone: list[list[Word]] = []
    for row in [*rows, []]:
        if row and not _crosses(row, gutter):
            zone.append(row)
            continue
        for side in (0, 1):
            column = [[word for word in line if (word["x0"] > gutter) == bool(side)] for line in zone]
            lines = [line_of(line) for line in column if line]
            yield from _joined(lines, max((line.x1 for line in lines), default=right))
        zone = []
        if row:
            yield from _joined([line_of(row)], right)


def _gutter(rows: list[list[Word]]) -> float | None:
    """Where the two columns of running text part, if there are two."""
    if len(rows) < FEWEST_ROWS:
        return None
    left, right = min(row[0]["x0"] for row in rows), max(row[-1]["x1"] for row in rows)
    best: tuple[int, float] = (0, 0.0)
    for step in range(30, 71, 2):
        x = left + (right - left) * step / 100
        both = [row for row in rows if not _crosses(row, x) and row[0]["x0"] < x < row[-1]["x1"]]
        best = max(best, (len(both), x))
    count, x = best
    if count < FEWEST_ROWS or count < 0.4 * len(rows):
        return None
    both = [row for row in rows if not _crosses(row, x)]
    sides = [[[w for w in row if (w["x0"] > x) == side] for row in both] for side in (False, True)]
    lengths = [[len(line) for line in side if line] for side in sides]
    return x if all(sum(side) / len(side) >= SHORTEST_COLUMN_LINE for side in lengths) else None


def _crosses(row: Sequence[Word], x: float) -> bool:
    """Whether a row leaves no gutter at x."""
    half = GUTTER / 2
    return any(word["x0"] < x + half and word["x1"] > x - half for word in row)


def _joined(lines: list[PdfLine], right: float) -> Iterator[PdfParagraph]:
    """Put the lines of a column together: a line that had room for the next word ends its paragraph."""
    gaps = [below.top - above.bottom for above, below in pairwise(lines)]
    gap = min((gap for gap in gaps if gap > -SAME_ROW), default=0.0)
    open_: PdfParagraph | None = None
    last: PdfLine | None = None
    for line in lines:
        bullet = _BULLET.match(line.text)
        if open_ and last and not bullet and _goes_on(last, line, right, gap):
            open_.text = glued(open_.text, line.text)
        else:
            if open_:
                yield open_
            text = line.text[bullet.end() :] if bullet else line.text
            open_ = PdfParagraph(text, line.top, line.size, bool(bullet))
        last = line
    if open_:
        yield open_


def _goes_on(last: PdfLine, line: PdfLine, right: float, gap: float) -> bool:
    """Whether a line belongs to the paragraph of the line before; `gap` is the narrowest between two lines."""
    height = last.bottom - last.top
    if (
        line.top - last.bottom > min(gap + 0.35 * height, 0.9 * height)
        or abs(line.size - last.size) > 0.6
        or _NUMBER.match(line.text)
    ):
        return False
    if _BROKEN.search(last.text) and line.text[:1].islower():
        return True
    space = 0.3 * line.size
    return last.x1 + space + line.first > right - space


def glued(text: str, more: str) -> str:
    """Join two lines; a word broken at the end of the first is mended."""
    broken = _BROKEN.search(text)
    if broken is None:
        return f"{text.removesuffix(chr(0xAD))}{'' if text.endswith(chr(0xAD)) else ' '}{more}"
    kept = not more[:1].islower() or broken[1].lower() in HYPHEN_KEPT
    return text + more if kept else text[:-1] + more
