"""Comments at the words concerned, in a copy of a Word file."""

from __future__ import annotations

import copy
import io
import os
import zipfile
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from ..errors import DocumentError, OutputError
from .align import align
from .model import Document, Piece
from .read import read_bytes
from .runs import W, paragraph_text, part_text, run_text, runs

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SHORTEST_NAME = 2


@dataclass(frozen=True, slots=True)
class Comment:
    """What to say about the characters `start` to `end` of `Document.text`."""

    start: int
    end: int
    text: str
    author: str = "jdclassifier"


def write_comments(source: Path, target: Path, comments: Iterable[Comment]) -> int:
    """Write a copy of a Word file with comments at the words concerned; return how many found a place.

    Layout and words stay as they are. A comment on several paragraphs spans them if they stand side by side, else it
    stands at the first of them. A comment on words that the program itself wrote (such as the heading that it repeats
    for each part of a table) stands at the next words of the document.

    Args:
        source: The Word file, left as it is.
        target: Where the copy goes; replaced if it exists.
        comments: Offsets as in `read_document(source).text`.

    Raises:
        DocumentError: if the source cannot be read or is no Word file.
        OutputError: if target is the source, or cannot be written.
    """
    if target.exists() and target.samefile(source):
        raise OutputError(f"{target}: is the draft itself; choose another name for the copy with comments")
    try:
        data = source.read_bytes()
    except OSError as error:
        raise DocumentError(f"{source}: cannot be read ({error.strerror or error})") from error
    written, count = commented(source.name, data, comments)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        part.write_bytes(written)
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise OutputError(f"{target}: cannot be written ({error.strerror or error})") from error
    return count


def commented(name: str, data: bytes, comments: Iterable[Comment]) -> tuple[bytes, int]:
    """Return the bytes of a Word file with comments, and how many found a place; for a page that holds no files.

    Raises:
        DocumentError: as `write_comments`.
    """
    document = read_bytes(name, data)
    if document.format != "word":
        raise DocumentError(f"{name}: no Word file; comments are written into .docx only")
    from .word import numbered, open_word

    word = open_word(data)
    paragraphs = numbered(word.element.body)
    count = 0
    for comment in sorted(comments, key=lambda one: (one.start, one.end)):
        if anchors := _anchors(document, paragraphs, comment):
            _attach(word, anchors[0], anchors[1], comment)
            count += 1
    out = io.BytesIO()
    word.save(out)
    return _undated(out.getvalue()), count


def _anchors(document: Document, paragraphs: Sequence[Any], comment: Comment) -> tuple[Any, Any] | None:
    """The first and the last run that the comment is about, split off where needed."""
    pieces = _concerned(document.pieces, comment)
    if not pieces:
        return None
    first = min(pieces, key=lambda piece: piece.at)
    body = paragraphs[first.at].getparent()
    together = [piece for piece in pieces if paragraphs[piece.at].getparent() is body]
    last = max(together, key=lambda piece: piece.at)
    begin = _split_off(document, paragraphs[first.at], first, comment)
    end = begin if last.at == first.at else _split_off(document, paragraphs[last.at], last, comment)
    return (begin[0], end[-1]) if begin and end else None


def _concerned(pieces: Sequence[Piece], comment: Comment) -> list[Piece]:
    """The pieces that hold words of the comment, else the next one."""
    held = [piece for piece in pieces if piece.start < comment.end and comment.start < piece.end]
    return held or [piece for piece in pieces if piece.start >= comment.start][:1] or list(pieces[-1:])


def _split_off(document: Document, paragraph: Any, piece: Piece, comment: Comment) -> list[Any]:
    """The runs of a paragraph that hold the words of the comment and no others."""
    raw = paragraph_text(paragraph)
    places = align(document.text[piece.start : piece.end], raw)
    start = places[max(comment.start - piece.start, 0)] if comment.start < piece.end else 0
    end = places[min(comment.end, piece.end) - piece.start] if comment.end > piece.start else len(raw)
    end = max(end, start + 1)
    for at in (start, end):
        _split(paragraph, at)
    chosen, begun = [], 0
    for run in runs(paragraph):
        length = len(run_text(run))
        if length and begun < end and start < begun + length:
            chosen.append(run)
        begun += length
    return chosen


def _split(paragraph: Any, at: int) -> None:
    """Let a run of the paragraph begin at character `at`, if that lies inside a run."""
    found = list(runs(paragraph))
    starts = list(accumulate((len(run_text(run)) for run in found), initial=0))
    for run, (start, end) in zip(found, pairwise(starts), strict=True):
        if start < at < end:
            _split_run(run, at - start)


def _split_run(run: Any, at: int) -> None:
    """Move what follows the first `at` characters to a new run of the same look behind it."""
    parts = [part for part in run if part.tag != f"{W}rPr"]
    starts = list(accumulate((len(part_text(part)) for part in parts), initial=0))
    index = bisect_right(starts, at) - 1
    rest = copy.deepcopy(run)
    for part in list(rest):
        if part.tag != f"{W}rPr":
            rest.remove(part)
    run.addnext(rest)
    inside = at - starts[index]
    if inside:
        text = parts[index].text
        tail = copy.deepcopy(parts[index])
        for part, words in ((parts[index], text[:inside]), (tail, text[inside:])):
            part.text = words
            part.set(_SPACE, "preserve")
        rest.append(tail)
    for part in parts[index + bool(inside) :]:
        rest.append(part)


def _attach(word: Any, first: Any, last: Any, comment: Comment) -> None:
    from docx.text.run import Run

    body = word.paragraphs[0] if word.paragraphs else word
    initials = "".join(name[0] for name in comment.author.split()[:_SHORTEST_NAME]).upper()
    made = word.add_comment([Run(first, body), Run(last, body)], comment.text, comment.author, initials)
    made._comment_elm.attrib.pop(f"{W}date", None)  # the same comments give the same bytes


def _undated(data: bytes) -> bytes:
    """The package with its parts dated as zip begins, so that it does not tell the hour of its making."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for info in package.infolist():
            undated = zipfile.ZipInfo(info.filename)
            undated.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(undated, package.read(info))
    return out.getvalue()
