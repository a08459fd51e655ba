"""What the components of the pipeline share about one advert: its lines, the cues found in them, the facts so far."""

from __future__ import annotations

import itertools
from typing import NamedTuple

from spacy.tokens import Doc

from ..lexicon.rows import Cue
from .facts import Fact, Qualification, Where

_KEY = "jdclassifier"


class Hit(NamedTuple):
    """A cue found: tokens `start` to `end` of the line say it."""

    cue: Cue
    value: int | str | None
    start: int
    end: int


class LineCues:
    """What a line holds whatever stands around it; found once for every distinct line, and shared.

    Attributes:
        words: Lower-cased tokens.
        offsets: First character of every token in the line; found when first asked for.
        hits: The cues by subject, in order.
        opening: What the line opens as a heading, kept by the component that tells.
        demands: How the items that a clause cue binds are meant, kept by the component that tells.
    """

    __slots__ = ("_blanks", "_offsets", "demands", "hits", "opening", "words")

    def __init__(
        self, words: list[str], blanks: list[bool], hits: dict[str, list[Hit]], offsets: list[int] | None = None
    ) -> None:
        """`blanks` tell whether a blank follows a word; `offsets` are given where more than one may."""
        self.words = words
        self._blanks = blanks
        self._offsets = offsets
        self.hits = hits
        self.opening: Opening | None = None
        self.demands: Demands | None = None

    @property
    def offsets(self) -> list[int]:
        if self._offsets is None:
            lengths = map(int.__add__, map(len, self.words), self._blanks)
            self._offsets = list(itertools.accumulate(lengths, initial=0))
        return self._offsets


Demands = dict[tuple[str, int], str]
"""How an item is meant, by its subject and first token."""


class Opening(NamedTuple):
    """What a line opens as a heading.

    Attributes:
        columns: Section of every cell, () where the line heads no table.
        section: Of what follows: "essential", "duties" ..., "" where it is no heading.
        own: Of the line alone, "" where no mark behind it tells.
    """

    columns: tuple[str, ...]
    section: str
    own: str


class Line:
    """A sentence, list item or heading of an advert.

    Attributes:
        where: The field it comes from.
        at: First character of the line in that field.
        text: The line as it stands there.
        end: Number of tokens.
        hits: The cues in it by subject, in order.
        section: Name of the section that it stands in ("essential", "duties"), "" outside any.
        cells: In a table whose columns are sections, the first token and the section of every cell.
        demands: How the items that a clause cue binds are meant, by subject and first token.
    """

    __slots__ = ("at", "cells", "cues", "demands", "end", "hits", "section", "text", "where", "words")

    def __init__(self, cues: LineCues, where: Where, at: int, text: str) -> None:
        self.cues = cues
        self.where = where
        self.at = at
        self.text = text
        self.words = cues.words
        self.end = len(cues.words)
        self.hits = cues.hits
        self.section = ""
        self.cells: tuple[tuple[int, str], ...] = ()
        self.demands: Demands = {}

    def of(self, subject: str) -> list[Hit]:
        return self.hits.get(subject, [])

    def said(self, first: int, end: int) -> str:
        """The words of the tokens `first` to `end`, "" where there are none."""
        offsets = self.cues.offsets
        return self.text[offsets[first] : offsets[end - 1] + len(self.words[end - 1])] if end > first else ""

    def section_at(self, token: int) -> str:
        """The section of the cell that holds the token, outside a table the section of the line."""
        return next((section for start, section in reversed(self.cells) if start <= token), self.section)

    def alternatives(self, one: Hit, other: Hit) -> bool:
        """Whether an "or" joins two items."""
        return any(hit.cue.name == "or" and one.end <= hit.start < other.start for hit in self.of("join"))

    def weaken(self, item: tuple[str, int], status: str, weakest_first: tuple[str, ...]) -> None:
        """Note that an item is meant as `status`, unless it is known to be meant as less."""
        known = self.demands.get(item, status)
        self.demands[item] = min(known, status, key=weakest_first.index)


class Reading:
    """One advert in the course of being read.

    Attributes:
        lines: Title, salary and the lines of the text that are read.
        facts: What has been stated so far, in order.
        qualifications: Those stated so far, in order.
    """

    __slots__ = ("_by_subject", "facts", "lines", "qualifications")

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.facts: list[Fact] = []
        self.qualifications: list[Qualification] = []
        self._by_subject: dict[str, list[Line]] = {}
        for line in lines:
            for subject in line.hits:
                self._by_subject.setdefault(subject, []).append(line)

    @classmethod
    def of(cls, doc: Doc) -> Reading:
        """The reading of a doc, which the component of the cues began.

        Raises:
            ValueError: if that component has not seen the doc.
        """
        reading: Reading | None = doc.user_data.get(_KEY)
        if reading is None:
            raise ValueError("put jdclassifier_cues into the pipeline before the other jdclassifier components")
        return reading

    def attach(self, doc: Doc) -> None:
        """Let the reading travel with the doc."""
        doc.user_data[_KEY] = self

    def lines_with(self, *subjects: str) -> list[Line]:
        """Lines that speak of any of the subjects, in order."""
        found = [lines for subject in subjects if (lines := self._by_subject.get(subject))]
        if len(found) < 2:
            return found[0] if found else []
        return sorted({id(line): line for lines in found for line in lines}.values(), key=self.lines.index)

    def state(
        self, kind: str, line: Line, hit: Hit, status: str, value: float | str | None = None, end: int = 0
    ) -> Fact:
        """Keep the fact that `hit` states; `end` makes its words reach up to another token."""
        offsets, last = line.cues.offsets, (end or hit.end) - 1
        value = hit.value if value is None else value
        return self.state_span(
            kind, line, hit.cue.name, value, offsets[hit.start], offsets[last] + len(line.words[last]), status
        )

    def state_span(
        self, kind: str, line: Line, name: str, value: float | str | None, start: int, end: int, status: str = ""
    ) -> Fact:
        """Keep a fact whose words are the characters `start` to `end` of the line."""
        fact = Fact(kind, value, status, name, line.where, line.at + start, line.at + end, line.text[start:end])
        self.facts.append(fact)
        return fact


def facts_of(doc: Doc) -> tuple[Fact, ...]:
    """The facts that the components found in a doc of any pipeline they were added to; offsets index its text."""
    return tuple(Reading.of(doc).facts)
