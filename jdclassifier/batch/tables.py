"""Tables: CSV and its relatives, a row at a time."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator

from ..errors import InputError
from .columns import Chosen, fields_of, find_columns
from .input_file import InputFile, Item
from .records import advert_from_fields
from .reject import Reject

_DELIMITERS = ",;\t|"
_LONGEST_CELL = 16_000_000  # a quotation mark that is never closed must not swallow a whole dump


def read_table(file: InputFile) -> Iterator[Item]:
    """Yield the adverts of a table whose first row names the columns.

    Raises:
        InputError: if the table is empty or has no column for title or text.
    """
    return read_table_text(file.lines(), file)


def read_table_text(lines: Iterator[str], file: InputFile) -> Iterator[Item]:
    """Yield the adverts of a table that was opened already."""
    csv.field_size_limit(_LONGEST_CELL)
    first = next((line for line in lines if line.strip()), "")
    file.found.delimiter = _delimiter(first, file.options.columns)
    rows = _rows(_Lines(first, lines), file.found.delimiter)
    header = next(rows)
    if isinstance(header, csv.Error):
        raise InputError(f"{file.name}: the row of column names cannot be read ({header})")
    places = file.table_places(header)
    for row, cells in enumerate(rows, 2):
        if isinstance(cells, csv.Error):
            yield Reject(file.name, row, "", f"{cells}; close each quotation mark, and double those inside a cell")
        elif any(cells) and not "".join(cells).isspace():
            yield _advert(cells, header, places, file.name, row)


def has_header(line: str, chosen: Chosen = ()) -> bool:
    """Whether a line names columns of adverts: how a table on standard input is told from plain text."""
    try:
        names = next(csv.reader([line], delimiter=_delimiter(line, chosen)))
    except csv.Error:  # longer than any cell
        return False
    return len(names) > 1 and not find_columns(tuple(names), chosen).keys().isdisjoint(("title", "text"))


def _advert(cells: list[str], header: list[str], places: dict[str, tuple[int, ...]], name: str, row: int) -> Item:
    width = len(header)
    if len(cells) < width or any(cells[width:]):
        mend = "put quotation marks round cells that hold a delimiter or a line end"
        return Reject(name, row, "", f"the row has {len(cells)} cells, the header has {width}; {mend}")
    return advert_from_fields(fields_of(header, cells, places), name, row)


def _delimiter(header: str, chosen: Chosen = ()) -> str:
    """The delimiter that finds most known columns in the header, then the most frequent one."""

    def fitness(delimiter: str) -> tuple[int, int]:
        try:
            names = next(csv.reader([header], delimiter=delimiter))
        except csv.Error:  # longer than any cell
            return 0, 0
        return len(find_columns(tuple(names), chosen)), header.count(delimiter)

    return max(_DELIMITERS, key=fitness)


class _Lines:
    """Lines that can be given back: those of the row being read are kept until it is whole."""

    def __init__(self, first: str, rest: Iterator[str]) -> None:
        self._again = deque([first])
        self._rest = rest
        self._row: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._rest)
        self._row.append(line)
        return line

    def keep_none(self) -> None:
        self._row.clear()

    def give_back_all_but_first(self) -> None:
        self._again.extendleft(reversed(self._row[1:]))
        self._row.clear()


def _rows(lines: _Lines, delimiter: str) -> Iterator[list[str] | csv.Error]:
    """Yield each row, or what is wrong with its quotation marks; then reading goes on a line further."""
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=True)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            lines.give_back_all_but_first()
            yield error
        else:
            lines.keep_none()
            yield row
