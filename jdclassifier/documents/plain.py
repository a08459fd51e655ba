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
    head = data[:200]
    if b"\0" in head:
        return data.decode("utf-16-le" if head[1:2] == b"\0" else "utf-16-be", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _declared(data) or data.decode("cp1252", "replace")


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:2000])
    try:
        return data.decode(found[1].decode("ascii")) if found else ""
    except (LookupError, UnicodeDecodeError):
        return ""
