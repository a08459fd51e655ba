"""PDF files: text and ruled tables in reading order; headers and footers that repeat on each page left out."""

from __future__ import annotations

import io
import logging
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from statistics import median
from typing import Any

from ..errors import DocumentError
from .limits import MAX_PAGES, MAX_PART
from .model import Block, Cell, Paragraph, Row, Source, Table
from .pdf_lines import PdfParagraph, Word, glued, line_of, paragraphs, paragraphs_of_cell, rows_of

_MARGIN = 0.12
"""Share of a page's height, at head and foot, where headers and footers stand."""
_PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?", re.I)
_MOST_DRAWN = 5_000
"""Lines and boxes of a page in which tables are looked for."""
_EDGE = 4.0
"""Points within which edges of cells are the same."""
_HEADING_SIZE = 1.15
_FULL = 0.6
"""Share of a page's width beyond which its longest lines are taken for full ones."""
_GLYPH = re.compile(r"\(cid:\d+\)")
_BULLET_GLYPH = ("(cid:127)", "\u2022")
"""How a bullet comes out of many fonts."""
_SCANNED = "a scan: it holds pictures of pages, no text; save it as PDF from Word, or run text recognition (OCR) on it"
_NO_LETTERS = "its fonts do not tell which letters they show; save it as PDF again, or give the Word file"


def read_pdf(data: bytes) -> Source:
    """Return the blocks of a PDF.

    Raises:
        DocumentError: if it is damaged, locked, scanned, or larger than the limits allow.
    """
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    _check_streams(data)
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > MAX_PAGES:
                raise DocumentError(f"has more than {MAX_PAGES} pages; give the pages of the job description only")
            pages = [_Page(page) for page in pdf.pages]
            title = pdf.metadata.get("Title", "")
            return Source(tuple(_blocks(pages)), title if isinstance(title, str) else "", _warnings(pages))
    except DocumentError:
        raise
    except Exception as error:  # pdfminer raises whatever the damaged part leads to
        raise DocumentError(_fault(error)) from error


def _fault(error: Exception) -> str:
    names = {type(one).__name__ for one in (error, *error.args, error.__cause__, error.__context__)}
    if names & {"PDFPasswordIncorrect", "PDFEncryptionError", "PDFTextExtractionNotAllowed"}:
        return "locked with a password; open it, print or save it as a PDF without one"
    return f"a damaged PDF ({type(error).__name__}); save it as PDF again"


def _check_streams(data: bytes) -> None:
    """Turn away a file one of whose streams unpacks to more than any page needs."""
    view = memoryview(data)
    for found in re.finditer(rb"\bstream\r?\n(?=[\x08-\x78])", data):
        try:
            unpacker = zlib.decompressobj()
            unpacker.decompress(view[found.end() :], MAX_PART)
        except zlib.error:
            continue
        if unpacker.unconsumed_tail and not unpacker.eof:
            raise DocumentError(f"a part of it unpacks to more than {MAX_PART // 1_000_000} MB; save it as PDF again")


class _Page:
    """What is taken from a page: its words and its tables."""

    def __init__(self, page: Any) -> None:
        self.number: int = page.page_number
        self.height = float(page.height)
        self.width = float(page.width)
        self.words: list[Word] = page.extract_words(x_tolerance=2, y_tolerance=2, extra_attrs=["size"])
        self.unreadable = sum("(cid:" in word["text"] for word in self.words)
        for word in self.words:
            word["text"] = _GLYPH.sub("", word["text"].replace(*_BULLET_GLYPH))
        self.words = [word for word in self.words if word["text"]]
        self.crowded = len(page.lines) + len(page.rects) + len(page.curves) > _MOST_DRAWN
        found = [] if self.crowded else page.find_tables()
        self.tables: list[Any] = sorted(found, key=lambda table: table.bbox[1])
        page.close()

    def margin_rows(self) -> Iterator[list[Word]]:
        """Rows that stand where headers and footers do, and in no table that reaches into the page."""
        head, foot = _MARGIN * self.height, (1 - _MARGIN) * self.height
        inner = [table.bbox for table in self.tables if table.bbox[3] > head and table.bbox[1] < foot]
        for row in rows_of(word for word in self.words if not any(_inside(word, box) for box in inner)):
            if row[0]["bottom"] < head or row[0]["top"] > foot:
                yield row

    def right(self) -> float:
        """Where full lines end: the right edge of the words, on a page of short lines its margin."""
        left = min((word["x0"] for word in self.words), default=0.0)
        right = max((word["x1"] for word in self.words), default=0.0)
        return right if right > _FULL * self.width else self.width - left


def _warnings(pages: list[_Page]) -> tuple[str, ...]:
    return tuple(f"page {page.number} holds too many lines to look for tables" for page in pages if page.crowded)


