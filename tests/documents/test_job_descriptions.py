"""Job descriptions in every layout of person specification: what the extractor then finds."""

from __future__ import annotations

from typing import Any

import pytest
from job_descriptions import CASES, Case

from jdclassifier import Analyser
from jdclassifier.documents import Document, read_bytes
from jdclassifier.result import Result
from jdclassifier.text import clean_text


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser.load()


def check(case: Case, document: Document, analyser: Analyser) -> None:
    result = analyser.classify(document.to_advert("case"))
    record = result.to_record()
    assert {field: record[field] for field in case.record} == case.record
    assert words(result, "essential_level") == case.essential
    assert words(result, "desirable_level") == case.desirable
    for fact in result.evidence:
        if fact.where == "text":
            assert document.text[fact.start : fact.end] == fact.text


def words(result: Result, field: str) -> set[str]:
    return {fact.text for fact in result.evidence if fact.field == field and fact.where == "text" and fact.value}


@pytest.mark.parametrize("name", CASES)
def test_word(name: str, analyser: Analyser) -> None:
    case = CASES[name]
    document = read_bytes("jd.docx", case.build().bytes())
    assert document.title == case.title
    assert document.warnings == ()
    assert clean_text(document.text) == document.text
    check(case, document, analyser)


@pytest.mark.parametrize("name", CASES)
def test_the_same_as_a_web_page(name: str, analyser: Analyser) -> None:
    case = CASES[name]
    word = read_bytes("jd.docx", case.build().bytes())
    page = read_bytes("jd.html", as_html(case.build().document).encode())
    assert page.text == word.text
    assert page.title == case.title


def as_html(word: Any) -> str:
    """A Word file of headings, paragraphs, bullets and tables as a page; merged cells as spans."""
    from docx.table import Table

    return f"<!doctype html><body>{''.join(_html(b, Table) for b in word.iter_inner_content())}</body>"


def _html(block: Any, table: type) -> str:
    if not isinstance(block, table):
        style, text = block.style.name, block.text.replace("\n", "<br>")
        tag = "h1" if style == "Title" else f"h{style[-1]}" if style.startswith("Heading") else "p"
        return f"<ul><li>{text}</li></ul>" if style.startswith("List") else f"<{tag}>{text}</{tag}>"
    rows: dict[int, str] = {}
    grid = [[cell._tc for cell in row.cells] for row in block.rows]
    seen = set()
    for r, row in enumerate(block.rows):
        rows[r] = ""
        for c, cell in enumerate(row.cells):
            if cell._tc in seen:
                continue
            seen.add(cell._tc)
            down = sum(line[c] is cell._tc for line in grid)
            across = sum(one is cell._tc for one in grid[r])
            inner = "".join(_html(b, table) for b in cell.iter_inner_content())
            inner = inner.replace("ü", "✓")
            rows[r] += f"<td colspan={across} rowspan={down}>{inner}</td>"
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows.values())}</table>"
