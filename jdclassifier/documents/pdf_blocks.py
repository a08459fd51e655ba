"""What stands on PDF pages made blocks: paragraphs, headings and tables, joined where they go on over a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from .model import Block, Cell, Paragraph, Row, Table
from .pdf_lines import PdfParagraph, glued, paragraphs, paragraphs_of_cell
from .pdf_page import Page, inside

_EDGE = 4.0
"""Points within which edges of cells are the same."""

Found = tuple[Block, list[float]]
"""A block and, of a table, the edges of its columns."""


class BlockMaker:
    """Makes blocks and numbers the paragraphs as they come."""

    def __init__(self, heading_sizes: list[float]) -> None:
        self._count = 0
        self._heading_sizes = heading_sizes

    def blocks(self, page: Page) -> Iterator[Found]:
        """The blocks of a page from above, tables with their column edges."""
        free = [word for word in page.words if not any(inside(word, table.bbox) for table in page.tables)]
        for table in page.tables:
            above = [word for word in free if word["bottom"] <= table.bbox[1] + 1]
            free = [word for word in free if word["bottom"] > table.bbox[1] + 1]
            yield from ((self._paragraph(one, page), []) for one in paragraphs(above, page.right()))
            yield self._table(table, page), _edges(table.cells, 0)
        yield from ((self._paragraph(one, page), []) for one in paragraphs(free, page.right()))

    def _paragraph(self, found: PdfParagraph, page: Page, *, in_table: bool = False) -> Paragraph:
        self._count += 1
        level = 0
        if not in_table and round(found.size, 1) in self._heading_sizes:
            level = self._heading_sizes.index(round(found.size, 1)) + 1
        return Paragraph(found.text, self._count - 1, page.number, level, found.item)

    def _table(self, table: Any, page: Page) -> Table:
        words = [word for word in page.words if inside(word, table.bbox)]
        columns, rows = _edges(table.cells, 0), _edges(table.cells, 1)
        placed: dict[int, list[Cell]] = {}
        for box in sorted(table.cells, key=lambda box: (box[1], box[0])):
            left, right = _nearest(columns, box[0]), _nearest(columns, box[2])
            top, bottom = _nearest(rows, box[1]), _nearest(rows, box[3])
            span = max(right - left, 1)
            held = paragraphs_of_cell([word for word in words if inside(word, box)], box[2])
            blocks = tuple(self._paragraph(one, page, in_table=True) for one in held)
            placed.setdefault(top, []).append(Cell(left, blocks, span))
            for below in range(top + 1, bottom):
                placed.setdefault(below, []).append(Cell(left, (), span, below=True))
        made: list[Row] = [tuple(sorted(placed[at], key=lambda cell: cell.column)) for at in sorted(placed)]
        return Table(tuple(row for row in made if any(cell.blocks or cell.below for cell in row)))


def across(one: Found, other: Found) -> Found | None:
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
