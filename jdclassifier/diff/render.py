"""Changes for a person (text), a spreadsheet (CSV) or a program (JSON), written as they come."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import asdict
from io import StringIO
from typing import TypeVar

from ..result import is_formula
from .changes import Change
from .summary import OneFile, Summary

_MOVES_TOLD = 40
_NAMES_TOLD = 20
_ANSWER = frozenset(("category", "in_scope"))  # adverts for which these differ are shown first
K = TypeVar("K")


def as_text(summary: Summary, changes: Iterator[Change], limit: int) -> Iterator[str]:
    """Counts, moves, and some adverts that changed with what caused it, those with another answer first."""
    graver: list[Change] = []
    lighter: list[Change] = []
    for change in changes:
        kept = lighter if _ANSWER.isdisjoint(one.field for one in change.fields) else graver
        if len(kept) < limit:
            kept.append(change)
    shown = (graver + lighter)[:limit]
    yield from _files(summary)
    yield from _table("adverts  what differs", ((number, name) for name, number in _sorted(summary.kinds)))
    moves = _sorted(summary.moves)
    told = ((number, f"{name}: {old or 'none'} -> {new or 'none'}") for (name, old, new), number in moves[:_MOVES_TOLD])
    yield from _table("adverts  moves", told)
    if len(moves) > _MOVES_TOLD:
        yield f"         ... and {len(moves) - _MOVES_TOLD:,} more kinds of move"
    for change in shown:
        yield f"\n{change.id}  {change.title}"
        yield from (f"  {one.field}: {one.old or 'none'} -> {one.new or 'none'}" for one in change.fields)
        yield from (f"    {cause}" for cause in change.causes)
    if summary.changed > len(shown):
        yield f"\n... and {summary.changed - len(shown):,} more adverts; --limit shows more, --format csv or json all"


def as_csv(summary: Summary, changes: Iterator[Change]) -> Iterator[str]:
    """A row for each field that changed, then one for each advert that stands in one file only."""
    yield _row(("id", "title", "field", "old", "new", "causes"))
    for change in changes:
        causes = "; ".join(change.causes)
        yield from (_row((change.id, change.title, one.field, one.old, one.new, causes)) for one in change.fields)
    for file, (old, new) in ((summary.old, ("there", "missing")), (summary.new, ("missing", "there"))):
        yield from (_row((id, "", "advert", old, new, "")) for id in file.alone)


def as_json(summary: Summary, changes: Iterator[Change]) -> Iterator[str]:
    """One object: the changed adverts, then the counts."""
    yield '{"adverts": ['
    separator = ""
    for change in changes:
        yield f"{separator}{json.dumps(asdict(change), ensure_ascii=False)}"
        separator = ","
    counts = {
        "old": _file(summary.old),
        "new": _file(summary.new),
        "changed": summary.changed,
        "kinds": dict(_sorted(summary.kinds)),
        "moves": [
            {"field": name, "old": old, "new": new, "adverts": number}
            for (name, old, new), number in _sorted(summary.moves)
        ],
    }
    yield f"], {json.dumps(counts, ensure_ascii=False)[1:]}"


def _files(summary: Summary) -> Iterator[str]:
    for name, file, other in (("OLD", summary.old, summary.new), ("NEW", summary.new, summary.old)):
        yield f"{name}  {file.path}: {file.adverts:,} adverts, model {file.model or 'none'}"
        if file.alone:
            more = ", ..." if len(file.alone) > _NAMES_TOLD else ""
            yield f"     only here: {len(file.alone):,} adverts ({', '.join(file.alone[:_NAMES_TOLD])}{more})"
        if file.fields and other.fields and (lacking := sorted(other.fields - file.fields)):
            yield f"     has no {', '.join(lacking)}: not compared"
    yield f"{summary.changed:,} adverts changed" if not summary.same else "nothing differs"


def _file(file: OneFile) -> dict[str, object]:
    return {
        "path": file.path,
        "model": file.model,
        "adverts": file.adverts,
        "only_here": file.alone,
    }


def _sorted(counts: dict[K, int]) -> list[tuple[K, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))


def _table(heading: str, rows: Iterator[tuple[int, str]]) -> Iterator[str]:
    for place, (number, name) in enumerate(rows):
        if not place:
            yield f"\n{heading}"
        yield f"{number:7,}  {name}"


def _row(cells: tuple[str, ...]) -> str:
    line = StringIO()
    csv.writer(line, lineterminator="").writerow(f"'{cell}" if is_formula(cell) else cell for cell in cells)
    return line.getvalue()
