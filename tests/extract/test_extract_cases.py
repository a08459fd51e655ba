"""The sentences of cases.toml, read as they should be."""

from __future__ import annotations

from typing import Any

import pytest
from extract_marks import Mark, cases, unmarked

from jdclassifier.advert import Advert, cleaned
from jdclassifier.extract import Extractor, Fact, Facts
from jdclassifier.lexicon import load_lexicon


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(load_lexicon())


def _name(case: dict[str, Any]) -> str:
    return " / ".join(filter(None, (case.get("title"), case["text"][:60].replace("\n", " | "))))


def _read(case: dict[str, Any], extractor: Extractor) -> tuple[Facts, list[Mark]]:
    text, marks = unmarked(case["text"])
    advert = cleaned(Advert("case", case.get("title", ""), text, salary=case.get("salary", "")))
    assert advert.text == text, "write the sentence as cleaned text"
    return extractor.extract(advert), marks


def _answers(fact: Fact, mark: Mark) -> bool:
    overlap = fact.where == "text" and fact.start < mark.end and mark.start < fact.end
    value = mark.value in ("-", str(fact.value))
    return overlap and value and fact.kind == mark.kind and fact.status == mark.status.replace("-", "")


def _check(case: dict[str, Any], extractor: Extractor) -> None:
    facts, marks = _read(case, extractor)
    for mark in marks:
        assert any(_answers(fact, mark) for fact in facts.facts), f"{mark} is not among {facts.facts}"
    for fact in facts.facts:
        if fact.where == "text" and fact.kind in {mark.kind for mark in marks}:
            assert any(_answers(fact, mark) for mark in marks), f"{fact} is not marked"
        assert fact.kind not in case.get("none", ()), f"{fact} should not be stated"
    if "qualifications" in case:
        wanted = case["qualifications"]
        assert len(facts.qualifications) == len(wanted), facts.qualifications
        for q, fields in zip(facts.qualifications, wanted, strict=True):
            assert {field: getattr(q, field) or "none" for field in fields} == fields
    for field, expected in case.get("summary", {}).items():
        got = getattr(facts, field)
        assert (list(got) if isinstance(got, tuple) else got) == (None if expected == "none" else expected), field


@pytest.mark.parametrize("case", cases("case"), ids=_name)
def test_case(case: dict[str, Any], extractor: Extractor) -> None:
    _check(case, extractor)


@pytest.mark.parametrize("case", cases("known_failure"), ids=_name)
def test_known_failure(case: dict[str, Any], extractor: Extractor) -> None:
    with pytest.raises(AssertionError):
        _check(case, extractor)
