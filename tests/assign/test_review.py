"""Confidence, category sets, and the reasons for which a person should look."""

from __future__ import annotations

import pytest

from jdclassifier import Advert, Analyser
from jdclassifier.analyse import default_analyser
from jdclassifier.assign.bundle import Thresholds
from jdclassifier.assign.decide import decide, joint_probability
from jdclassifier.assign.model import Verdict
from jdclassifier.lexicon import CATEGORIES, SETTINGS, WORKFORCES


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return default_analyser()


def verdict(labels: tuple[str, ...], first: float) -> Verdict:
    rest = (1 - first) / (len(labels) - 1)
    probabilities = {label: rest if at else first for at, label in enumerate(labels)}
    return Verdict(max(probabilities, key=lambda label: probabilities[label]), probabilities)


def verdicts(support: float, mental_health: float, trainee: float) -> dict[str, Verdict]:
    return {
        "workforce": verdict(WORKFORCES, support),
        "setting": verdict(SETTINGS, mental_health),
        "category": verdict(CATEGORIES, trainee),
    }


PLAIN = Thresholds(0.6, 0.9, dict.fromkeys(CATEGORIES, 0.3), 1.0, 0.0)


def test_confidence_is_that_of_the_whole_answer() -> None:
    assert joint_probability(verdicts(0.9, 0.8, 0.7)) == pytest.approx(0.9 * 0.8 * 0.7)
    assert joint_probability(verdicts(0.1, 0.8, 0.7)) == pytest.approx(1 - 0.1 * 0.8)
    assert decide(verdicts(0.9, 0.8, 0.7), PLAIN).confidence == pytest.approx(0.9 * 0.8 * 0.7)
    cooler = Thresholds(0.6, 0.9, PLAIN.category_floors, 0.5, 0.0)
    assert 0.5 < decide(verdicts(0.99, 0.99, 0.99), cooler).confidence < 0.97


@pytest.mark.parametrize(("trainee", "expected"), [(0.9, CATEGORIES[:1]), (0.38, CATEGORIES), (0.2, CATEGORIES[1:])])
def test_category_set_holds_what_reaches_its_floor(trainee: float, expected: tuple[str, ...]) -> None:
    assert decide(verdicts(0.9, 0.9, trainee), PLAIN).category_set == expected
    assert decide(verdicts(0.1, 0.9, trainee), PLAIN).category_set == ()


def test_category_set_always_holds_the_likeliest() -> None:
    high = Thresholds(0.6, 0.9, dict.fromkeys(CATEGORIES, 0.99), 1.0, 0.0)
    assert decide(verdicts(0.9, 0.9, 0.5), high).category_set == ("trainee",)


REASONS = [
    (
        "Support Worker",
        "You join our community mental health team. You must be registered with the NMC.",
        "the text asks for registration",
    ),
    ("Zephyr Person", "You will help patients on our acute mental health ward with personal care.", "no known role"),
    (
        "Support Worker",
        "You will work on our acute mental health ward and in our learning disability service.",
        "several services are named: learning disability, mental health",
    ),
]


@pytest.mark.parametrize(("title", "text", "reason"), REASONS)
def test_reasons_for_review(analyser: Analyser, title: str, text: str, reason: str) -> None:
    result = analyser.classify(Advert("1", title, text))
    assert result.review
    assert any(reason in told for told in result.review_reasons), result.review_reasons


def test_a_plain_advert_needs_no_review(analyser: Analyser) -> None:
    text = (
        "You will work on our acute mental health ward under the supervision of a registered nurse. NVQ 2 is desirable."
    )
    assert analyser.classify(Advert("1", "Healthcare Assistant", text)).review_reasons == ()
