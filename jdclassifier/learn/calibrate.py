"""Probabilities that mean what they say, all found on adverts whose writer the heads had not seen.

* A temperature for each head (Guo, Pleiss, Sun and Weinberger 2017).
* A line through the log-odds for the confidence of the whole answer (Platt 1999): the heads err together.
* A floor for each category, so that the set of those above it holds the right one for the promised share of posts of
  every category: class-conditional split conformal prediction with the probability itself as the score (Vovk 2012;
  Sadinle, Lei and Wasserman 2019).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from ..assign.bundle import Thresholds
from ..assign.decide import joint_probability, log_odds
from ..assign.estimator import fit_temperature, softmax
from ..assign.model import HEADS, Verdict
from .corpus import four_way
from .heads import CLASSES, HeldOut
from .recipe import Recipe

DECIMALS = 5
"""Fitted numbers are rounded, so that the last bits of a sum do not change the bundle."""


@dataclass(frozen=True)
class Calibration:
    """What was found on held-out adverts.

    Attributes:
        temperatures: By head.
        thresholds: For the bundle.
        verdicts: Of every held-out advert, tempered, by head.
        ids: Its id.
    """

    temperatures: dict[str, float]
    thresholds: Thresholds
    verdicts: list[dict[str, Verdict]]
    ids: list[str]


def calibrate(held_out: HeldOut, recipe: Recipe) -> Calibration:
    """Find temperatures and thresholds."""
    temperatures = {head: _temperature(held_out, head) for head in HEADS}
    verdicts = list(_verdicts(held_out, temperatures))
    gold = [dict(zip(HEADS, row, strict=True)) for row in zip(*(held_out.labels[head] for head in HEADS), strict=True)]
    slope, intercept = _line([joint_probability(v) for v in verdicts], list(map(_right, verdicts, gold)))
    floors = _floors(verdicts, gold, recipe.coverage)
    thresholds = Thresholds(recipe.review_below, recipe.coverage, floors, slope, intercept)
    return Calibration(temperatures, thresholds, verdicts, held_out.ids)


def _right(verdicts: dict[str, Verdict], gold: dict[str, Any]) -> bool:
    return four_way({head: verdict.label for head, verdict in verdicts.items()}) == four_way(gold)


def _temperature(held_out: HeldOut, head: str) -> float:
    scores, labels = held_out.known(head)
    columns = np.arange(len(CLASSES[head]))
    return fit_temperature(scores, [CLASSES[head].index(label) for label in labels], columns)


def _verdicts(held_out: HeldOut, temperatures: dict[str, float]) -> Iterator[dict[str, Verdict]]:
    tempered = [softmax(held_out.scores[head] / temperatures[head]).tolist() for head in HEADS]
    for rows in zip(*tempered, strict=True):
        by_head = (dict(zip(CLASSES[head], row, strict=True)) for head, row in zip(HEADS, rows, strict=True))
        yield {
            head: Verdict(max(probabilities, key=lambda label: probabilities[label]), probabilities)
            for head, probabilities in zip(HEADS, by_head, strict=True)
        }


def _line(joint: list[float], right: list[bool]) -> tuple[float, float]:
    """Slope and intercept of the log-odds of being right; 1 and 0 where nothing, or everything, is."""
    if len(set(right)) < 2:
        return 1.0, 0.0
    line = LogisticRegression(C=1e6).fit(np.array([[log_odds(p)] for p in joint]), right)
    slope = float(line.coef_[0, 0])
    if slope <= 0:  # too few adverts to tell: a surer answer must not become a less sure one
        return 1.0, 0.0
    return round(slope, DECIMALS), round(float(line.intercept_[0]), DECIMALS)


def _floors(verdicts: list[dict[str, Verdict]], gold: list[dict[str, Any]], coverage: float) -> dict[str, float]:
    """For each category the probability that all but a share of 1 - `coverage` of its posts reach.

    A category with too few posts for the promise gets a floor of 0: it is never ruled out.
    """
    floors = {}
    for category in CLASSES["category"]:
        reached = sorted(
            v["category"].probabilities[category]
            for v, labels in zip(verdicts, gold, strict=True)
            if labels["category"] == category
        )
        rank = math.floor((1 - coverage) * (len(reached) + 1))
        floors[category] = math.floor(reached[rank - 1] * 10**DECIMALS) / 10**DECIMALS if rank else 0.0
    return floors
