"""Which rows of the lexicon a body of adverts uses, and what it asks for that no row reads."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ..advert import Advert, cleaned
from ..analyse import blocks_of
from ..extract import Extractor, Fact
from ..lexicon import Lexicon
from ..text import text_lines
from ..titles import TitleMatcher
from .unread import UnreadLines, UnreadPattern

Key = tuple[str, str]
"""Subject and id of a row; of a title its words as they are matched."""

_ROW_OF_KIND = {
    "destination": "qualification",
    "supervised_by": "object",
    "lived_experience": "experience",
    "experience_years": "experience",
}
_NO_CUES = ("common",)
"""Rows that are looked for in no advert."""


class Row(NamedTuple):
    """A row of the lexicon and what it did.

    Attributes:
        place: File, and line where it has one.
        subject: "role", "title", or the subject of a cue.
        id: Id of the row; of a title the title itself.
        value: What it states; of a title its role.
        status: Class within the subject, "" where there is none.
        adverts: Adverts in which it was heard; of roles and titles those whose post it names.
        facts: Facts that it stated; 0 for what only says how another fact is meant.
    """

    place: str
    subject: str
    id: str
    value: str
    status: str
    adverts: int
    facts: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a body of adverts uses of the lexicon.

    Attributes:
        adverts: How many were read.
        rows: Every row of the lexicon that is looked for in adverts, in the order of the files.
        unread: Lines that look like requirements and state nothing, by pattern, the commonest first.
        unread_lines: How many such lines there are.
    """

    adverts: int
    rows: tuple[Row, ...]
    unread: tuple[UnreadPattern, ...]
    unread_lines: int


def cover(adverts: Iterable[Advert], lexicon: Lexicon) -> Coverage:
    """Read adverts, as published, on the road that `classify` takes, and count; memory stays flat."""
    extractor, titles, unread = Extractor(lexicon), TitleMatcher(lexicon), UnreadLines()
    heard: Counter[Key] = Counter()
    stated: Counter[Key] = Counter()
    read = 0
    for block in blocks_of(map(cleaned, adverts)):
        texts = [text_lines(advert.text) for advert in block]
        for advert, text, reading in zip(block, texts, extractor.read_block(block, texts), strict=True):
            cues = itertools.chain.from_iterable(hits for line in reading.lines for hits in line.hits.values())
            facts = [row_of(fact) for fact in reading.facts]
            heard.update({(hit.cue.subject, hit.cue.name) for hit in cues}.union(facts))
            heard.update(_named_by(titles, advert.title))
            stated.update(facts)
            unread.add(text, reading)
        read += len(block)
    return Coverage(read, tuple(_rows(lexicon, titles, heard, stated)), unread.commonest(), unread.lines)


def row_of(fact: Fact) -> Key:
    """The row that stated a fact; amounts of money have one row for all."""
    return ("salary", "pounds") if fact.kind == "salary" else (_ROW_OF_KIND.get(fact.kind, fact.kind), fact.name)


def _named_by(titles: TitleMatcher, title: str) -> Iterator[Key]:
    """The roles of the posts that a title names, and the known titles that it was read as."""
    match = titles.match(title)
    for candidate in match.candidates:
        if candidate.role in match.posts:
            yield "role", candidate.role
            yield "title", candidate.variant


def _rows(lexicon: Lexicon, titles: TitleMatcher, heard: Counter[Key], stated: Counter[Key]) -> Iterator[Row]:
    for role in lexicon.roles.values():
        yield Row("roles.csv", "role", role.id, role.category or role.workforce, "", heard["role", role.id], 0)
    known = {titles.clean(role.title).text for role in lexicon.roles.values()}
    for title in lexicon.titles:
        words = titles.clean(title.title).text
        if words not in known:  # what reads like another once it is cleaned is counted with it
            place = f"titles.csv:{title.line}"
            yield Row(place, "title", title.title, title.role, "", heard["title", words], 0)
        known.add(words)
    for cue in lexicon.cues:
        if cue.subject not in _NO_CUES:
            key, value = (cue.subject, cue.name), "" if cue.value is None else str(cue.value)
            yield Row(cue.place, *key, value, cue.status, heard[key], stated[key])
