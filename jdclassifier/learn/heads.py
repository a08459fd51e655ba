"""Fitting one head, and judging adverts by heads that saw nothing of their writer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import joblib
import numpy as np
import scipy.sparse
from threadpoolctl import threadpool_limits

from ..assign.estimator import LinearHead
from ..assign.features import bears_on
from ..assign.model import HEADS
from ..lexicon import CATEGORIES, SETTINGS, WORKFORCES
from .examples import TITLES, Example
from .recipe import Recipe

CLASSES: dict[str, tuple[str, ...]] = {"workforce": WORKFORCES, "setting": SETTINGS, "category": CATEGORIES}


@dataclass(frozen=True)
class HeldOut:
    """Scores of labelled adverts, as published, by heads that did not see their writer.

    Attributes:
        ids: Of the adverts.
        scores: By head, adverts x classes in the order of `CLASSES`.
        labels: By head, one an advert, None where it is unknown.
    """

    ids: list[str]
    scores: dict[str, Any]
    labels: dict[str, list[str | None]]

    def known(self, head: str) -> tuple[Any, list[str]]:
        """Scores and labels of the adverts whose label of a head is known."""
        labels = self.labels[head]
        return self.scores[head][[label is not None for label in labels]], [y for y in labels if y is not None]


def vocabulary(examples: Iterable[Example], head: str, least: int) -> tuple[str, ...]:
    """Features that may speak on the head's question and stand in enough examples, in order of their names."""
    held = Counter(name for example in examples for name in example.features if bears_on(head, name))
    return tuple(sorted(name for name, times in held.items() if times >= least))


def fit_head(
    examples: Sequence[Example], names: Sequence[str], head: str, penalty: float, temperature: float = 1.0
) -> LinearHead:
    """Fit one head on the examples whose label it knows."""
    known = [example for example in examples if example.labels[head] is not None]
    estimator = LinearHead(C=penalty, temperature=temperature)
    return estimator.fit(_matrix(known, names), [e.labels[head] for e in known], [e.weight for e in known])


def cross_validate(examples: Sequence[Example], recipe: Recipe) -> HeldOut:
    """Hold out one writer at a time: each has a manner of its own, which must not leak."""
    writers = sorted({example.group for example in examples} - {TITLES})
    folds = joblib.Parallel(n_jobs=min(2, joblib.cpu_count()))(
        joblib.delayed(_hold_out)(examples, writer, head, recipe) for head in HEADS for writer in writers
    )
    unseen = [example for writer in writers for example in _published(examples, writer)]
    scores = {head: np.vstack([found for of, found in folds if of == head]) for head in HEADS}
    return HeldOut(
        [example.id for example in unseen],
        scores,
        {head: [example.labels[head] for example in unseen] for head in HEADS},
    )


def _published(examples: Iterable[Example], writer: str) -> list[Example]:
    return [example for example in examples if example.group == writer and example.view == "published"]


def _hold_out(examples: Sequence[Example], writer: str, head: str, recipe: Recipe) -> tuple[str, Any]:
    """Scores of the writer's adverts by a head that saw none of them."""
    with threadpool_limits(limits=1):
        seen = [example for example in examples if example.group != writer]
        names = vocabulary(seen, head, recipe.least_examples)
        estimator = fit_head(seen, names, head, recipe.penalty[head])
        scores = _matrix(_published(examples, writer), names) @ estimator.coef_.T + estimator.intercept_
        return head, scores[:, column_order(estimator, head)]


def column_order(estimator: LinearHead, head: str) -> list[int]:
    """Where a head's estimator has the classes, in the order of `CLASSES`."""
    return [list(estimator.classes_).index(label) for label in CLASSES[head]]


def _matrix(examples: Sequence[Example], names: Sequence[str]) -> Any:
    column = {name: at for at, name in enumerate(names)}
    data, indices, starts = [], [], [0]
    for example in examples:
        known = sorted((column[name], value) for name, value in example.features.items() if name in column)
        indices += [at for at, _ in known]
        data += [value for _, value in known]
        starts.append(len(indices))
    return scipy.sparse.csr_matrix((data, indices, starts), shape=(len(examples), len(names)), dtype=np.float64)
