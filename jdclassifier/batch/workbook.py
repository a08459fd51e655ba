"""Results as an Excel workbook: sheets of results, evidence and rejects, written a row at a time."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import astuple, fields
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..result import COLUMNS, EVIDENCE_COLUMNS, Record, is_formula
from .reject import Reject
from .staging import StagedFile
from .writer import Writer

ROWS = 1_048_576
"""Most rows of a sheet, the row of names among them; what is beyond goes to a further sheet."""
_LONGEST_CELL = 32_767
_FIRST = ("id", "title", "category", "in_scope", "review", "confidence", "role_title", "workforce", "setting")
_RESULTS = tuple(dict.fromkeys((*_FIRST, *COLUMNS)))
_EVIDENCE = tuple(dict.fromkeys(("field", "value", "where", *EVIDENCE_COLUMNS)))
_WIDTHS = {
    "id": 14,
    "title": 48,
    "category": 20,
    "role_title": 32,
    "role": 26,
    "setting": 18,
    "source": 26,
    "esr_job_role": 30,
    "category_set": 32,
    "review_reasons": 60,
    "contradictions": 60,
    "supervision_received": 21,
    "duplicate_of": 14,
    "model": 34,
    "field": 24,
    "value": 22,
    "text": 70,
    "reason": 90,
}
_WRAPPED = frozenset(("review_reasons", "contradictions", "text", "reason"))
_LINE = 15.0  # points
_MOST_LINES = 20
_NUMBERS = {"salary_min": "#,##0", "salary_max": "#,##0", "role_score": "0.0", "confidence": "0.00"}
_RIGHT = ("salary_min", "salary_max", "start", "end")
_LEFT = ("id", "value", "bands", "band_inferred")
_LOOKS: dict[str, dict[str, object]] = {
    "": {},
    "quoted": {"quote_prefix": True},
    "number": {"align": "center"},
    "truth": {"num_format": '"TRUE";"TRUE";"FALSE"', "align": "center"},  # LibreOffice shows 1 and 0 without it
}
_MADE = datetime(2000, 1, 1)  # the same answers are the same bytes, whenever they are written


class Workbook(Writer):
    """One workbook; its sheets grow side by side."""

    def __init__(self, results: StagedFile) -> None:
        import xlsxwriter

        self._file = results
        self._folder = TemporaryDirectory(prefix="jdclassifier-")
        self._whole = Path(self._folder.name) / "whole.xlsx"
        options = {"constant_memory": True, "tmpdir": self._folder.name}
        self._book: Any = xlsxwriter.Workbook(self._whole, options)
        self._book.set_properties({"created": _MADE})
        styles = _Styles(self._book)
        self._results = _Sheet(self._book, styles, "Results", _RESULTS, frozen=2)
        self._evidence = _Sheet(self._book, styles, "Evidence", ("id", "title", *_EVIDENCE), frozen=2)
        self._rejects = _Sheet(self._book, styles, "Rejects", tuple(field.name for field in fields(Reject)))

    def write(self, record: Record, /) -> None:
        with self._file.reported():
            self._results.add([record[name] for name in _RESULTS])
            for fact in record["evidence"]:
                self._evidence.add([record["id"], record["title"], *(fact[name] for name in _EVIDENCE)])

    def reject(self, reject: Reject, /) -> None:
        """Write one reject."""
        with self._file.reported():
            self._rejects.add(astuple(reject))

    def finish(self) -> None:
        from xlsxwriter.exceptions import FileCreateError

        for sheet in (self._results, self._evidence, self._rejects):
            sheet.finish()
        with self._file.reported():
            try:
                self._book.close()
            except FileCreateError as error:
                raise OSError(str(error)) from error
            with self._whole.open("rb") as whole:
                shutil.copyfileobj(whole, self._file.stream)

    def discard(self) -> None:
        self._folder.cleanup()


class _Styles:
    """How cells look, by column."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self.header = book.add_format({"bold": True, "bg_color": "#DCE6F1", "bottom": 1, "valign": "top"})
        self.doubtful = book.add_format({"bg_color": "#FFF2CC"})
        self._known: dict[tuple[str, str], Any] = {}

    def of(self, column: str, kind: str = "") -> Any:
        """The style of a column for a kind of cells: "quoted" is text that begins like a formula and stays text."""
        if (column, kind) not in self._known:
            number = _NUMBERS.get(column) or ("0.00" if column.startswith("p_") else "General")
            look = {"valign": "top", "text_wrap": column in _WRAPPED, "num_format": number, **_LOOKS[kind]}
            look |= {"align": "left"} if column in _LEFT else {"align": "right"} if column in _RIGHT else {}
            self._known[column, kind] = self._book.add_format(look)
        return self._known[column, kind]


class _Sheet:
    """One table; when a sheet is full it goes on in the next."""

    def __init__(self, book: Any, styles: _Styles, name: str, columns: Sequence[str], frozen: int = 0) -> None:
        self._book, self._styles, self._name, self._columns, self._frozen = book, styles, name, columns, frozen
        self._number = 0
        self._begin()

    def add(self, values: Sequence[object]) -> None:
        """Write one row."""
        if self._row == ROWS:
            self.finish()
            self._begin()
        texts = [_flat(value) for value in values]
        lines = max(map(_lines, self._columns, texts), default=1)
        if lines > 1:  # neither Excel nor LibreOffice finds out by itself
            self._sheet.set_row(self._row, lines * _LINE)
        for place, (column, value) in enumerate(zip(self._columns, texts, strict=True)):
            self._write(place, column, value)
        self._row += 1

    def finish(self) -> None:
        """Set what needs to know the number of rows: filters, and the colour of rows to review."""
        last = max(self._row - 1, 1), len(self._columns) - 1
        self._sheet.autofilter(0, 0, *last)
        if "review" in self._columns:
            from xlsxwriter.utility import xl_col_to_name

            criteria = f"=${xl_col_to_name(self._columns.index('review'))}2=TRUE"
            rule = {"type": "formula", "criteria": criteria, "format": self._styles.doubtful}
            self._sheet.conditional_format(1, 0, *last, rule)

    def _begin(self) -> None:
        self._number += 1
        self._sheet = self._book.add_worksheet(self._name if self._number == 1 else f"{self._name} {self._number}")
        self._sheet.freeze_panes(1, self._frozen)
        self._sheet.set_landscape()
        self._sheet.repeat_rows(0)
        for place, column in enumerate(self._columns):
            self._sheet.set_column(place, place, _WIDTHS.get(column, len(column) + 4), self._styles.of(column))
            self._sheet.write_string(0, place, column, self._styles.header)
        self._row = 1

    def _write(self, place: int, column: str, value: object) -> None:
        if isinstance(value, bool):
            self._sheet.write_boolean(self._row, place, value, self._styles.of(column, "truth"))
        elif isinstance(value, int | float):
            self._sheet.write_number(self._row, place, value, self._styles.of(column, "number"))
        elif isinstance(value, str) and value:
            style = self._styles.of(column, "quoted" if is_formula(value) else "")
            self._sheet.write_string(self._row, place, value, style)


def _flat(value: object) -> object:
    """A value as one cell holds it."""
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    return value[:_LONGEST_CELL] if isinstance(value, str) else value


def _lines(column: str, value: object) -> int:
    """How many lines a cell takes."""
    if column not in _WRAPPED or not isinstance(value, str):
        return 1
    return min(sum(1 + len(line) // _WIDTHS[column] for line in value.split("\n")), _MOST_LINES)
