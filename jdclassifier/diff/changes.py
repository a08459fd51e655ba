"""The changes of one advert: the fields that differ, and the words and features behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ..result import Record

MEASURES = {"confidence": 0.01, "role_score": 0.5}
"""Fields that are measured, not decided, and how far they may move unnoticed; probabilities (p_...) 0.01."""
_PASSED_OVER = frozenset(("id", "source", "model", "role_title", "esr_job_role", "role_alternatives"))
_NESTED = ("evidence", "reasons")
_NOTABLE = 0.05  # a feature's contribution that moved by less is not told
_FEATURES_TOLD = 5


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field and its two values as a flat file shows them, "" for none."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between the two records of one advert.

    Attributes:
        id, title: Of the advert, the title as the newer record has it.
        fields: Fields that differ, in the order of the record.
        measures: Names of probabilities and scores that moved.
        causes: The title match, words of evidence and features that differ, in plain words.
    """

    id: str
    title: str
    fields: tuple[FieldChange, ...]
    measures: tuple[str, ...]
    causes: tuple[str, ...]


def compare(old: Record, new: Record) -> Change | None:
    """Return what differs between two records of one advert, None if nothing does."""
    if all(name in _PASSED_OVER or value == old.get(name) for name, value in new.items()):
        return None
    shared = [name for name in new if name in old and name not in _PASSED_OVER and name not in _NESTED]
    measured = [name for name in shared if _tolerance(name)]
    fields = [FieldChange(name, flat(old[name]), flat(new[name])) for name in shared if name not in measured]
    changed = tuple(field for field in fields if field.old != field.new)
    moved = tuple(name for name in measured if _moved(old[name], new[name], _tolerance(name)))
    causes = (*_title_match(old, new), *_evidence(old, new), *_features(old, new))
    if not (changed or moved or causes):
        return None
    return Change(str(new["id"]), str(new.get("title") or ""), changed, moved, causes)


def flat(value: Any) -> str:
    """A value as text, the same from whichever format it was read."""
    if value is None or value == []:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(map(flat, value))
    if isinstance(value, dict):
        return ", ".join(f"{name} {text}" for name, item in value.items() if (text := flat(item)))
    try:
        return f"{float(value):.10g}"
    except ValueError:
        return str(value)


def _tolerance(name: str) -> float:
    return 0.01 if name.startswith("p_") else MEASURES.get(name, 0.0)


def _moved(old: Any, new: Any, tolerance: float) -> bool:
    if old in (None, "") or new in (None, ""):
        return flat(old) != flat(new)
    return abs(float(old) - float(new)) >= tolerance - 1e-9


def _title_match(old: Record, new: Record) -> Iterator[str]:
    before, after = _role(old), _role(new)
    if before != after:
        yield f"title match: {before} -> {after}"


def _role(record: Record) -> str:
    score = record.get("role_score")
    return f"{record.get('role') or 'no role'}{f' ({float(score):.0f})' if score not in (None, '') else ''}"


def _evidence(old: Record, new: Record) -> Iterator[str]:
    """Words of evidence that one record has and the other has not; where they stand does not matter."""
    if "evidence" not in old or "evidence" not in new:
        return
    before, after = _facts(old["evidence"]), _facts(new["evidence"])
    yield from (f"words gone: {fact}" for fact in (before - after).elements())
    yield from (f"words new: {fact}" for fact in (after - before).elements())


def _facts(evidence: Iterable[Record]) -> Counter[str]:
    return Counter(f'{fact["field"]} {flat(fact["value"])} "{fact["text"]}"' for fact in evidence)


def _features(old: Record, new: Record) -> Iterator[str]:
    if "reasons" not in old or "reasons" not in new:
        return
    before, after = _contributions(old["reasons"]), _contributions(new["reasons"])
    moves = {name: after[name] - before[name] for name in sorted({*before, *after})}
    told = sorted((name for name in moves if abs(moves[name]) >= _NOTABLE), key=lambda name: -abs(moves[name]))
    yield from (f"feature {name}: {before[name]:+.2f} -> {after[name]:+.2f}" for name in told[:_FEATURES_TOLD])


def _contributions(reasons: Iterable[Record]) -> Counter[str]:
    sums: Counter[str] = Counter()
    for reason in reasons:
        sums[reason["feature"]] += reason["contribution"]
    return sums
