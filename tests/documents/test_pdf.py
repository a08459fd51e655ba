"""PDF files made with reportlab: ruled tables, columns, repeated heads and feet, broken words."""

from __future__ import annotations

import io
from typing import Any

import pytest
from job_descriptions import CASES, Case
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)
from test_job_descriptions import check

from jdclassifier import Analyser
from jdclassifier.documents import read_bytes

STYLES = getSampleStyleSheet()
GRID = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
FILLER = "We care for adults with mental health needs in the community and on our wards, day and night. " * 4


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser.load()


def made(*flow: Any, **options: Any) -> bytes:
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4, **options).build(list(flow))
    return out.getvalue()


def text(words: str, style: str = "BodyText") -> Paragraph:
    return Paragraph(words, STYLES[style])


def cell(words: str) -> Paragraph:
    return text(words.replace("\n", "<br/>"))


def ruled(*rows: list[str], spans: list[Any] | None = None, widths: Any = None, repeat: int = 0) -> Table:
    table = Table([[cell(words) for words in row] for row in rows], colWidths=widths, repeatRows=repeat)
    table.setStyle([*GRID, *(("SPAN", *span) for span in spans or [])])
    return table


def read(data: bytes) -> str:
    return read_bytes("jd.pdf", data).text


def test_ruled_specification_with_merged_cells() -> None:
    table = ruled(
        ["Person specification", "", ""],
        ["Criteria", "Essential", "Desirable"],
        [
            "Qualifications",
            "NVQ level 2 in health and social care or a qualification of the same level\nGCSE English",
            "NVQ 3",
        ],
        ["", "Care Certificate", "-"],
        ["Experience", "Work with people", "Work on a ward"],
        spans=[((0, 0), (2, 0)), ((0, 2), (0, 3))],
        widths=[90, 200, 120],
    )
    assert read(made(text("Healthcare Assistant", "Title"), table)).split("\n") == [
        "Healthcare Assistant",
        "Person specification",
        "Qualifications",
        "Essential",
        "• NVQ level 2 in health and social care or a qualification of the same level",
        "• GCSE English",
        "• Care Certificate",
        "Desirable",
        "• NVQ 3",
        "Experience",
        "Essential",
        "• Work with people",
        "Desirable",
        "• Work on a ward",
    ]


def test_a_table_goes_on_over_the_page_with_its_heading_repeated() -> None:
    rows = [[f"Skill {n}", f"Able to do task {n}", f"Has done task {n}"] for n in range(40)]
    found = read(made(ruled(["Area", "Essential", "Desirable"], *rows, widths=[90, 180, 180], repeat=1)))
    assert found.count("Essential\n") == 40
    assert "Area" not in found
    assert "Skill 39\nEssential\n• Able to do task 39\nDesirable\n• Has done task 39" in found


def test_heads_and_feet_are_left_out() -> None:
    def furnish(canvas: Canvas, document: Any) -> None:
        canvas.drawString(72, 810, "Wren Trust - Job Description")
        canvas.drawString(72, 30, f"Page {document.page} of 3")

    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=A4)
    frame = Frame(72, 72, 450, 700)
    document.addPageTemplates(PageTemplate(frames=[frame], onPage=furnish))
    document.build([text("First part."), PageBreak(), text("Second part."), PageBreak(), text("Third part.")])
    assert read(out.getvalue()) == "First part.\nSecond part.\nThird part."


def test_two_columns_are_read_one_after_the_other() -> None:
    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=A4)
    head = Frame(60, 700, 480, 80)
    document.addPageTemplates(PageTemplate(frames=[head, Frame(60, 60, 225, 630), Frame(315, 60, 225, 630)]))
    left = [text(f"Left {n}. {FILLER}") for n in (1, 2)]
    right = [text(f"Right {n}. {FILLER}") for n in (1, 2)]
    from reportlab.platypus import FrameBreak

    document.build(
        [text("A heading across both columns of the page", "Title"), FrameBreak(), *left, FrameBreak(), *right]
    )
    lines = read(out.getvalue()).split("\n")
    assert [line[:7] for line in lines[1:]] == ["Left 1.", "Left 2.", "Right 1", "Right 2"]
    assert lines[1] == f"Left 1. {FILLER}".strip()


def test_broken_words_are_mended() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for at, line in enumerate(
        ("You will give care under super-", "vision of a nurse who works full-", "time on this ward for adults")
    ):
        canvas.drawString(72, 700 - 14 * at, line)
    canvas.save()
    assert (
        read(out.getvalue())
        == "You will give care under supervision of a nurse who works full-time on this ward for adults"
    )


def test_bullets_are_items() -> None:
    found = read(made(text("Duties"), *(text(f"• {words}") for words in ("Care for people", "Write notes"))))
    assert found == "Duties\n• Care for people\n• Write notes"


def test_title_by_label_then_by_size() -> None:
    labelled = made(text("Job Description", "Title"), ruled(["Job title", "Recovery Worker"], ["Band", "3"]))
    assert read_bytes("x.pdf", labelled).title == "Recovery Worker"
    sized = made(text("Wren House"), text("Recovery Worker", "Title"), text(FILLER), title="untitled")
    assert read_bytes("x.pdf", sized).title == "Recovery Worker"


def as_pdf(case: Case) -> bytes:
    """The blocks of a Word case, its tables ruled; cells keep their paragraphs as lines."""
    from docx.table import Table as WordTable

    flow: list[Any] = []
    for block in case.build().document.iter_inner_content():
        if not isinstance(block, WordTable):
            bullet = "• " if block.style.name.startswith("List") else ""
            flow.append(text(bullet + block.text, "Heading2" if block.style.name != "Normal" else "BodyText"))
            continue
        grid = [[c._tc for c in row.cells] for row in block.rows]
        first: dict[Any, tuple[int, int]] = {}
        last: dict[Any, tuple[int, int]] = {}
        rows = [["" for _ in row] for row in grid]
        for r, row in enumerate(block.rows):
            for c, one in enumerate(row.cells):
                if one._tc not in first:
                    first[one._tc] = (c, r)
                    rows[r][c] = one.text.replace("ü", "Yes").replace("✓", "Yes").replace("✔", "Yes").replace("✗", "No")
                last[one._tc] = (c, r)
        width = 450 / len(grid[0])
        spans = [(first[tc], last[tc]) for tc in first if first[tc] != last[tc]]
        flow += [ruled(*rows, spans=spans, widths=[width] * len(grid[0])), Spacer(1, 12)]
    return made(*flow)


@pytest.mark.parametrize("name", [name for name in CASES if name != "explained headings"])
def test_the_same_as_pdf(name: str, analyser: Analyser) -> None:
    document = read_bytes("jd.pdf", as_pdf(CASES[name]))
    check(CASES[name], document, analyser)
    assert document.title == CASES[name].title
