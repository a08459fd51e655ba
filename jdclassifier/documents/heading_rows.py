"""Rows of a table that head the rows below: what they make of each column."""

from __future__ import annotations

import itertools

from .model import Cell, Row
from .words import column_role, mark

LEVELS = ("essential", "desirable")


def level_of(cell: Cell) -> str:
    role = column_role(cell.text)
    return role if role in LEVELS else mark(cell.text)


def is_second_heading(row: Row) -> bool:
    return all(column_role(cell.text) for cell in row if cell.blocks)


def heading_roles(row: Row, above: dict[int, str]) -> dict[int, str]:
    """Roles by column of a heading row; {} where the row is none: "E/D" below "E/D" says that an item is both."""
    cells = [cell for cell in row if cell.blocks]
    roles = [column_role(cell.text) for cell in cells]
    marks = {mark(cell.text) for cell in cells}
    if set(LEVELS) <= marks:  # "E" and "D" beside each other head columns
        roles = [
            mark(cell.text) if mark(cell.text) in LEVELS else role for cell, role in zip(cells, roles, strict=True)
        ]
    levels = {role for role in roles if role in (*LEVELS, "level")}
    known = all(roles) and len(roles) > 1
    if not known and not set(LEVELS) <= levels and ("level" not in levels or "level" in above.values()):
        return {}
    spans = [range(cell.column, cell.column + cell.span) for cell in cells]
    return dict(
        itertools.chain.from_iterable(((c, role) for c in span) for span, role in zip(spans, roles, strict=True))
    )


def heading_beside(row: Row, roles: dict[int, str]) -> Cell | None:
    """The cell of a heading row that is itself a heading of what follows: "Qualifications | Essential | Desirable"."""
    cells = [cell for cell in row if cell.blocks and not roles.get(cell.column)]
    return cells[0] if len(cells) == 1 else None
