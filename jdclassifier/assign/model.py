"""The model at work: weights on named features, three heads, exact additive reasons. Needs numpy alone."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .features import Features

HEADS = ("workforce", "setting", "category")
Array = npt.NDArray[np.float64]

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
    """One head's answer: the likeliest class, and the probabilities of all."""

    label: str
    probabilities: dict[str, float]


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
        subjects = list(dict.fromkeys(_SUBJECTS.values()))
        of_row = [subjects.index(_SUBJECTS[name.split(" ", 1)[0].rstrip(":")]) for name in self.features]
        spans, start = {}, 0
        for head in HEADS:
            spans[head] = slice(start, start + len(self.classes[head]))
            start += len(self.classes[head])
        object.__setattr__(self, "_row", {name: row for row, name in enumerate(self.features)})
        object.__setattr__(self, "_subjects", (subjects, np.array(of_row, dtype=np.intp)))
        object.__setattr__(self, "_columns", spans)

    def judge(self, features: Features) -> Judgement:
        """Answer of every head for one advert."""
        row_of: dict[str, int] = self._row  # type: ignore[attr-defined]
        known = [(row_of[name], value) for name, value in features.items() if name in row_of]
        rows = np.array([row for row, _ in known], dtype=np.intp)
        parts = self.weights[rows]
        parts *= np.array([value for _, value in known])[:, None]
        scores = (parts.sum(axis=0) + self.intercepts).tolist()
        return Judgement(self, rows, parts, {head: self._verdict(head, scores[self.span(head)]) for head in HEADS})

    def span(self, head: str) -> slice:
        """Columns of a head."""
        span: slice = self._columns[head]  # type: ignore[attr-defined]
        return span

    def _verdict(self, head: str, scores: list[float]) -> Verdict:
        highest = max(scores)
        exponents = [math.exp(score - highest) for score in scores]
        total = sum(exponents)
        labels = self.classes[head]
        probabilities = {label: exponent / total for label, exponent in zip(labels, exponents, strict=True)}
        return Verdict(labels[scores.index(highest)], probabilities)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdicts of all heads on one advert, with what each known feature added.

    Attributes:
        model: The model that judged.
        rows: Rows of the advert's features that the model knows.
        parts: What each adds to each class, known features x classes of all heads.
        verdicts: By head.
    """

    model: Model
    rows: npt.NDArray[np.intp]
    parts: Array
    verdicts: dict[str, Verdict]

    def contributions(self, head: str) -> list[Contribution]:
        """What moved `head` towards its verdict, largest first; they sum to the verdict's centred score."""
        span = self.model.span(head)
        column = self.model.classes[head].index(self.verdicts[head].label)
        block, base = self.parts[:, span], self.model.intercepts[span]
        names, of_row = self.model._subjects  # type: ignore[attr-defined]
        sums = np.bincount(of_row[self.rows], weights=block[:, column] - block.mean(axis=1), minlength=len(names))
        told = [Contribution(name, amount) for name, amount in zip(names, sums.tolist(), strict=True) if amount]
        told.append(Contribution(BASE_RATE, float(base[column] - base.mean())))
        return sorted(told, key=lambda one: -one.amount)
