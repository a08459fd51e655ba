"""Plain text in the encodings that people save it in."""

from __future__ import annotations

import codecs
import re

from .model import Paragraph, Source

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_DECLARED = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.I)
_HEADING = re.compile(r"(#{1,6}) ")


def read_plain(data: bytes) -> Source:
    """Return the lines of a text as paragraphs; a Markdown heading is a heading."""
    blocks = []
    for at, line in enumerate(decoded(data).splitlines()):
        found = _HEADING.match(line)
        if line.strip():
            blocks.append(Paragraph(line[found.end() :] if found else line, at, heading=len(found[1]) if found else 0))
    return Source(tuple(blocks))


def decoded(data: bytes) -> str:
    """Return bytes as text: by byte order mark, by its NULs, as UTF-8, as HTML declares, else as Windows wrote it."""
    for mark, encoding in sorted(_MARKS.items(), key=lambda item: -len(item[0])):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if wide := wide_encoding(data):
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _declared(data) or data.decode("cp1252", "replace")


def wide_encoding(data: bytes) -> str:
    """UTF-16 as its NULs show it, since every other byte of English is one; "" for other text."""
    head = data[:400]
    for encoding, others in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if others.count(0) * 2 > len(others) and head.count(0) < 0.6 * len(head):
            return encoding
    return ""


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:2000])
    try:
        return data.decode(found[1].decode("ascii")) if found else ""
    except (LookupError, UnicodeDecodeError):
        return ""
