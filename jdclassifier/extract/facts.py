"""What an advert states, as plain frozen data: no spaCy object leaves the extractor."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Band = int | str
"""An Agenda for Change band: 1 to 9 as an int, "8a" to "8d" as a string."""

Where = Literal["title", "text", "salary"]


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
            setting        strong | weak | boilerplate
            band           "" | other (a colleague's, or one to come)
            equivalent     experience (may stand in for what is demanded) | ""
            experience     essential | desirable | not_needed
            lived_experience  essential | desirable
            driving        essential | desirable | not_needed
            shifts, nights, weekends  "" | implied (by other words: "Monday to Friday")
            the others     ""
        name: Id of the lexicon row that fired ("degree", "nmc", "under_supervision").
        where: The field that `start` and `end` index: the cleaned text, the cleaned title or the salary.
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
    facts: tuple[Fact, ...] = field(default=())
