"""Labelled adverts: read from `corpus/adverts` or a user's own file, checked against the codebook."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..advert import Advert
from ..errors import CorpusError
from ..lexicon import CATEGORIES, SETTINGS, WORKFORCES, Role

REGISTRATIONS = ("required", "on_completion", "none_stated")
SUPERVISIONS = ("directed", "offered", None)
REGISTERS = ("NMC", "HCPC", "SWE", "GMC", "GPhC", "BABCP", "BACP", "BPS", "UKCP", "other")
LABELS = (
    *("workforce", "setting", "category", "role", "bands", "essential_level", "desirable_level", "equivalent_accepted"),
    *("registration", "registers", "supervision_received", "supervises_others", "training_post"),
)
"""The label fields of the codebook, in its order."""
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
    """Read labelled adverts from JSONL files and from folders of them, in the order of their names.

    Raises:
        CorpusError: if a file is missing or a label breaks the codebook; one problem a line, with file and line.
    """
    labelled: list[Labelled] = []
    problems: list[str] = []
    seen: dict[str, str] = {}
    for path in _files(sources):
        for number, row in _rows(path, problems):
            place = f"{path.name}:{number}"
            found = list(check_labels(row, roles))
            if row.get("id") in seen:
                found.append(f"id {row['id']!r} stands already at {seen[row['id']]}; give it another")
            if found:
                problems += [f"{place}: {problem}" for problem in found]
                continue
            seen[row["id"]] = place
            labelled.append(_labelled(row, path, place))
    if problems:
        more = f"\n... and {len(problems) - _MOST_PROBLEMS} more" if len(problems) > _MOST_PROBLEMS else ""
        raise CorpusError("\n".join(problems[:_MOST_PROBLEMS]) + more)
    return labelled


def check_labels(row: dict[str, Any], roles: dict[str, Role]) -> Iterator[str]:
    """Yield what breaks the codebook in one labelled advert, a sentence each."""
    for name in ("id", "title", "text"):
        if not isinstance(row.get(name), str) or (name == "id" and not row[name]):
            yield f"field {name!r} is missing or no text"
    for name in _NEEDED:
        if name not in row:
            yield f"label {name!r} is missing"
    yield from _not_among(row, "workforce", WORKFORCES)
    yield from _not_among(row, "setting", SETTINGS)
    yield from _not_among(row, "category", (*CATEGORIES, None))
    yield from _not_among(row, "registration", REGISTRATIONS)
    yield from _not_among(row, "supervision_received", SUPERVISIONS)
    if (row.get("workforce") == "support") != (row.get("category") is not None):
        yield "label 'category' must be given for support posts and null for all others (codebook, section 3)"
    if row.get("role") is not None and row["role"] not in roles:
        yield f"unknown role {row['role']!r}; use an id of roles.csv"
    for name in ("essential_level", "desirable_level"):
        if row.get(name) is not None and row[name] not in range(1, 9):
            yield f"label {name!r} is {row[name]!r}; use an RQF level 1 to 8 or null"
    for register in row.get("registers") or ():
        if register not in REGISTERS:
            yield f"unknown register {register!r}; use one of {', '.join(REGISTERS)}"
    for span in row.get("spans") or ():
        if not 0 <= span.get("start", -1) < span.get("end", -1) <= len(row.get("text") or ""):
            yield f"span {span.get('kind')} {span.get('start')}-{span.get('end')} lies outside the text"


def _not_among(row: dict[str, Any], name: str, allowed: tuple[str | None, ...]) -> Iterator[str]:
    if name in row and row[name] not in allowed:
        yield f"label {name!r} is {row[name]!r}; use one of {', '.join('null' if a is None else a for a in allowed)}"


def _files(sources: Iterable[Path]) -> Iterator[Path]:
    for source in sources:
        if source.is_dir():
            files = sorted(source.glob("*.jsonl"))
            if not files:
                raise CorpusError(f"{source}: no .jsonl file in this folder; give a folder or file of labelled adverts")
            yield from files
        elif source.is_file():
            yield source
        else:
            raise CorpusError(f"{source}: no such file or folder")


def _rows(path: Path, problems: list[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError as error:
                problems.append(f"{path.name}:{number}: not valid JSON ({error}); one object a line")
                continue
            if isinstance(row, dict):
                yield number, row
            else:
                problems.append(f"{path.name}:{number}: not an object; one labelled advert a line")


def _labelled(row: dict[str, Any], path: Path, place: str) -> Labelled:
    parts = {name: str(row.get(name) or "") for name in ("title", "text", "employer", "salary", "date")}
    labels = {name: row[name] for name in LABELS if name in row}
    return Labelled(Advert(id=row["id"], source=place, **parts), labels, tuple(row.get("spans") or ()), path.stem)
