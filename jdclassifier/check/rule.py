"""What a rule is: a value with one method, its reasons, and examples that fail and pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from .finding import Severity

if TYPE_CHECKING:
    from ..extract.facts import Where
    from .draft import Draft

Pack = Literal["category", "entry", "supervision", "pathway", "pay", "fairness", "clarity", "currency"]
PACKS: dict[Pack, str] = {
    "category": "what the post will be read as",
    "entry": "who can apply",
    "supervision": "who directs the holder, and within what bounds",
    "pathway": "where the post leads",
    "pay": "pay and terms",
    "fairness": "fairness and law",
    "clarity": "plain English",
    "currency": "names and laws that have changed",
}


class Span(NamedTuple):
    """Words of a draft: characters `start` to `end` of the cleaned field `where`."""

    start: int
    end: int
    where: Where = "text"


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found: the words (None: something is missing), and what its message wants to know of them."""

    span: Span | None = None
    details: dict[str, str] = field(default_factory=dict)
    instead: str = ""
    fix: str | None = None


MISSING = (Hit(),)
"""What a rule finds that misses something in the whole draft."""


class Example(NamedTuple):
    """An invented draft."""

    title: str
    text: str
    salary: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong with a draft.

    Attributes:
        id: "JD" and three digits; the packs have blocks of numbers.
        name: A few words joined by hyphens, as good as the id.
        pack: The pack it belongs to.
        severity: How bad a finding is, unless the settings say otherwise.
        message: What is wrong, one sentence; may name {words} and the details of the hit.
        instead: What to write instead, where the hit does not say it.
        does: What the rule looks for.
        why: Why it matters.
        source: Law, handbook or study that says so.
        fails, passes: Drafts in which it finds something, and near ones in which it does not.
        look: Finds.
    """

    id: str
    name: str
    pack: Pack
    severity: Severity
    message: str
    instead: str
    does: str
    why: str
    source: str
    fails: tuple[Example, ...]
    passes: tuple[Example, ...]
    look: Callable[[Draft], Iterable[Hit]]
