"""The small language of phrases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdclassifier.lexicon.phrases import expand


def phrases(pattern: str) -> set[str]:
    return {" ".join(phrase) for phrase, _ in expand(pattern)}


@pytest.mark.parametrize(
    ("pattern", "meant"),
    [
        ("under supervision", {"under supervision"}),
        ("under [the] supervision", {"under supervision", "under the supervision"}),
        ("(hold|have) a degree", {"hold a degree", "have a degree"}),
        (
            "under [direct|close] supervision",
            {"under supervision", "under direct supervision", "under close supervision"},
        ),
        ("a [b [c]] d", {"a d", "a b d", "a b c d"}),
        ("co-ordinator", {"co - ordinator", "co ordinator"}),
        ("Bachelor's Degree", {"bachelor's degree"}),
        ("one|two", {"one", "two"}),
    ],
)
def test_meaning(pattern: str, meant: set[str]) -> None:
    assert phrases(pattern) == meant


def test_slot_keeps_its_value() -> None:
    assert dict(expand("nvq <level>"))["nvq", "3"] == "3"
    assert len(expand("band <level>")) == 8


@pytest.mark.parametrize(
    "pattern", ["under [the supervision", "under the] supervision", "(a|b", "level <grade>", "", "[a]" * 0, "()"]
)
def test_what_cannot_be_read_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        expand(pattern)


def test_too_many_phrases_are_refused() -> None:
    with pytest.raises(ValueError, match="split it into several"):
        expand("(a|b|c|d|e|f|g|h|i|j)" * 4)


@given(st.text(alphabet="ab ()[]|<>-", max_size=20))
def test_any_pattern_is_read_or_refused(pattern: str) -> None:
    try:
        found = expand(pattern)
    except ValueError:
        return
    assert found
    assert all(phrase for phrase, _ in found)
