"""Changes of what an advert states, one at a time: what a counterfactual is made of.

Each subject has a function that yields the changes of its facts, the smallest first. A change says in words what would
be different, with the advert's own words in quotation marks, and makes the altered facts. What the model makes of them
is not known here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from ..analyse import Reading
from ..extract.facts import Band, Fact, Facts

Alter = Callable[[Facts], Facts]
_QUOTED = 2
_IDLE = ("boilerplate", "employer")  # mentions of a setting that say nothing of the post
_LONGEST_QUOTE = 60
_LEVELS = {3: "level 3", 5: "level 5 (a foundation degree)", 6: "level 6 (a degree)"}
_BANDS = (3, 4, 5, 6, 7)

WEAKENED, ADDED, ANOTHER = range(3)
"""Sizes of a change: a statement taken away or weakened, one made that is not made now, another title altogether."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that the advert would say otherwise.

    Attributes:
        subject: What it is about; two changes of one subject are never combined.
        words: What would be different, to be read after "if".
        size: How much it asks for: `WEAKENED`, `ADDED` or `ANOTHER`.
        alter: Makes the facts of the changed advert from those of the advert.
        facts: The statements concerned, empty where the advert is silent.
        retitled: The advert read again under another title, for changes of the title.
    """

    subject: str
    words: str
    size: int
    alter: Alter = lambda facts: facts
    facts: tuple[Fact, ...] = ()
    retitled: Reading | None = None


def changes_of_facts(facts: Facts) -> Iterator[Change]:
    """Every change of every subject."""
    yield from _of_qualification(facts)
    yield from _of_registration(facts)
    yield from _of_training(facts)
    yield from _of_supervision(facts)
    yield from _of_supervising(facts)
    yield from _of_bands(facts)
    yield from _of_setting(facts)


def quoted(facts: Iterable[Fact]) -> str:
    """The words of some facts in quotation marks, each once, not more than a few."""
    said = list(dict.fromkeys(_shortened(fact.text) for fact in facts))
    return ", ".join(f"'{words}'" for words in said[:_QUOTED])


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST_QUOTE else words[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"


def _said(facts: Facts, kind: str, *statuses: str) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts.facts if fact.kind == kind and fact.status in statuses)


def _setting_to(**values: object) -> Alter:
    return lambda facts: replace(facts, **values)  # type: ignore[arg-type]


def _of_qualification(facts: Facts) -> Iterator[Change]:
    subject, level = "qualification", facts.essential_level
    if level is None:
        yield from _demanded(facts)
        return
    demanded = _said(facts, "qualification", "essential")
    top = tuple(fact for fact in demanded if int(fact.value or 0) >= level)
    words = quoted(top) or f"the level {level} qualification"
    below = max((int(fact.value) for fact in demanded if fact.value and int(fact.value) < level), default=None)
    wanted = max(level, facts.desirable_level or 0)
    weaker = _setting_to(essential_level=below, desirable_level=wanted, equivalent_accepted=False)
    yield Change(subject, f"{words} were desirable, not essential", WEAKENED, weaker, top)
    replaceable = not facts.equivalent_accepted
    could = "could" if replaceable else "could not"
    equivalent = _setting_to(equivalent_accepted=replaceable)
    yield Change(subject, f"experience {could} stand in for {words}", WEAKENED, equivalent, top)
    for other in sorted(_LEVELS, key=lambda other: abs(other - level)):
        enough = f"were enough in place of {words}" if other < level else f"were essential, not {words}"
        if other != level:
            size = WEAKENED if other < level else ADDED
            yield Change(subject, f"{_LEVELS[other]} {enough}", size, _setting_to(essential_level=other), top)


def _demanded(facts: Facts) -> Iterator[Change]:
    """Qualifications that the advert does not demand: the one that it wants, then any."""
    wanted = tuple(f for f in _said(facts, "qualification", "desirable", "working_towards") if f.value)
    if facts.desirable_level and wanted:
        top = tuple(fact for fact in wanted if fact.value == facts.desirable_level)
        stronger = _setting_to(essential_level=facts.desirable_level, desirable_level=None)
        yield Change("qualification", f"{quoted(top)} were essential, not desirable", WEAKENED, stronger, top)
    for level, name in _LEVELS.items():
        words = f"a qualification at {name} were essential"
        yield Change("qualification", words, ADDED, _setting_to(essential_level=level))


def _of_registration(facts: Facts) -> Iterator[Change]:
    subject, stated = "registration", _said(facts, "registration", "required", "on_completion")
    kept = tuple(fact for fact in facts.facts if fact not in stated)
    none = _setting_to(registration="none_stated", registers=(), facts=kept)
    if facts.registration == "required":
        yield Change(subject, f"{quoted(stated) or 'registration'} were not demanded", WEAKENED, none, stated)
        return
    if facts.registration == "on_completion":
        yield Change(
            subject, f"the training did not lead to {quoted(stated) or 'registration'}", WEAKENED, none, stated
        )
    required = _setting_to(registration="required")
    yield Change(subject, "registration with a professional body were demanded", ADDED, required)


def _of_training(facts: Facts) -> Iterator[Change]:
    if not facts.training_post:
        yield Change("training", "the post itself were the training", ADDED, _setting_to(training_post=True))
        return
    said = _said(facts, "training", "post")
    if any(fact.where == "text" for fact in said):
        words = f"nothing said that the post is the training ({quoted(said)})"
        yield Change("training", words, WEAKENED, _setting_to(training_post=False), said)


def _of_supervision(facts: Facts) -> Iterator[Change]:
    subject, received = "supervision", facts.supervision_received
    if received:
        said = _said(facts, "supervision", received)
        words = f"{quoted(said)} were left out"
        yield Change(subject, words, WEAKENED, _setting_to(supervision_received=None), said)
    if received != "directed":
        directed = _setting_to(supervision_received="directed")
        yield Change(subject, "the post were to be done under a professional's direction", ADDED, directed)


def _of_supervising(facts: Facts) -> Iterator[Change]:
    if facts.supervises_others:
        said = _said(facts, "supervision", "gives")
        words = f"the holder did not supervise others ({quoted(said)})"
        yield Change("supervising", words, WEAKENED, _setting_to(supervises_others=False), said)
    else:
        yield Change("supervising", "the holder supervised others", ADDED, _setting_to(supervises_others=True))


def _of_bands(facts: Facts) -> Iterator[Change]:
    now = facts.bands or ((facts.band_inferred,) if facts.band_inferred else ())
    step = min((_step(band) for band in now), default=0)
    said = _said(facts, "band", "") or tuple(fact for fact in facts.facts if fact.kind == "salary")
    implied = " as the salary implies" if now and not facts.bands else ""
    instead = f", not band {' or '.join(map(str, now))}{implied}" if now else ""
    for band in sorted(_BANDS, key=lambda band: abs(band - step)) if step else _BANDS:
        if band not in now:
            words = f"the post were band {band}{instead}"
            yield Change("band", words, WEAKENED if now else ADDED, _setting_to(bands=(band,)), said if now else ())


def _step(band: Band) -> int:
    return int(str(band)[0])


def _of_setting(facts: Facts) -> Iterator[Change]:
    named = tuple(f for f in facts.facts if f.kind == "setting" and f.status not in _IDLE and f.where == "text")
    ours = tuple(fact for fact in named if fact.value == "mental_health")
    others = tuple(fact for fact in named if fact.value != "mental_health")
    if ours:
        yield Change("setting", f"{quoted(ours)} were not mentioned", WEAKENED, _renamed(ours), ours)
        words = f"the service were another than {quoted(ours)}"
        yield Change("setting", words, ADDED, _renamed(ours, "other"), ours)
    else:
        words = "the service were said to be a mental health service"
        yield Change("setting", words, ADDED, _renamed((), "mental_health"))
    if others:
        words = f"the service were a mental health service, not {quoted(others)}"
        yield Change("setting", words, ADDED, _renamed(others, "mental_health"), others)


def _renamed(gone: tuple[Fact, ...], setting: str = "") -> Alter:
    """Leave some mentions of services out and, if one is given, name another."""
    new = (Fact("setting", setting, "post", "", "text", 0, 0, ""),) if setting else ()
    return lambda facts: replace(facts, facts=(*(fact for fact in facts.facts if fact not in gone), *new))
