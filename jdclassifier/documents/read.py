"""The door: a file or bytes to a document."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ..errors import DocumentError
from .compose import compose
from .front import labelled, title_of
from .limits import MAX_BYTES, MAX_TEXT
from .lines import lines_of
from .model import Document, Format, Source
from .sniff import sniff

_NEEDS = "reading it needs more packages: pip install 'jdclassifier[documents]'"


def read_document(path: Path) -> Document:
    """Read a Word, PDF, HTML or text file; what it is shows by its content, not by its name.

    Raises:
        DocumentError: if it cannot be read; the message says why and how to mend it.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read ({error.strerror or error})") from error
    return read_bytes(path.name, data)


def read_bytes(name: str, data: bytes) -> Document:
    """Read the bytes of a document; `name` is its file name, for messages and as the last resort for a title.

    Raises:
        DocumentError: as `read_document`.
    """
    try:
        kind = sniff(name, data)
        return _document(kind, _reader(kind)(data), name)
    except DocumentError as error:
        raise DocumentError(f"{name}: {error}") from error
    except ModuleNotFoundError as error:
        raise DocumentError(f"{name}: {_NEEDS}") from error
    except RecursionError as error:
        raise DocumentError(f"{name}: nested too deeply; copy its text to a new file") from error


def _reader(kind: Format) -> Callable[[bytes], Source]:
    match kind:
        case "word":
            from .word import read_word as read
        case "pdf":
            from .pdf import read_pdf as read
        case "html":
            from .page import read_page as read
        case "text":
            from .plain import read_plain as read
    return read


def _document(kind: Format, source: Source, name: str) -> Document:
    text, pieces, cut = compose(lines_of(source.blocks))
    if not text:
        raise DocumentError("holds no text; if it shows pictures of text, save it from the program that made it")
    warnings = (*source.warnings, *((f"longer than {MAX_TEXT:,} characters; the rest was left out",) if cut else ()))
    front = {field: labelled(text, field) for field in ("employer", "salary", "band")}
    return Document(kind, text, title_of(source, text, name), pieces=pieces, warnings=warnings, **front)
