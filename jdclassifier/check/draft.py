"""A draft as rules see it: its text and parts, what the model says of it, and the words of the tables found in it."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from ..advert import Advert
from ..extract.pay import PayTable
from ..lexicon import Lexicon, Role
from ..lexicon.wording import Wording
from ..result import Evidence, Result
from ..text import TextLine, text_lines
from .items import Headings, Item, items
from .phrases import Found, PhraseFinder
from .rule import Span

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known whatever the draft.

    Attributes:
        lexicon: Roles, pay and cues.
        wording: The tables of words.
        finder: Finds the words of the tables.
        headings: What stands under which heading.
        pay: The pay tables.
        answer: Asks the model.
    """

    lexicon: Lexicon
    wording: Wording
    finder: PhraseFinder
    headings: Headings
    pay: PayTable
    answer: Callable[[Advert], Result]


class Draft:
    """One draft advert in the course of being checked.

    Attributes:
        advert: The draft, cleaned.
        result: The model's answer.
        role: The role that the title names; None where it names none.
        knowledge: What is known whatever the draft.
    """

    def __init__(self, advert: Advert, result: Result, knowledge: Knowledge) -> None:
        self.advert = advert
        self.text = advert.text
        self.title = advert.title
        self.result = result
        self.role: Role | None = knowledge.lexicon.roles[result.role] if result.role else None
        self.knowledge = knowledge

    # Words of the tables

    @functools.cached_property
    def _found(self) -> dict[str, list[tuple[Found, Span]]]:
        found: dict[str, list[tuple[Found, Span]]] = {}
        for where, text in (("title", self.title), ("text", self.text), ("salary", self.advert.salary)):
            for one in self.knowledge.finder.find(text):
                found.setdefault(one.row.group, []).append((one, Span(one.start, one.end, where)))  # type: ignore[arg-type]
        return found

    def listed(self, group: str) -> list[tuple[Found, Span]]:
        """What the rows of a rule or sign in the tables found, in title, text and salary."""
        return self._found.get(group, [])

    def signs(self, name: str) -> list[Span]:
        """Where a sign stands, in title, text and salary."""
        return [span for _, span in self.listed(name)]

    def has(self, *names: str) -> bool:
        """Whether any of the signs stands anywhere."""
        return any(name in self._found for name in names)

    def near(self, span: Span, *names: str) -> bool:
        """Whether any of the signs stands in the same sentence, or the ones beside it."""
        start, end = self._around(span)
        return any(
            other.where == span.where and start <= other.start < end for name in names for other in self.signs(name)
        )

    # Parts of the text

    @functools.cached_property
    def sentences(self) -> tuple[TextLine, ...]:
        """Sentences and lines of the text, in order."""
        return tuple(text_lines(self.text))

    @functools.cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """Lines of the text, in order."""
        return tuple(Span(match.start(), match.end()) for match in _PARAGRAPH.finditer(self.text))

    @functools.cached_property
    def items(self) -> tuple[Item, ...]:
        """Items of the lists of what is essential and desirable."""
        return tuple(items(self.text, self.knowledge.headings))

    @functools.cached_property
    def length(self) -> int:
        """Number of words of the text."""
        return len(_WORD.findall(self.text))

    def _around(self, span: Span) -> tuple[int, int]:
        """From the sentence before a span to the one behind it."""
        if span.where != "text":
            return 0, 10**9
        at = next((i for i, s in enumerate(self.sentences) if s.start <= span.start < s.end), None)
        if at is None:
            return span.start, span.end
        return self.sentences[max(at - 1, 0)].start, self.sentences[min(at + 1, len(self.sentences) - 1)].end

    def sentence(self, span: Span) -> Span:
        """The sentence that holds the first word of a span of the text."""
        return next((Span(s.start, s.end) for s in self.sentences if s.start <= span.start < s.end), span)

    def words(self, span: Span | None) -> str:
        """The words of a span."""
        if span is None:
            return ""
        field: str = getattr(self.advert, span.where)
        return field[span.start : span.end]

    # What the model says

    def evidence(self, field: str) -> Iterator[Evidence]:
        """What states a field of the result ("essential_level")."""
        return (evidence for evidence in self.result.evidence if evidence.field == field)

    def span_of(self, field: str, value: object = None) -> Span | None:
        """The first words that state a field, or that state a value of it."""
        stated = (e for e in self.evidence(field) if value is None or e.value == value)
        return next((Span(e.start, e.end, e.where) for e in stated), None)

    def without(self, *fields: str) -> Result:
        """The model's answer if the words that state these fields did not stand in the draft."""
        parts = {"title": self.title, "text": self.text, "salary": self.advert.salary}
        for evidence in self.result.evidence:
            if evidence.field in fields:
                part = parts[evidence.where]
                parts[evidence.where] = part[: evidence.start] + "." * len(evidence.text) + part[evidence.end :]
        return self.knowledge.answer(replace(self.advert, **parts))

    @property
    def support(self) -> bool:
        """A support post."""
        return self.result.workforce == "support"

    @property
    def supervised(self) -> bool:
        """A post of the group that works under supervision."""
        return self.result.category == "supervised_support"

    @property
    def trainee(self) -> bool:
        """A post that is itself the training."""
        return self.result.category == "trainee"
