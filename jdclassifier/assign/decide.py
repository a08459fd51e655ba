"""From the heads' verdicts to one answer: scope, category, confidence, what cannot be ruled out, what to review."""

from __future__ import annotations

from dataclasses import dataclass

from ..extract.facts import Facts
from ..lexicon import CATEGORIES, Category, Role, Setting, Workforce
from ..titles import TitleMatch
from .bundle import Thresholds
from .model import Contribution, Judgement

SUPPORT: Workforce = "support"
MENTAL_HEALTH: Setting = "mental_health"
_UNCLEAR = 0.15
"""A scope decision is unclear if neither answer is less likely than this."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """The answer for one advert; the fields are those of the result record."""

    workforce: Workforce
    setting: Setting
    category: Category | None
    p_support: float
    p_mental_health: float
    p_category: dict[str, float]
    confidence: float
    category_set: tuple[Category, ...]
    review_reasons: tuple[str, ...]
    contributions: tuple[Contribution, ...]

    @property
    def in_scope(self) -> bool:
        """Whether the post belongs to the workforce that the evidence review studied."""
        return self.workforce == SUPPORT and self.setting == MENTAL_HEALTH


def assign(
    judgement: Judgement, thresholds: Thresholds, title: TitleMatch, role: Role | None, facts: Facts
) -> Assignment:
    """Decide for one advert."""
    verdicts = judgement.verdicts
    workforce, setting, category = verdicts["workforce"], verdicts["setting"], verdicts["category"]
    p_support, p_mental_health = workforce.probabilities[SUPPORT], setting.probabilities[MENTAL_HEALTH]
    support = workforce.label == SUPPORT
    in_scope = support and setting.label == MENTAL_HEALTH
    p_in_scope = p_support * p_mental_health
    confidence = p_in_scope * category.probabilities[category.label] if in_scope else 1.0 - p_in_scope
    possible = tuple(
        c for c in CATEGORIES if category.probabilities[c] >= thresholds.category_floor or c == category.label
    )
    return Assignment(
        workforce=workforce.label,  # type: ignore[arg-type]
        setting=setting.label,  # type: ignore[arg-type]
        category=category.label if support else None,  # type: ignore[arg-type]
        p_support=p_support,
        p_mental_health=p_mental_health,
        p_category=category.probabilities,
        confidence=confidence,
        category_set=possible if support else (),
        review_reasons=tuple(
            _review_reasons(
                thresholds, confidence, p_support, p_mental_health, possible, support, in_scope, title, role, facts
            )
        ),
        contributions=tuple(judgement.contributions("category" if support else "workforce")),
    )


def _review_reasons(
    thresholds: Thresholds,
    confidence: float,
    p_support: float,
    p_mental_health: float,
    possible: tuple[Category, ...],
    support: bool,
    in_scope: bool,
    title: TitleMatch,
    role: Role | None,
    facts: Facts,
) -> list[str]:
    reasons = []
    if confidence < thresholds.review_below:
        doubt = []
        if _UNCLEAR < p_support < 1 - _UNCLEAR:
            doubt.append("whether it is a support post")
        if _UNCLEAR < p_mental_health < 1 - _UNCLEAR and p_support > _UNCLEAR:
            doubt.append("whether it is in mental health")
        about = f": unclear {' and '.join(doubt)}" if doubt else ""
        reasons.append(f"low confidence ({confidence:.2f}){about}")
    if in_scope and len(possible) > 1:
        reasons.append("several categories are possible: " + ", ".join(possible))
    if in_scope and len(title.posts) > 1:
        reasons.append("the title names several posts: " + ", ".join(title.posts))
    if support and role and role.workforce != SUPPORT and p_mental_health > _UNCLEAR:
        reasons.append(f"title and text disagree: the title says {role.title}")
    if (
        in_scope
        and facts.registration == "required"
        and role is not None
        and role.workforce == SUPPORT
        and not role.register
    ):
        reasons.append("a support title, but the text asks for registration")
    return reasons
