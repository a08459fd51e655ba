"""Fitting one head, and judging adverts by heads that saw nothing of their writer."""

from __future__ import annotations

from collections.abc import Sequence
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


@dataclass(frozen=True)
class Table:
    """Examples of one head as a matrix: examples x names of the features that may speak on its question."""

    names: tuple[str, ...]
    matrix: Any
    labels: Any
    weights: Any

    @classmethod
    def of(cls, examples: Sequence[Example], head: str) -> Table:
        names = tuple(sorted({name for example in examples for name in example.features if bears_on(head, name)}))
        labels = np.array([example.labels[head] for example in examples], dtype=object)
        return cls(names, _matrix(examples, names), labels, np.array([example.weight for example in examples]))

    def frequent(self, rows: Any, least: int) -> Any:
        """Columns of the features that stand in enough of the rows."""
        return np.flatnonzero(np.bincount(self.matrix[rows].indices, minlength=len(self.names)) >= least)

    def fit(self, rows: Any, columns: Any, penalty: float, temperature: float = 1.0) -> LinearHead:
        """Fit the head on those of the rows whose label is known."""
        known = rows[[label is not None for label in self.labels[rows]]]
        estimator = LinearHead(C=penalty, temperature=temperature)
        return estimator.fit(self.matrix[known][:, columns], self.labels[known].astype(str), self.weights[known])


def fit_head(
    examples: Sequence[Example], head: str, recipe: Recipe, temperature: float
) -> tuple[tuple[str, ...], LinearHead]:
    """Fit one head on all examples that know its label; return the names of its features, too."""
    table = Table.of(examples, head)
    rows = np.arange(len(examples))
    columns = table.frequent(rows, recipe.least_examples)
    names = tuple(table.names[column] for column in columns)
    return names, table.fit(rows, columns, recipe.penalty[head], temperature)


def cross_validate(examples: Sequence[Example], recipe: Recipe) -> HeldOut:
    """Hold out one writer at a time: each has a manner of its own, which must not leak."""
    groups = np.array([example.group for example in examples])
    published = np.array([example.view == "published" for example in examples])
    writers = sorted(set(groups) - {TITLES})
    tables = {head: Table.of(examples, head) for head in HEADS}
    folds = joblib.Parallel(n_jobs=min(2, joblib.cpu_count()))(
        joblib.delayed(_hold_out)(
            tables[head], head, np.flatnonzero(groups != writer), np.flatnonzero((groups == writer) & published), recipe
        )
        for head in HEADS
        for writer in writers
    )
    order = [at for writer in writers for at in np.flatnonzero((groups == writer) & published).tolist()]
    unseen = [examples[at] for at in order]
    scores = {head: np.vstack([found for of, found in folds if of == head]) for head in HEADS}
    labels = {head: [example.labels[head] for example in unseen] for head in HEADS}
    return HeldOut([example.id for example in unseen], scores, labels)


def _hold_out(table: Table, head: str, seen: Any, unseen: Any, recipe: Recipe) -> tuple[str, Any]:
    """Scores of the unseen adverts by a head that saw none of their writer's."""
    with threadpool_limits(limits=1):
        columns = table.frequent(seen, recipe.least_examples)
        estimator = table.fit(seen, columns, recipe.penalty[head])
        scores = table.matrix[unseen][:, columns] @ estimator.coef_.T + estimator.intercept_
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
