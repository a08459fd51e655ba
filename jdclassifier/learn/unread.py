"""Lines that look like requirements and state nothing that the program knows, put together by how they are worded."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.lang.en.stop_words import STOP_WORDS

from ..extract.reading import Reading
from ..redact import redact
from ..text import TextLine, words

_SIGNS = re.compile(
    r"\b(?:(?:must|should)(?: already| also)? (?:have|hold|possess|be able)"
    r"|you(?:'ll| will)(?: also)? (?:need|have|hold|possess|be able)"
    r"(?! (?:the |an )?(?:opportunit|chance|access|benefit|support))"
    r"|essential|(?:is|are) required|qualifications?|experienced?|certificates?|diploma|degree|qualified|trained"
    r"|registration|licence|abilit(?:y|ies) to|able to(?! (?:access|offer|provide you))|knowledge of|understanding of"
    r"|skills)\b"
)
"""Words that ask for something of an applicant; they are looked for in lowered text."""
_ASKING_SECTIONS = ("essential", "desirable", "requirements")
_TOPICS = ("setting", "band", "salary")
"""Kinds of facts that say nothing of what an applicant must bring."""
_ITEM = "\u2022"
_LONGEST_ITEM = 25
"""Most words of a line that is taken for a requirement for its heading alone."""
_PATTERN_WORDS = 2
_NUMBER = "<n>"
_EXAMPLES = 3
_LONGEST_EXAMPLE = 160
_KEPT = 50_000
"""Patterns kept at a time: when there are more, those seen once are let go."""


class UnreadPattern(NamedTuple):
    """Lines that are worded alike.

    Attributes:
        words: The words they share: the sign that asks for something, and the telling words behind it; without a sign
            the first telling words of the line.
        section: The section that the first of them stood in, "" outside any.
        lines: How many there are.
        examples: The first few different ones.
    """

    words: str
    section: str
    lines: int
    examples: tuple[str, ...]


class UnreadLines:
    """Collects the lines; memory does not grow with their number."""

    def __init__(self) -> None:
        self.lines = 0
        self._counts: Counter[str] = Counter()
        self._seen: dict[str, tuple[str, list[str]]] = {}

    def add(self, text: Sequence[TextLine], reading: Reading) -> None:
        """Take the unread lines of one advert; those that hold contact details are left out."""
        for line, section in _silent_lines(text, reading):
            pattern = _pattern(line, section)
            if pattern and redact(line) == line:
                self._keep(pattern, section, line)

    def commonest(self) -> tuple[UnreadPattern, ...]:
        """What was collected, the commonest pattern first."""
        ranked = sorted(self._counts.items(), key=lambda item: (-item[1], item[0]))
        return tuple(
            UnreadPattern(pattern, self._seen[pattern][0], count, tuple(self._seen[pattern][1]))
            for pattern, count in ranked
        )

    def _keep(self, pattern: str, section: str, line: str) -> None:
        self.lines += 1
        self._counts[pattern] += 1
        examples = self._seen.setdefault(pattern, (section, []))[1]
        example = _shortened(line)
        if len(examples) < _EXAMPLES and example not in examples:
            examples.append(example)
        if len(self._counts) > _KEPT:
            self._counts = Counter({words: count for words, count in self._counts.items() if count > 1})
            self._seen = {words: self._seen[words] for words in self._counts}


def _silent_lines(text: Sequence[TextLine], reading: Reading) -> Iterator[tuple[str, str]]:
    """The lines that open no section and state nothing but topics, with the section that they stand in."""
    starts = [line.start for line in text]
    told = (fact.start for fact in reading.facts if fact.where == "text" and fact.kind not in _TOPICS)
    stating = {bisect_right(starts, start) - 1 for start in told}
    headings = {
        line.at: line.cues.opening.section for line in reading.lines if line.where == "text" and line.cues.opening
    }
    section, listing = "", False
    for at, (start, line) in enumerate(text):
        item = line.startswith(_ITEM)
        if heading := headings.get(start):
            section, listing = heading, False
            continue
        if listing and not item:  # what stands below a list is no part of it
            section = ""
        listing = item
        if at not in stating:
            yield line, section


def _pattern(line: str, section: str) -> str:
    """The words by which a line is put together with others, "" where it asks for nothing."""
    lowered = line.lower()
    sign = _SIGNS.search(lowered)
    if sign is None and (section not in _ASKING_SECTIONS or line.count(" ") > _LONGEST_ITEM):
        return ""
    lead = words(sign.group()) if sign else []
    rest = words(lowered[sign.end() if sign else 0 :])
    told = [_NUMBER if word.isdigit() else word for word in rest if word[0].isalnum() and word not in STOP_WORDS]
    return " ".join((*lead, *told[:_PATTERN_WORDS])) if told else ""


def _shortened(line: str) -> str:
    return line if len(line) <= _LONGEST_EXAMPLE else line[: _LONGEST_EXAMPLE - 3].rstrip() + "..."
