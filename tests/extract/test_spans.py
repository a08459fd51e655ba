"""Scoring of the extractor on marked spans."""

from __future__ import annotations

from typing import Any

from jdclassifier.advert import Advert
from jdclassifier.extract import Extractor
from jdclassifier.learn.corpus import Labelled
from jdclassifier.learn.spans import score_spans
from jdclassifier.lexicon import load_lexicon


def _labelled(text: str, words: str, **span: Any) -> Labelled:
    start = text.index(words)
    marked = {"start": start, "end": start + len(words), **span}
    return Labelled(Advert("1", "", text), {}, (marked,), "w1")


def _scores(*adverts: Labelled) -> dict[tuple[str, str], tuple[int, int, int, int]]:
    table = score_spans(adverts, Extractor(load_lexicon()))
    return {tuple(s.key): (s.marked, s.found, s.stated, s.right) for s in table.scores}


def test_found_with_the_right_status() -> None:
    text = "You must hold an NVQ level 3."
    scores = _scores(_labelled(text, "an NVQ level 3", kind="qual", level=3, status="essential"))
    assert scores == {("qualification", "*"): (1, 1, 1, 1), ("qualification", "essential"): (1, 1, 1, 1)}


def test_found_with_another_status_counts_for_the_kind_only() -> None:
    text = "You must hold an NVQ level 3."
    scores = _scores(_labelled(text, "NVQ level 3", kind="qual", level=3, status="desirable"))
    assert scores[("qualification", "*")] == (1, 1, 1, 1)
    assert scores[("qualification", "desirable")] == (1, 0, 0, 0)
    assert scores[("qualification", "essential")] == (0, 0, 1, 0)


def test_spans_of_a_text_that_cleaning_changes_are_found_again() -> None:
    text = "<p>A  nice   post &amp; team.</p><p>You must   hold an  NVQ level 3.</p>"
    scores = _scores(_labelled(text, "an  NVQ level 3", kind="qual", level=3, status="essential"))
    assert scores[("qualification", "essential")] == (1, 1, 1, 1)


def test_the_table_prints_a_line_a_score() -> None:
    table = score_spans([_labelled("Band 3.", "Band 3", kind="band", value="3")], Extractor(load_lexicon()))
    assert len(str(table).splitlines()) == 1 + len(table.scores)
