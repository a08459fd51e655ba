"""Word files: what is read, what is left out, and where each stretch of text came from."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word_builder import Word, fill_table

from jdclassifier.documents import read_bytes
from jdclassifier.documents.compose import compose
from jdclassifier.documents.lines import Line, Part
from jdclassifier.text import clean_text


def text_of(word: Word) -> str:
    return read_bytes("jd.docx", word.bytes()).text


def test_headers_and_footers_are_left_out() -> None:
    word = Word().line("Body")
    section = word.document.sections[0]
    section.header.paragraphs[0].text = "Trust header"
    section.footer.paragraphs[0].text = "Page 1 of 3"
    assert text_of(word) == "Body"


def test_tracked_changes_insertions_read_deletions_left_out() -> None:
    word = Word().xml(
        '<w:p><w:r><w:t xml:space="preserve">NVQ </w:t></w:r>'
        '<w:del w:id="1" w:author="A"><w:r><w:delText>3</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="A"><w:r><w:t>2</w:t></w:r></w:ins>'
        '<w:r><w:t xml:space="preserve"> needed</w:t></w:r></w:p>'
    )
    document = read_bytes("jd.docx", word.bytes())
    assert document.text == "NVQ 2 needed"
    assert document.warnings == ("tracked changes: insertions were read, deletions left out",)


def test_links_controls_and_fields_are_read() -> None:
    word = Word().xml(
        '<w:p><w:r><w:t xml:space="preserve">See </w:t></w:r><w:hyperlink w:anchor="x"><w:r><w:t>our page</w:t></w:r>'
        "</w:hyperlink><w:sdt><w:sdtContent><w:r><w:t>, band 3</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:noBreakHyphen/><w:t>4</w:t></w:r></w:p>"
    )
    word.xml("<w:sdt><w:sdtContent><w:p><w:r><w:t>A whole paragraph</w:t></w:r></w:p></w:sdtContent></w:sdt>")
    assert text_of(word) == "See our page, band 3-4\nA whole paragraph"


def test_hidden_words_are_left_out() -> None:
    word = Word()
    paragraph = word.document.add_paragraph("Seen ")
    paragraph.add_run("not seen").font.hidden = True
    assert text_of(word) == "Seen"


def test_text_boxes_are_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent>"
    names = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    word = Word().xml(
        f"<w:p {names}><w:r><w:t>Before</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"<wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert text_of(word) == "Before\nIn the box"


def test_lists_keep_their_marks() -> None:
    word = Word().line("Duties").items("One", "Two").line("Three", style="List Number")
    assert text_of(word) == "Duties\n• One\n• Two\n• Three"


def test_nested_tables_are_written_out_in_their_place() -> None:
    word = Word().table(["Person specification", "<"], ["Qualifications", ""])
    inner = word.document.tables[0].cell(1, 1).add_table(2, 2)
    fill_table(inner, [["Essential", "Desirable"], ["NVQ 2", "NVQ 3"]])
    assert text_of(word) == "Person specification\nQualifications\nEssential\n• NVQ 2\nDesirable\n• NVQ 3"


def test_labels_stand_before_their_values() -> None:
    word = Word().table(["Job Title", "HCA", "Band:", "2"], ["Duties", ["Care", "Talk"], "Base", "Wren House"])
    assert text_of(word) == "Job Title: HCA\nBand: 2\nDuties\nCare\nTalk\nBase: Wren House"


def test_a_table_across_the_page_is_no_heading_for_what_follows() -> None:
    word = Word().table(["Essential", "Desirable"], ["NVQ 2", "NVQ 3"]).line("Other terms.")
    assert text_of(word) == "Essential\n• NVQ 2\nDesirable\n• NVQ 3\n(end of table)\nOther terms."


@pytest.mark.parametrize(
    ("build", "title"),
    [
        (lambda: Word().heading("Job Description").line("Job Title: Recovery Worker"), "Recovery Worker"),
        (lambda: Word().heading("Job Description").line("JOB TITLE", "Recovery Worker"), "Recovery Worker"),
        (lambda: Word().table(["Post:", "Recovery Worker"]), "Recovery Worker"),
        (lambda: Word().heading("Person Specification").heading("Recovery Worker", 2), "Recovery Worker"),
        (lambda: Word().heading("Job description - Recovery Worker"), "Recovery Worker"),
        (
            lambda: Word().line("This is a long first line that tells of the service and of the work that it does."),
            "band 3 hca",
        ),
    ],
)
def test_title(build: object, title: str) -> None:
    word = build()  # type: ignore[operator]
    word.document.core_properties.title = ""
    assert read_bytes("band_3_hca JD final v2.docx", word.bytes()).title == title


def test_title_of_the_file_properties() -> None:
    word = Word().line("This is a long first line that tells of the service and of the work that it does.")
    word.document.core_properties.title = "Microsoft Word - Recovery Worker.doc"
    assert read_bytes("x.docx", word.bytes()).title == "Recovery Worker"


def test_pieces_lead_back_to_the_source() -> None:
    word = Word().line("First “one”").table(["Essential", "Desirable"], [["NVQ 2", "GCSE"], "Degree"])
    document = read_bytes("jd.docx", word.bytes())
    found = [(document.text[piece.start : piece.end], piece.at, piece.place) for piece in document.pieces]
    assert found == [
        ('First "one"', 0, "paragraph 1"),
        ("NVQ 2", 3, "table 1, row 2, column 1"),
        ("GCSE", 4, "table 1, row 2, column 1"),
        ("Degree", 5, "table 1, row 2, column 2"),
    ]


ODD = st.text(
    st.sampled_from("aB1 .;:&<>/p\"'•–“\t\n\u00a0\u200b\u2026Ã©â€œ�İß") | st.characters(exclude_categories=("Cs",)),
    max_size=40,
) | st.sampled_from(
    ["&amp;amp;amp;lt;p&gt;", "<p", "</b>", "Contact: x", "NameJohn", "endJob title", "a.uk)Email b", "• •", "<td>x"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.lists(ODD, min_size=1, max_size=3), st.sampled_from(["", "• "])), max_size=6))
def test_text_is_clean_and_pieces_lie_in_it_whatever_is_written(lines: list[tuple[list[str], str]]) -> None:
    made = [Line(tuple(Part(text, at) for at, text in enumerate(texts)), ": ", mark) for texts, mark in lines]
    text, pieces, _ = compose(made)
    assert clean_text(text) == text
    assert all(0 <= piece.start < piece.end <= len(text) for piece in pieces)
    starts = [piece.start for piece in pieces]
    assert starts == sorted(starts)
