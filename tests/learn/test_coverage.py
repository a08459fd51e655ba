"""Which rows of the lexicon adverts use, and which lines that ask for something state nothing."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner

from jdclassifier.advert import Advert, cleaned
from jdclassifier.cli.app import app
from jdclassifier.extract import Extractor
from jdclassifier.learn import unread
from jdclassifier.learn.corpus import read_corpus
from jdclassifier.learn.coverage import Coverage, Row, cover, row_of
from jdclassifier.lexicon import load_lexicon
from jdclassifier.resources import shipped

EXAMPLES = Path(__file__).parents[2] / "examples" / "adverts.csv"


def _cover(*texts: str, title: str = "Healthcare Assistant") -> Coverage:
    return cover([Advert(str(at), title, text) for at, text in enumerate(texts)], load_lexicon())


def _row(coverage: Coverage, subject: str, id: str) -> Row:
    (row,) = (row for row in coverage.rows if (row.subject, row.id) == (subject, id))
    return row


def _unread(*texts: str) -> dict[str, int]:
    return {pattern.words: pattern.lines for pattern in _cover(*texts).unread}


def test_rows_are_counted_by_advert_and_by_fact() -> None:
    found = _cover("You must have an HNC. An HNC is essential.", "An HNC would help.", "Join us.")
    assert found.adverts == 3
    hnc = _row(found, "qualification", "hnc")
    assert (hnc.adverts, hnc.facts, hnc.value) == (2, 3, "4")
    assert hnc.place.startswith("qualifications.csv:")
    assert _row(found, "qualification", "hnd").adverts == 0


def test_what_only_says_how_a_fact_is_meant_is_heard() -> None:
    must = _row(_cover("You must have an HNC."), "demand", "must_have")
    assert (must.adverts, must.facts) == (1, 0)


def test_title_and_role_are_counted() -> None:
    found = _cover("Join us.", title="Senior Nursing Assistants - Nights")
    named = {(row.subject, row.value) for row in found.rows if row.subject in ("role", "title") and row.adverts}
    assert ("role", "supervised_support") in named
    assert len(named) == 2


def test_every_fact_belongs_to_a_row() -> None:
    lexicon = load_lexicon()
    adverts = read_corpus([shipped("corpus") / "adverts" / "w1.jsonl"], lexicon.roles)
    extractor = Extractor(lexicon)
    rows = {(cue.subject, cue.name) for cue in lexicon.cues}
    facts = {row_of(fact) for one in adverts for fact in extractor.extract(cleaned(one.advert)).facts}
    assert facts
    assert facts <= rows


def test_lines_that_ask_and_state_nothing_are_put_together() -> None:
    found = _unread(
        "You must have excellent penmanship.\nWe are near the sea.",
        "Applicants must have excellent penmanship and a calm voice.",
        "You must have an HNC.",
    )
    assert found == {"must have excellent penmanship": 2}


def test_lines_under_an_asking_heading_count_without_a_sign_up_to_the_end_of_the_list() -> None:
    found = _unread("Essential\n• Neat handwriting\n• Patience 24 hours\nWhy we like it here\n• Free parking")
    assert found == {"neat handwriting": 1, "patience <n>": 1}


def test_lines_with_contact_details_are_left_out() -> None:
    lines = "• Ring 01632 960 123 with your ability to sing\n• Ability to write to me@wren.example.org"
    assert _unread(f"Essential\n{lines}") == {}


def test_patterns_seen_once_are_let_go_when_there_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unread, "_KEPT", 2)
    found = _unread("Must have red shoes.\nMust have red shoes.\nMust have blue socks.\nMust have green hats.")
    assert found == {"must have red shoes": 2}


def test_tables_are_written_whole_and_replace_nothing_unasked(tmp_path: Path) -> None:
    out = tmp_path / "cover.csv"
    done = CliRunner().invoke(app, ["corpus", "coverage", str(EXAMPLES), "-o", str(out)])
    assert done.exit_code == 0, done.output
    assert "never heard:" in done.stdout
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {"title", "role", "qualification", "employer"} <= {row["subject"] for row in rows}
    assert (tmp_path / "cover.unread.csv").read_text(encoding="utf-8").startswith("lines,words,section,example")
    again = CliRunner().invoke(app, ["corpus", "coverage", str(EXAMPLES), "-o", str(out)])
    assert (again.exit_code, "exists" in again.output) == (2, True)
    other = CliRunner().invoke(app, ["corpus", "coverage", str(EXAMPLES), "-o", str(tmp_path / "cover.xlsx")])
    assert (other.exit_code, "use .csv" in other.output) == (2, True)


def test_records_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"title": "HCA", "description": "Join us."}\n{"title": \n', encoding="utf-8")
    done = CliRunner().invoke(app, ["corpus", "coverage", str(tmp_path / "a.jsonl")])
    assert done.exit_code == 1
    assert "rejected: 1" in done.output
