"""Plain text in its encodings; saved web pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdclassifier.documents import read_bytes
from jdclassifier.documents.align import align
from jdclassifier.text import clean_text

ADVERT = "Job title: Café worker\nPay is £10 – “good”\nEssential\n• NVQ 2"
CLEAN = 'Job title: Café worker\nPay is £10 - "good"\nEssential\n• NVQ 2'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings(encoding: str, line_end: str) -> None:
    document = read_bytes("x.txt", ADVERT.replace("\n", line_end).encode(encoding))
    assert (document.format, document.text, document.title) == ("text", CLEAN, "Café worker")


def test_title_of_plain_text_is_its_first_line() -> None:
    assert read_bytes("x.txt", b"Recovery Worker\n\nYou will help people.").title == "Recovery Worker"
    assert (
        read_bytes("x.md", b"Some words first of all, and they end here.\n# Recovery Worker").title == "Recovery Worker"
    )


PAGE = """<!DOCTYPE html>
<html><head><meta charset="{charset}"><title>Café Worker | Jobs | Wren Trust</title><style>p {{ }}</style></head>
<body><header><p>Wren Trust</p></header><nav><a href="/">Home</a></nav><div class="cookie-banner">We use cookies</div>
<main><h1>Café Worker</h1><p>You will <b>help</b> people in our
service &amp; team.<br>Shifts apply.</p><p hidden>secret</p>
<dl><dt>Band:</dt><dd>Band 3</dd></dl><ul><li>Care</li><li><p>Talk</p></li></ul>
<table><thead><tr><th>Criteria</th><th>Essential</th><th>Desirable</th></tr></thead>
<tbody><tr><td rowspan="2">Qualifications</td><td><ul><li>NVQ 2</li><li>GCSE</li></ul></td><td>NVQ 3</td></tr>
<tr><td>Care Certificate</td><td></td></tr></tbody></table>
<p>{filler}</p><form>Apply <button>Now</button></form></main><footer>Small print</footer></body></html>"""
FILLER = "Our service helps people to live well in the town that they know. " * 4


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_page(charset: str) -> None:
    document = read_bytes("saved page.htm", PAGE.format(charset=charset, filler=FILLER).encode(charset))
    assert document.title == "Café Worker"
    assert document.format == "html"
    assert document.text.split("\n") == [
        "Café Worker",
        "You will help people in our service & team.",
        "Shifts apply.",
        "Band:",
        "Band 3",
        "• Care",
        "• Talk",
        "Qualifications",
        "Essential",
        "• NVQ 2",
        "• GCSE",
        "• Care Certificate",
        "Desirable",
        "• NVQ 3",
        "(end of table)",
        FILLER.strip(),
    ]
    assert document.band == "Band 3"


def test_page_of_tag_soup() -> None:
    document = read_bytes(
        "x.html", b"<html><table><tr><td>Essential<td>Desirable<tr><td>NVQ 2<td>NVQ 3</table><p>Unclosed"
    )
    assert document.text == "Essential\n• NVQ 2\nDesirable\n• NVQ 3\n(end of table)\nUnclosed"


@given(st.text(st.sampled_from("ab .\t\n\u00a0“•–&;"), max_size=60))
def test_alignment_never_leaves_the_source(raw: str) -> None:
    cleaned = clean_text(raw)
    places = align(cleaned, raw)
    assert len(places) == len(cleaned) + 1
    assert places == sorted(places)
    assert all(0 <= place <= len(raw) for place in places)


@given(
    st.lists(st.sampled_from(["NVQ", "“level”", "3", "–", "care,", "x"]), min_size=1, max_size=12),
    st.sampled_from([" ", "  ", "\t", "\u00a0 "]),
)
def test_alignment_finds_every_word(parts: list[str], blank: str) -> None:
    raw = blank + blank.join(parts)
    places = align(clean_text(raw), raw)
    for at, char in enumerate(clean_text(raw)):
        if char.isalnum():
            assert raw[places[at]] == char
