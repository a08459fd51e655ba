"""What holds for every advert: offsets, order, memory, other people's pipelines, and a lexicon that can be added to."""

from __future__ import annotations

import shutil
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import spacy
from extract_marks import cases, unmarked
from hypothesis import given, settings
from hypothesis import strategies as st

from jdclassifier.advert import Advert, cleaned
from jdclassifier.extract import FACTORIES, Extractor, facts_of
from jdclassifier.lexicon import load_lexicon
from jdclassifier.resources import lexicon_dir
from jdclassifier.text import text_lines

SENTENCES = [unmarked(case["text"])[0] for case in cases("case")]
EXTRACTOR = Extractor(load_lexicon())


def _advert(*sentences: str, title: str = "Support Worker - Band 3") -> Advert:
    return cleaned(Advert("1", title, "\n".join(sentences), salary="£19,737 - £21,142 per annum", date="2020-11-03"))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*SENTENCES, "Łódź café: £5\U0001f600 — naïve", "(", "•", ""]), max_size=8))
def test_every_fact_quotes_its_words(sentences: list[str]) -> None:
    advert = _advert(*sentences)
    fields = {"title": advert.title, "text": advert.text, "salary": advert.salary}
    for fact in EXTRACTOR.extract(advert).facts:
        assert fields[fact.where][fact.start : fact.end] == fact.text != ""


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    EXTRACTOR.extract(cleaned(Advert("1", text[:40], text, salary=text[-30:])))


def test_many_is_the_same_as_one_by_one() -> None:
    adverts = [_advert(sentence) for sentence in SENTENCES] * 5
    assert EXTRACTOR.extract_block(adverts, [text_lines(advert.text) for advert in adverts]) == [
        EXTRACTOR.extract(advert) for advert in adverts
    ]


def test_an_empty_advert_states_nothing() -> None:
    assert EXTRACTOR.extract(Advert("1", "", "")).facts == ()


def test_the_gate_hides_no_sentence_of_the_cases() -> None:
    """Reading the whole advert finds what reading the picked lines finds."""
    for sentence in SENTENCES:
        whole = facts_of(EXTRACTOR.nlp(sentence))
        found = {(fact.kind, fact.value, fact.status) for fact in EXTRACTOR.extract(Advert("1", "", sentence)).facts}
        missing = {(fact.kind, fact.value, fact.status) for fact in whole if fact.status != "mentioned"} - found
        assert not missing, sentence


def test_unknown_words_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jdclassifier.extract.extractor._FORGET_AFTER", 50)
    extractor = Extractor(load_lexicon())
    before = len(extractor.nlp.vocab.strings)
    for i in range(500):
        extractor.extract(_advert(f"You must hold an NVQ 3 in subject{i}."))
        assert len(extractor.nlp.vocab.strings) < before + 150


def test_the_components_work_in_another_pipeline() -> None:
    nlp = spacy.blank("en")
    for factory in FACTORIES:
        nlp.add_pipe(factory)
    doc = nlp("We need a carer. You must have an NVQ level 3, or be willing to work towards it.")
    (fact,) = [fact for fact in facts_of(doc) if fact.kind == "qualification"]
    assert (fact.value, fact.status, fact.text) == (3, "working_towards", "NVQ level 3")


@pytest.fixture
def lexicon_copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(lexicon_dir(), tmp_path / "lexicon"))


def test_a_new_row_is_heard(lexicon_copy: Path) -> None:
    with (lexicon_copy / "qualifications.csv").open("a", encoding="utf-8") as rows:
        rows.write("quokka,4,quokka handling diploma,,,a row of a researcher's own\n")
    facts = Extractor(load_lexicon(lexicon_copy)).extract(_advert("You must hold a Quokka Handling Diploma."))
    assert facts.essential_level == 4


def test_a_new_cue_is_heard(lexicon_copy: Path) -> None:
    cues = lexicon_copy / "cues.toml"
    more = '\n[demand.icing]\nstatus = "desirable"\nvalue = "after"\nphrases = ["would be icing on the cake"]\n'
    cues.write_text(cues.read_text(encoding="utf-8") + more, encoding="utf-8")
    facts = Extractor(load_lexicon(lexicon_copy)).extract(_advert("An NVQ 3 would be icing on the cake."))
    assert (facts.essential_level, facts.desirable_level) == (None, 3)


@pytest.mark.parametrize(
    ("salary", "low", "high"),
    [
        ("£19,737 - £21,142 per annum", 19737, 21142),
        ("£24907.00 to £30615.00 pa pro rata", 24907, 30615),
        ("Up to £25k", 25000, 25000),
        ("£9.30 per hour", None, None),
        ("negotiable", None, None),
        ("", None, None),
        ("£28,000 plus £1,000 welcome bonus", 28000, 28000),
    ],
)
def test_salary(salary: str, low: float | None, high: float | None) -> None:
    facts = EXTRACTOR.extract(Advert("1", "Support Worker", "Join us.", salary=salary))
    assert (facts.salary_min, facts.salary_max) == (low, high)


@pytest.mark.parametrize(
    ("title", "salary", "date", "stated", "inferred"),
    [
        ("Support Worker", "£19,737 - £21,142", "2020-11-03", (), 3),
        ("Support Worker Band 3", "£19,737 - £21,142", "2020-11-03", (3,), None),
        ("Support Worker", "£19,737 - £21,142", "", (), 3),
        ("Support Worker", "£19,737 - £37,890", "2020-11-03", (), None),
        ("Support Worker", "negotiable", "2020-11-03", (), None),
    ],
)
def test_band_is_inferred_only_where_none_is_stated(
    title: str, salary: str, date: str, stated: tuple[int, ...], inferred: int | None
) -> None:
    facts = EXTRACTOR.extract(Advert("1", title, "Join us.", salary=salary, date=date))
    assert (facts.bands, facts.band_inferred) == (stated, inferred)


def test_the_components_are_declared_for_other_pipelines() -> None:
    declared = {point.name for point in entry_points(group="spacy_factories") if point.name.startswith("jdclassifier_")}
    assert declared == set(FACTORIES)
