"""The role table for readers: both views of each role, whose word it is, and why the views part."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, fields

from ..lexicon import CATEGORIES, Role

OUTSIDE = "outside support"
"""What the table says of a role or title that is no support post."""
_WHOSE = {
    "review": "the review names it",
    "definition": "ours: the review's definition, applied to the usual entry",
    "code list": "ours: a national code list",
}
_NATIONAL = {"support": "support to clinical staff", "qualified": "professionally qualified", "": "not known"}


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role in both views.

    Attributes:
        group: Group by the review's definitions, or `OUTSIDE`.
        whose_word: Whether the review names the role, or the group is this project's reading.
        basis: The definition, list or sentence applied.
        national_view: How the national occupation codes count such staff.
        views: "same", "differ", or "not known" where the codes' view is not known.
        why: Where the views differ or one is not known, what is known of it.
    """

    role: str
    title: str
    group: str
    whose_word: str
    basis: str
    bands: str
    entry_level: str
    national_view: str
    views: str
    why: str


def role_rows(roles: Iterable[Role]) -> list[RoleRow]:
    """All roles, by group and then by id."""
    order = (*CATEGORIES, OUTSIDE)
    return sorted(map(_row, roles), key=lambda row: (order.index(row.group), row.role))


def _row(role: Role) -> RoleRow:
    views = _views(role)
    return RoleRow(
        role.id,
        role.title,
        role.category or OUTSIDE,
        _WHOSE[role.source],
        role.basis,
        "-".join(role.bands),
        f"level {role.entry_level}" if role.entry_level else "",
        _NATIONAL[role.national_group],
        views,
        "" if views == "same" else role.note.removeprefix("?").strip(),
    )


def _views(role: Role) -> str:
    if not role.national_group:
        return "not known"
    return "same" if (role.national_group == "support") == (role.workforce == "support") else "differ"


COLUMNS = tuple(field.name for field in fields(RoleRow))


def _csv(rows: list[RoleRow]) -> str:
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(tuple(asdict(row).values()) for row in rows)
    return lines.getvalue()


def _json(rows: list[RoleRow]) -> str:
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1) + "\n"


def _markdown(rows: list[RoleRow]) -> str:
    cells = [COLUMNS, ("---",) * len(COLUMNS), *(tuple(asdict(row).values()) for row in rows)]
    return "".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |\n" for line in cells)


FORMATS: dict[str, Callable[[list[RoleRow]], str]] = {".csv": _csv, ".json": _json, ".md": _markdown}
"""Written forms of the table, by the ending of the file."""
