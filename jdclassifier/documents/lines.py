"""Blocks written out as lines: list items marked, tables so that each line says by itself what its place said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
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
    labels: Row = ()
    for at, row in enumerate(table.rows):
        cells = [cell for cell in row if cell.blocks]
        places = [place_of(name, at, cell) for cell in cells]
        if at == 0 and len(cells) > 2 and heads_values(cells):
            labels = tuple(cells)
        elif labels and len(cells) == len(labels):
            for label, value, place in zip(labels, cells, places, strict=True):
                yield from _labelled(label, place_of(name, 0, label), value, place)
        elif len(cells) % 2 == 0 and cells and all(map(is_label, cells[::2])):
            for label, value in zip(range(0, len(cells), 2), range(1, len(cells), 2), strict=True):
                yield from _labelled(cells[label], places[label], cells[value], places[value])
        elif len(cells) > 1 and all(_is_single(cell) for cell in cells):
            parts = (part_of(cell.blocks[0], place) for cell, place in zip(cells, places, strict=True))  # type: ignore[arg-type]
            yield Line(tuple(parts), " | ")
        else:
            for cell, place in zip(cells, places, strict=True):
                yield from lines_of_cell(cell, place)


def _labelled(label: Cell, label_place: str, value: Cell, value_place: str) -> Iterator[Line]:
    (head,) = lines_of_cell(label, label_place)
    if _is_single(value):
        (tail,) = lines_of_cell(value, value_place)
        yield Line(head.parts + tail.parts, ": ")
    else:
        yield head
        yield from lines_of_cell(value, value_place)


def is_label(cell: Cell) -> bool:
    """Whether a cell names what the cell beside it holds."""
    text = cell.text
    return _is_single(cell) and len(text.split()) <= LONGEST_LABEL and not text.endswith((".", ";"))


def heads_values(cells: Sequence[Cell]) -> bool:
    """Whether a first row names what stands below: "Post | Band | Hours"."""
    fields = [label_field(cell.text) for cell in cells]
    return all(map(is_label, cells)) and any(one and other for one, other in pairwise(fields))


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
