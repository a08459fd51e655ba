"""Comments stand at the words concerned; everything else of the file stays as it was."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st
from word_builder import Word

from jdclassifier.documents import DocumentError, read_bytes, read_document
from jdclassifier.documents.comments import Comment, commented, write_comments
from jdclassifier.documents.runs import W
from jdclassifier.errors import OutputError


def draft() -> Word:
    word = Word().heading("Support Worker").line("The first paragraph.", "The second one.")
    paragraph = word.document.add_paragraph("You hold ")
    run = paragraph.add_run("an “NVQ level 3” or")
    run.bold, run.font.size = True, Pt(16)
    paragraph.add_run(" something like it")
    word.table(
        ["Criteria", "Essential", "Desirable"],
        ["Qualifications", ["NVQ 2 in care", "GCSE English"], "Degree"],
        ["Experience", "Work with people", "Lived experience"],
    )
    return word.line("End.")


DRAFT = draft().bytes()
TEXT = read_bytes("draft.docx", DRAFT).text


def about(words: str, text: str = "A remark.") -> Comment:
    start = TEXT.index(words)
    return Comment(start, start + len(words), text, "Ann Bee")


def commented_words(data: bytes) -> list[str]:
    """The words that each comment spans, paragraphs parted by a bar."""
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    spans = []
    for number in re.findall(r'<w:commentRangeStart w:id="(\d+)"', xml):
        inside = re.search(rf'commentRangeStart w:id="{number}"/>(.*?)<w:commentRangeEnd w:id="{number}"', xml, re.S)
        assert inside
        spans.append(re.sub(r"<[^>]+>", "", inside[1].replace("</w:p>", "|")))
    return spans


@pytest.mark.parametrize(
    ("words", "spanned"),
    [
        ("first paragraph", "first paragraph"),
        ("NVQ 2 in care", "NVQ 2 in care"),
        ('"NVQ level', "“NVQ level"),
        ('level 3" or something', "level 3” or something"),
        ("paragraph.\nThe second", "paragraph.|The second"),
        ("NVQ 2 in care\n• GCSE English", "NVQ 2 in care|GCSE English"),
        ("Degree\nExperience", "Degree"),
        ("Desirable", "Degree"),
        ("Support Worker", "Support Worker"),
    ],
)
def test_comment_spans_the_words(words: str, spanned: str) -> None:
    data, count = commented("draft.docx", DRAFT, [about(words)])
    assert count == 1
    assert commented_words(data) == [spanned]
    (comment,) = docx.Document(io.BytesIO(data)).comments
    assert (comment.text, comment.author, comment.initials) == ("A remark.", "Ann Bee", "AB")


def test_several_comments_that_overlap() -> None:
    comments = [about("level 3"), about('NVQ level 3" or', "Two\nlines"), about("hold an")]
    data, count = commented("draft.docx", DRAFT, comments)
    assert count == 3
    assert commented_words(data) == ["hold an", "NVQ level 3” or", "level 3"]
    assert [c.text for c in docx.Document(io.BytesIO(data)).comments] == ["A remark.", "Two\nlines", "A remark."]


def looks(data: bytes) -> list[tuple[str, Any, Any]]:
    """Every character with its looks: neighbours that look alike joined."""
    found: list[tuple[str, Any, Any]] = []
    for run in docx.Document(io.BytesIO(data)).element.body.iter(f"{W}r"):
        bold, size = run.find(f"{W}rPr/{W}b"), run.find(f"{W}rPr/{W}sz")
        style = (bold is not None, size.get(f"{W}val") if size is not None else None)
        found += [(char, *style) for part in run.iter(f"{W}t") for char in part.text or ""]
    return found


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))), max_size=5))
def test_words_and_looks_stay_whatever_is_commented(ends: list[tuple[int, int]]) -> None:
    comments = [Comment(min(pair), max(pair), "Remark") for pair in ends]
    data, count = commented("draft.docx", DRAFT, comments)
    assert count == len(comments)
    assert looks(data) == looks(DRAFT)
    assert read_bytes("draft.docx", data).text == TEXT


def test_links_and_insertions() -> None:
    word = Word().xml(
        '<w:p><w:r><w:t xml:space="preserve">See </w:t></w:r>'
        '<w:hyperlink w:anchor="x"><w:r><w:t>our linked page</w:t></w:r>'
        '</w:hyperlink><w:ins w:id="9" w:author="A"><w:r><w:t xml:space="preserve"> and NVQ 3</w:t></w:r></w:ins></w:p>'
    )
    text = read_bytes("x.docx", word.bytes()).text
    comments = [Comment(text.index(words), text.index(words) + len(words), "R") for words in ("linked", "NVQ 3")]
    data, _ = commented("x.docx", word.bytes(), comments)
    assert commented_words(data) == ["linked", "NVQ 3"]


def test_the_draft_is_untouched_and_the_copy_the_same_each_time(tmp_path: Path) -> None:
    source, one, two = (tmp_path / name for name in ("draft.docx", "one.docx", "two.docx"))
    source.write_bytes(DRAFT)
    for target in (one, two):
        assert write_comments(source, target, [about("NVQ 2"), about("End")]) == 2
    assert source.read_bytes() == DRAFT
    assert one.read_bytes() == two.read_bytes()
    assert read_document(one).text == TEXT
    assert sorted(path.name for path in tmp_path.iterdir()) == ["draft.docx", "one.docx", "two.docx"]


def test_comments_of_others_stay(tmp_path: Path) -> None:
    word = draft()
    word.document.add_comment(word.document.paragraphs[1].runs, "Mine", "Cee")
    data, _ = commented("draft.docx", word.bytes(), [about("second one")])
    assert sorted(c.author for c in docx.Document(io.BytesIO(data)).comments) == ["Ann Bee", "Cee"]


def test_faults_say_how_to_mend_them(tmp_path: Path) -> None:
    source = tmp_path / "draft.docx"
    source.write_bytes(DRAFT)
    with pytest.raises(OutputError, match="the draft itself"):
        write_comments(source, source, [])
    with pytest.raises(OutputError, match="cannot be written"):
        write_comments(source, tmp_path / "none" / "x.docx", [])
    with pytest.raises(DocumentError, match="no Word file"):
        commented("x.txt", b"Plain text", [])
    with pytest.raises(DocumentError, match="No such file"):
        write_comments(tmp_path / "none.docx", tmp_path / "x.docx", [])
