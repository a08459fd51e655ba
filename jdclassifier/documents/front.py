"""What the front of a job description says of the post: job title, employer, salary, band."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from ..text import clean_line
from .lines import ITEM, width_of
from .model import Paragraph, Source
from .words import LABELS, is_generic, plain

_LINES_SEARCHED = 80
_LONGEST_VALUE = 25
"""Words of the longest band or salary."""
_LONGEST_TITLE = 14
_DESCRIPTION_OF = re.compile(
    r"(?:(?:job|role|post) (?:description|profile|specification)|person specification)\s*[:\-–]\s*", re.I
)
_FILE_NOISE = re.compile(
    r"[_]+|\b(?:jd|job description|person spec(?:ification)?|final|draft|v\d+(?:\.\d+)*|\d{6,8})\b", re.I
)
_MADE_BY = re.compile(r"microsoft word\s*-\s*|\.(?:docx?|pdf|html?|rtf)$", re.I)
_FIRST_LINES = 3
_SURE = ("job title", "post title")
"""Labels that need no colon before their value."""


def labelled(text: str, field: str) -> str:
    """The value of the first line that is labelled as `field` ("title", "employer", "salary", "band"), else ""."""
    labels = {label: rank for rank, label in enumerate(LABELS[field])}
    fits = _FITS.get(field, _as_title)
    found: list[tuple[int, int, str]] = []
    for number, (label, value, below) in enumerate(_labelled_lines(text)):
        said = value or (below if field != "title" or label in _SURE else "")
        if label in labels and (fitting := fits(said)):
            found.append((labels[label], number, fitting))
    return min(found)[2] if found else ""


def _labelled_lines(text: str) -> Iterator[tuple[str, str, str]]:
    """Label, value behind it and the line below of every line at the front."""
    lines = [line.removeprefix(ITEM) for line in text.split("\n", _LINES_SEARCHED)[:_LINES_SEARCHED]]
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        label, colon, value = line.partition(":")
        if not colon and line.lower().startswith(_SURE):
            label, value = " ".join(line.split()[:2]), " ".join(line.split()[2:])
        elif not colon:
            label, _, value = line.partition(" - ")
        yield plain(label), value.strip(" -|"), below


def _with_figure(value: str) -> str:
    """A band or salary: it names a figure and is no sentence of the text."""
    figures = any(char.isdigit() for char in value)
    return value if figures and len(value.split()) <= _LONGEST_VALUE else ""


def title_of(source: Source, text: str, name: str) -> str:
    """The job title: labelled, else the highest heading, else the file's own title, the first line, the file's name."""
    return labelled(text, "title") or next(filter(None, map(_as_title, _candidates(source))), "") or _of_file(name)


def _candidates(source: Source) -> Iterator[str]:
    free = [block for block in _free_paragraphs(source) if not block.item]
    headings = sorted((block for block in free if block.heading), key=lambda block: block.heading)
    yield from (block.text for block in headings if block.heading <= 2)
    yield _MADE_BY.sub("", source.title)
    yield from (block.text for block in free[:_FIRST_LINES])


def _free_paragraphs(source: Source) -> Iterator[Paragraph]:
    """Paragraphs outside tables, and in tables that are mere frames."""
    for block in source.blocks:
        if isinstance(block, Paragraph):
            yield block
        elif width_of(block) == 1:
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


_FITS = {"salary": _with_figure, "band": _with_figure}
