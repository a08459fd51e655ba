"""The model at work: weights on named features, three heads, exact additive reasons. Needs numpy alone."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
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
        # The classes of a head sum to zero: neither probabilities nor the order of classes change by it.
        centred, base = self.weights.copy(), self.intercepts.copy()
        for span in spans.values():
            centred[:, span] -= centred[:, span].mean(axis=1, keepdims=True)
            base[span] -= base[span].mean()
        object.__setattr__(self, "_centred", centred)
        object.__setattr__(self, "_base", base)

    def judge(self, features: Features) -> Judgement:
        """Answer of every head for one advert."""
        return self.judge_many([features])[0]

    def judge_many(self, adverts: Sequence[Features]) -> list[Judgement]:
        """Answers of every head for a few adverts, which do not depend on one another."""
        row_of: dict[str, int] = self._row  # type: ignore[attr-defined]
        known = [[(row_of[name], value) for name, value in one.items() if name in row_of] for one in adverts]
        sizes = np.array([len(one) for one in known])
        rows = np.array([row for one in known for row, _ in one], dtype=np.intp)
        parts: Array = self._centred[rows]  # type: ignore[attr-defined]
        parts *= np.array([value for one in known for _, value in one])[:, None]
        scores = np.tile(self._base, (len(known), 1))  # type: ignore[attr-defined]
        said = np.flatnonzero(sizes)
        if len(said):
            scores[said] += np.add.reduceat(parts, (np.cumsum(sizes) - sizes)[said], axis=0)
        amounts = self._amounts(rows, np.repeat(np.arange(len(known)), sizes), parts, scores)
        return [
            Judgement(self, {head: self._verdict(head, own[self.span(head)]) for head in HEADS}, own_amounts)
            for own, own_amounts in zip(scores.tolist(), amounts, strict=True)
        ]

    def _amounts(
        self, rows: npt.NDArray[np.intp], advert: npt.NDArray[np.intp], parts: Array, scores: Array
    ) -> Iterator[dict[str, list[float]]]:
        """What every subject adds to the likeliest class of every head, advert by advert."""
        subjects, of_row = self._subjects  # type: ignore[attr-defined]
        cells = advert * len(subjects) + of_row[rows]
        of_head = []
        for head in HEADS:
            span = self.span(head)
            column = span.start + scores[:, span].argmax(axis=1)
            moved = parts[np.arange(len(rows)), column[advert]]
            sums = np.bincount(cells, weights=moved, minlength=len(scores) * len(subjects))
            of_head.append(sums.reshape(len(scores), len(subjects)).tolist())
        return (dict(zip(HEADS, amounts, strict=True)) for amounts in zip(*of_head, strict=True))

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
    """The verdicts of all heads on one advert, with what moved them.

    Attributes:
        model: The model that judged.
        verdicts: By head.
        amounts: By head what every subject adds to the likeliest class.
    """

    model: Model
    verdicts: dict[str, Verdict]
    amounts: dict[str, list[float]]

    def contributions(self, head: str) -> list[Contribution]:
        """What moved `head` towards its verdict, largest first; they sum to the verdict's centred score."""
        names, _ = self.model._subjects  # type: ignore[attr-defined]
        told = [Contribution(name, amount) for name, amount in zip(names, self.amounts[head], strict=True) if amount]
        column = self.model.span(head).start + self.model.classes[head].index(self.verdicts[head].label)
        told.append(Contribution(BASE_RATE, float(self.model._base[column])))  # type: ignore[attr-defined]
        return sorted(told, key=lambda one: -one.amount)
