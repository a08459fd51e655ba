"""Labelled files of every kind: read as the same adverts, and refused with line numbers."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from jdclassifier import Advert, Analyser
from jdclassifier.analyse import default_analyser
from jdclassifier.errors import CorpusError, OutputError
from jdclassifier.learn.corpus import read_corpus
from jdclassifier.learn.labelling import COLUMNS, write_sheet
from jdclassifier.learn.suggest import suggest

LABELS = {"workforce": "support", "setting": "mental_health", "category": "supervised_support"}
ADVERTS = [
    Advert("a", "Wellbeing Pal", "You will help on our mental health ward.", "Elm House", "£20,000", "2024-05-01"),
    Advert("b", "Support Worker", "=1+1 is no formula; you give care, under supervision."),
    Advert("c", "Snoezelen Guide", "Line one.\n\nLine two, with “quotes” and, commas."),
]


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return default_analyser()


def label_csv(path: Path) -> None:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, COLUMNS)
        writer.writeheader()
        writer.writerows(row | {"workforce": "Support", "setting": "Mental health"} | typed(row) for row in rows)


def typed(row: dict[str, str]) -> dict[str, str]:
    return (
        {"category": "supervised support", "essential_level": "3"}
        if row["id"] == "a"
        else {"category": LABELS["category"]}
    )


def label_excel(path: Path) -> None:
    from openpyxl import load_workbook

    book = load_workbook(path)
    sheet = book.active
    for row in range(2, sheet.max_row + 1):
        for name, value in LABELS.items():
            sheet.cell(row, COLUMNS.index(name) + 1).value = value
    book.save(path)


def label_doccano(path: Path) -> None:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    exported = [{"id": at, **row, "label": list(LABELS.values())} for at, row in enumerate(rows)]
    path.write_text("\n".join(map(json.dumps, exported)), encoding="utf-8")


def label_label_studio(path: Path) -> None:
    tasks = json.loads(path.read_text(encoding="utf-8"))
    for task in tasks:
        result = [{"from_name": n, "type": "choices", "value": {"choices": [label]}} for n, label in LABELS.items()]
        task["annotations"] = [{"was_cancelled": False, "result": result}]
    path.write_text(json.dumps(tasks), encoding="utf-8")


TOOLS: dict[str, Any] = {
    "sheet.csv": label_csv,
    "sheet.xlsx": label_excel,
    "doccano.jsonl": label_doccano,
    "tasks.json": label_label_studio,
}


@pytest.mark.parametrize("name", TOOLS)
def test_what_is_suggested_comes_back_labelled(name: str, analyser: Analyser, tmp_path: Path) -> None:
    path = tmp_path / name
    write_sheet(suggest(analyser, ADVERTS, 10), path)
    with pytest.raises(CorpusError, match="no labelled advert"):
        read_corpus([path], analyser.lexicon.roles)
    TOOLS[name](path)
    labelled = {one.advert.id: one for one in read_corpus([path], analyser.lexicon.roles)}
    assert labelled.keys() == {"a", "b", "c"}
    for advert in ADVERTS:
        one = labelled[advert.id]
        assert (one.advert.title, one.advert.text) == (advert.title, advert.text)
        assert {head: one.labels[head] for head in LABELS} == LABELS
    assert labelled["a"].advert.employer == "Elm House"


def test_suggestions_are_unsure_and_differ(analyser: Analyser) -> None:
    sure = Advert("s", "Trainee Nursing Associate", "On our mental health ward.")
    again = [Advert(f"a{at}", "Wellbeing Pal", ADVERTS[0].text) for at in range(5)]
    chosen = suggest(analyser, [sure, *again, *ADVERTS], 3)
    assert len({one.advert.title for one in chosen}) == 3
    assert sure.id not in {one.advert.id for one in chosen}
    assert any("no known role" in one.why for one in chosen)
    assert chosen == suggest(analyser, [sure, *again, *ADVERTS], 3)


WRONG = {
    "no column": ("a.csv", "title,text,workforce\nCook,x,support\n", "no column setting, category"),
    "label": ("a.csv", "title,text,workforce,setting,category\nCook,x,helper,other,\n", "a.csv:2: label 'workforce'"),
    "level": (
        "a.csv",
        "title;text;workforce;setting;category;essential_level\nHCA;x;support;other;supervised_support;NVQ\n",
        "a.csv:2: label 'essential_level' is 'NVQ'",
    ),
    "no workbook": ("a.xlsx", "PK", "not a readable Excel workbook"),
    "no list": ("a.json", "{}", "not a list of tasks"),
    "two labels": (
        "a.jsonl",
        '{"id": 1, "text": "x", "title": "HCA", "label": ["support", "manager", "other"]}',
        "a.jsonl:1: label 'workforce' is 'manager and support'",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_files_are_refused_with_their_line(case: str, analyser: Analyser, tmp_path: Path) -> None:
    name, content, message = WRONG[case]
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError) as refusal:
        read_corpus([tmp_path / name], analyser.lexicon.roles)
    assert message in str(refusal.value)


def test_sheets_are_not_replaced_unasked(analyser: Analyser, tmp_path: Path) -> None:
    for name in ("a.csv", "a.xlsx"):
        (tmp_path / name).write_text("mine", encoding="utf-8")
        with pytest.raises(OutputError, match="exists"):
            write_sheet([], tmp_path / name)
    with pytest.raises(OutputError, match="unknown file type"):
        write_sheet([], tmp_path / "a.docx")
