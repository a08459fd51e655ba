"""The role-to-category table, and the model's agreement with it when it sees bare titles."""

from __future__ import annotations

import csv
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..advert import Advert
from ..analyse import Analyser
from ..batch.streams import text_lines
from ..errors import InputError
from ..lexicon import CATEGORIES, Role
from .corpus import Labelled
from .noise import noisy_titles
from .role_table import OUTSIDE


@dataclass(frozen=True, slots=True)
class Mapped:
    """A title, the group that the table gives it, and what the program says of the bare title."""

    title: str
    expected: str
    role: str | None
    got: str
    nearest: tuple[str, ...]

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
    rows = list(table)
    return _mapped(analyser, rows, [Advert(id=title, title=title, text="") for title, _ in rows])


def noisy_agreement(analyser: Analyser, table: Iterable[tuple[str, str]]) -> list[Mapped]:
    """The same with band, site, hours and the like put on each title."""
    rows = list(table)
    titles = noisy_titles((title for title, _ in rows), analyser.lexicon)
    return agreement(analyser, zip(titles, (expected for _, expected in rows), strict=True))


def advert_agreement(analyser: Analyser, labelled: Iterable[Labelled]) -> list[Mapped]:
    """Classify whole labelled adverts; the label is what the table is for titles."""
    adverts = list(labelled)
    rows = [(one.advert.title, one.labels["category"] or OUTSIDE) for one in adverts]
    return _mapped(analyser, rows, [one.advert for one in adverts])


def _mapped(analyser: Analyser, rows: Sequence[tuple[str, str]], adverts: Sequence[Advert]) -> list[Mapped]:
    mapped = []
    for (title, expected), result in zip(rows, analyser.classify_many(adverts), strict=True):
        nearest = tuple(one.role for one in result.role_alternatives[:3])
        mapped.append(Mapped(title, expected, result.role, result.category or OUTSIDE, nearest))
    return mapped


def moved(mapped: Iterable[Mapped], roles: Mapping[str, Role]) -> list[tuple[str, str, Counter[str]]]:
    """Roles that another table puts elsewhere: id, group by ours, and the other's groups of the role's titles."""
    theirs: dict[str, Counter[str]] = {}
    for one in mapped:
        if one.role:
            theirs.setdefault(one.role, Counter())[one.expected] += 1
    ours = {role: roles[role].category or OUTSIDE for role in theirs}
    return [(role, ours[role], theirs[role]) for role in sorted(theirs) if set(theirs[role]) != {ours[role]}]
