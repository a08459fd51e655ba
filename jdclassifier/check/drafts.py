"""Drafts as people have them: a text file, standard input, or a document."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path

from ..advert import Advert
from ..batch.formats import advert_of_text
from ..documents.plain import decoded
from ..errors import InputError

_TEXT = (".txt", ".md", ".text", "")
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Given:
    """A draft as given: its name, the advert in it, and its text as its writer sees it.

    `plain` tells that `written` is the file itself, so that fixes may be made in it.
    """

    name: str
    advert: Advert
    written: str
    plain: bool
    warnings: tuple[str, ...] = ()


def read_draft(given: str, date: str = "") -> Given:
    """Read a draft from a file, or standard input for "-".

    Of text the first line is the title. Word, PDF and HTML need the extra `documents`.

    Args:
        given: Name of the file.
        date: Day on which the advert goes out, ISO; it picks the pay table.

    Raises:
        InputError: if there is no such file, it cannot be read, or it is empty.
        DocumentError: if a document cannot be read.
    """
    path = Path(given)
    if given != STDIN and path.suffix.lower() not in _TEXT:
        return _document(path, date)
    written = _decoded(sys.stdin.buffer.read() if given == STDIN else _bytes(path))
    name = "stdin" if given == STDIN else given
    advert = advert_of_text(io.StringIO(written), path.name)
    if not isinstance(advert, Advert):
        raise InputError(f"{name}: {advert.reason}")
    return Given(name, _dated(advert, date), written, plain=True)


def _document(path: Path, date: str) -> Given:
    from ..documents import read_document

    _must_be_file(path)
    document = read_document(path)
    advert = _dated(document.to_advert(path.name, path.name), date)
    return Given(str(path), advert, document.text, plain=False, warnings=document.warnings)


def _dated(advert: Advert, date: str) -> Advert:
    return Advert(advert.id, advert.title, advert.text, advert.employer, advert.salary, date, advert.source)


def _bytes(path: Path) -> bytes:
    _must_be_file(path)
    return path.read_bytes()


def _must_be_file(path: Path) -> None:
    if path.is_dir():
        raise InputError(f"{path}: is a folder; give the drafts in it")
    if not path.exists():
        raise InputError(f"{path}: no such file")


def _decoded(data: bytes) -> str:
    """Text in whatever encoding it was saved, every line ended alike."""
    return decoded(data).replace("\r\n", "\n").replace("\r", "\n")
