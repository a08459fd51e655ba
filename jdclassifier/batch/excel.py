"""Excel workbooks to adverts, a row at a time."""

from __future__ import annotations

import itertools
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ..errors import InputError
from .cells import cell_text
from .columns import fields_of, find_columns
from .input_file import InputFile, Item
from .records import advert_from_fields

_HEADER_WITHIN = 20  # rows: above the column names there may be a title, a date, an empty line
_BROKEN = (
    zipfile.BadZipFile,
    KeyError,
    ValueError,
    TypeError,
    OSError,
    EOFError,
    SyntaxError,
)  # whatever openpyxl trips over


def read_excel(file: InputFile) -> Iterator[Item]:
    """Yield the adverts of one sheet: the one asked for, else the first that has a title and a text column.

    Raises:
        InputError: if it is no workbook, or has no such sheet.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.escape import unescape

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(file.stream, read_only=True, data_only=True)
        except _BROKEN as error:
            mend = "open it in Excel and save it as .xlsx, without a password"
            raise InputError(f"{file.name}: not a readable Excel workbook; {mend}") from error
        sheet, row, names = _find_sheet(book, file)
        file.found.sheet = sheet.title
        file = replace(file, name=f"{file.name}:{sheet.title}")
        places = file.table_places(names)
        for number, values in _rows(sheet, row + 1):
            cells = [unescape(cell) if "_x" in cell else cell for cell in map(cell_text, values)]
            if any(cell and not cell.isspace() for cell in cells):
                cells += [""] * (len(names) - len(cells))
                yield advert_from_fields(fields_of(names, cells, places), file.name, number)


def _find_sheet(book: Any, file: InputFile) -> tuple[Any, int, list[str]]:
    """The sheet to read, the row of its column names, and these."""
    wanted = file.options.sheet
    sheets = [sheet for sheet in book.worksheets if wanted is None or sheet.title == wanted]
    if not sheets:
        there = ", ".join(sheet.title for sheet in book.worksheets)
        raise InputError(f"{file.name}: no sheet is named {wanted!r}; sheets found: {there}")
    headers = [(sheet, *_header(sheet, file)) for sheet in sheets]
    for sheet, row, names, fits in headers:
        if fits:
            return sheet, row, names
    sheet, row, names, _ = next((header for header in headers if header[2]), headers[0])
    return sheet, row, names


def _header(sheet: Any, file: InputFile) -> tuple[int, list[str], bool]:
    """The row that names the columns, the names, and whether title and text are among them."""
    first: tuple[int, list[str], bool] = (1, [], False)
    for number, values in itertools.islice(_rows(sheet, 1), _HEADER_WITHIN):
        names = [cell_text(value).strip() for value in values]
        while names and not names[-1]:
            names.pop()
        if {"title", "text"} <= find_columns(tuple(names), file.options.columns).keys():
            return number, names, True
        if names and not first[1]:
            first = number, names, False
    return first


def _rows(sheet: Any, start: int) -> Iterator[tuple[int, tuple[Any, ...]]]:
    sheet.reset_dimensions()  # many programs state them wrongly
    return enumerate(sheet.iter_rows(min_row=start, values_only=True), start)
