"""Explanations: amounts that add up, changes that do turn the model, pages that show the words."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from jdclassifier import Advert, Analyser
from jdclassifier.analyse import default_analyser
from jdclassifier.cli import app
from jdclassifier.explain import Explanation, explain
from jdclassifier.explain.page import as_page
from jdclassifier.explain.prose import as_text

TITLES = (
    "Assistant Psychologist",
    "Trainee Nursing Associate",
    "Bank HCA, Band 3",
    "Ward Manager",
    "Wellbeing Pal",
    "",
)
SENTENCES = (
    "A degree in psychology is essential.",
    "NVQ level 3 in care is desirable.",
    "You must be registered with the NMC.",
    "You will work under the supervision of a registered nurse.",
    "The post is on our acute mental health ward.",
    "You join an orthopaedic outpatient clinic.",
    "Salary is paid at Band 4.",
    "You will complete an apprenticeship that leads to registration as a nursing associate.",
)
ADVERTS = st.builds(
    lambda title, sentences: Advert("1", title, " ".join(sentences)),
    st.sampled_from(TITLES),
    st.lists(st.sampled_from(SENTENCES), unique=True),
)


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return default_analyser()


def explained(analyser: Analyser, title: str, *sentences: str) -> Explanation:
    return explain(analyser, Advert("1", title, " ".join(sentences)))


@given(ADVERTS)
@settings(max_examples=40)
def test_reasons_add_up_to_the_score_behind_the_probability(advert: Advert) -> None:
    explanation = explain(default_analyser(), advert)
    for part in explanation.parts:
        assert sum(reason.contribution for reason in part.reasons) == pytest.approx(part.score, abs=1e-6)
    told = {part.head: part for part in explanation.parts}
    assert told["workforce"].label == explanation.result.workforce
    assert told["setting"].label == explanation.result.setting
    assert ("category" in told) == (explanation.result.category is not None)
    assert explanation.result.reasons == told.get("category", told["workforce"]).reasons


@given(ADVERTS)
@settings(max_examples=40)
def test_counterfactuals_turn_category_or_scope(advert: Advert) -> None:
    explanation = explain(default_analyser(), advert)
    result = explanation.result
    for one in explanation.counterfactuals:
        assert (one.category, one.in_scope) != (result.category, result.in_scope)
        assert 0 < one.probability <= 1
        for fact in one.facts:
            assert fact in explanation.reading.facts.facts
    sizes = [one.changes for one in explanation.counterfactuals]
    assert sizes == sorted(sizes)


CHANGES = [
    # title, what the advert says, words of a change, category the published change gives
    (
        "Assistant Psychologist",
        (SENTENCES[0], SENTENCES[3], SENTENCES[4]),
        "level 3 were enough in place of 'degree'",
        "supervised_support",
    ),
    ("Support Worker", (SENTENCES[3], SENTENCES[4]), "a qualification at level 5", "advanced_education"),
    ("Trainee Nursing Associate", (SENTENCES[4],), "the title did not say 'Trainee'", "advanced_education"),
]


@pytest.mark.parametrize(("title", "sentences", "words", "category"), CHANGES)
def test_changes_are_told_in_the_words_of_the_advert(
    analyser: Analyser, title: str, sentences: tuple[str, ...], words: str, category: str
) -> None:
    told = explained(analyser, title, *sentences).counterfactuals
    assert [one.category for one in told if words in one.change] == [category]


def test_a_changed_title_gives_what_the_counterfactual_says(analyser: Analyser) -> None:
    """The road taken by the changed advert leads to the same answer."""
    advert = Advert("1", "Trainee Nursing Associate", SENTENCES[4])
    (one,) = [c for c in explain(analyser, advert).counterfactuals if "did not say 'Trainee'" in c.change]
    result = analyser.classify(dataclasses.replace(advert, title="Nursing Associate"))
    assert (result.workforce, result.setting, result.category) == (one.workforce, one.setting, one.category)
    assert one.probability == pytest.approx(result.p_advanced_education)


def test_same_advert_same_explanation(analyser: Analyser) -> None:
    first, second = (explained(analyser, "Care Co-ordinator", *SENTENCES) for _ in range(2))
    assert first.to_record() == second.to_record()
    assert as_page(first) == as_page(second)


def test_text_shows_every_reason_and_change(analyser: Analyser) -> None:
    explanation = explained(analyser, "Assistant Psychologist", SENTENCES[0], SENTENCES[4])
    shown = as_text(explanation)
    assert "essential level 6: 'degree'" in shown
    for one in explanation.counterfactuals:
        assert one.change in shown


def test_page_needs_nothing_else_and_escapes(analyser: Analyser) -> None:
    page = as_page(explained(analyser, "Support <b>Worker</b> & more", SENTENCES[0], "Tea < 5 & cake."))
    assert "<b>" not in page
    assert "Tea &lt; 5 &amp; cake." in page
    assert ">degree<sup" in page
    assert "<script" not in page


def test_command(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("explain")
    (folder / "a.csv").write_text("id,title,text\n1,Cook,\n2,Support Worker,Mental health ward.\n", encoding="utf-8")
    run = CliRunner().invoke
    shown = run(app, ["explain", str(folder / "a.csv"), "--id", "2", "--json"])
    assert json.loads(shown.stdout)["result"]["title"] == "Support Worker"
    page = folder / "why.html"
    assert run(app, ["explain", str(folder / "a.csv"), "--html", str(page)]).exit_code == 0
    assert "Cook" in page.read_text(encoding="utf-8")
    for arguments in ([str(folder / "a.csv"), "--id", "3"], [], [str(folder / "a.csv"), "--html", str(page)]):
        refused = run(app, ["explain", *arguments])
        assert refused.exit_code == 2
        assert len(refused.stderr.splitlines()) == 1
