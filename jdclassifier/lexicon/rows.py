"""The typed rows of `corpus/lexicon`. Every row knows the file and line it came from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from .phrases import Phrase

Workforce = Literal["support", "registered", "non_clinical", "manager"]
Setting = Literal["mental_health", "learning_disability", "other"]
Category = Literal["trainee", "advanced_education", "supervised_support"]
NationalGroup = Literal["support", "qualified", ""]
CategorySource = Literal["review", "definition", "code list"]

WORKFORCES: tuple[Workforce, ...] = ("support", "registered", "non_clinical", "manager")
SETTINGS: tuple[Setting, ...] = ("mental_health", "learning_disability", "other")
CATEGORIES: tuple[Category, ...] = ("trainee", "advanced_education", "supervised_support")


@dataclass(frozen=True, slots=True)
class Role:
    """A canonical role (`roles.csv`) and what it normally requires.

    Attributes:
        id: The role's id, as in the codebook's list.
        title: Printed name.
        workforce: Whom such a post is for.
        category: Category of a post of this role whose advert is silent; None outside `support`.
        setting: Setting that the role by itself implies; None where it works in any.
        bands: Usual Agenda for Change bands, lowest first.
        entry_level: Usual RQF level of entry; None where nothing academic is usual.
        register: Register that the role needs, "" for none.
        esr_code, esr_name: National job role, "" where none is known.
        national_group: How national occupation codes count it: "support", "qualified" or "" where unknown.
        source: Where the category comes from: "review", "definition" or "code list".
        basis: The definition, list or sentence that the source stands for.
        note: Remark for readers of the table.
    """

    id: str
    title: str
    workforce: Workforce
    category: Category | None
    setting: Setting | None
    bands: tuple[str, ...]
    entry_level: int | None
    register: str
    esr_code: str
    esr_name: str
    national_group: NationalGroup
    source: CategorySource
    basis: str
    note: str


@dataclass(frozen=True, slots=True)
class TitleVariant:
    """A real-world title (`titles.csv`) and the role it names."""

    title: str
    role: str
    line: int


@dataclass(frozen=True, slots=True, eq=False)
class Cue:
    """Phrases that mean the same: a row of `cues.toml` or of one of the tables of qualifications, registers ...

    Attributes:
        subject: Subject that the cue belongs to: "qualification", "registration", "supervision", "section" ...
        name: Id of the row, unique within the subject.
        value: What the cue states (an RQF level, a register, a setting); None where the name says it all, "<slot>"
            where the number in the phrase is the value.
        status: Class within the subject ("directed", "essential", "strong"); "" where there is none.
        phrases: Literal phrases, each with the value of its slot ("" without one).
        place: File and line, for messages.
        framework: Of a qualification: "RQF", "SCQF", "CQFW" or "old"; "" of all other subjects.
    """

    subject: str
    name: str
    value: int | str | None
    status: str
    phrases: tuple[tuple[Phrase, str], ...]
    place: str
    framework: str = ""


@dataclass(frozen=True, slots=True)
class NoisePattern:
    """A pattern of what is not part of a job title (`title_noise.toml`): a band, a site, hours, a reference code."""

    name: str
    pattern: re.Pattern[str]
    replacement: str
    fact: str


@dataclass(frozen=True, slots=True)
class PayBand:
    """Pay range of one Agenda for Change band in one year (`pay_bands.csv`); pounds a year, full time."""

    year: str
    band: str
    minimum: float
    maximum: float


@dataclass(frozen=True, slots=True)
class PaySupplement:
    """London weighting of one zone in one year (`pay_supplements.csv`): a share of pay within limits, pounds a year."""

    year: str
    zone: str
    share: float
    minimum: float
    maximum: float
