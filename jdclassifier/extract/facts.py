"""What an advert states, as plain frozen data: no spaCy object leaves the extractor."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Band = int | str
"""An Agenda for Change band: 1 to 9 as an int, "8a" to "8d" as a string."""

Where = Literal["title", "text", "salary", "employer"]


Demand = Literal["essential", "desirable", "working_towards", "offered", "mentioned"]
"""How a qualification is meant."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement found in an advert, with the words that make it.

    Attributes:
        kind: Subject: "qualification", "equivalent", "registration", "supervision", "training", "band",
            "salary", "setting", or the name of the field of `Facts` that it speaks to.
        value: What is stated: an RQF level (0 where none can be told), a register, a setting, a band ...
        status: How it is meant; the values differ by kind:
            qualification  essential | desirable | working_towards | offered | mentioned
            registration   required | on_completion | desirable | other (colleagues, supervisors)
            supervision    directed | offered | gives | other (patients, or denied)
            training       post | offered
            setting        strong | clients | weak: the service's name, the people it is for, a topic
                           post | post_clients | post_topic: likewise, where the sentence speaks of the post
                           employer | boilerplate: likewise, where it speaks of all that the employer runs
            employer       ""
            band           "" | other (a colleague's, or one to come)
            equivalent     experience (may stand in for what is demanded) | ""
            experience     essential | desirable | not_needed
            lived_experience  essential | desirable
            driving        essential | desirable | not_needed
            shifts, nights, weekends  "" | implied (by other words: "Monday to Friday")
            the others     ""
        name: Id of the lexicon row that fired ("degree", "nmc", "under_supervision").
        where: The field that `start` and `end` index: the cleaned text, title, salary or employer.
        start, end: Character offsets of the words, `end` exclusive.
        text: The words themselves.
    """

    kind: str
    value: float | str | None
    status: str
    name: str
    where: Where
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Qualification:
    """A qualification that an advert names.

    Attributes:
        name: The words that name it.
        level: RQF level; None where none can be told.
        framework: "RQF", "SCQF", "CQFW", "old" for names of frameworks before these, or "role" where the level follows
            from the name of an occupation ("a qualified PWP").
        subject: The words that say in what; None where the advert does not.
        demand: How it is meant.
        group: Number that it shares with its alternatives: any one of them will do.
        equivalent: Experience may stand in for it.
    """

    name: str
    level: int | None
    framework: str
    subject: str | None
    demand: Demand
    group: int
    equivalent: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one advert states, summed up by the rules of the codebook (section 5), with the facts behind it."""

    bands: tuple[Band, ...] = ()
    band_inferred: Band | None = None
    salary_min: float | None = None
    salary_max: float | None = None
    essential_level: int | None = None
    desirable_level: int | None = None
    equivalent_accepted: bool = False
    registration: Literal["required", "on_completion", "none_stated"] = "none_stated"
    registers: tuple[str, ...] = ()
    supervision_received: Literal["directed", "offered"] | None = None
    supervises_others: bool = False
    training_post: bool = False
    experience: Literal["essential", "desirable", "not_needed"] | None = None
    experience_years: float | None = None
    lived_experience: Literal["essential", "desirable"] | None = None
    flexibility_demanded: bool | None = None
    flexible_working: bool | None = None
    shifts: bool | None = None
    nights: bool | None = None
    weekends: bool | None = None
    driving: Literal["essential", "desirable", "not_needed"] | None = None
    values: tuple[str, ...] = ()
    progression: bool | None = None
    training_offered: bool | None = None
    dbs: Literal["enhanced", "standard", "basic", "stated"] | None = None
    challenging_behaviour: bool | None = None
    physical_intervention: bool | None = None
    qualifications: tuple[Qualification, ...] = ()
    contradictions: tuple[str, ...] = ()
    supervision_kinds: tuple[str, ...] = ()
    supervised_by: tuple[str, ...] = ()
    boundaries: bool | None = None
    autonomy: bool | None = None
    destination: str | None = None
    facts: tuple[Fact, ...] = field(default=())
