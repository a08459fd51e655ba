"""The heads of a bundle as plain scikit-learn pipelines, for notebooks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import joblib
import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline

from ..assign.bundle import Bundle
from ..assign.model import HEADS
from ..batch.staging import reported


def write_joblib(bundle: Bundle, path: Path) -> None:
    """Write the pipelines of all heads as one dict.

    Raises:
        OutputError: if the file cannot be written.
    """
    with reported(path):
        joblib.dump({head: as_pipeline(bundle, head) for head in HEADS}, path, compress=3)


def as_pipeline(bundle: Bundle, head: str) -> Pipeline:
    """One head: features by name in, labels and probabilities out, the same as the model's."""
    model = bundle.model
    vectoriser = DictVectorizer(sparse=False)
    vectoriser.feature_names_ = list(model.features)
    vectoriser.vocabulary_ = {name: at for at, name in enumerate(model.features)}
    return make_pipeline(vectoriser, _classifier(model.classes[head], *_columns(bundle, head)))


def _columns(bundle: Bundle, head: str) -> tuple[Any, Any]:
    span = bundle.model.span(head)
    return bundle.model.weights[:, span], bundle.model.intercepts[span]


def _classifier(labels: tuple[str, ...], weights: Any, intercepts: Any) -> LogisticRegression:
    """A fitted classifier; scikit-learn wants the labels in alphabetical order."""
    order = np.argsort(labels)
    classifier = LogisticRegression()
    classifier.classes_ = np.array(labels)[order]
    classifier.coef_, classifier.intercept_ = weights[:, order].T.copy(), intercepts[order].copy()
    classifier.n_features_in_ = len(weights)
    return classifier
