"""The estimator behind each head: a multinomial logistic regression whose probabilities are tempered.

Only training needs it (and scikit-learn with it); answering needs the weights alone, see `model.py`.
"""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from scipy.optimize import minimize_scalar
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.linear_model import LogisticRegression
from sklearn.utils.validation import check_is_fitted, validate_data


class LinearHead(ClassifierMixin, BaseEstimator):
    """Multinomial logistic regression with an L2 penalty and one temperature.

    Parameters:
        C: Inverse strength of the penalty, as in scikit-learn.
        temperature: The scores are divided by it before they become probabilities: above 1 it takes back
            overconfidence. `fit_temperature` finds it on adverts that were not used for fitting (Guo et al. 2017).

    Attributes:
        coef_: Weights, shape (n_classes, n_features), one row a class also with two classes, already tempered.
        intercept_: Shape (n_classes,), already tempered.
        classes_: Labels in the order of the rows.
    """

    def __init__(self, C: float = 1.0, temperature: float = 1.0) -> None:
        self.C = C
        self.temperature = temperature

    def fit(self, X: Any, y: Any, sample_weight: Any = None) -> Self:
        """Fit on X (n_samples, n_features), dense or sparse, and labels y."""
        X, y = validate_data(self, X, y, accept_sparse="csr", dtype=np.float64)
        inner = LogisticRegression(C=self.C, solver="lbfgs", max_iter=5000, tol=1e-6)
        inner.fit(X, y, sample_weight=sample_weight)
        coef, intercept = inner.coef_, inner.intercept_
        if len(inner.classes_) == 2:
            # scikit-learn keeps one row for two classes; half of it for each side gives the same probabilities.
            coef, intercept = np.vstack([-coef, coef]) / 2, np.concatenate([-intercept, intercept]) / 2
        self.classes_ = inner.classes_
        self.coef_ = coef / self.temperature
        self.intercept_ = intercept / self.temperature
        self.n_iter_ = int(np.max(inner.n_iter_))
        return self

    def decision_function(self, X: Any) -> Any:
        """Tempered scores, shape (n_samples, n_classes); with two classes the difference, shape (n_samples,)."""
        scores = self._scores(X)
        return scores[:, 1] - scores[:, 0] if len(self.classes_) == 2 else scores

    def predict_proba(self, X: Any) -> Any:
        """Probabilities, shape (n_samples, n_classes)."""
        return softmax(self._scores(X))

    def predict(self, X: Any) -> Any:
        """The likeliest label of each sample."""
        likeliest = np.argmax(self._scores(X), axis=1)
        return self.classes_[likeliest]

    def _scores(self, X: Any) -> Any:
        check_is_fitted(self)
        X = validate_data(self, X, accept_sparse="csr", dtype=np.float64, reset=False)
        return X @ self.coef_.T + self.intercept_

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.sparse = True
        return tags


def softmax(scores: Any) -> Any:
    """Probabilities of scores, along the last axis."""
    shifted = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    return shifted / shifted.sum(axis=-1, keepdims=True)


def fit_temperature(scores: Any, y: Any, classes: Any) -> float:
    """Return the temperature that makes held-out scores (n_samples, n_classes) most likely."""
    columns = np.searchsorted(classes, y)

    def loss(log_temperature: float) -> float:
        likelihood = softmax(scores / np.exp(log_temperature))[np.arange(len(columns)), columns]
        return float(-np.log(np.maximum(likelihood, 1e-12)).mean())

    return float(np.exp(minimize_scalar(loss, bounds=(-1.5, 2.5), method="bounded").x))
