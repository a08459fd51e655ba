"""The answer for one advert, and its two written forms: the nested record and the flat row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from .extract.facts import Band, Qualification, Where
    from .lexicon.rows import Category, Setting, Workforce

Record = dict[str, Any]
"""A result as JSON-ready data, with the field names of the written formats."""


@dataclass(frozen=True, slots=True)
class RoleAlternative:
    """A runner-up role and how well the title matches it (0-100)."""

    role: str
    score: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that state one fact; `start` and `end` index the cleaned field that `where` names."""

    field: str
    value: Band | float | None
    text: str
    start: int
    end: int
    where: Where


@dataclass(frozen=True, slots=True)
class Reason:
    """What one subject added to the model's score; `value` says what was seen, "" where silence counted."""

    feature: str
    value: str
    contribution: float


@dataclass(frozen=True, slots=True)
class Result:
    """Everything the program says about one advert.

    Attributes:
        id: The advert's own identifier, or a stable one made from source name and row number.
        source: File and row that the advert was read from.
        title: Title as read, entities decoded.
        role: Canonical role; None when no role is near enough.
        role_title: Printed name of the role.
        esr_job_role: National job role, code and name, where one is known.
        role_score: How well the title matches, 0-100.
        role_alternatives: Runners-up, best first.
        workforce: Whom the post is for.
        setting: The service the post belongs to.
        in_scope: A support post in mental health.
        category: The review's group, for every support post whatever its setting; None otherwise.
        p_trainee, p_advanced_education, p_supervised_support: Calibrated probabilities, given a support post.
        p_support, p_mental_health: Calibrated probabilities of the two scope decisions.
        confidence: Calibrated probability that the whole answer is right.
        category_set: Categories that cannot be ruled out.
        review: A person should look.
        review_reasons: Why, in plain words.
        bands: Agenda for Change bands stated.
        band_inferred: Band that the salary implies, only where none is stated.
        salary_min, salary_max: Pounds a year, full-time equivalent as published.
        essential_level: RQF level of the lowest qualification an applicant must hold; None where not stated.
        desirable_level: Highest level wanted but not demanded.
        equivalent_accepted: Experience may replace the essential qualification.
        registration: Whether a professional registration is demanded.
        registers: Registers named.
        supervision_received: Whether the holder works under direction or is offered supervision.
        supervises_others: The holder supervises others.
        training_post: The post leads to a qualification.
        experience: Whether experience of such work is demanded; None where the advert is silent, as in all that follow.
        experience_years: Years of experience demanded, the most where several are.
        lived_experience: Whether experience of one's own of illness or care is demanded.
        flexibility_demanded: The holder must be flexible.
        flexible_working: Flexible working is offered.
        shifts, nights, weekends: Worked in the post, or said not to be.
        driving: Whether a driving licence or a car of one's own is demanded.
        values: Ids of the values named as the organisation's or wanted in the person, () where none is.
        progression: Career progression or development is offered.
        training_offered: The employer trains: induction, training, preceptorship.
        dbs: Level of the criminal record check; "stated" where the advert names the check alone.
        challenging_behaviour: The holder meets behaviour that challenges, violence or aggression.
        physical_intervention: The holder restrains people or is trained to.
        qualifications: All that are named, alternatives grouped; the levels above follow from them.
        contradictions: What the advert says and says otherwise, in plain words that quote it.
        supervision_kinds: Kinds of supervision that the holder is said to get: directed, delegated, offered, reduced.
        supervised_by: Professions of those who supervise the holder.
        boundaries: The holder works within set bounds.
        autonomy: The holder works on their own account.
        destination: The qualification that a training post leads to, in the advert's words.
        evidence: For each stated fact the words that state it.
        reasons: What moved the model towards the category, largest first.
        duplicate_of: Id of the first advert of the same family.
        model: Name, version and digest of the model that answered.
    """

    id: str
    source: str
    title: str
    role: str | None
    role_title: str | None
    esr_job_role: str | None
    role_score: float | None
    role_alternatives: tuple[RoleAlternative, ...]
    workforce: Workforce
    setting: Setting
    in_scope: bool
    category: Category | None
    p_trainee: float
    p_advanced_education: float
    p_supervised_support: float
    p_support: float
    p_mental_health: float
    confidence: float
    category_set: tuple[Category, ...]
    review: bool
    review_reasons: tuple[str, ...]
    bands: tuple[Band, ...]
    band_inferred: Band | None
    salary_min: float | None
    salary_max: float | None
    essential_level: int | None
    desirable_level: int | None
    equivalent_accepted: bool
    registration: Literal["required", "on_completion", "none_stated"]
    registers: tuple[str, ...]
    supervision_received: Literal["directed", "offered"] | None
    supervises_others: bool
    training_post: bool
    experience: Literal["essential", "desirable", "not_needed"] | None
    experience_years: float | None
    lived_experience: Literal["essential", "desirable"] | None
    flexibility_demanded: bool | None
    flexible_working: bool | None
    shifts: bool | None
    nights: bool | None
    weekends: bool | None
    driving: Literal["essential", "desirable", "not_needed"] | None
    values: tuple[str, ...]
    progression: bool | None
    training_offered: bool | None
    dbs: Literal["enhanced", "standard", "basic", "stated"] | None
    challenging_behaviour: bool | None
    physical_intervention: bool | None
    qualifications: tuple[Qualification, ...]
    contradictions: tuple[str, ...]
    supervision_kinds: tuple[str, ...]
    supervised_by: tuple[str, ...]
    boundaries: bool | None
    autonomy: bool | None
    destination: str | None
    evidence: tuple[Evidence, ...]
    reasons: tuple[Reason, ...]
    duplicate_of: str | None
    model: str

    def to_record(self) -> Record:
        """Return the result as JSON-ready data: lists for tuples, floats rounded to four decimals."""
        return {
            "id": self.id,
            "source": self.source,
            "title": self.title,
            "role": self.role,
            "role_title": self.role_title,
            "esr_job_role": self.esr_job_role,
            "role_score": _rounded(self.role_score),
            "role_alternatives": [{"role": a.role, "score": round(a.score, 4)} for a in self.role_alternatives],
            "workforce": self.workforce,
            "setting": self.setting,
            "in_scope": self.in_scope,
            "category": self.category,
            "p_trainee": round(self.p_trainee, 4),
            "p_advanced_education": round(self.p_advanced_education, 4),
            "p_supervised_support": round(self.p_supervised_support, 4),
            "p_support": round(self.p_support, 4),
            "p_mental_health": round(self.p_mental_health, 4),
            "confidence": round(self.confidence, 4),
            "category_set": list(self.category_set),
            "review": self.review,
            "review_reasons": list(self.review_reasons),
            "bands": list(self.bands),
            "band_inferred": self.band_inferred,
            "salary_min": _rounded(self.salary_min),
            "salary_max": _rounded(self.salary_max),
            "essential_level": self.essential_level,
            "desirable_level": self.desirable_level,
            "equivalent_accepted": self.equivalent_accepted,
            "registration": self.registration,
            "registers": list(self.registers),
            "supervision_received": self.supervision_received,
            "supervises_others": self.supervises_others,
            "training_post": self.training_post,
            "experience": self.experience,
            "experience_years": _rounded(self.experience_years),
            "lived_experience": self.lived_experience,
            "flexibility_demanded": self.flexibility_demanded,
            "flexible_working": self.flexible_working,
            "shifts": self.shifts,
            "nights": self.nights,
            "weekends": self.weekends,
            "driving": self.driving,
            "values": list(self.values),
            "progression": self.progression,
            "training_offered": self.training_offered,
            "dbs": self.dbs,
            "challenging_behaviour": self.challenging_behaviour,
            "physical_intervention": self.physical_intervention,
            "qualifications": [
                {
                    "name": q.name,
                    "level": q.level,
                    "framework": q.framework,
                    "subject": q.subject,
                    "demand": q.demand,
                    "group": q.group,
                    "equivalent": q.equivalent,
                }
                for q in self.qualifications
            ],
            "contradictions": list(self.contradictions),
            "supervision_kinds": list(self.supervision_kinds),
            "supervised_by": list(self.supervised_by),
            "boundaries": self.boundaries,
            "autonomy": self.autonomy,
            "destination": self.destination,
            "evidence": [
                {
                    "field": e.field,
                    "value": e.value,
                    "text": e.text,
                    "start": e.start,
                    "end": e.end,
                    "where": e.where,
                }
                for e in self.evidence
            ],
            "reasons": [
                {"feature": r.feature, "value": r.value, "contribution": round(r.contribution, 4)} for r in self.reasons
            ],
            "duplicate_of": self.duplicate_of,
            "model": self.model,
        }


NESTED = ("role_alternatives", "qualifications", "evidence", "reasons")
"""Fields that only the nested form holds."""
COLUMNS = tuple(name for name in Result.__dataclass_fields__ if name not in NESTED)
"""Columns of the flat form."""
EVIDENCE_COLUMNS = tuple(Evidence.__dataclass_fields__)


def to_row(record: Mapping[str, Any], columns: tuple[str, ...] = COLUMNS) -> list[str]:
    """Return the cells of a record's flat form: lists joined by "; ", true and false, nothing for None."""
    return [_cell(record[column]) for column in columns]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return _harmless("; ".join(map(str, value)))
    return _harmless(value.replace("\r", "\n")) if isinstance(value, str) else str(value)


def _harmless(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would run as a formula."""
    return f"'{text}" if is_formula(text) else text


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would run text as a formula."""
    return text.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
