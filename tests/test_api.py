"""The Python door: results as frozen values, reasons that add up, evidence that indexes the cleaned text."""

from __future__ import annotations

import csv
import dataclasses
import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jdclassifier
from jdclassifier import Advert, Analyser, Result
from jdclassifier.advert import cleaned
from jdclassifier.lexicon import CATEGORIES

EXAMPLES = Path(__file__).parents[1] / "examples" / "adverts.csv"


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser.load()


@pytest.fixture(scope="module")
def adverts() -> list[Advert]:
    with EXAMPLES.open(encoding="utf-8", newline="") as lines:
        return [Advert(**row) for row in csv.DictReader(lines)]


@pytest.fixture(scope="module")
def results(analyser: Analyser, adverts: list[Advert]) -> list[Result]:
    return list(analyser.classify_many(adverts))


def test_one_by_one_is_the_same_as_many(analyser: Analyser, adverts: list[Advert], results: list[Result]) -> None:
    assert [analyser.classify(advert) for advert in adverts] == results


def test_reasons_add_up_to_the_models_own_score(results: list[Result]) -> None:
    """The probabilities of a head are the softmax of its scores, so centred logarithms give the scores back."""
    support = [result for result in results if result.category]
    assert len(support) > 5
    for result in support:
        record = result.to_record()
        probabilities = {name: getattr(result, f"p_{name}") for name in CATEGORIES}
        logs = {name: math.log(value) for name, value in probabilities.items()}
        score = logs[str(result.category)] - sum(logs.values()) / len(logs)
        assert sum(reason.contribution for reason in result.reasons) == pytest.approx(score, abs=1e-6)
        assert sum(reason["contribution"] for reason in record["reasons"]) == pytest.approx(score, abs=1e-3)


def test_evidence_indexes_the_cleaned_fields(adverts: list[Advert], results: list[Result]) -> None:
    for advert, result in zip(map(cleaned, adverts), results, strict=True):
        for one in result.evidence:
            assert getattr(advert, one.where)[one.start : one.end] == one.text


def test_every_stated_value_has_its_words(results: list[Result]) -> None:
    for result in results:
        fields = {one.field for one in result.evidence}
        for field in ("essential_level", "desirable_level", "supervision_received", "bands"):
            assert not getattr(result, field) or field in fields, (result.id, field)
        assert not result.equivalent_accepted or "equivalent_accepted" in fields


def test_probabilities_and_answer_agree(results: list[Result]) -> None:
    for result in results:
        parts = {name: getattr(result, f"p_{name}") for name in CATEGORIES}
        assert sum(parts.values()) == pytest.approx(1)
        assert (result.category is not None) == (result.workforce == "support")
        assert result.category is None or result.category == max(parts, key=lambda name: parts[name])
        assert result.category is None or result.category in result.category_set
        assert result.in_scope == (result.workforce == "support" and result.setting == "mental_health")
        assert result.review == bool(result.review_reasons)


def test_results_are_frozen(results: list[Result]) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        results[0].category = None  # type: ignore[misc]


# Title, text, and the category that the codebook gives: the stated level wins, unless something may stand in for it.
CODEBOOK = [
    ("Healthcare Assistant", "Help patients on our acute mental health ward.", "supervised_support"),
    ("Activity Worker", "A degree in music is essential.", "advanced_education"),
    ("Activity Worker", "A degree in music is desirable.", "supervised_support"),
    ("Support Worker", "You must have a degree or equivalent experience.", "supervised_support"),
    ("Assistant Practitioner", "You must hold an NVQ level 3.", "supervised_support"),
    ("Assistant Practitioner", "You must hold a foundation degree.", "advanced_education"),
    ("Nursing Associate", "You will be registered with the NMC.", "advanced_education"),
    ("Trainee Nursing Associate", "You will study for a foundation degree while employed.", "trainee"),
    ("Trainee Psychological Wellbeing Practitioner", "A degree is essential.", "trainee"),
    ("Apprentice Healthcare Support Worker", "You will complete a level 2 apprenticeship.", "supervised_support"),
    ("Staff Nurse", "You will supervise healthcare assistants. NMC registration is essential.", None),
    ("Ward Clerk", "Answer the telephone and file notes on a mental health ward.", None),
]


@pytest.mark.parametrize(("title", "text", "category"), CODEBOOK)
def test_codebook(title: str, text: str, category: str | None) -> None:
    assert jdclassifier.classify(title=title, text=text).category == category


@settings(max_examples=40)
@given(st.text(max_size=80), st.text(max_size=300), st.text(max_size=40), st.text(max_size=12))
def test_any_advert_gets_an_answer(title: str, text: str, salary: str, date: str) -> None:
    result = jdclassifier.classify(title=title, text=text, salary=salary, date=date)
    assert 0 <= result.confidence <= 1
    assert all(0 <= one.start <= one.end for one in result.evidence)
