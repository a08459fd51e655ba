"""From the heads' verdicts to one answer: scope, category, confidence, and what cannot be ruled out."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ..lexicon import CATEGORIES, Category, Setting, Workforce
from .bundle import Thresholds
from .model import Contribution, Judgement, Verdict

SUPPORT: Workforce = "support"
MENTAL_HEALTH: Setting = "mental_health"
_LEAST = 1e-9


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
    contributions: tuple[Contribution, ...]

    @property
    def in_scope(self) -> bool:
        """Whether the post belongs to the workforce that the evidence review studied."""
        return self.workforce == SUPPORT and self.setting == MENTAL_HEALTH


def assign(judgement: Judgement, thresholds: Thresholds) -> Assignment:
    """Decide for one advert that was judged."""
    support = judgement.verdicts["workforce"].label == SUPPORT
    contributions = judgement.contributions("category" if support else "workforce")
    return decide(judgement.verdicts, thresholds, tuple(contributions))


def decide(
    verdicts: dict[str, Verdict], thresholds: Thresholds, contributions: tuple[Contribution, ...] = ()
) -> Assignment:
    """Make one answer of the heads' verdicts."""
    category = verdicts["category"]
    support = verdicts["workforce"].label == SUPPORT
    return Assignment(
        workforce=verdicts["workforce"].label,  # type: ignore[arg-type]
        setting=verdicts["setting"].label,  # type: ignore[arg-type]
        category=category.label if support else None,  # type: ignore[arg-type]
        p_support=verdicts["workforce"].probabilities[SUPPORT],
        p_mental_health=verdicts["setting"].probabilities[MENTAL_HEALTH],
        p_category=category.probabilities,
        confidence=confidence(verdicts, thresholds),
        category_set=_possible(category, thresholds) if support else (),
        contributions=contributions,
    )


def confidence(verdicts: dict[str, Verdict], thresholds: Thresholds) -> float:
    """Calibrated probability that the whole answer, scope and category, is right."""
    return 1 / (1 + math.exp(-thresholds.slope * log_odds(joint_probability(verdicts)) - thresholds.intercept))


def joint_probability(verdicts: dict[str, Verdict]) -> float:
    """Probability that scope and category are right, were the heads independent; `Thresholds` says how to mend it."""
    workforce, setting, category = verdicts["workforce"], verdicts["setting"], verdicts["category"]
    in_scope = workforce.probabilities[SUPPORT] * setting.probabilities[MENTAL_HEALTH]
    if workforce.label == SUPPORT and setting.label == MENTAL_HEALTH:
        return in_scope * category.probabilities[category.label]
    return 1.0 - in_scope


def log_odds(probability: float) -> float:
    """Log-odds, kept finite."""
    kept = min(max(probability, _LEAST), 1 - _LEAST)
    return math.log(kept / (1 - kept))


def _possible(category: Verdict, thresholds: Thresholds) -> tuple[Category, ...]:
    floors = thresholds.category_floors
    return tuple(c for c in CATEGORIES if category.probabilities[c] >= floors[c] or c == category.label)
