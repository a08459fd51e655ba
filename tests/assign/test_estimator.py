"""The estimator keeps scikit-learn's contract, and its temperature does what it says."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.utils.estimator_checks import parametrize_with_checks

from jdclassifier.assign.estimator import LinearHead, fit_temperature, softmax


@parametrize_with_checks([LinearHead()])
def test_scikit_learn_contract(estimator, check):  # type: ignore[no-untyped-def]
    check(estimator)


def test_temperature_takes_back_overconfidence() -> None:
    draw = np.random.default_rng(0)
    honest = draw.normal(size=(4000, 3)) * 1.5
    y = np.array([draw.choice(3, p=row) for row in softmax(honest)])
    assert fit_temperature(honest * 4, y, np.arange(3)) == pytest.approx(4, rel=0.15)
    assert fit_temperature(honest, y, np.arange(3)) == pytest.approx(1, rel=0.15)


def test_temperature_softens_but_never_changes_the_answer() -> None:
    draw = np.random.default_rng(1)
    X, y = draw.normal(size=(90, 4)), np.repeat(["a", "b", "c"], 30)
    sharp, soft = LinearHead().fit(X, y), LinearHead(temperature=3).fit(X, y)
    assert (sharp.predict(X) == soft.predict(X)).all()
    assert soft.predict_proba(X).max() < sharp.predict_proba(X).max()
