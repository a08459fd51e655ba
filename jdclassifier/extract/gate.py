"""Picks the lines of an advert that can hold a fact: most of an advert needs no closer reading."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable

from spacy.lang.en.stop_words import STOP_WORDS

from ..lexicon.phrases import Phrase
from ..lexicon.rows import Cue
from ..text import flatten

CONTEXT_SUBJECTS = frozenset(
    (
        *("aside", "badge", "common", "demand", "denial", "employer", "join", "lead", "link", "object", "period"),
        *("person", "prefix", "relation", "section", "speaker"),
    )
)
"""Subjects that only say how a fact is meant: a line that holds nothing else states nothing."""

SILENT_STATUSES = frozenset(
    ("after_or", "alternative", "grade", "level", "listed", "name_weak", "next", "not", "sought", "title")
)
"""Cues that never state anything by themselves, and cues that are heard in titles only."""

PARTNERS = {
    "occupation": "prefix",
    "occupation_qualified": "prefix",
    "role": "prefix",
    "registered_role": "prefix",
    "steering": "lead",
    "leading": "object",
    "body": "badge",
    "quality": "person",
}
"""Cues, by status, that state something only beside a cue of another subject: "nurse" beside "registered"."""

LONGEST_HEADING = 60
"""Characters of a heading or terse list item; such lines are searched for headings and demanded experience, too."""


def is_telling(cue: Cue) -> bool:
    """Whether the cue states something, by itself or beside its partner."""
    return cue.subject not in CONTEXT_SUBJECTS and cue.status not in SILENT_STATUSES


Anchors = dict[bytes, frozenset[bytes]]
"""Words that telling phrases need, each with those of which one must stand beside it; none where it tells alone."""


class Gate:
    """Keeps the lines that can state something: those with an anchor, a word that one of the telling phrases needs.

    A cue that needs a partner has its line kept if an anchor of the partner stands there, too; headings are looked for
    in short lines only; a line that ends in a colon opens a list.
    """

    def __init__(self, cues: Iterable[Cue]) -> None:
        cues = list(cues)
        listed = [flatten(phrase[0]) for cue in cues if cue.subject == "common" for phrase, _ in cue.phrases]
        rarity = dict.fromkeys(map(flatten, STOP_WORDS), -1) | {word: rank for rank, word in enumerate(listed)}
        telling = [cue for cue in cues if is_telling(cue)]
        alone = [cue for cue in telling if cue.status not in PARTNERS]
        short = [cue for cue in cues if cue.subject == "section" or cue.status in ("sought", "quality", "listed")]
        self._anchors = _anchors(alone, rarity)
        self._heading_anchors = _anchors(alone + short, rarity)
        self._pairs = []
        for partner in sorted(set(PARTNERS.values())):
            ones = (cue for cue in telling if PARTNERS.get(cue.status) == partner)
            others = (cue for cue in cues if cue.subject == partner)
            self._pairs.append((_anchors(ones, rarity), _anchors(others, rarity)))
        self._occupations = _anchors((cue for cue in telling if cue.status == "occupation"), rarity)
        self._partnered = frozenset(self._occupations).union(*(ones for ones, _ in self._pairs))

    def tells(self, line: str) -> bool:
        """Whether a line of cleaned text can state something."""
        if line[-1] == ":":
            return True
        words = frozenset(flatten(line).split())
        if _held(self._anchors if len(line) > LONGEST_HEADING else self._heading_anchors, words):
            return True
        if self._partnered.isdisjoint(words):
            return False
        for ones, partners in self._pairs:
            if _held(ones, words) and _held(partners, words):
                return True
        return len(self._occupations.keys() & words) > 1


def _held(anchors: Anchors, words: frozenset[bytes]) -> bool:
    """Whether an anchor stands among the words, with one of those that it needs beside it."""
    for word in anchors.keys() & words:
        beside = anchors[word]
        if not beside or not beside.isdisjoint(words):
            return True
    return False


def _anchors(cues: Iterable[Cue], rarity: dict[bytes, int]) -> Anchors:
    """One word of every phrase: a rare one if it has any, and few words for many phrases.

    `rarity` ranks the common words, the commonest lowest; a word that it does not hold is rare.
    """
    phrases = [_flat_words(phrase) for cue in cues for phrase, _ in cue.phrases]
    spread = Counter(word for phrase in phrases for word in set(phrase))
    unlisted = len(rarity)
    ranks = {
        word: (-1 if word.isdigit() else rarity.get(word, unlisted), times, word) for word, times in spread.items()
    }
    rank = ranks.__getitem__
    anchors: dict[bytes, set[bytes]] = {}
    tell_alone: set[bytes] = set()
    for best, phrase in sorted(((max(map(rank, phrase)), phrase) for phrase in phrases if phrase), reverse=True):
        anchor = next((word for word in phrase if word in anchors), best[2])
        beside = [word for word in phrase if word != anchor and not word.isdigit()]
        anchors.setdefault(anchor, set())
        if beside:
            anchors[anchor].add(max(beside, key=rank))
        else:
            tell_alone.add(anchor)
    return {word: frozenset() if word in tell_alone else frozenset(beside) for word, beside in anchors.items()}


def _flat_words(phrase: Phrase) -> list[bytes]:
    return [word for word in map(_flat_word, phrase) if word]


@functools.cache
def _flat_word(word: str) -> bytes:
    return flatten(word).strip()
