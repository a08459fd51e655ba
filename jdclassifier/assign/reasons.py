"""Reasons in words: what the title, the facts and the text said where the model was moved."""

from __future__ import annotations

from collections.abc import Iterable

from ..extract.facts import Facts
from ..result import Reason
from ..titles import TitleMatch
from .model import Contribution

# Which kinds of facts stand behind which subject of the model's contributions.
_KINDS = {
    "band": ("band", "salary"),
    "essential level": ("qualification",),
    "desirable level": ("qualification",),
    "registration": ("registration",),
    "supervision": ("supervision",),
    "supervision of others": ("supervision",),
    "training post": ("training",),
    "setting": ("setting", "employer"),
}
_STATUSES = {
    "band": ("",),
    "essential level": ("essential",),
    "desirable level": ("desirable", "working_towards"),
    "supervision": ("directed", "offered"),
    "supervision of others": ("gives",),
}
_MOST_WORDS = 2


def reasons(
    contributions: Iterable[Contribution], title: TitleMatch, facts: Facts, strongest_terms: list[str]
) -> tuple[Reason, ...]:
    """Put words to the model's contributions; order and amounts stay."""
    return tuple(Reason(c.subject, _value(c.subject, title, facts, strongest_terms), c.amount) for c in contributions)


def _value(subject: str, title: TitleMatch, facts: Facts, strongest_terms: list[str]) -> str:
    if subject == "title":
        return title.cleaned.title
    if subject == "text":
        return ", ".join(strongest_terms)
    kinds, statuses = _KINDS.get(subject, ()), _STATUSES.get(subject)
    said = dict.fromkeys(f.text for f in facts.facts if f.kind in kinds and (statuses is None or f.status in statuses))
    return "; ".join(list(said)[:_MOST_WORDS])