def _blocks(pages: list[_Page]) -> Iterator[Block]:
    words = [word for page in pages for word in page.words]
    if not words and not any(page.unreadable for page in pages):
        raise DocumentError(_SCANNED)
    if sum(page.unreadable for page in pages) * 2 > len(words):
        raise DocumentError(_NO_LETTERS)
    _drop_furniture(pages)
    sizes = sorted({round(word["size"], 1) for word in words}, reverse=True)
    body = median(word["size"] for word in words)
    counter = _Counter([size for size in sizes if size > _HEADING_SIZE * body])
    waiting: tuple[Block, list[float]] | None = None
    for page in pages:
        for at, found in enumerate(counter.blocks(page)):
            joined = _across(waiting, found) if waiting and at == 0 else None
            if waiting and not joined:
                yield waiting[0]
            waiting = joined or found
    if waiting:
        yield waiting[0]


def _across(one: tuple[Block, list[float]], other: tuple[Block, list[float]]) -> tuple[Block, list[float]] | None:
    """The block that goes on over the end of a page, None where another begins there."""
    match one, other:
        case (Table() as above, edges), (Table() as below, columns):
            return (Table(above.rows + below.rows), edges) if _same(columns, edges) else None
        case (Paragraph() as above, edges), (Paragraph() as below, _) if not (below.item or below.heading):
            if below.text[:1].islower() and not above.text.endswith((".", ":", "?", "!")):
                return replace(above, text=glued(above.text, below.text)), edges
    return None


def _same(one: list[float], other: list[float]) -> bool:
    return len(one) == len(other) and all(abs(a - b) <= _EDGE for a, b in zip(one, other, strict=True))


def _drop_furniture(pages: list[_Page]) -> None:
    """Take away page numbers, and lines that stand at head or foot of half the pages or more."""
    seen = Counter(key for page in pages for key in {_key(row) for row in page.margin_rows()})
    often = {key for key, count in seen.items() if count >= max(2, len(pages) / 2)}
    for page in pages:
        rows = [row for row in page.margin_rows() if _key(row) in often or _PAGE_NUMBER.fullmatch(line_of(row).text)]
        gone = {id(word) for row in rows for word in row}
        page.words = [word for word in page.words if id(word) not in gone]


def _key(row: list[Word]) -> str:
    return re.sub(r"\d+", "#", line_of(row).text.lower())


class _Counter:
    """Makes blocks and numbers the paragraphs as they come."""

    def __init__(self, heading_sizes: list[float]) -> None:
        self._count = 0
        self._heading_sizes = heading_sizes

    def blocks(self, page: _Page) -> Iterator[tuple[Block, list[float]]]:
        """The blocks of a page from above, tables with their column edges."""
        free = [word for word in page.words if not any(_inside(word, table.bbox) for table in page.tables)]
        for table in page.tables:
            above = [word for word in free if word["bottom"] <= table.bbox[1] + 1]
            free = [word for word in free if word["bottom"] > table.bbox[1] + 1]
            yield from ((self._paragraph(one, page), []) for one in paragraphs(above, page.right()))
            yield self._table(table, page), _edges(table.cells, 0)
        yield from ((self._paragraph(one, page), []) for one in paragraphs(free, page.right()))

    def _paragraph(self, found: PdfParagraph, page: _Page, *, in_table: bool = False) -> Paragraph:
        self._count += 1
        level = 0
        if not in_table and round(found.size, 1) in self._heading_sizes:
            level = self._heading_sizes.index(round(found.size, 1)) + 1
        return Paragraph(found.text, self._count - 1, page.number, level, found.item)

    def _table(self, table: Any, page: _Page) -> Table:
        words = [word for word in page.words if _inside(word, table.bbox)]
        columns, rows = _edges(table.cells, 0), _edges(table.cells, 1)
        placed: dict[int, list[Cell]] = {}
        for box in sorted(table.cells, key=lambda box: (box[1], box[0])):
            left, right = _nearest(columns, box[0]), _nearest(columns, box[2])
            top, bottom = _nearest(rows, box[1]), _nearest(rows, box[3])
            span = max(right - left, 1)
            inside = paragraphs_of_cell([word for word in words if _inside(word, box)], box[2])
            blocks = tuple(self._paragraph(one, page, in_table=True) for one in inside)
            placed.setdefault(top, []).append(Cell(left, blocks, span))
            for below in range(top + 1, bottom):
                placed.setdefault(below, []).append(Cell(left, (), span, below=True))
        made: list[Row] = [tuple(sorted(placed[at], key=lambda cell: cell.column)) for at in sorted(placed)]
        return Table(tuple(row for row in made if any(cell.blocks or cell.below for cell in row)))


def _inside(word: Word, box: tuple[float, float, float, float]) -> bool:
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(box[0] <= x < box[2] and box[1] <= y < box[3])


def _edges(cells: list[tuple[float, ...]], axis: int) -> list[float]:
    """The distinct edges of cells along an axis."""
    values = sorted({value for cell in cells for value in (cell[axis], cell[axis + 2])})
    distinct: list[float] = []
    for value in values:
        if not distinct or value - distinct[-1] > _EDGE:
            distinct.append(value)
    return distinct


def _nearest(edges: list[float], value: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - value))
