"""A page of a PDF: its words and ruled tables, without what repeats at head and foot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from .pdf_lines import Word, line_of, rows_of

_MARGIN = 0.12
"""Share of a page's height, at head and foot, where headers and footers stand."""
_PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?", re.I)
_MOST_DRAWN = 5_000
"""Lines and boxes of a page in which tables are looked for."""
_FULL = 0.6
"""Share of a page's width beyond which its longest lines are taken for full ones."""
_GLYPH = re.compile(r"\(cid:\d+\)")
_BULLET_GLYPH = ("(cid:127)", "\u2022")
"""How a bullet comes out of many fonts."""


class Page:
    """What is taken from a page: its words and its tables."""

    def __init__(self, page: Any) -> None:
        self.number: int = page.page_number
        self.height = float(page.height)
        self.width = float(page.width)
        self.words: list[Word] = page.extract_words(x_tolerance=2, y_tolerance=2, extra_attrs=["size"])
        for word in self.words:
            word["text"] = word["text"].replace(*_BULLET_GLYPH)
        self.unreadable = sum("(cid:" in word["text"] for word in self.words)
        for word in self.words:
            word["text"] = _GLYPH.sub("", word["text"])
        self.words = [word for word in self.words if word["text"]]
        self.crowded = len(page.lines) + len(page.rects) + len(page.curves) > _MOST_DRAWN
        found = [] if self.crowded else page.find_tables()
        self.tables: list[Any] = sorted(found, key=lambda table: table.bbox[1])
        page.close()

    def margin_rows(self) -> Iterator[list[Word]]:
        """Rows that stand where headers and footers do, and in no table that reaches into the page."""
        head, foot = _MARGIN * self.height, (1 - _MARGIN) * self.height
        inner = [table.bbox for table in self.tables if table.bbox[3] > head and table.bbox[1] < foot]
        for row in rows_of(word for word in self.words if not any(inside(word, box) for box in inner)):
            if row[0]["bottom"] < head or row[0]["top"] > foot:
                yield row

    def right(self) -> float:
        """Where full lines end: the right edge of the words, on a page of short lines its margin."""
        left = min((word["x0"] for word in self.words), default=0.0)
        right = max((word["x1"] for word in self.words), default=0.0)
        return right if right > _FULL * self.width else self.width - left


def drop_furniture(pages: list[Page]) -> None:
    """Take away page numbers, and lines that stand at head or foot of half the pages or more."""
    seen = Counter(key for page in pages for key in {_key(row) for row in page.margin_rows()})
    often = {key for key, count in seen.items() if count >= max(2, len(pages) / 2)}
    for page in pages:
        rows = [row for row in page.margin_rows() if _key(row) in often or _PAGE_NUMBER.fullmatch(line_of(row).text)]
        gone = {id(word) for row in rows for word in row}
        page.words = [word for word in page.words if id(word) not in gone]


def _key(row: list[Word]) -> str:
    return re.sub(r"\d+", "#", line_of(row).text.lower())


def inside(word: Word, box: tuple[float, float, float, float]) -> bool:
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(box[0] <= x < box[2] and box[1] <= y < box[3])
