"""Where a model is right and where not: by class, by kind of advert, by confidence, and what it takes for what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .corpus import Labelled, four_way
from .evaluate import Evaluation
from .metrics import Figure, Pair, accuracy, f1, figure

FEW = 30
"""Adverts of a class below which its figures say little: their 95% interval is wider than 0.2."""
_SHORT = 1500


def by_class(evaluation: Evaluation) -> list[Figure]:
    """F1 of each of the four answers."""
    pairs = answers(evaluation)
    found = []
    for label in sorted({gold for gold, _ in pairs}):
        one = figure(label, pairs, lambda drawn, label=label: f1(drawn, label))  # type: ignore[misc]
        found.append(Figure(label, sum(gold == label for gold, _ in pairs), one.value, one.low, one.high))
    return found


def by_slice(evaluation: Evaluation) -> list[Figure]:
    """Accuracy of the answer among kinds of adverts; kinds are told by the labels and the length of the text."""
    members: dict[str, list[Pair]] = {}
    for one, pair in zip(evaluation.adverts, answers(evaluation), strict=True):
        for name in _slices(one):
            members.setdefault(name, []).append(pair)
    return [figure(name, members[name], accuracy) for name in sorted(members)]


def _slices(one: Labelled) -> Iterator[str]:
    yield f"setting: {one.labels['setting']}"
    yield f"workforce: {one.labels['workforce']}"
    yield "text: short" if len(one.advert.text) < _SHORT else "text: long"
    if "essential_level" in one.labels:
        yield "entry level: stated" if one.labels["essential_level"] else "entry level: not stated"


def answers(evaluation: Evaluation) -> list[Pair]:
    """Label and result of each advert, as one of the four answers."""
    rows = zip(evaluation.adverts, evaluation.records, strict=True)
    return [(four_way(one.labels), four_way(record)) for one, record in rows]


def confusion(pairs: Sequence[Pair]) -> tuple[list[str], list[list[int]]]:
    """The labels, and how many adverts of each (rows) were taken for each (columns)."""
    labels = sorted({label for pair in pairs for label in pair})
    times = Counter(pairs)
    return labels, [[times[gold, got] for got in labels] for gold in labels]


@dataclass(frozen=True, slots=True)
class Bin:
    """Adverts of about the same confidence: how sure the model was, and how often right."""

    n: int
    confidence: float
    right: float


def reliability(sure: Sequence[tuple[float, bool]], bins: int = 10) -> list[Bin]:
    """Adverts by confidence in equal steps; steps without adverts are left out."""
    cells: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in sure:
        cells.setdefault(min(int(confidence * bins), bins - 1), []).append((confidence, right))
    return [
        Bin(len(cell), sum(c for c, _ in cell) / len(cell), sum(r for _, r in cell) / len(cell))
        for _, cell in sorted(cells.items())
    ]


def too_few(labelled: Sequence[Labelled]) -> Iterator[str]:
    """A sentence for each class that has too few adverts to trust what is learned or measured of it."""
    for head in ("workforce", "setting", "category"):
        times = Counter(one.labels[head] for one in labelled if one.labels[head] is not None)
        for label, number in sorted(times.items()):
            if number < FEW:
                yield f"{head} {label}: {number} adverts are too few to trust its figures (fewer than {FEW})"
