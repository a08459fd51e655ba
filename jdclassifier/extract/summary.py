"""Sums up the facts of an advert by the rules of the codebook (sections 5 and 6)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, TypeVar

from .contradictions import contradictions
from .facts import Band, Fact, Facts, Qualification
from .pay import PayTable
from .reading import Reading
from .statements import YES_NO
from .supervision import RECEIVED

T = TypeVar("T", bound=str)
ByKind = Mapping[str, Sequence[Fact]]

DEGREE = 6
"""Level from which a named certificate tells the level of the occupation that it makes."""


def summarise(reading: Reading, pay: PayTable, date: str = "") -> Facts:
    """Return the facts of a reading with what they add up to.

    Args:
        reading: With all its facts stated.
        pay: Tells the band of the salary.
        date: Day of publication, which picks the pay year.
    """
    facts = defaultdict[str, list[Fact]](list)
    for fact in reading.facts:
        facts[fact.kind].append(fact)
    low, high = _salary(facts)
    bands = _bands(facts)
    inferred = pay.band(low, high, date) if low and high and not bands else None
    training = bool(_of(facts, "training", "post"))
    qualifications = tuple(reading.qualifications)
    essential = _essential_level(qualifications)
    return Facts(
        bands=bands,
        band_inferred=inferred,
        salary_min=low,
        salary_max=high,
        essential_level=essential,
        desirable_level=_desirable_level(qualifications),
        equivalent_accepted=essential is not None
        and any(q.equivalent and q.demand == "essential" for q in qualifications),
        registration=_registration(facts, training),
        registers=_registers(facts),
        supervision_received=_supervision(facts),
        supervises_others=bool(_of(facts, "supervision", "gives")),
        training_post=training,
        experience=_weightiest(facts, "experience", ("essential", "desirable", "not_needed")),
        experience_years=max((float(f.value or 0) for f in _of(facts, "experience_years")), default=None),
        lived_experience=_weightiest(facts, "lived_experience", ("essential", "desirable")),
        driving=_weightiest(facts, "driving", ("essential", "desirable", "not_needed")),
        values=tuple(sorted({str(fact.value) for fact in _of(facts, "values")})),
        dbs=_check(facts),
        **{name: _yes_or_no(facts, name) for name in YES_NO},
        qualifications=qualifications,
        contradictions=contradictions(reading),
        supervision_kinds=tuple(sorted({str(fact.value) for fact in _of(facts, "supervision", *RECEIVED)})),
        destination=next((str(fact.value or fact.text) for fact in _of(facts, "destination")), None),
        supervised_by=tuple(sorted({str(fact.value) for fact in _of(facts, "supervised_by")})),
        facts=tuple(reading.facts),
    )


def _of(facts: ByKind, kind: str, *statuses: str) -> Sequence[Fact]:
    stated = facts.get(kind, ())
    return [fact for fact in stated if fact.status in statuses] if statuses else stated


def _salary(facts: ByKind) -> tuple[float | None, float | None]:
    amounts = [float(f.value) for f in _of(facts, "salary") if f.value is not None]
    return (min(amounts), max(amounts)) if amounts else (None, None)


def _bands(facts: ByKind) -> tuple[Band, ...]:
    stated = _of(facts, "band", "")
    stated = [fact for fact in stated if fact.where == "title"] or stated
    return tuple(sorted({f.value for f in stated if isinstance(f.value, int | str)}, key=str))


def _essential_level(qualifications: Iterable[Qualification]) -> int | None:
    """The highest of what is demanded, where alternatives count as their lowest.

    What may be obtained later is not demanded: "you must have an NVQ 3; those without it will work towards it". A
    certificate that is named tells the level of the occupation that it makes: PWPs train to level 6 or 7.
    """
    later = {q.level for q in qualifications if q.demand == "working_towards"}
    demanded: dict[int, int] = {}
    implied: dict[int, int] = {}
    for q in qualifications:
        if q.demand != "essential" or q.level is None:
            continue
        lowest = implied if q.framework == "role" else demanded
        if lowest is implied or q.level not in later:
            lowest[q.group] = min(lowest.get(q.group, q.level), q.level)
    named = max(demanded.values(), default=0)
    told = max([named, *(level for level in implied.values() if level > named + 1 or named < DEGREE)])
    return told or max(implied.values(), default=None)


def _desirable_level(qualifications: Iterable[Qualification]) -> int | None:
    wanted = (q.level for q in qualifications if q.demand in ("desirable", "working_towards"))
    return max((level for level in wanted if level), default=None)


def _registration(facts: ByKind, training: bool) -> Literal["required", "on_completion", "none_stated"]:
    """What is demanded now; of a training post what it leads to, even where it takes registered professionals only."""
    statuses = {fact.status for fact in _of(facts, "registration")}
    if training and "on_completion" in statuses:
        return "on_completion"
    if "required" in statuses:
        return "required"
    return "on_completion" if "on_completion" in statuses else "none_stated"


def _registers(facts: ByKind) -> tuple[str, ...]:
    named = _of(facts, "registration", "required", "on_completion", "desirable")
    return tuple(sorted({str(fact.value) for fact in named if fact.value}))


def _supervision(facts: ByKind) -> Literal["directed", "offered"] | None:
    statuses = {fact.status for fact in _of(facts, "supervision")}
    if "directed" in statuses:
        return "directed"
    return "offered" if "offered" in statuses else None


def _weightiest(facts: ByKind, kind: str, statuses: tuple[T, ...]) -> T | None:
    """The first of the statuses, heaviest first, that any fact of the kind has."""
    stated = {fact.status for fact in _of(facts, kind)}
    return next((status for status in statuses if status in stated), None)


def _check(facts: ByKind) -> Literal["enhanced", "standard", "basic", "stated"] | None:
    stated = {fact.value for fact in _of(facts, "dbs")}
    levels: tuple[Literal["enhanced", "standard", "basic", "stated"], ...] = ("enhanced", "standard", "basic", "stated")
    return next((level for level in levels if level in stated), None)


def _yes_or_no(facts: ByKind, kind: str) -> bool | None:
    """What is said outright outweighs what is implied, and a no outweighs a yes; None where nothing is said."""
    said = _of(facts, kind)
    if not said:
        return None
    outright = [fact.value for fact in said if not fact.status] or [fact.value for fact in said]
    return all(outright)
