"""What kind of file some bytes are; a kind that is not read gets a sentence that says how to mend it."""

from __future__ import annotations

import io
import re
import zipfile

from ..errors import DocumentError
from .limits import MAX_BYTES
from .model import Format
from .plain import WIDE_MARKS, wide_encoding

_AS_WORD = "open it in Word or LibreOffice and save it as .docx"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"RIFF")
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|div|p|h1|table)\b", re.I | re.S
)
_PARTS = {"xl/": "a spreadsheet", "ppt/": "a presentation"}
_RECORDS = (".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".jsonld")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a]")


def sniff(name: str, data: bytes) -> Format:
    """Return the format of a document.

    Raises:
        DocumentError: if it is empty, too large, or of a kind that is not read.
    """
    if not data.strip():
        raise DocumentError("an empty file; save the document again")
    if len(data) > MAX_BYTES:
        raise DocumentError(f"larger than {MAX_BYTES // 1_000_000} MB; leave its pictures out and save it again")
    if name.lower().endswith(_RECORDS):
        raise DocumentError("a table of records, not a document; give it to classify")
    if data.startswith(b"PK"):
        return _packed(data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_OLE):
        raise DocumentError(_ole(data))
    if data.lstrip().startswith(b"{\\rtf"):
        raise DocumentError(f"a Rich Text file (.rtf), which is not read; {_AS_WORD}")
    if data.startswith(_PICTURES) or data[4:12] in (b"ftypheic", b"ftypmif1", b"ftypavif"):
        raise DocumentError("a picture, which is not read; use the document that it shows, or copy its text")
    if b"MIME-Version:" in data[:2000] and b"multipart/related" in data[:4000]:
        raise DocumentError('a web archive (.mht), which is not read; save the page as "HTML only"')
    if _HTML.match(data.lstrip(b"\xef\xbb\xbf")) or (
        name.lower().endswith((".html", ".htm", ".xhtml")) and b"<" in data
    ):
        return "html"
    if not _is_text(data[:4000]):
        raise DocumentError("neither text nor a document; use .docx, .pdf, .html or .txt")
    return "text"


def _packed(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            kind = package.read("mimetype")[:100] if "mimetype" in names else b""
    except Exception as error:  # whatever a damaged archive leads to
        raise DocumentError(f"a damaged file ({type(error).__name__}); get or save it again") from error
    if "word/document.xml" in names:
        return "word"
    if b"opendocument" in kind:
        raise DocumentError(f"an OpenDocument file (.odt), which is not read; {_AS_WORD}")
    for part, what in _PARTS.items():
        if any(name.startswith(part) for name in names):
            raise DocumentError(f"{what}, not a document; save the job description as .docx or .pdf")
    raise DocumentError("a zip archive, not a document; unpack it and give the files in it")


def _ole(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "locked with a password; open it in Word, take the password off (File, Info) and save it again"
    return f"an old Word file (.doc), which is not read; {_AS_WORD}"


def _is_text(head: bytes) -> bool:
    if b"\0" in head:
        return head.startswith(WIDE_MARKS) or bool(wide_encoding(head))
    return len(_CONTROLS.findall(head)) * 20 <= len(head)
