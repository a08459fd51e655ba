"""A title freed of what is not the job's name; what was taken off is kept as facts."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from ..lexicon import Lexicon
from ..lexicon.rows import NoisePattern
from ..text import clean_line

Tokens = tuple[str, ...]

# A hyphen or dash parts segments only when a blank stands beside it: "co-ordinator" is one word.
_SEPARATOR = re.compile(r"\s-+\s?|\s?-+\s|[,;:|/()\[\]\\*•]|\s+or\s+|\.\s")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?|&")
_BAND = re.compile(r"8\s?[a-d]|[2-9]", re.IGNORECASE)
_APPRENTICE = frozenset(("apprentice", "apprenticeship"))
_TRAINEE = frozenset(("trainee", "student"))
_SENIORITY = ("senior", "junior", "deputy", "lead", "principal", "head")


@dataclass(frozen=True, slots=True)
class Removed:
    """Words taken off a title: the name of the noise pattern, the words, and the fact they state ("" for none)."""

    name: str
    text: str
    value: str


@dataclass(frozen=True, slots=True)
class CleanTitle:
    """A title ready to be matched.

    Attributes:
        title: The title as read, entities decoded, on one line.
        segments: Lower-cased words of the job's name, abbreviations expanded, plurals made singular; one tuple
            for each part between separators ("Support Worker - Night Team" has two).
        removed: What was taken off, in order of the patterns.
    """

    title: str
    segments: tuple[Tokens, ...]
    removed: tuple[Removed, ...]

    @property
    def tokens(self) -> Tokens:
        """All words in order."""
        return tuple(word for segment in self.segments for word in segment)

    @property
    def text(self) -> str:
        """The words as one string: the key under which the title is looked up."""
        return " ".join(self.tokens)

    @property
    def bands(self) -> tuple[int | str, ...]:
        """Agenda for Change bands named in the title."""
        found = [b.lower().replace(" ", "") for r in self.removed if r.name == "band" for b in _BAND.findall(r.value)]
        return tuple(dict.fromkeys(int(b) if b.isdigit() else b for b in found))

    @property
    def bank(self) -> bool:
        """Whether the post is on a staff bank."""
        return any(removed.name == "bank" for removed in self.removed)

    @property
    def apprentice(self) -> bool:
        """Whether the title calls the post an apprenticeship."""
        return not _APPRENTICE.isdisjoint(self.tokens)

    @property
    def trainee(self) -> bool:
        """Whether the title calls the holder a trainee or a student."""
        return not _TRAINEE.isdisjoint(self.tokens)

    @property
    def seniority(self) -> str:
        """The first word of rank in the title ("senior", "lead" ...), "" where there is none."""
        return next((word for word in self.tokens if word in _SENIORITY), "")


class TitleCleaner:
    """Cleans titles by the patterns, abbreviations and word lists of the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._noise = lexicon.title_noise
        self._expansions = lexicon.abbreviations
        # "&" and "." may stand inside an abbreviation ("a&e", "s.t.r."), so blanks and brackets are its borders.
        keys = sorted(lexicon.abbreviations, key=len, reverse=True)
        self._abbreviation = re.compile(r"(?<![\w&'])(?:" + "|".join(map(re.escape, keys)) + r")(?![\w&'])")

    def clean(self, raw: str) -> CleanTitle:
        """Clean one title as published."""
        title = clean_line(raw)
        rest, removed = title, list[Removed]()
        for noise in self._noise:
            found: list[Removed] = []
            rest = noise.pattern.sub(functools.partial(_take_off, noise, found), rest)
            removed += found
        # Nothing but noise ("Band 5"): better the noise than nothing.
        segments = self._segments(self._expanded(rest)) or self._segments(title.lower())
        return CleanTitle(title, segments, tuple(removed))

    def _segments(self, title: str) -> tuple[Tokens, ...]:
        """The words between separators; a part that only says again what was said ("... (PWP)") is left out."""
        segments: list[Tokens] = []
        said: set[str] = set()
        for part in _SEPARATOR.split(title):
            words = tuple(singular(word) for word in _WORD.findall(part))
            if not said.issuperset(words):
                segments.append(words)
                said.update(words)
        return tuple(segments)

    def _expanded(self, title: str) -> str:
        return self._abbreviation.sub(lambda match: self._expansions[match.group()], title.lower())


def _take_off(noise: NoisePattern, removed: list[Removed], match: re.Match[str]) -> str:
    """Keep what a pattern matched; return what takes its place."""
    if match.group().strip():
        removed.append(Removed(noise.name, match.group().strip(" ()"), _value(match, noise.fact)))
    return noise.replacement


def _value(match: re.Match[str], fact: str) -> str:
    if not fact:
        return ""
    groups = match.groupdict()
    return next((value for value in groups.values() if value), match.group()).strip()


def singular(word: str) -> str:
    """The singular of a job word ("workers", "therapies"); good enough to compare titles, not a stemmer."""
    word = word.removesuffix("'s").replace("'", "")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "cs")):
        return word[:-1]
    return word
