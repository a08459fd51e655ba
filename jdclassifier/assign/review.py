"""When a person should look, and why, in plain words: one small rule a reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..extract.facts import Facts
from ..lexicon import Role
from ..titles import TitleMatch
from .decide import SUPPORT, Assignment

_UNCLEAR = 0.15
"""A scope decision is unclear if neither answer is less likely than this."""

_OF_THE_POST, _OF_A_SERVICE = ("post", "post_clients"), ("strong", "clients")
"""Statuses of settings that are named, in sentences that speak of the post and in others."""


@dataclass(frozen=True, slots=True)
class Case:
    """An answer and what it was made of."""

    answer: Assignment
    title: TitleMatch
    role: Role | None
    facts: Facts
    review_below: float

    @property
    def maybe_in_mental_health(self) -> bool:
        """Whether the post would be in scope, or near it, were it a support post."""
        return self.answer.p_mental_health > _UNCLEAR


def review_reasons(case: Case) -> tuple[str, ...]:
    """Why a person should look; empty where nothing speaks against the answer."""
    return tuple(reason for rule in RULES if (reason := rule(case)))


def _low_confidence(case: Case) -> str | None:
    answer = case.answer
    if answer.confidence >= case.review_below:
        return None
    doubt = []
    if _UNCLEAR < answer.p_support < 1 - _UNCLEAR:
        doubt.append("whether it is a support post")
    if _UNCLEAR < answer.p_mental_health < 1 - _UNCLEAR and answer.p_support > _UNCLEAR:
        doubt.append("whether it is in mental health")
    about = f": unclear {' and '.join(doubt)}" if doubt else ""
    return f"low confidence ({answer.confidence:.2f}){about}"


def _several_categories(case: Case) -> str | None:
    possible = case.answer.category_set
    if case.answer.in_scope and len(possible) > 1:
        return "several categories are possible: " + ", ".join(possible)
    return None


def _several_posts(case: Case) -> str | None:
    if case.answer.in_scope and len(case.title.posts) > 1:
        return "the title names several posts: " + ", ".join(case.title.posts)
    return None


def _title_and_text_disagree(case: Case) -> str | None:
    role, answer = case.role, case.answer
    if role is None or not case.maybe_in_mental_health or (role.workforce == SUPPORT) == (answer.workforce == SUPPORT):
        return None
    return f"title and text disagree: the title says {role.title}, the whole {answer.workforce.replace('_', ' ')} post"


def _support_with_registration(case: Case) -> str | None:
    role = case.role
    asked = case.answer.in_scope and case.facts.registration == "required"
    if asked and role is not None and role.workforce == SUPPORT and not role.register:
        return "a support title, but the text asks for registration"
    return None


def _unknown_role(case: Case) -> str | None:
    """A title that names no known role, of a post that is a support post unless it needs registration unsaid."""
    answer = case.answer
    support_like = answer.workforce in (SUPPORT, "registered") and case.facts.registration == "none_stated"
    if case.role is None and support_like and case.maybe_in_mental_health:
        return "the title names no known role, and nothing is said of registration"
    return None


def _several_services(case: Case) -> str | None:
    settings = [fact for fact in case.facts.facts if fact.kind == "setting"]
    of_post = {str(fact.value) for fact in settings if fact.status in _OF_THE_POST}
    named = of_post or {str(fact.value) for fact in settings if fact.status in _OF_A_SERVICE}
    if case.answer.workforce == SUPPORT and "mental_health" in named and len(named) > 1:
        return "several services are named: " + ", ".join(name.replace("_", " ") for name in sorted(named))
    return None


def _contradictory(case: Case) -> str | None:
    said = case.facts.contradictions
    return f"the advert contradicts itself: {'; '.join(said)}" if said else None


RULES: tuple[Callable[[Case], str | None], ...] = (
    _low_confidence,
    _several_categories,
    _several_posts,
    _title_and_text_disagree,
    _support_with_registration,
    _unknown_role,
    _several_services,
    _contradictory,
)
