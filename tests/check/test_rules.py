"""Every rule: complete, documented, true to its examples, and silent on clean drafts."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import get_args

import pytest

from jdclassifier import Advert
from jdclassifier.analyse import default_analyser
from jdclassifier.check import PACKS, RULES, SEVERITIES, Checker, Report, Rule
from jdclassifier.check.pages import write_pages
from jdclassifier.check.rule import Example, Pack
from jdclassifier.lexicon.wording import load_wording

ROOT = Path(__file__).parents[2]
CLEAN = tomllib.loads((Path(__file__).parent / "clean.toml").read_text(encoding="utf-8"))["draft"]
BLOCKS = {
    "category": range(20),
    "entry": range(20, 40),
    "supervision": range(40, 50),
    "pathway": range(50, 60),
    "pay": range(60, 80),
    "fairness": range(80, 100),
    "clarity": range(100, 120),
    "currency": range(120, 140),
}
DAY = "2025-06-01"
LEAST_EXAMPLE_WORDS = 4


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(default_analyser())


def rules_found(checker: Checker, example: Example) -> set[str]:
    report = checker.check(Advert("draft", example.title, example.text, salary=example.salary, date=DAY))
    return {finding.rule for finding in report.findings}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples_fail_and_pass(rule: Rule, checker: Checker) -> None:
    assert rule.fails and rule.passes
    assert all(rule.id in rules_found(checker, example) for example in rule.fails)
    assert not any(rule.id in rules_found(checker, example) for example in rule.passes)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rules_are_complete(rule: Rule) -> None:
    number = int(rule.id.removeprefix("JD"))
    assert rule.id == f"JD{number:03}" and number in BLOCKS[rule.pack]
    assert rule.severity in SEVERITIES
    assert rule.name == rule.name.lower() and " " not in rule.name
    for text in (rule.message, rule.instead, rule.does, rule.why, rule.source):
        assert text == text.strip() and len(text.split()) > 1
    assert rule.does.endswith(".") and rule.why.endswith(".") and not rule.instead.endswith(".")


def test_ids_and_names_are_unique_and_many() -> None:
    assert len(RULES) >= 40
    assert len({rule.id for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)
    assert {rule.pack for rule in RULES} == set(PACKS) == set(get_args(Pack))


def test_every_listed_word_belongs_to_a_rule_and_every_sign_is_read() -> None:
    wording = load_wording()
    assert {row.group for row in wording.words} <= {rule.name for rule in RULES}
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "jdclassifier" / "check").rglob("*.py"))
    assert [sign for sign in wording.signs if f'"{sign}"' not in sources] == []


@pytest.mark.parametrize("row", load_wording().words, ids=lambda row: row.place)
def test_every_listed_phrase_is_found_or_spared(row: object, checker: Checker) -> None:
    """A phrase that only longer ones of its rule hide would never be heard."""
    from jdclassifier.check.phrases import PhraseFinder
    from jdclassifier.lexicon.wording import Words

    assert isinstance(row, Words)
    finder = PhraseFinder(load_wording().words)
    text = " ".join(row.phrases[0])
    found = [one.row for one in finder.find(text) if one.row.group == row.group]
    assert found == ([] if row.use == "spare" else [row])


def report_of(checker: Checker, draft: dict[str, str]) -> Report:
    return checker.check(Advert("clean", draft["title"], draft["text"], salary=draft["salary"], date=DAY))


@pytest.mark.parametrize("draft", CLEAN, ids=lambda draft: draft["category"])
def test_clean_drafts_are_left_in_peace(draft: dict[str, str], checker: Checker) -> None:
    report = report_of(checker, draft)
    assert report.result.category == draft["category"]
    assert [f"{f.rule}: {f.message}" for f in report.findings if f.severity != "advice"] == []


def test_pages_are_current(tmp_path: Path) -> None:
    """`jdclassifier rules --write docs/rules` makes them."""
    write_pages(tmp_path)
    made = {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()}
    assert {path.name: path.read_text("utf-8") for path in (ROOT / "docs" / "rules").iterdir()} == made
