"""The role table and the model's agreement with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from jdclassifier import Analyser
from jdclassifier.errors import InputError
from jdclassifier.learn.mapping import agreement, noisy_agreement, read_table, shipped_table
from jdclassifier.learn.noise import noisy_titles
from jdclassifier.learn.role_table import OUTSIDE, role_rows


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser.load()


def test_every_known_title_lands_in_its_roles_category(analyser: Analyser) -> None:
    mapped = agreement(analyser, shipped_table(analyser))
    assert len(mapped) > 2000
    assert [one for one in mapped if not one.agrees] == []


def test_noise_hardly_moves_a_known_title(analyser: Analyser) -> None:
    mapped = noisy_agreement(analyser, shipped_table(analyser))
    assert sum(one.agrees for one in mapped) / len(mapped) > 0.99


def test_noise_is_put_on_and_the_same_each_time(analyser: Analyser) -> None:
    titles = ["Support Worker"] * 50
    first = list(noisy_titles(titles, analyser.lexicon, seed=3))
    assert first == list(noisy_titles(titles, analyser.lexicon, seed=3))
    assert first != list(noisy_titles(titles, analyser.lexicon, seed=4))
    assert all("Support Worker" in title and title != "Support Worker" for title in first)


def test_every_role_says_whose_word_its_group_is(analyser: Analyser) -> None:
    rows = role_rows(analyser.lexicon.roles.values())
    assert {row.role for row in rows} == set(analyser.lexicon.roles)
    assert [row.role for row in rows if row.whose_word == "the review names it"] == [
        "trainee_pwp",
        "nursing_associate",
        "healthcare_assistant",
    ]
    assert {row.role for row in rows if row.views == "differ"} == {"technical_instructor", "pharmacy_technician"}
    assert all(row.why for row in rows if row.views == "differ")


@pytest.mark.parametrize(
    ("title", "category"),
    [
        ("Trainee Psychological Wellbeing Practitioner", "trainee"),
        ("Nursing Associate", "advanced_education"),
        ("Healthcare Assistant", "supervised_support"),
    ],
)
def test_the_examples_that_the_review_names(title: str, category: str, analyser: Analyser) -> None:
    role = next(role for role in analyser.lexicon.roles.values() if role.title == title)
    assert (role.category, role.source) == (category, "review")
    assert next(iter(agreement(analyser, [(title, category)]))).agrees


def test_own_table(tmp_path: Path, analyser: Analyser) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(
        "Title,Category\nPeer Worker,supervised support\nWard Clerk,\nQuantum Polisher,trainee\n", encoding="utf-8"
    )
    mapped = agreement(analyser, read_table(path))
    assert [(one.title, one.expected, one.agrees) for one in mapped[:2]] == [
        ("Peer Worker", "supervised_support", True),
        ("Ward Clerk", OUTSIDE, True),
    ]
    assert mapped[2].role is None


@pytest.mark.parametrize(
    "content",
    [
        "title;category\nCafé Worker;trainee\n".encode("cp1252"),
        "title\tcategory\nCafé Worker\ttrainee\n".encode("utf-16"),
        "Title,note,Category\n\n  Café Worker ,x,Trainee\n".encode("utf-8-sig"),
    ],
)
def test_own_table_as_a_spreadsheet_saves_it(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(content)
    assert read_table(path) == [("Café Worker", "trainee")]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("name,category\nA,trainee\n", "needed: title, category"),
        ("title,category\nA,magic\n", r"mine\.csv:2: unknown category 'magic'"),
        ('title,category\n"A\nB",trainee\nC,magic\n', r"mine\.csv:4: unknown category 'magic'"),
        ("title,category\nA\n", r"mine\.csv:2: the row has 1 cells, the header has 2"),
        ("title,category\nA,trainee,x\n", r"mine\.csv:2: the row has 3 cells"),
        ('title,category\n"A,trainee\n', r"mine\.csv:2: .*close each quotation mark"),
        (f"title,{'A' * 17_000_000},category\nA,trainee\n", r"mine\.csv:1: field larger"),
        ("title,category\n", "no titles"),
        ("", "columns found: none"),
    ],
)
def test_bad_table(content: str, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=sentence):
        read_table(path)
