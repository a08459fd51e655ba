"""What the front of a job description says of the post: job title, employer, salary, band."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from ..text import clean_line
from .model import Paragraph, Source, Table
from .words import LABELS, is_generic, plain

_LINES_SEARCHED = 80
_LONGEST_VALUE = 25
"""Words of a longest label's value: a job title, a trust's name, a pay range."""
_LONGEST_TITLE = 14
_DESCRIPTION_OF = re.compile(
    r"(?:(?:job|role|post) (?:description|profile|specification)|person specification)\s*[:\-–]\s*", re.I
)
_FILE_NOISE = re.compile(
    r"[_]+|\b(?:jd|job description|person spec(?:ification)?|final|draft|v\d+(?:\.\d+)*|\d{6,8})\b", re.I
)
_MADE_BY = re.compile(r"microsoft word\s*-\s*|\.(?:docx?|pdf|html?|rtf)$", re.I)
_SURE = ("job title", "post title")
"""Labels that need no colon before their value."""


def labelled(text: str, field: str) -> str:
    """The value of the first line that is labelled as `field` ("title", "employer", "salary", "band"), else ""."""
    labels = {label: rank for rank, label in enumerate(LABELS[field])}
    found: list[tuple[int, int, str]] = []
    for number, (label, value) in enumerate(_labelled_lines(text)):
        if label in labels and not is_generic(value):
            found.append((labels[label], number, value))
    return min(found)[2] if found else ""


def _labelled_lines(text: str) -> Iterator[tuple[str, str]]:
    lines = text.split("\n", _LINES_SEARCHED)[:_LINES_SEARCHED]
    for at, line in enumerate(lines):
        line = line.removeprefix("\u2022 ")
        label, colon, value = line.partition(":")
        if not colon and line.lower().startswith(_SURE):
            *words, value = line.split(maxsplit=2) if line.count(" ") > 1 else (line, "")
            label = " ".join(words)
        elif not colon:
            label, _, value = line.partition(" - ")
        if not value.strip() and at + 1 < len(lines):
            value = lines[at + 1].removeprefix("\u2022 ")
        value = value.strip(" -|")
        if value and len(value.split()) <= _LONGEST_VALUE and not value.endswith(":"):
            yield plain(label), value


def title_of(source: Source, text: str, name: str) -> str:
    """The job title: labelled, else the highest heading, else the file's own title, the first line, the file's name."""
    return (
        labelled(text, "title") or next(filter(None, map(_as_title, _candidates(source, text))), "") or _of_file(name)
    )


def _candidates(source: Source, text: str) -> Iterator[str]:
    headings = [block for block in _paragraphs(source) if block.heading]
    yield from (block.text for block in sorted(headings, key=lambda block: block.heading) if block.heading <= 2)
    yield _MADE_BY.sub("", source.title)
    yield from text.split("\n", 3)[:3]


def _paragraphs(source: Source) -> Iterator[Paragraph]:
    for block in source.blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Table):
            cells = (cell for row in block.rows for cell in row)
            yield from (inner for cell in cells for inner in cell.blocks if isinstance(inner, Paragraph))


def _as_title(candidate: str) -> str:
    """The candidate as a title, "" if it is none."""
    words = _DESCRIPTION_OF.sub("", clean_line(candidate)).removeprefix("- ").strip(" -:|")
    if is_generic(words) or len(words.split()) > _LONGEST_TITLE or words.endswith((".", ":", "?")):
        return ""
    return words


def _of_file(name: str) -> str:
    stem = PurePath(name).stem
    return " ".join(_FILE_NOISE.sub(" ", stem.replace("-", " ")).split()) or stem
