"""The model at work: weights on named features, three heads, exact additive reasons. Needs numpy alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .features import Features

HEADS = ("workforce", "setting", "category")
Array = npt.NDArray[np.float64]

MOST_REASONS = 8
EVERYTHING_ELSE = "everything else"
BASE_RATE = "base rate"

# The first word of a feature's name tells what it is about; reasons are told by subject.
_SUBJECTS = {
    "title": "title",
    "band": "band",
    "essential": "essential level",
    "desirable": "desirable level",
    "registration": "registration",
    "register": "registration",
    "supervision": "supervision",
    "supervises": "supervision of others",
    "training": "training post",
    "setting": "setting",
    "text": "text",
}


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one subject ("title", "essential level", "text" ...) adds to the score of the chosen class.

    Scores are centred: the classes of a head sum to zero. The contributions of an answer sum to its class's score.
    """

    subject: str
    amount: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """One head's answer: the likeliest class, all probabilities by class, and the rows that explain it."""

    label: str
    probabilities: dict[str, float]
    score: float


@dataclass(frozen=True)
class Model:
    """Weights of the three heads.

    Attributes:
        features: Names of the features; a name's position is its row in `weights`.
        classes: Labels of each head.
        weights: Features x classes of all heads side by side, tempered.
        intercepts: One for each class.
    """

    features: tuple[str, ...]
    classes: dict[str, tuple[str, ...]]
    weights: Array
    intercepts: Array

    def __post_init__(self) -> None:
        object.__setattr__(self, "_row", {name: row for row, name in enumerate(self.features)})
        spans, start = {}, 0
        for head in HEADS:
            spans[head] = slice(start, start + len(self.classes[head]))
            start += len(self.classes[head])
        object.__setattr__(self, "_columns", spans)

    def judge(self, features: Features) -> dict[str, Verdict]:
        """Answer of every head for one advert."""
        rows, values = self._known(features)
        scores = values @ self.weights[rows] + self.intercepts
        return {head: self._verdict(head, scores[self._span(head)]) for head in HEADS}

    def contributions(self, features: Features, head: str, label: str) -> list[Contribution]:
        """What moved `head` towards `label`, largest first; they sum to the label's centred score."""
        rows, values = self._known(features)
        block = self.weights[rows][:, self._span(head)]
        column = self.classes[head].index(label)
        parts = values * (block[:, column] - block.mean(axis=1))
        amounts: dict[str, float] = {}
        for row, part in zip(rows, parts.tolist(), strict=True):
            subject = _SUBJECTS[self.features[row].split(" ", 1)[0].rstrip(":")]
            amounts[subject] = amounts.get(subject, 0.0) + part
        base = self.intercepts[self._span(head)]
        amounts[BASE_RATE] = float(base[column] - base.mean())
        ranked = sorted(amounts.items(), key=lambda item: (-abs(item[1]), item[0]))
        told = [Contribution(subject, amount) for subject, amount in ranked[:MOST_REASONS]]
        if rest := ranked[MOST_REASONS:]:
            told.append(Contribution(EVERYTHING_ELSE, sum(amount for _, amount in rest)))
        return sorted(told, key=lambda contribution: -contribution.amount)

    def _known(self, features: Features) -> tuple[Sequence[int], Array]:
        row_of: dict[str, int] = self._row  # type: ignore[attr-defined]
        known = [(row_of[name], value) for name, value in features.items() if name in row_of]
        return [row for row, _ in known], np.array([value for _, value in known])

    def _span(self, head: str) -> slice:
        span: slice = self._columns[head]  # type: ignore[attr-defined]
        return span

    def _verdict(self, head: str, scores: Array) -> Verdict:
        exponents = np.exp(scores - scores.max())
        probabilities = (exponents / exponents.sum()).tolist()
        best = max(range(len(probabilities)), key=probabilities.__getitem__)
        labels = self.classes[head]
        return Verdict(labels[best], dict(zip(labels, probabilities, strict=True)), float(scores[best] - scores.mean()))
