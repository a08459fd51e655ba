"""Results counted into small tables while they stream by."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ..lexicon import CATEGORIES, Lexicon
from ..result import Record
from ..titles import TitleCleaner
from .derive import derive
from .questions import SILENT, Question, questions
from .quotes import Quotes

ALL = "all"
"""The column of all posts in scope, beside those of the groups."""
OTHERS = "all others"
"""What answers are counted as when a field has more different ones than `MOST_ANSWERS`."""
MOST_ANSWERS = 5_000
_PROBABILITIES = tuple((group, f"p_{group}") for group in CATEGORIES)


@dataclass(slots=True)
class Names:
    """The names of one role's posts: titles as published, and their first parts freed of band, site and hours."""

    posts: int = 0
    titles: set[str] = field(default_factory=set)
    names: Counter[str] = field(default_factory=Counter)


class Tally:
    """Counts over results. Memory grows with the different answers and names, not with the results.

    Attributes:
        read: Results met.
        repeats: Results marked as a repeat of an earlier one; left out of all else unless they are to be counted.
        scope: Posts by (workforce, setting).
        support: Support posts by (setting, group).
        asked: Posts in scope whose record has the field, by (field, group).
        answers: Posts in scope by (field, group, answer).
        expected: Sums of the model's probabilities, by group and for the scope (`ALL`).
        review: Posts of any kind that a person should look at.
        names: Names of the posts of each role in scope.
        quotes: Words of adverts that state facts.
        models: Results by the model that answered.
    """

    def __init__(self, lexicon: Lexicon, *, count_repeats: bool = False) -> None:
        self.read = self.repeats = self.review = 0
        self.scope: Counter[tuple[str, str]] = Counter()
        self.support: Counter[tuple[str, str]] = Counter()
        self.asked: Counter[tuple[str, str]] = Counter()
        self.answers: Counter[tuple[str, str, str]] = Counter()
        self.expected: Counter[str] = Counter()
        self.names: defaultdict[str, Names] = defaultdict(Names)
        self.quotes = Quotes()
        self.models: Counter[str] = Counter()
        self._lexicon = lexicon
        self._cleaner = TitleCleaner(lexicon)
        self._count_repeats = count_repeats
        self._distinct: Counter[tuple[str, str]] = Counter()

    def add_all(self, records: Iterable[Record]) -> Tally:
        """Count records; returns itself."""
        for record in records:
            self.add(record)
        return self

    def add(self, record: Record) -> None:
        """Count one record."""
        self.read += 1
        self.models[record.get("model") or "not named"] += 1
        if record.get("duplicate_of"):
            self.repeats += 1
            if not self._count_repeats:
                return
        self.scope[record["workforce"], record["setting"]] += 1
        self.review += bool(record.get("review"))
        self._expect(record)
        if record["workforce"] == "support":
            self.support[record["setting"], record["category"]] += 1
        if record["in_scope"]:
            self._ask(record | derive(record, self._lexicon.roles))
            self._name(record)
            self.quotes.add(record)

    @property
    def posts(self) -> int:
        """Posts counted: results without repeats."""
        return self.scope.total()

    @property
    def in_scope(self) -> int:
        """Support posts in mental health."""
        return self.asked["category", ALL]

    def _expect(self, record: Record) -> None:
        if record.get("p_support") is None or record.get("p_mental_health") is None:
            return
        inside = record["p_support"] * record["p_mental_health"]
        self.expected[ALL] += inside
        for group, name in _PROBABILITIES:
            self.expected[group] += inside * record[name]

    def _ask(self, record: Record) -> None:
        group = record["category"]
        for question in questions():
            name = question.field
            if name not in record or question.only not in ("", group):
                continue
            if question.needs and record.get(question.needs) is None:
                continue
            self.asked[name, ALL] += 1
            self.asked[name, group] += 1
            for answer in answers(question, record[name]):
                kept = self._kept(name, group, answer)
                self.answers[name, ALL, kept] += 1
                self.answers[name, group, kept] += 1

    def _kept(self, name: str, group: str, answer: str) -> str:
        if (name, ALL, answer) in self.answers:
            return answer
        self._distinct[name, ALL] += 1
        return answer if self._distinct[name, ALL] <= MOST_ANSWERS else OTHERS

    def _name(self, record: Record) -> None:
        clean = self._cleaner.clean(record["title"])
        one = self.names[record.get("role_title") or ""]
        one.posts += 1
        one.titles.add(re.sub(r"\s+", " ", clean.title).casefold())
        one.names[" ".join(clean.segments[0]) if clean.segments else ""] += 1


def answers(question: Question, value: Any) -> Iterator[str]:
    """The answers that a field's value gives to a question, each once, as the keys of questions.toml."""
    if question.kind == "many":
        yield from dict.fromkeys(map(_key, value)) if value else (SILENT,)
    elif question.kind == "number" and value is not None:
        yield f"{float(value):g}"
    else:
        yield _key(value)


def _key(value: Any) -> str:
    if value is None:
        return SILENT
    return str(value).lower() if isinstance(value, bool) else str(value)
