"""Real labelled adverts, where they are at hand: set JDCLASSIFIER_GOLD to their folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jdclassifier import Analyser
from jdclassifier.learn.evaluate import evaluate

GOLD = Path(os.environ.get("JDCLASSIFIER_GOLD", "")) / "dev.jsonl"
FLOORS = {
    "answer (4 groups, macro F1)": 0.88,
    "category of support posts (macro F1)": 0.95,
    "role of support posts (accuracy)": 0.90,
    "answered without review (accuracy)": 0.94,
}


@pytest.mark.skipif(
    "JDCLASSIFIER_GOLD" not in os.environ or not GOLD.is_file(),
    reason="JDCLASSIFIER_GOLD names no folder with dev.jsonl",
)
def test_agreement_on_real_adverts() -> None:
    figures = {figure.name: figure.value for figure in evaluate([GOLD], Analyser.load()).figures}
    assert {name: figures[name] for name, floor in FLOORS.items() if figures[name] < floor} == {}
