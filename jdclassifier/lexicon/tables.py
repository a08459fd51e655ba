"""Reading of the lexicon's CSV and TOML files; every problem is kept with file, line and mend."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass
class Problems:
    """The problems found so far, one line for a person each: "roles.csv:12: unknown workforce 'staff'; use ..."."""

    lines: list[str] = field(default_factory=list)

    def add(self, place: str, what: str) -> None:
        self.lines.append(f"{place}: {what}")


class Row(dict[str, str]):
    """One line of a table: its cells by column name, stripped, and the place it stands at."""

    def __init__(self, cells: dict[str, str], place: str, line: int) -> None:
        super().__init__(cells)
        self.place = place
        self.line = line

    def choice(self, column: str, allowed: tuple[str, ...], *, optional: bool = False) -> str:
        value = self[column]
        if value in allowed or (optional and not value):
            return value
        blank = " or leave it empty" if optional else ""
        raise ValueError(f"column {column!r} holds {value!r}; use one of {', '.join(filter(None, allowed))}{blank}")

    def required(self, column: str) -> str:
        if not self[column]:
            raise ValueError(f"column {column!r} is empty; fill it")
        return self[column]

    def number(self, column: str) -> float:
        try:
            return float(self[column].replace(",", ""))
        except ValueError:
            raise ValueError(f"column {column!r} holds {self[column]!r}; write a plain number") from None

    def level(self, column: str) -> int | None:
        value = self[column]
        if not value:
            return None
        if value.isdigit() and 1 <= int(value) <= 8:
            return int(value)
        raise ValueError(f"column {column!r} holds {value!r}; write an RQF level 1 to 8 or leave it empty")


def read_rows(path: Path, columns: tuple[str, ...], problems: Problems) -> Iterator[Row]:
    """Yield the rows of a UTF-8 CSV file with exactly these columns; rows of the wrong length become problems."""
    if not path.is_file():
        problems.add(path.name, "the file is missing; put it back from the repository")
        return
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        problems.add(f"{path.name}:{line}", "not UTF-8; save the file as 'CSV UTF-8'")
        return
    reader = csv.reader(text.splitlines(keepends=True))
    header = tuple(next(reader, ()))
    if header != columns:
        problems.add(f"{path.name}:1", f"the columns are {', '.join(header)}; they must be {', '.join(columns)}")
        return
    for cells in reader:
        place = f"{path.name}:{reader.line_num}"
        if not any(cells):
            continue
        if len(cells) != len(columns):
            problems.add(place, f"{len(cells)} cells instead of {len(columns)}; quote cells that hold a comma")
            continue
        named = {column: cell.strip() for column, cell in zip(columns, cells, strict=True)}
        yield Row(named, place, reader.line_num)


def parse_rows(path: Path, columns: tuple[str, ...], make: Callable[[Row], T], problems: Problems) -> list[T]:
    """Make a value of every row; a row that `make` refuses with ValueError becomes a problem."""
    made = []
    for row in read_rows(path, columns, problems):
        try:
            made.append(make(row))
        except ValueError as error:
            problems.add(row.place, str(error))
    return made


def read_toml(path: Path, problems: Problems) -> dict[str, Any]:
    """Return the content of a TOML file; a syntax error becomes a problem."""
    if not path.is_file():
        problems.add(path.name, "the file is missing; put it back from the repository")
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.add(path.name, f"not valid TOML: {error}")
        return {}


def toml_place(path: Path, header: str) -> str:
    """File and line at which the TOML table `header` begins."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip() in (f"[{header}]", f"[[{header}]]"):
            return f"{path.name}:{number}"
    return path.name
