"""Labelled adverts: read from `corpus/adverts` or a user's own file, checked against the codebook."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..advert import Advert
from ..errors import CorpusError
from ..lexicon import CATEGORIES, SETTINGS, WORKFORCES, Role
from .sheets import labelled_rows

REGISTRATIONS = ("required", "on_completion", "none_stated")
SUPERVISIONS = ("directed", "offered", None)
REGISTERS = ("NMC", "HCPC", "SWE", "GMC", "GPhC", "BABCP", "BACP", "BPS", "UKCP", "other")
LABELS = (
    *("workforce", "setting", "category", "role", "bands", "essential_level", "desirable_level", "equivalent_accepted"),
    *("registration", "registers", "supervision_received", "supervises_others", "training_post"),
)
"""The label fields of the codebook, in its order."""
KINDS = {
    "qual": "qualification",
    "equiv": "equivalent",
    "train": "training",
    "exp": "experience",
    "reg": "registration",
    "sup": "supervision",
    "band": "band",
    "set": "setting",
}
"""Kinds of marked spans, and the kind of fact that answers each."""
BANDS = (*range(1, 10), "8a", "8b", "8c", "8d")
_NEEDED = ("workforce", "setting", "category")
_MOST_PROBLEMS = 30


@dataclass(frozen=True, slots=True)
class Labelled:
    """An advert with its labels, the spans that state them (`corpus/README.md`), and the writer it comes from."""

    advert: Advert
    labels: dict[str, Any]
    spans: tuple[dict[str, Any], ...]
    writer: str

    @property
    def label(self) -> str:
        """The four-way answer a researcher counts: a category, or "out_of_scope"."""
        return four_way(self.labels)


def four_way(labels: dict[str, Any]) -> str:
    """The category of a support post in mental health, "out_of_scope" for every other post."""
    if labels.get("workforce") == "support" and labels.get("setting") == "mental_health":
        return labels.get("category") or "none"
    return "out_of_scope"


def read_corpus(sources: Iterable[Path], roles: dict[str, Role]) -> list[Labelled]:
    """Read labelled adverts from files (`sheets.py`) and from folders of JSONL, in the order of their names.

    Raises:
        CorpusError: if a file is missing, no advert is found, or a label breaks the codebook; one problem a
            line, with file and line.
    """
    sources = list(sources)
    labelled: list[Labelled] = []
    problems: list[str] = []
    seen: dict[str, str] = {}
    for path in _files(sources):
        report = functools.partial(_report, problems, path)
        for number, row in labelled_rows(path, report):
            place = f"{path.name}:{number}"
            found = list(check_labels(row, roles))
            if isinstance(row.get("id"), str) and row["id"] in seen:
                found.append(f"id {row['id']!r} stands already at {seen[row['id']]}; give it another")
            if found:
                problems += [f"{place}: {problem}" for problem in found]
                continue
            seen[row["id"]] = place
            labelled.append(_labelled(row, path, place))
    if problems:
        more = f"\n... and {len(problems) - _MOST_PROBLEMS} more" if len(problems) > _MOST_PROBLEMS else ""
        raise CorpusError("\n".join(problems[:_MOST_PROBLEMS]) + more)
    if not labelled:
        raise CorpusError(f"{', '.join(map(str, sources))}: no labelled advert; write one JSON object a line")
    return labelled


def check_labels(row: dict[str, Any], roles: dict[str, Role]) -> Iterator[str]:
    """Yield what breaks the codebook in one labelled advert, a sentence each."""
    for name in ("id", "title", "text"):
        if not isinstance(row.get(name), str) or (name == "id" and not row[name]):
            yield f"field {name!r} is missing or no text; write it in quotation marks"
    for name in ("employer", "salary", "date"):
        if not isinstance(row.get(name, ""), str | None):
            yield f"field {name!r} is no text; write it in quotation marks or leave it out"
    for name in _NEEDED:
        if name not in row:
            yield f"label {name!r} is missing; give it as the codebook says"
    yield from _not_among(row, "workforce", WORKFORCES)
    yield from _not_among(row, "setting", SETTINGS)
    yield from _not_among(row, "category", (*CATEGORIES, None))
    yield from _not_among(row, "registration", REGISTRATIONS)
    yield from _not_among(row, "supervision_received", SUPERVISIONS)
    if (row.get("workforce") == "support") != (row.get("category") is not None):
        yield "label 'category' must be given for support posts and null for all others (codebook, section 3)"
    role = row.get("role")
    if role is not None and not (isinstance(role, str) and role in roles):
        yield f"unknown role {row['role']!r}; use an id of roles.csv"
    for name in ("essential_level", "desirable_level"):
        if row.get(name) is not None and not (type(row[name]) is int and 1 <= row[name] <= 8):
            yield f"label {name!r} is {row[name]!r}; use an RQF level 1 to 8 or null"
    for name in ("equivalent_accepted", "supervises_others", "training_post"):
        if not isinstance(row.get(name, False), bool):
            yield f"label {name!r} is {row[name]!r}; use true or false"
    yield from _not_all_among(row, "bands", "band", BANDS)
    yield from _not_all_among(row, "registers", "register", REGISTERS)
    yield from _check_spans(row)


def _check_spans(row: dict[str, Any]) -> Iterator[str]:
    text, spans = row.get("text"), row.get("spans")
    if not isinstance(spans, list | None):
        yield "field 'spans' is no list; write [] where nothing is marked"
        return
    for span in spans or ():
        if not isinstance(span, dict) or span.get("kind") not in list(KINDS):
            yield f"span {span!r} has no known kind; use one of {', '.join(KINDS)}"
            continue
        start, end, length = span.get("start"), span.get("end"), len(text) if isinstance(text, str) else 0
        if not (type(start) is int and type(end) is int and 0 <= start < end <= length):
            yield f"span {span['kind']} {start}-{end} lies outside the text; count its characters again"


def _not_all_among(row: dict[str, Any], name: str, one: str, allowed: tuple[int | str, ...]) -> Iterator[str]:
    """Problems of a label that is a list; null stands for the empty one."""
    values = row.get(name)
    if not isinstance(values, list | None):
        yield f"label {name!r} is {values!r}; write a list, [] where none is stated"
        return
    for value in values or ():
        if isinstance(value, bool) or value not in allowed:
            yield f"unknown {one} {value!r}; use one of {', '.join(map(str, allowed))}"


def _not_among(row: dict[str, Any], name: str, allowed: tuple[str | None, ...]) -> Iterator[str]:
    if name in row and row[name] not in allowed:
        yield f"label {name!r} is {row[name]!r}; use one of {', '.join('null' if a is None else a for a in allowed)}"


def _files(sources: Iterable[Path]) -> Iterator[Path]:
    for source in sources:
        if source.is_dir():
            files = sorted(source.glob("*.jsonl"))
            if not files:
                raise CorpusError(f"{source}: no .jsonl file in this folder; name files of other kinds one by one")
            yield from files
        elif source.is_file():
            yield source
        else:
            raise CorpusError(f"{source}: no such file or folder")


def _report(problems: list[str], path: Path, number: int, fault: str) -> None:
    problems.append(f"{path.name}:{number}: {fault}")


def _labelled(row: dict[str, Any], path: Path, place: str) -> Labelled:
    parts = {name: str(row.get(name) or "") for name in ("title", "text", "employer", "salary", "date")}
    labels = {name: row[name] for name in LABELS if name in row}
    return Labelled(Advert(id=row["id"], source=place, **parts), labels, tuple(row.get("spans") or ()), path.stem)
