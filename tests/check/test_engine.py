"""The engine: places of findings, marks, settings, fixes."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdclassifier import Advert, Analyser
from jdclassifier.advert import cleaned
from jdclassifier.analyse import default_analyser
from jdclassifier.check import Checker, Finding, Report, Settings, fixed, load_settings
from jdclassifier.check.places import places_of
from jdclassifier.errors import InputError

TITLE = "Support Worker"


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return default_analyser()


@functools.cache
def shipped_checker() -> Checker:
    return Checker(default_analyser())


@pytest.fixture(scope="module")
def checker() -> Checker:
    return shipped_checker()


def check(checker: Checker, text: str, written: str = "") -> Report:
    return checker.check(Advert("draft", TITLE, text), "draft.txt", written)


def of(report: Report, rule: str) -> list[Finding]:
    return [finding for finding in report.findings if finding.rule == rule]


def test_a_finding_stands_at_its_words(checker: Checker) -> None:
    report = check(checker, "A fine ward.\nYou need  an enhanced  CRB check.")
    (finding,) = of(report, "JD122")
    assert (finding.words, finding.where) == ("CRB", "text")
    assert report.advert.text[finding.start : finding.end] == "CRB"
    assert finding.fix == "DBS"


def test_lines_and_columns_count_in_the_draft_as_written(checker: Checker) -> None:
    written = f"{TITLE}\n\n\n\n  A fine ward.\n\n   You need an “enhanced”   CRB check.\n"
    (finding,) = of(check(checker, written.split("\n", 1)[1], written), "JD122")
    line = written.split("\n")[finding.line - 1]
    assert line[finding.column - 1 :].startswith("CRB")
    assert finding.line == 7


def test_findings_come_by_place_and_what_is_missing_last(checker: Checker) -> None:
    findings = check(checker, "An IAPT ward. You need a CRB check.").findings
    placed = [(finding.start, finding.end) for finding in findings if finding.where]
    assert len(placed) > 1 and placed == sorted(placed)
    assert [finding.where is None for finding in findings] == sorted(finding.where is None for finding in findings)


def test_the_same_words_are_told_once(checker: Checker) -> None:
    report = check(checker, "Our IAPT team. The IAPT team. Any iapt team.")
    (finding,) = of(report, "JD120")
    assert [report.advert.text[start:end] for start, end in finding.again] == ["IAPT", "iapt"]


def test_names_in_addresses_are_no_names(checker: Checker) -> None:
    assert not of(check(checker, "See www.hee.nhs.uk or write to team@iapt.example for more."), "JD120")
    assert not of(check(checker, "See www.hee.nhs.uk or write to team@iapt.example for more."), "JD121")


def test_a_verb_is_no_name(checker: Checker) -> None:
    assert not of(check(checker, "We are improving access to psychological therapies."), "JD120")


# Marks


@pytest.mark.parametrize("mark", ["[keep JD122]", "[keep jd122, clarity]", "[keep currency]", "[keep all]"])
def test_a_mark_keeps_its_line_silent(mark: str, checker: Checker) -> None:
    report = check(checker, f"You need a CRB check. {mark}\nA CRB form, too.")
    (finding,) = of(report, "JD122")
    assert finding.line == 2 + 1
    assert report.kept


def test_a_mark_for_everywhere_reaches_what_is_missing(checker: Checker) -> None:
    assert of(check(checker, "A fine ward."), "JD075")
    assert not of(check(checker, "A fine ward. [keep JD075 everywhere]"), "JD075")
    assert of(check(checker, "A fine ward. [keep JD075]"), "JD075")


def test_a_mark_that_names_no_rule_is_told(checker: Checker) -> None:
    report = check(checker, "You need a CRB check. [keep JD999]")
    assert of(report, "JD122")
    assert len(report.notes) == 1 and "JD999" in report.notes[0]


def test_a_mark_moves_no_words_and_bears_on_no_answer(checker: Checker) -> None:
    plain, marked = check(checker, "You need a CRB check."), check(checker, "[keep clarity] You need a CRB check.")
    (finding,) = of(marked, "JD122")
    assert marked.advert.text[finding.start : finding.end] == "CRB"
    assert marked.result.category == plain.result.category


# Settings


def test_rules_are_selected_and_ignored_by_id_name_and_pack(analyser: Analyser) -> None:
    text = "You need a CRB check and two years' experience of care work."
    only = check(Checker(analyser, Settings().narrowed(["currency", "years-of-experience"])), text)
    assert {finding.rule for finding in only.findings} == {"JD122", "JD023"}
    rest = check(Checker(analyser, Settings().narrowed(ignore=["currency", "JD023"])), text)
    assert not {"JD122", "JD023"} & {finding.rule for finding in rest.findings}


def test_settings_of_a_file(tmp_path: Path, analyser: Analyser) -> None:
    (tmp_path / "deeper").mkdir()
    (tmp_path / "pyproject.toml").write_text(
        "[tool.jdclassifier.check]\n"
        'ignore = ["clarity"]\nfail-on = "warning"\nabbreviations = ["CRHTT"]\nseverity = { JD122 = "error" }\n'
    )
    loaded = load_settings(folder=tmp_path / "deeper")
    (finding,) = of(check(Checker(analyser, loaded), "You need a CRB check in the CRHTT."), "JD122")
    assert finding.severity == "error" and loaded.fail_on == "warning"
    assert loaded.failed(["warning"]) and not loaded.failed(["advice"])


def test_known_abbreviations_need_no_explanation(analyser: Analyser) -> None:
    own = Settings(abbreviations=frozenset(["CRHTT"]))
    assert of(check(Checker(analyser), "Join the CRHTT."), "JD102")
    assert not of(check(Checker(analyser, own), "Join the CRHTT."), "JD102")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[check]\nselect = ['JD999']", "no rule or pack 'JD999'"),
        ("[check]\nfail-on = 'bad'", "fail-on 'bad' is unknown"),
        ("[check]\nselekt = []", "unknown key selekt"),
        ("[check]\nselect = 'JD001'", "must be a list"),
        ("[check]\nseverity = { JD001 = 'mild' }", "severity 'mild' is unknown"),
        ("check = 1", "must be a table"),
        ("[check", "not valid TOML"),
    ],
)
def test_wrong_settings_are_told_with_their_file(content: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(content)
    with pytest.raises(InputError, match=r"own\.toml: ") as error:
        load_settings(tmp_path / "own.toml")
    assert told in str(error.value)


def test_nothing_fails_a_run_that_never_fails() -> None:
    assert not Settings(fail_on="never").failed(["error"])
    assert Settings().failed(["advice", "error"]) and not Settings().failed(["warning"])


# Fixes


def test_fixes_are_made_in_the_draft_as_written(checker: Checker) -> None:
    written = f"{TITLE} – IAPT\n\n  He/she  needs a   CRB check.\n\tThe the “CRB” form: see his/her file.\n"
    report = checker.check(Advert("d", f"{TITLE} – IAPT", written.split("\n", 1)[1]), "d", written)
    text, mended = fixed(report, written)
    expected = written.replace("IAPT", "NHS Talking Therapies").replace("CRB", "DBS").replace("The the", "The")
    assert text == expected.replace("his/her", "their")
    assert {finding.rule for finding in mended} == {"JD120", "JD122", "JD109", "JD090"}


def test_fixed_drafts_have_nothing_left_to_fix(checker: Checker) -> None:
    text, _ = fixed(check(checker, "He/she has a CRB check, paid by a CCG of Health Education England."))
    again = check(checker, text.split("\n", 1)[1])
    assert text.endswith("They have a DBS check, paid by an ICB of NHS England.")
    assert not [finding for finding in again.findings if finding.fix]


# Whatever comes


@given(st.text(max_size=300), st.text(max_size=40))
@settings(max_examples=40)
def test_any_text_can_be_checked(text: str, title: str) -> None:
    report = shipped_checker().check(Advert("d", title, text))
    for finding in report.findings:
        if finding.where:
            field: str = getattr(report.advert, finding.where)
            assert field[finding.start : finding.end] == finding.words != ""
        assert finding.line >= 1 and finding.column >= 1


@given(st.text(alphabet="ab ’“–•\n\t.&;<>£é", max_size=120))
def test_letters_lead_from_the_cleaned_text_to_the_written_one(written: str) -> None:
    advert = cleaned(Advert("d", "Title", written))
    places = places_of(advert, f"Title\n{written}")["text"]
    for offset, char in enumerate(advert.text):
        if char in "abé£":
            assert f"Title\n{written}"[places.offset(offset)] == char or char == "£"
