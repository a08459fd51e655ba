"""Picks the lines of an advert that can hold a fact: most of an advert needs no closer reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from ..advert import Advert
from ..lexicon.rows import Cue
from ..text import segments
from .facts import Where

CONTEXT_SUBJECTS = frozenset(("demand", "relation", "join", "object", "lead", "prefix", "badge", "link", "aside"))
"""Subjects that only say how a fact is meant: a line that holds nothing else states nothing."""
DEPENDENT_STATUSES = frozenset(("next", "not", "grade", "steering"))
"""Cues that state nothing without another one."""

HEADING_SUBJECT = "section"
LONGEST_HEADING = 60


class Excerpt(NamedTuple):
    """A line that is read: its words and where they stand in the advert."""

    where: Where
    start: int
    text: str


# Latin-1 keeps one byte a character, so that the whole advert is lowered and stripped of marks in one step
# without moving anything. Apostrophes stay: they belong to words.
_FLAT = bytes(
    ord(char.lower()) if (char := chr(code)).isalnum() and ord(char.lower()) < 256 else code if char in "'\u00a3" else 32
    for code in range(256)
)


def flatten(text: str) -> bytes:
    """Lower-cased words of `text`, marks replaced by blanks, every character still at its place."""
    return text.encode("latin-1", "replace").translate(_FLAT)


class Gate:
    """Keeps the lines that hold an anchor: of every phrase the word that is rarest among phrases."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        cues = list(cues)
        facts = [cue for cue in cues if _states(cue)]
        self._anchors = _anchors(facts)
        self._heading_anchors = _anchors(cue for cue in cues if cue.subject == HEADING_SUBJECT) | self._anchors

    def excerpts(self, advert: Advert) -> list[Excerpt]:
        """Title, salary and the telling lines of the text, in order."""
        kept = [Excerpt("title", 0, advert.title), Excerpt("salary", 0, advert.salary)]
        text, flat = advert.text, flatten(advert.text)
        for start, end in segments(text):
            anchors = self._anchors if end - start > LONGEST_HEADING else self._heading_anchors
            if text[end - 1] == ":" or not anchors.isdisjoint(flat[start:end].split()):
                kept.append(Excerpt("text", start, text[start:end]))
        return [excerpt for excerpt in kept if excerpt.text]


def _states(cue: Cue) -> bool:
    return cue.subject not in CONTEXT_SUBJECTS and cue.subject != HEADING_SUBJECT and cue.status not in DEPENDENT_STATUSES


def _anchors(cues: Iterable[Cue]) -> frozenset[bytes]:
    """One word of every phrase, chosen so that few words serve many phrases and common words seldom serve."""
    phrases = [[word for part in phrase if (word := flatten(part).strip())] for cue in cues for phrase, _ in cue.phrases]
    spread = Counter(word for phrase in phrases for word in set(phrase))
    anchors: set[bytes] = set()
    for phrase in sorted((p for p in phrases if p), key=lambda p: (len(p), p)):
        if anchors.isdisjoint(phrase):
            anchors.add(max(phrase, key=lambda word: (len(word), spread[word], word)))
    return frozenset(anchors)
