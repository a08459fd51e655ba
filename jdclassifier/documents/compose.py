"""Lines to cleaned text with its pieces."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from ..text import clean_text
from .align import align
from .limits import MAX_TEXT
from .lines import ITEM, Line
from .model import Piece

_HALF_TAG = re.compile(r"<(?=[/a-zA-Z])")
_NEXT_ITEM = re.compile(r"\n+(?:\u2022 )?")
_PASSES = 8


class Composed(NamedTuple):
    """Text such that `clean_text(text) == text`, where its stretches came from, and whether it was cut."""

    text: str
    pieces: tuple[Piece, ...]
    cut: bool


def compose(lines: Iterable[Line]) -> Composed:
    """Put lines together; what is beyond the longest text is left out."""
    written: list[str] = []
    pieces: list[Piece] = []
    at, cut = 0, False
    for line in lines:
        words, found = _compose_line(line)
        if not words:
            continue
        if cut := at + len(words) > MAX_TEXT:
            break
        pieces += [_shifted(piece, at) for piece in found]
        written.append(words)
        at += len(words) + 1
    return _settled("\n".join(written), pieces, cut)


def stable(text: str) -> str:
    """The text cleaned until cleaning changes nothing; what hides mark-up in mark-up loses its brackets."""
    for _ in range(_PASSES):
        cleaned = clean_text(text)
        if cleaned == text:
            return text
        text = cleaned
    return stable(text.replace("&", " ").replace("<", " "))


def _compose_line(line: Line) -> tuple[str, list[Piece]]:
    text, pieces = "", []
    for part in line.parts:
        words = _HALF_TAG.sub("(", stable(part.text))
        mark = ITEM if words.startswith(ITEM) else line.mark
        words = words.removeprefix(ITEM)
        if not words:
            continue
        if text:
            text += " " if text.endswith(":") and line.glue == ": " else line.glue
        elif not line.glue:
            text, words = mark, _NEXT_ITEM.sub(f"\n{mark}", words) if line.mark else words
        if part.at >= 0:
            pieces.append(Piece(len(text), len(text) + len(words), part.at, part.place))
        text += words
    return text, pieces


def _shifted(piece: Piece, by: int) -> Piece:
    return Piece(piece.start + by, piece.end + by, piece.at, piece.place)


def _settled(text: str, pieces: list[Piece], cut: bool) -> Composed:
    """Clean the whole once more: what is clean line by line may not be so together."""
    settled = stable(text)
    if settled != text:
        places = _places(settled, text)
        pieces = [Piece(places[p.start], places[p.end], p.at, p.place) for p in pieces]
    return Composed(settled, tuple(piece for piece in pieces if piece.start < piece.end), cut)


def _places(settled: str, text: str) -> list[int]:
    """For every offset of the text its place in the settled text."""
    back = align(settled, text)
    places, at = [], 0
    for offset in range(len(text) + 1):
        while at < len(settled) and back[at] < offset:
            at += 1
        places.append(at)
    return places
