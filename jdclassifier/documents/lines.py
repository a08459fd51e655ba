"""Blocks written out as lines: list items marked, tables so that each line says by itself what its place said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from .model import Block, Cell, Paragraph, Row, Table
from .words import label_field

ITEM = "\u2022 "
LONGEST_LABEL = 8
"""Words of a longest label in front of a value."""


class Part(NamedTuple):
    """Words from one paragraph of the source; without a place they are ours."""

    text: str
    at: int = -1
    place: str = ""


class Line(NamedTuple):
    """A line to come: parts joined by `glue` behind `mark`."""

    parts: tuple[Part, ...]
    glue: str = ""
    mark: str = ""


class Placed(NamedTuple):
    """A cell and its name for a person."""

    cell: Cell
    place: str


END_OF_TABLE = Line((Part("(end of table)"),))
"""Stands between a person specification and what follows, so that "desirable" reaches no further."""


def lines_of(blocks: Iterable[Block], place: str = "") -> Iterator[Line]:
    """Write blocks out; `place` names the cell that they stand in."""
    from .specification import is_specification, lines_of_specification

    tables, specified = 0, False
    for block in blocks:
        if isinstance(block, Paragraph):
            if specified:
                yield END_OF_TABLE
                specified = False
            yield line_of(block, place)
            continue
        tables += 1
        inner = f"{place}, table {tables}" if place else f"table {tables}"
        if is_specification(block):
            yield from lines_of_specification(block, inner)
            specified = not place
        else:
            yield from _lines_of_table(block, inner)


def part_of(paragraph: Paragraph, place: str) -> Part:
    """The words of a paragraph with its place for a person."""
    words = place or f"paragraph {paragraph.at + 1}"
    return Part(paragraph.text, paragraph.at, f"page {paragraph.page}, {words}" if paragraph.page else words)


def line_of(paragraph: Paragraph, place: str, *, item: bool = False) -> Line:
    """A paragraph as a line of its own."""
    return Line((part_of(paragraph, place),), mark=ITEM if item or paragraph.item else "")


def lines_of_cell(cell: Cell, place: str, *, item: bool = False) -> Iterator[Line]:
    """The content of a cell, a line a paragraph."""
    for line in lines_of(cell.blocks, place):
        yield line._replace(mark=ITEM) if item and len(line.parts) == 1 and line.parts[0].at >= 0 else line


def place_of(table: str, row: int, cell: Cell) -> str:
    """Name of a cell for a person."""
    return f"{table}, row {row + 1}, column {cell.column + 1}"


def _lines_of_table(table: Table, name: str) -> Iterator[Line]:
    """A table that is no person specification: labels before their values, other rows cell by cell."""
    labels: list[Placed] = []
    for at, row in enumerate(table.rows):
        cells = [Placed(cell, place_of(name, at, cell)) for cell in row if cell.blocks]
        if at == 0 and len(cells) > 2 and _heads_values(cells):
            labels = cells
        elif labels and len(cells) == len(labels):
            for label, value in zip(labels, cells, strict=True):
                yield from _labelled(label, value)
        elif cells and len(cells) % 2 == 0 and all(is_label(label.cell) for label in cells[::2]):
            for label, value in zip(cells[::2], cells[1::2], strict=True):
                yield from _labelled(label, value)
        elif len(cells) > 1 and all(_is_single(one.cell) for one in cells):
            parts = (line.parts for one in cells for line in lines_of_cell(*one))
            yield Line(tuple(chain.from_iterable(parts)), " | ")
        else:
            for one in cells:
                yield from lines_of_cell(*one)


def _labelled(label: Placed, value: Placed) -> Iterator[Line]:
    """A label and what it names, on one line if that is one paragraph."""
    (head,) = lines_of_cell(*label)
    if _is_single(value.cell):
        (tail,) = lines_of_cell(*value)
        yield Line(head.parts + tail.parts, ": ")
    else:
        yield head
        yield from lines_of_cell(*value)


def is_label(cell: Cell) -> bool:
    """Whether a cell names what the cell beside it holds."""
    text = cell.text
    return _is_single(cell) and len(text.split()) <= LONGEST_LABEL and not text.endswith((".", ";"))


def _heads_values(cells: Sequence[Placed]) -> bool:
    """Whether a first row names what stands below: "Post | Band | Hours"."""
    fields = [label_field(one.cell.text) for one in cells]
    return all(is_label(one.cell) for one in cells) and any(one and other for one, other in pairwise(fields))


def _is_single(cell: Cell) -> bool:
    (first, *more) = cell.blocks or (None,)
    return isinstance(first, Paragraph) and not more and "\n" not in first.text.strip()


def full_width(row: Row, width: int) -> Cell | None:
    """The one cell of a row that reaches over the whole table."""
    cells: Sequence[Cell] = [cell for cell in row if cell.blocks]
    return cells[0] if len(cells) == 1 and (cells[0].span >= width or len(row) == 1) and width > 1 else None


def width_of(table: Table) -> int:
    """Number of columns."""
    return max((cell.column + cell.span for row in table.rows for cell in row), default=0)
