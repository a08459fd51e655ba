"""Files that cannot be read end with one sentence that says how to mend it; odd ones are read all the same."""

from __future__ import annotations

import io
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from word_builder import Word

from jdclassifier.documents import DocumentError, limits, read_bytes, read_document
from jdclassifier.errors import InputError

WORD = Word().heading("Support Worker").table(["Essential", "Desirable"], ["NVQ 2", "NVQ 3"]).bytes()


def pdf(*texts: str, **options: object) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, **options)  # type: ignore[arg-type]
    for text in texts:
        canvas.drawString(72, 700, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def scanned() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.rect(50, 50, 400, 600, fill=1)
    canvas.save()
    return out.getvalue()


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def bomb() -> bytes:
    return archive(word__document_dot_xml=b"\0" * (limits.MAX_PART + 1))


def pdf_bomb() -> bytes:
    packed = zlib.compress(b" " * (limits.MAX_PART + 1_000_000), 9)
    return b"%%PDF-1.4\n1 0 obj\n<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\n" % (
        len(packed),
        packed,
    )


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
BAD = {
    "empty": (b"", "empty file"),
    "blank": (b" \n\t ", "empty file"),
    "old Word": (OLE, "old Word file"),
    "locked Word": (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "rich text": (rb"{\rtf1\ansi Hello}", "Rich Text"),
    "open document": (
        archive(mimetype=b"application/vnd.oasis.opendocument.text", content_dot_xml=b"<x/>"),
        "OpenDocument",
    ),
    "spreadsheet": (archive(xl__workbook_dot_xml=b"<x/>"), "spreadsheet"),
    "archive": (archive(a_dot_txt=b"x"), "zip archive"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(50), "picture"),
    "photo": (b"\xff\xd8\xff\xe0" + bytes(50), "picture"),
    "program": (bytes(range(32)) * 200, "neither text nor a document"),
    "web archive": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x", "web archive"),
    "zip bomb": (bomb(), "unpacks to more than"),
    "damaged zip": (WORD[:800], "damaged"),
    "not Word inside": (archive(word__document_dot_xml=b"<w>no</w>"), "damaged Word file"),
    "Word without words": (Word().bytes(), "holds no text"),
    "scan": (scanned(), "scan"),
    "locked PDF": (pdf("Secret", encrypt=StandardEncryption("user", "owner")), "password"),
    "damaged PDF": (b"%PDF-1.7\nnothing of the sort", "damaged PDF"),
    "cut PDF": (pdf("Some text")[:300], "damaged PDF"),
    "PDF bomb": (pdf_bomb(), "unpacks to more than"),
    "many pages": (pdf(*["x"] * (limits.MAX_PAGES + 1)), "more than 60 pages"),
    "page without words": (b"<html><body><script>var x = 1</script></body></html>", "holds no text"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_says_why_in_one_line(name: str) -> None:
    data, why = BAD[name]
    with pytest.raises(DocumentError, match=why) as caught:
        read_bytes("draft.bin", data)
    message = str(caught.value)
    assert message.startswith("draft.bin: ")
    assert "\n" not in message
    assert isinstance(caught.value, InputError)


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jdclassifier.documents.sniff.MAX_BYTES", 100)
    with pytest.raises(DocumentError, match="larger than"):
        read_bytes("x.txt", b"word " * 100)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="No such file"):
        read_document(tmp_path / "none.docx")


def test_the_content_counts_not_the_name(tmp_path: Path) -> None:
    path = tmp_path / "draft.pdf"
    path.write_bytes(WORD)
    assert read_document(path).format == "word"


def test_tables_within_tables_without_end() -> None:
    inner = "<w:p><w:r><w:t>deep</w:t></w:r></w:p>"
    for _ in range(60):
        inner = f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    with pytest.raises(DocumentError, match="nested too deeply"):
        read_bytes("x.docx", Word().xml(inner).bytes())


def test_long_text_is_cut_with_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jdclassifier.documents.compose.MAX_TEXT", 50)
    document = read_bytes("x.txt", b"A line of some words\n" * 10)
    assert len(document.text) <= 50
    assert "left out" in document.warnings[0]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(WORD) - 1), st.binary(max_size=20))
def test_a_word_file_with_any_bytes_changed_is_read_or_refused(at: int, noise: bytes) -> None:
    with suppress(DocumentError):
        read_bytes("x.docx", WORD[:at] + noise + WORD[at + len(noise) :])


PDF = pdf("Support Worker", "Essential: NVQ 2")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(PDF) - 1), st.binary(max_size=20))
def test_a_pdf_with_any_bytes_changed_is_read_or_refused(at: int, noise: bytes) -> None:
    with suppress(DocumentError):
        read_bytes("x.pdf", PDF[:at] + noise + PDF[at + len(noise) :])


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["x.html", "x.txt", "x.docx", "x"]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    with suppress(DocumentError):
        read_bytes(name, data)
