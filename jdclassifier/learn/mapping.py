"""The role-to-category table, and the model's agreement with it when it sees bare titles."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..advert import Advert
from ..analyse import Analyser
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
        InputError: if the file or a column is missing, or a category is unknown; with the line.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            columns = [name.strip().lower() for name in reader.fieldnames or ()]
            if not {"title", "category"} <= set(columns):
                raise InputError(f"{path}: columns found: {', '.join(columns) or 'none'}; needed: title, category")
            reader.fieldnames = columns
            return [(row["title"].strip(), _category(path, reader.line_num, row["category"])) for row in reader if row["title"]]
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error}); give a CSV file in UTF-8") from None


def _category(path: Path, line: int, written: str | None) -> str:
    category = (written or "").strip().lower().replace(" ", "_")
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
