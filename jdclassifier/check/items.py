"""The lists of what is essential and what is desirable, item by item."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple, cast

from ..lexicon import Cue
from ..lexicon.phrases import Phrase
from ..text import words

_LINE = re.compile(r"[^\n]+")
_MARKS = " -*•:|\t"
_BULLETS = ("•", "-", "*")
_CELL = re.compile(r"[^|\t]+")
LONGEST_ITEM = 45
"""Words of a longest item; a paragraph longer than that ends the list."""

Level = Literal["essential", "desirable"]
LEVELS = ("essential", "desirable")


class Item(NamedTuple):
    """An item of a list: how it is meant, its place in the text, its words."""

    level: Level
    start: int
    end: int
    text: str


Headings = Mapping[Phrase, str]
"""What stands under a heading, by its words: "essential", "desirable", "duties" ..."""


def headings_of(cues: Iterable[Cue]) -> Headings:
    """The headings that the lexicon knows."""
    return {phrase: cue.status for cue in cues if cue.subject == "section" for phrase, _ in cue.phrases}


def items(text: str, headings: Headings) -> Iterator[Item]:
    """Yield the items under headings "Essential" and "Desirable", also of tables with a column for each."""
    current: tuple[str, ...] = ()
    bulleted = False
    for line in _LINE.finditer(text):
        cells = [cell for cell in _CELL.finditer(text, line.start(), line.end()) if cell.group().strip(_MARKS)]
        found = [headings.get(tuple(words(cell.group().strip(_MARKS))), "") for cell in cells]
        label, _, rest = line.group().partition(":")
        bulleted = bool(current) and (bulleted or line.group().startswith(_BULLETS))
        if any(found):
            current = tuple(found) if len(found) > 1 else (found[0],)
        elif rest.strip() and (level := headings.get(tuple(words(label.strip(_MARKS))), "")):
            current = (level,)
            yield from _item(level, text, line.end() - len(rest), line.end())
        elif len(line.group().split()) > LONGEST_ITEM or line.group().rstrip().endswith(":") or _leaves(line, bulleted):
            current = ()
        elif len(current) == len(cells):
            for level, cell in zip(current, cells, strict=True):
                yield from _item(level, text, cell.start(), cell.end())
        elif len(current) == 1:
            yield from _item(current[0], text, line.start(), line.end())


def _leaves(line: re.Match[str], bulleted: bool) -> bool:
    """Whether a line stands outside a list whose items have bullets."""
    return bulleted and not line.group().startswith(_BULLETS)


def _item(level: str, text: str, start: int, end: int) -> Iterator[Item]:
    item = text[start:end]
    start += len(item) - len(item.lstrip(_MARKS))
    if level in LEVELS and item.strip(_MARKS):
        yield Item(cast(Level, level), start, start + len(item.strip(_MARKS)), item.strip(_MARKS))
