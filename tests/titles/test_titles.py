"""What the normaliser makes of titles, through its public door."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdclassifier.lexicon import Lexicon, load_lexicon
from jdclassifier.titles import TitleMatcher

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]


@functools.cache
def shared_matcher() -> TitleMatcher:
    return TitleMatcher(load_lexicon())


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="module")
def matcher() -> TitleMatcher:
    return shared_matcher()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"] or "empty")
def test_case(case: dict[str, Any], matcher: TitleMatcher) -> None:
    match = matcher.match(case["title"])
    if "posts" in case:
        assert list(match.posts) == case["posts"]
    elif "not_role" in case:
        assert match.role != case["not_role"]
    else:
        assert match.role == case.get("role")
    assert list(match.cleaned.bands) == case.get("bands", [])
    assert match.cleaned.bank == case.get("bank", False)
    for fact in ("apprentice", "trainee", "seniority"):
        if fact in case:
            assert getattr(match.cleaned, fact) == case[fact]


def test_every_variant_names_its_own_role(matcher: TitleMatcher, lexicon: Lexicon) -> None:
    wrong = {v.title: matcher.match(v.title).role for v in lexicon.titles if matcher.match(v.title).role != v.role}
    assert not wrong


@given(st.text(max_size=120))
def test_any_text_is_a_title(text: str) -> None:
    match = shared_matcher().match(text)
    assert all(0 <= candidate.score <= 100 for candidate in match.candidates)
    assert [c.score for c in match.candidates] == sorted((c.score for c in match.candidates), reverse=True)
    assert match.role is None or match.role in {c.role for c in match.candidates}


@given(
    st.sampled_from(["Band 3", "37.5 hrs", "Permanent", "(Ref 123-ABC)", "£9.21 per hour", "Full time", "x 2"]),
    st.booleans(),
)
def test_noise_changes_nothing(noise: str, front: bool) -> None:
    matcher = shared_matcher()
    noisy = f"{noise} - Support Worker" if front else f"Support Worker - {noise}"
    assert matcher.match(noisy).cleaned.text == "support worker"
    assert matcher.match(noisy).score == 100.0
