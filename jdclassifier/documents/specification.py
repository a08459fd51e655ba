"""Person specification tables: which cells are essential, which desirable, and under which heading they stand.

Known layouts: columns headed Essential and Desirable, in any order and with others beside them; such columns that hold
ticks or crosses for the item at the head of the row; a column that says E or D, or Essential or Desirable, for the
row; rows across the whole table that say it for the rows below. Headings may repeat, cells be merged. Columns on how
something is assessed are left out.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .lines import Line, Part, full_width, is_label, lines_of_cell, place_of, width_of
from .model import Cell, Row, Table
from .words import column_role, is_level, mark

LEVELS = ("essential", "desirable")
_CODE = re.compile(r"(?:[A-Z]{1,3}(?:\s*[/,&+]\s*[A-Z]{1,3})*)?")
"""What a column without heading holds that says how items are assessed: "A/I"."""


@dataclass(slots=True)
class Entry:
    """What a row says: a heading that it opens ("Qualifications"), and its items with their levels."""

    row: int
    heading: list[Cell] = field(default_factory=list)
    items: list[tuple[str, Cell]] = field(default_factory=list)
    opens: bool = False


def is_specification(table: Table) -> bool:
    """Whether the table sorts what it holds into essential and desirable."""
    width = width_of(table)
    return width > 1 and any(section.sorts for section in _sections(table, width))


def lines_of_specification(table: Table, name: str) -> Iterator[Line]:
    """Write a person specification out: heading, Essential, its items, Desirable, its items; then the next heading."""
    group: list[Entry] = []
    for section in _sections(table, width_of(table)):
        for entry in section.entries():
            if entry.opens and group:
                yield from _lines_of_group(group, name)
                group = []
            group.append(entry)
        yield from _lines_of_group(group, name)
        group = []


def _lines_of_group(group: list[Entry], name: str) -> Iterator[Line]:
    for entry in group:
        for cell in entry.heading:
            yield from lines_of_cell(cell, place_of(name, entry.row, cell))
    found = [(level, entry.row, cell) for entry in group for level, cell in entry.items]
    for level in ("", *LEVELS):
        cells = [(row, cell) for given, row, cell in found if given == level]
        if cells and level:
            yield Line((Part(level.capitalize()),))
        for row, cell in cells:
            yield from lines_of_cell(cell, place_of(name, row, cell), item=bool(level))


@dataclass(slots=True)
class _Section:
    """Rows under one heading row: `roles` by column, `level` where a row across the table says it for all."""

    roles: dict[int, str]
    level: str
    title: tuple[int, Cell] | None
    rows: list[tuple[int, Row]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.roles = dict(self.roles)

    @property
    def sorts(self) -> bool:
        return bool(self.level or self._marked() or set(self.roles.values()) & {*LEVELS, "level"})

    def entries(self) -> Iterator[Entry]:
        if self.title:
            yield Entry(self.title[0], [self.title[1]], opens=True)
        marked = self._marked()
        headed = {column for column, role in self.roles.items() if role in LEVELS}
        if headed and not headed <= marked.keys():
            yield from (self._by_column(at, row) for at, row in self.rows)
        else:
            yield from self._by_mark(marked)

    def _role(self, cell: Cell) -> str:
        roles = [self.roles.get(column, "") for column in range(cell.column, cell.column + cell.span)]
        return next((role for role in roles if role in LEVELS), roles[0])

    def _by_column(self, at: int, row: Row) -> Entry:
        """Items stand in the columns of their level; what stands beside them is their heading."""
        entry = Entry(at)
        for cell in row:
            role = self._role(cell)
            if role in LEVELS:
                if cell.blocks and mark(cell.text) not in ("no", "cross"):
                    entry.items.append((role, cell))
            elif role != "left_out" and cell.blocks and not cell.text.isdigit():
                entry.heading.append(cell)
        entry.opens = bool(entry.heading)
        return entry

    def _by_mark(self, marked: dict[int, str]) -> Iterator[Entry]:
        """Items stand beside marks, or below a row that says their level; what stands before them is their heading."""
        self._leave_codes_out(marked)
        item_column = self._item_column(marked)
        ticks = any(mark(cell.text) == "yes" for _, row in self.rows for cell in row if cell.column in marked)
        last: dict[int, str] = {}
        for at, row in self.rows:
            entry, levels = Entry(at), []
            for cell in row:
                if cell.column in marked:
                    said = last.get(cell.column, "") if cell.below else mark(cell.text)
                    last[cell.column] = said
                    levels += _levels(said, self._role(cell), ticks)
            for cell in row:
                if not cell.blocks or cell.column in marked or self.roles.get(cell.column) == "left_out":
                    continue
                if cell.column < item_column:
                    entry.heading.append(cell)
                elif self.level:
                    entry.items.append((self.level, cell))
                elif levels or not marked or not is_label(cell):
                    entry.items += [(level, cell) for level in dict.fromkeys(levels or [""])]
                else:
                    entry.heading.append(cell)
            entry.heading = [cell for cell in entry.heading if not cell.text.strip(" .)").isdigit()]
            entry.opens = bool(entry.heading)
            yield entry

    def _marked(self) -> dict[int, str]:
        """Columns that hold nothing but marks: ticks below Essential or Desirable, elsewhere E and D."""
        columns: dict[int, list[str]] = {}
        for _, row in self.rows:
            for cell in row:
                if cell.blocks:
                    columns.setdefault(cell.column, []).append(cell.text)
        marked = {}
        for column, texts in columns.items():
            marks = [mark(text) for text in texts]
            role = self.roles.get(column, "")
            says_level = all(one in (*LEVELS, "both") for one in marks)
            whole_words = any(is_level(text) for text in texts)
            if all(marks) and (role in (*LEVELS, "level") or (says_level and (whole_words or len(texts) > 1))):
                marked[column] = role
        empty = {column: role for column, role in self.roles.items() if role in LEVELS and column not in columns}
        return marked | empty if marked else {}

    def _leave_codes_out(self, marked: dict[int, str]) -> None:
        columns = {cell.column for _, row in self.rows for cell in row}
        for column in columns - marked.keys() - {0}:
            cells = [cell for _, row in self.rows for cell in row if cell.column == column]
            if all(_CODE.fullmatch(cell.text) for cell in cells):
                self.roles[column] = "left_out"

    def _item_column(self, marked: dict[int, str]) -> int:
        """The column with the most words, and behind a column of levels the next if headings stand before that."""
        columns: dict[int, list[Cell]] = {}
        for _, row in self.rows:
            for cell in row:
                if cell.column not in marked and self.roles.get(cell.column) != "left_out":
                    columns.setdefault(cell.column, []).append(cell)
        words = {column: sum(len(cell.text) for cell in cells) for column, cells in columns.items()}
        most = max(words, key=lambda column: (words[column], -column), default=0)
        behind = [column for column in words if column > max(marked, default=len(words)) and words[column]]
        if behind and any(cell.below for cell in columns[most]):
            return min(behind)
        return most


def _levels(said: str, role: str, ticks: bool) -> list[str]:
    """The levels that a mark in a column of this role gives to its row; a cross beside ticks means no."""
    if said == "both":
        return list(LEVELS)
    if said in LEVELS:
        return [said]
    if role in LEVELS and (said == "yes" or (said == "cross" and not ticks)):
        return [role]
    return []


def _sections(table: Table, width: int) -> Iterator[_Section]:
    """Cut a table at its heading rows and at the rows that reach over its whole width."""
    section = _Section({}, "", None)
    for at, row in enumerate(table.rows):
        cell = full_width(row, width)
        roles = {} if cell else _heading_roles(row, section.roles)
        if cell and is_level(cell.text):
            yield section
            section = _Section(section.roles, _level_of(cell), None)
        elif cell:
            yield section
            section = _Section(section.roles, section.level, (at, cell))
        elif set(roles.values()) & {*LEVELS, "level"}:
            yield section
            beside = _beside(row, roles)
            section = _Section(roles, "", (at, beside) if beside else None)
        elif not section.rows and section.roles and roles and _is_second_heading(row):
            section.roles |= {column: role for column, role in roles.items() if role == "left_out"}
        else:
            section.rows.append((at, row))
    yield section


def _level_of(cell: Cell) -> str:
    role = column_role(cell.text)
    return role if role in LEVELS else mark(cell.text)


def _is_second_heading(row: Row) -> bool:
    return all(column_role(cell.text) for cell in row if cell.blocks)


def _heading_roles(row: Row, above: dict[int, str]) -> dict[int, str]:
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


def _beside(row: Row, roles: dict[int, str]) -> Cell | None:
    """The cell of a heading row that is itself a heading of what follows: "Qualifications | Essential | Desirable"."""
    cells = [cell for cell in row if cell.blocks and not roles.get(cell.column)]
    return cells[0] if len(cells) == 1 else None
