"""What a report consists of, before it becomes a page, a text or a workbook."""

from __future__ import annotations

from dataclasses import dataclass

from .figures import Share

Cell = Share | int | str


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `of` is the denominator that all its shares have, None where they differ or there are none."""

    heading: str
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row; the cells behind its label answer the columns behind the first."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `id` is unique in the report; the first column is that of the labels."""

    id: str
    heading: str
    note: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of one table: `drawing` is the name of the function in charts.py that draws it from the tally."""

    drawing: str
    caption: str


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter: the question it answers, the answer in sentences, charts, the tables behind them, caveats."""

    id: str
    heading: str
    asks: str
    answers: tuple[str, ...]
    charts: tuple[Chart, ...]
    tables: tuple[Table, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All of it, in order."""

    title: str
    subtitle: str
    summary: tuple[str, ...]
    sections: tuple[Section, ...]
