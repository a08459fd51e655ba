"""The contract of cleaned text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdclassifier.text import clean_line, clean_text, text_lines, words

PUBLISHED = [
    ("&lt;p&gt;Hello &amp;amp; welcome&lt;/p&gt;", "Hello & welcome"),
    ("<p>One</p><p>Two<br/>Three</p>", "One\nTwo\nThree"),
    ("<ul><li>First</li><li>Second</li></ul>", "• First\n• Second"),
    ("Duties: • wash • dress", "Duties:\n• wash\n• dress"),
    ("We care.You will help.", "We care. You will help."),
    ("Holds a B.Sc. Nothing else", "Holds a B.Sc. Nothing else"),
    ("Children\u2019s \u201cward\u201d \u2013 nights\u00a0only", 'Children\'s "ward" - nights only'),
    ("The trustâ€™s values", "The trust's values"),
    ("a\x00b\r\nc\t d", "ab\nc d"),
    (
        "For details contact:\nNameJo BloggsJob titleManagerEmail x@y",
        "For details contact:\nName\nJo Bloggs\nJob title\nManager\nEmail x@y",
    ),
    ("&amp;lt;p&amp;gt;Hidden&amp;lt;/p&amp;gt;", "Hidden"),
    ("5 < 6 and 7 > 3", "5 < 6 and 7 > 3"),
    ("<script>alert(1)</script><p>Text</p>", "Text"),
    ("", ""),
]


@pytest.mark.parametrize(("published", "cleaned"), PUBLISHED)
def test_published_text(published: str, cleaned: str) -> None:
    assert clean_text(published) == cleaned


@given(st.text(max_size=300))
def test_contract(raw: str) -> None:
    text = clean_text(raw)
    assert len(text.lower()) == len(text)
    assert not re.search(r"[^\S \n]|  | \n|\n |\n{3}|^\s|\s$", text)
    assert "\n" not in clean_line(raw)


@given(st.text(max_size=300))
def test_segments_cover_every_word_in_order(raw: str) -> None:
    text = clean_text(raw)
    found = [s.text for s in text_lines(text)]
    assert words(" ".join(found)) == words(text)
    starts = [s.start for s in text_lines(text)]
    assert starts == sorted(starts)
