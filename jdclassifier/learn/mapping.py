"""The role-to-category table, and the model's agreement with it when it sees bare titles."""

from __future__ import annotations

import csv
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..advert import Advert
from ..analyse import Analyser
from ..batch.streams import text_lines
from ..errors import InputError
from ..lexicon import CATEGORIES

OUTSIDE = "outside support"
"""What the table says of a title that is no support post."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """A title, the group that the table gives it, and what the program says of the bare title."""

    title: str
    expected: str
    role: str | None
    got: str
    nearest: str | None

    @property
    def agrees(self) -> bool:
        """Whether program and table say the same."""
        return self.expected == self.got


def shipped_table(analyser: Analyser) -> list[tuple[str, str]]:
    """Every role's printed title and every variant of titles.csv, with its role's category or `OUTSIDE`."""
    roles = analyser.lexicon.roles
    table = {role.title: role.category or OUTSIDE for role in roles.values()}
    table.update({variant.title: roles[variant.role].category or OUTSIDE for variant in analyser.lexicon.titles})
    return list(table.items())


def read_table(path: Path) -> list[tuple[str, str]]:
    """Read a researcher's own table: a CSV file with columns `title` and `category`.

    Raises:
        InputError: if the file or a column is missing, a row is ragged, or a category is unknown; with the line.
    """
    try:
        with path.open("rb") as stream:
            table = list(_rows(path, text_lines(stream)))
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{path}: cannot be read ({reason}); give a CSV file") from None
    if not table:
        raise InputError(f"{path}: no titles; write one a row below the names of the columns")
    return table


def _rows(path: Path, lines: Iterator[str]) -> Iterator[tuple[str, str]]:
    """Title and group of each row; the delimiter is the one that finds both columns in the first row."""
    try:
        header = next(lines, "")
        delimiter = next((d for d in ",;\t" if {"title", "category"} <= set(_names(header, d))), ",")
        columns = _names(header, delimiter)
    except csv.Error as error:
        raise InputError(f"{path}:1: {error}; name the columns in the first row") from None
    if not {"title", "category"} <= set(columns):
        raise InputError(f"{path}: columns found: {', '.join(columns) or 'none'}; needed: title, category")
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            row, line = dict(zip(columns, cells, strict=False)), reader.line_num + 1
            if any(cells) and len(cells) != len(columns):
                found = f"the row has {len(cells)} cells, the header has {len(columns)}"
                raise InputError(f"{path}:{line}: {found}; put quotation marks round cells that hold a delimiter")
            if title := row.get("title", "").strip():
                yield title, _category(path, line, row["category"])
    except csv.Error as error:
        raise InputError(f"{path}:{reader.line_num + 1}: {error}; close each quotation mark") from None


def _names(header: str, delimiter: str) -> list[str]:
    return [name.strip().lower() for name in next(csv.reader([header], delimiter=delimiter), [])]


def _category(path: Path, line: int, written: str) -> str:
    category = written.strip().lower().replace(" ", "_")
    if category in CATEGORIES:
        return category
    if category in ("", "outside_support", "out_of_scope", "none"):
        return OUTSIDE
    raise InputError(f"{path}:{line}: unknown category {written!r}; use {', '.join(CATEGORIES)} or leave it empty")


def agreement(analyser: Analyser, table: Iterable[tuple[str, str]]) -> list[Mapped]:
    """Classify every title of a table as an advert without text."""
    rows: Sequence[tuple[str, str]] = list(table)
    results = analyser.classify_many(Advert(id=title, title=title, text="") for title, _ in rows)
    mapped = []
    for (title, expected), result in zip(rows, results, strict=True):
        nearest = result.role or (result.role_alternatives[0].role if result.role_alternatives else None)
        mapped.append(Mapped(title, expected, result.role, result.category or OUTSIDE, nearest))
    return mapped
