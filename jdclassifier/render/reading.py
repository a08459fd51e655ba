"""What was read in an advert: answer in a few lines, requirements as rows, words as spans; and all of it as a page."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from ..result import Evidence, Result
from .highlight import Span, highlight, legend, style
from .kinds import KINDS, kind_of, meant, states, subject
from .page import page, table

if TYPE_CHECKING:
    from ..extract.facts import Where

REQUIREMENT_COLUMNS = ("what", "level or body", "how it is meant", "words")


class Requirement(NamedTuple):
    """A row of the table of requirements."""

    what: str
    value: str
    meant: str
    words: str


def spans(result: Result, where: Where = "text") -> list[Span]:
    """The words of the text, or of another field, that state something, by kind."""
    return [
        Span(e.start, e.end, kind_of(e.field), ", ".join(filter(None, (meant(e.field, e.value), _value(e)))))
        for e in result.evidence
        if e.where == where and _states(e)
    ]


def requirements(result: Result) -> list[Requirement]:
    """What the advert states, one row a fact, in the order of the kinds, no row twice."""
    order = list(KINDS)
    stated = [e for e in result.evidence if _states(e)]
    rows = (
        Requirement(subject(e.field), _value(e), meant(e.field, e.value), e.text)
        for e in sorted(stated, key=lambda e: order.index(kind_of(e.field)))
    )
    return list(dict.fromkeys(rows))


def summary(result: Result) -> Iterator[tuple[str, str]]:
    """The answer as labelled lines."""
    yield "role", result.role_title or "no known role"
    if result.category:
        yield "category", f"{result.category.replace('_', ' ')}{'' if result.in_scope else ' (outside the review)'}"
    yield "post for", result.workforce.replace("_", " ")
    yield "setting", result.setting.replace("_", " ")
    yield "confidence", f"{result.confidence:.0%}"
    levels = (("essential", result.essential_level), ("desirable", result.desirable_level))
    yield "entry", ", ".join(f"{name} level {level}" for name, level in levels if level) or "no level stated"
    if result.review:
        yield "to review", "; ".join(result.review_reasons)


def reading_page(text: str, result: Result, name: str, warnings: tuple[str, ...] = ()) -> str:
    """Return a self-contained page of an advert as read: answer, requirements, marked text.

    Args:
        text: The cleaned text that the evidence indexes.
        result: The answer for it.
        name: Name of the file, shown below.
        warnings: What a reader should know of how it was read.
    """
    marked = spans(result)
    lines = "".join(f"<p><strong>{label}:</strong> {escape(said)}</p>" for label, said in summary(result))
    notes = "".join(f"<p><strong>note:</strong> {escape(warning)}</p>" for warning in warnings)
    body = (
        f'<main>\n<h1>{escape(result.title or name)}</h1>\n<div class="card">{lines}{notes}</div>\n'
        f"<h2>What it asks for and offers</h2>\n{table(REQUIREMENT_COLUMNS, requirements(result), 'Stated facts')}\n"
        f'<h2>The words</h2>\n{legend(marked)}\n<div class="marked">{highlight(text, marked)}</div>\n</main>\n'
        f"<footer>Read from {escape(name)} by {escape(result.model)}.</footer>"
    )
    return page(result.title or name, body, style())


def _states(evidence: Evidence) -> bool:
    """Whether evidence is worth showing: not the mere heading "Qualifications", nor what is said in passing."""
    heading = evidence.value == 0 and evidence.text.lower().startswith("qualification")
    return states(evidence.field) and not heading


def _value(evidence: Evidence) -> str:
    """A level, a body, a band, an amount; "" where the kind says it all."""
    value, kind = evidence.value, kind_of(evidence.field)
    if kind == "qualification":
        return f"level {value}" if isinstance(value, int) and value else ""
    shown = kind in ("registration", "pay", "setting") and value not in (None, "other")
    return str(value).replace("_", " ") if shown else ""
