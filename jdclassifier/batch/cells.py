"""Values of typed cells (Excel, Parquet) as the text that a person would have typed."""

from __future__ import annotations

from datetime import date, datetime, time

_EXCEL_ERRORS = frozenset(("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"))


def cell_text(value: object) -> str:
    """Return a cell as text: dates as ISO 8601, whole numbers without a point, "" for empty cells and errors.

    >>> cell_text(21142.0), cell_text(datetime(2020, 11, 3)), cell_text("#N/A")
    ('21142', '2020-11-03', '')
    """
    match value:
        case str():
            return "" if value in _EXCEL_ERRORS else value
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case float() if value != value:  # not a number
            return ""
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | date() | time():
            return value.isoformat()
        case bytes():
            return value.decode("utf-8", "replace")
    return str(value)
