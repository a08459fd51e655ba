"""Marked text: the words stay the words, everything is escaped, overlaps share their marks."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from jdclassifier.render.highlight import Span, highlight, legend, stretches, style
from jdclassifier.render.kinds import KINDS, kind_of, meant, states
from jdclassifier.render.page import page, table

SPANS = st.lists(
    st.builds(
        Span,
        st.integers(-2, 40),
        st.integers(-2, 40),
        st.sampled_from(list(KINDS)),
        st.text(max_size=8),
        st.sampled_from(["", "f1", 'f"2']),
    ),
    max_size=8,
)


def words_of(html: str) -> str:
    """The text of marked HTML without letters, numbers and notes of ours."""
    return unescape(
        re.sub(
            r'<sup.*?</sup>|<a id="[^"]*" class="number.*?</a>|<span class="unseen">.*?</span>|<[^>]+>',
            "",
            html,
            flags=re.S,
        )
    )


@given(st.text(alphabet=st.characters(exclude_characters="\r\0", exclude_categories=("Cs",)), max_size=40), SPANS)
def test_words_stay(text: str, spans: list[Span]) -> None:
    assert words_of(highlight(text, spans)) == text
    assert [text[s.start : s.end] for s in stretches(len(text), spans)] == [
        s for s in _cut(text, spans) if s or not text
    ]


def test_number_leads_to_what_is_said_and_is_the_anchor() -> None:
    spans = [Span(0, 3, "pay", 'say "more"', "w1", "#f1", "1"), Span(1, 5, "setting")]
    first = LexborHTMLParser(highlight("Band 3", spans)).css("a")
    assert [(a.attributes["id"], a.attributes["href"], a.text()) for a in first] == [("w1", "#f1", "1")]
    assert first[0].attributes["aria-label"] == '1, band and pay: say "more"'


def _cut(text: str, spans: list[Span]) -> list[str]:
    edges = {0, len(text)}
    for span in spans:
        if 0 <= span.start < min(span.end, len(text)):
            edges |= {span.start, min(span.end, len(text))}
    return [text[a:b] for a, b in pairwise(sorted(edges))]


def test_hostile_text_and_notes_are_escaped() -> None:
    text = '<script>alert("x")</script>'
    html = page(
        text, highlight(text, [Span(0, 27, "pay", '"><img onerror=x>', '"x')]) + table(["<b>"], [["<i>"]], "<u>")
    )
    tree = LexborHTMLParser(html)
    assert not tree.css("script, img, b, i, u")
    mark = tree.css_first("mark")
    assert mark is not None
    assert mark.attributes["title"] == 'band and pay: "><img onerror=x>'


def test_overlapping_facts_share_a_mark() -> None:
    html = highlight("NVQ level 3", [Span(0, 11, "qualification", "essential"), Span(4, 11, "pay", "3")])
    marks = LexborHTMLParser(html).css("mark")
    assert [mark.attributes["class"] for mark in marks] == ["k-qualification", "k-qualification k-pay"]
    assert "qualification: essential; band and pay: 3" in html
    assert html.count("<sup") == 2


def test_anchors_stand_once() -> None:
    html = highlight("abcdef", [Span(0, 6, "pay", "", "here"), Span(2, 3, "setting")])
    assert html.count('id="here"') == 1


def test_legend_shows_what_occurs() -> None:
    shown = LexborHTMLParser(legend([Span(0, 1, "pay"), Span(1, 2, "pay")])).css("li")
    assert len(shown) == 1
    assert legend([]) == ""


def test_kinds_are_told_apart_without_colour() -> None:
    assert len({kind.letter for kind in KINDS.values()}) == len(KINDS)
    assert all(f".k-{name}{{" in style() for name in KINDS)


def test_fields_have_kinds() -> None:
    assert kind_of("essential_level") == kind_of("qualification offered") == "qualification"
    assert kind_of("setting strong") == "setting"
    assert kind_of("nights") == "other"
    assert meant("qualification offered", 3) == "offered"
    assert meant("supervision_received", "directed") == "directed"
    assert not states("qualification mentioned")
