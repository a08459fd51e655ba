"""What is counted, what is silence, and what is left out."""

from __future__ import annotations

import pytest
from records import record

from jdclassifier.lexicon import load_lexicon
from jdclassifier.report import tally as tally_module
from jdclassifier.report.questions import Question, questions
from jdclassifier.report.tables import headline, known, share, table
from jdclassifier.report.tally import ALL, OTHERS, Tally
from jdclassifier.result import Record


def tally(*records: Record, count_repeats: bool = False) -> Tally:
    return Tally(load_lexicon(), count_repeats=count_repeats).add_all(records)


def question(field: str) -> Question:
    return next(one for one in questions() if one.field == field)


def test_repeats_count_once_unless_asked() -> None:
    posts = [record("a"), record("b", duplicate_of="a"), record("c")]
    assert (tally(*posts).posts, tally(*posts).repeats) == (2, 1)
    assert tally(*posts, count_repeats=True).posts == 3


def test_only_posts_in_scope_are_asked() -> None:
    outside = record("b", workforce="registered", in_scope=False, category=None)
    counted = tally(record("a"), outside)
    assert (counted.posts, counted.in_scope) == (2, 1)
    assert counted.scope["registered", "mental_health"] == 1


def test_silence_is_an_answer_of_its_own() -> None:
    posts = [record("a", flexibility_demanded=flag) for flag in (True, False, None, None)]
    counted = tally(*posts)
    shares = [share(counted, question("flexibility_demanded"), answer).count for answer in ("true", "false", "null")]
    assert shares == [1, 1, 2]


def test_a_field_that_no_record_has_is_not_known() -> None:
    posts = record("a")
    posts.pop("driving", None)
    assert not known(tally(posts), question("driving"))
    assert known(tally(posts | {"driving": None}), question("driving"))


def test_a_post_counts_once_for_each_of_several_answers() -> None:
    counted = tally(record("a", values=["respect", "respect", "dignity"]), record("b", values=[]))
    shown = {row.label: row.cells[0] for row in table(counted, question("values")).rows}
    assert {label: (cell.count, cell.of) for label, cell in shown.items()} == {  # type: ignore[union-attr]
        "dignity": (1, 2),
        "respect": (1, 2),
        "none named": (1, 2),
    }


def test_a_question_of_one_group_counts_that_group() -> None:
    counted = tally(record("a", destination="NMC"), record("b", category="trainee", destination="NMC"))
    assert counted.asked["destination", ALL] == 1


def test_equivalents_are_counted_where_a_level_is_demanded() -> None:
    counted = tally(record("a", essential_level=3, equivalent_accepted=True), record("b", equivalent_accepted=False))
    assert headline(counted, question("equivalent_accepted")).startswith("Of those that demand a level, 100% (1 of 1)")


def test_headline_adds_answers_up() -> None:
    posts = [record("a", essential_level=level) for level in (2, 3, 6, None)]
    assert headline(tally(*posts), question("essential_level")) == (
        "25% (1 of 4) state no qualification level that an applicant must hold; 50% (2 of 4) ask for level 3 or "
        "below and 25% (1 of 4) for level 4 or above."
    )


@pytest.mark.parametrize(
    ("changes", "signs"),
    [
        ({}, {"no sign"}),
        ({"category": "advanced_education"}, {"group differs from the usual group of the role"}),
        ({"bands": [6]}, {"stated band is not a usual band of the role"}),
        ({"essential_level": 3}, {"stated level is above the usual entry of the role"}),
        ({"essential_level": 1}, {"stated level is below the usual entry of the role"}),
        ({"role": None}, {"title names no known role"}),
    ],
)
def test_signs_that_title_and_content_part(changes: Record, signs: set[str]) -> None:
    rows = table(tally(record("a", **changes)), question("mismatch")).rows
    assert {row.label for row in rows} == signs


@pytest.mark.parametrize(
    ("progression", "training", "way"),
    [(None, None, "none"), (False, None, "none"), (True, None, "some"), (None, True, "some")],
)
def test_a_way_forward(progression: bool | None, training: bool | None, way: str) -> None:
    counted = tally(record("a", progression=progression, training_offered=training))
    assert counted.answers["pathway", ALL, way] == 1


def test_review_reasons_lose_what_is_particular() -> None:
    reasons = [
        "low confidence (0.48): unclear whether it is a support post",
        "title and text disagree: the title says X",
    ]
    counted = tally(record("a", review_reasons=reasons))
    assert counted.answers["review_kinds", ALL, "low confidence: unclear whether it is a support post"] == 1
    assert counted.answers["review_kinds", ALL, "title and text disagree"] == 1


def test_names_of_a_role_lose_band_and_site() -> None:
    titles = ["Support Worker - Band 3", "support worker (Nights)", "Senior Care Aide"]
    names = tally(*(record("a", title=title) for title in titles)).names["Support Worker"]
    assert (names.posts, len(names.titles), names.names["support worker"]) == (3, 3, 2)


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tally_module, "MOST_ANSWERS", 3)
    counted = tally(*(record("a", values=[f"v{number}"]) for number in range(5)))
    assert counted.answers["values", ALL, OTHERS] == 2
    assert counted.answers["values", "supervised_support", OTHERS] == 2


def test_quotes_are_the_commonest_words() -> None:
    fact = {"field": "supervision_received", "value": "directed", "text": "Under the  supervision of", "where": "text"}
    counted = tally(record("a", evidence=[fact]), record("b", evidence=[fact]))
    assert counted.quotes.commonest(1) == [("supervision_received", "directed", [("under the supervision of", 2)])]


def test_questions_ask_of_fields_once_each() -> None:
    asked = [one.field for one in questions()]
    assert len(asked) == len(set(asked))
