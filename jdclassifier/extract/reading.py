"""What the components of the pipeline share about one advert: its lines, the cues found in them, the facts so far."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from spacy.tokens import Doc

from ..lexicon.rows import Cue
from ..text import segments
from .facts import Fact, Where
from .gate import Excerpt
from .tokens import LINE_ENDS

_KEY = "jdclassifier"


class Hit(NamedTuple):
    """A cue found: tokens `start` to `end` of the doc say it."""

    cue: Cue
    value: int | str | None
    start: int
    end: int


@dataclass(slots=True)
class Line:
    """A sentence, list item or heading: tokens `start` to `end`, and the cues in it by subject, in order.

    Attributes:
        where: The field it comes from.
        shift: What to add to offsets in the doc to get offsets in that field.
        section: Name of the section that it stands in ("essential", "duties"), "" outside any.
        cells: In a table whose columns are sections, the first token and the section of every cell.
        demands: How the items that a clause cue binds are meant, by subject and first token.
    """

    start: int
    end: int
    where: Where
    shift: int
    hits: dict[str, list[Hit]] = field(default_factory=dict)
    section: str = ""
    cells: tuple[tuple[int, str], ...] = ()
    demands: dict[tuple[str, int], str] = field(default_factory=dict)

    def of(self, subject: str) -> list[Hit]:
        return self.hits.get(subject, [])

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
    """One advert in the course of being read; travels in the `user_data` of its doc."""

    __slots__ = ("_by_subject", "_text", "alternatives", "doc", "facts", "lines")

    def __init__(self, doc: Doc, lines: list[Line], text: str) -> None:
        self.doc = doc
        self.lines = lines
        self.facts: list[Fact] = []
        self.alternatives: set[Fact] = set()
        self._text = text
        self._by_subject: dict[str, list[Line]] = {}

    @classmethod
    def of(cls, doc: Doc) -> Reading:
        """The reading of `doc`; a doc made elsewhere gets its lines from its own text."""
        reading: Reading | None = doc.user_data.get(_KEY)
        if reading is None:
            reading = doc.user_data[_KEY] = cls(doc, _lines_of_text(doc), doc.text)
        return reading

    @classmethod
    def attach(cls, doc: Doc, excerpts: list[Excerpt], text: str) -> Reading:
        """The reading of a doc made of excerpts joined by line ends."""
        reading = doc.user_data[_KEY] = cls(doc, _lines_of_excerpts(doc, excerpts), text)
        return reading

    def heard(self, line: Line) -> None:
        """Note which subjects a line speaks of; lines come in order."""
        for subject in line.hits:
            self._by_subject.setdefault(subject, []).append(line)

    def lines_with(self, *subjects: str) -> list[Line]:
        """Lines that speak of any of the subjects, in order."""
        if len(subjects) == 1:
            return self._by_subject.get(subjects[0], [])
        found = {line.start: line for subject in subjects for line in self._by_subject.get(subject, ())}
        return [found[start] for start in sorted(found)]

    def state(
        self, kind: str, line: Line, hit: Hit, status: str, value: float | str | None = None, end: int = 0
    ) -> Fact:
        """Keep the fact that `hit` states; `end` makes its words reach up to another token."""
        first, last = self.doc[hit.start], self.doc[(end or hit.end) - 1]
        value = hit.value if value is None else value
        return self.state_span(kind, line, hit.cue.name, value, first.idx, last.idx + len(last), status)

    def state_span(
        self, kind: str, line: Line, name: str, value: float | str | None, start: int, end: int, status: str = ""
    ) -> Fact:
        """Keep a fact whose words are the characters `start` to `end` of the doc."""
        shift = line.shift
        fact = Fact(kind, value, status, name, line.where, start + shift, end + shift, self._text[start:end])
        self.facts.append(fact)
        return fact

    def span(self, line: Line) -> tuple[int, int]:
        """First and last character of a line in the doc."""
        last = self.doc[line.end - 1]
        return self.doc[line.start].idx, last.idx + len(last)

    def text(self, start: int, end: int) -> str:
        return self._text[start:end]


def facts_of(doc: Doc) -> tuple[Fact, ...]:
    """The facts that the components found in a doc of any pipeline they were added to; offsets index its text."""
    return tuple(Reading.of(doc).facts)


def _lines_of_excerpts(doc: Doc, excerpts: list[Excerpt]) -> list[Line]:
    ends = [*doc.user_data[LINE_ENDS], len(doc)] if excerpts else []
    lines = []
    first = char = 0
    for excerpt, end in zip(excerpts, ends, strict=True):
        lines.append(Line(first, end, excerpt.where, excerpt.start - char))
        first, char = end + 1, char + len(excerpt.text) + 1
    return lines


def _lines_of_text(doc: Doc) -> list[Line]:
    starts = [token.idx for token in doc]
    return [Line(bisect_right(starts, s) - 1, bisect_right(starts, e - 1), "text", 0) for s, e in segments(doc.text)]
