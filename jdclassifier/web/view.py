"""An answer put into the words and marks of the page; templates only place them."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined

from .. import __version__
from ..check import SEVERITIES, Finding, Report, find_rule
from ..check.renderers.wording import answer as answer_line
from ..check.renderers.wording import because, counts
from ..explain.prose import answer_in_words, plain
from ..render.highlight import Span, highlight, legend
from ..render.kinds import KINDS, Kind
from ..render.page import table
from ..render.reading import REQUIREMENT_COLUMNS, requirements, spans
from ..result import Result
from .work import Answer

FINDING_KINDS = {
    "error": Kind("error", "", "#c62828", "solid", "bold red"),
    "warning": Kind("warning", "", "#8a5a00", "solid", "yellow"),
    "advice": Kind("advice", "", "#1f5f8b", "solid", "cyan"),
}
MARKS = {**KINDS, **FINDING_KINDS}
"""What words are marked for: the facts that they state, and the findings about them."""

_CATEGORIES = {
    "trainee": "the post is the training for a qualified role",
    "advanced_education": "entry needs education above level 3",
    "supervised_support": "work within set boundaries under supervision",
}


class Bar(NamedTuple):
    """A probability and what of; `chosen` if it is the answer."""

    label: str
    note: str
    probability: float
    chosen: bool = False


class Card(NamedTuple):
    """A finding with its number, why it matters, and the link to its words, "" where there are none."""

    number: int
    finding: Finding
    why: str
    source: str
    href: str


@functools.cache
def environment() -> Environment:
    """The templates. What they place is escaped, but for the HTML made by `render`, which is so already."""
    made = Environment(
        loader=PackageLoader("jdclassifier.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["percent"] = _percent
    made.filters["capitalize"] = _capitalised
    return made


def page(*, answer: Answer | None = None, error: str = "", title: str = "", text: str = "") -> str:
    """The whole page: the form as it was filled in, and an answer or an error."""
    shown = shown_answer(answer) if answer else None
    template = environment().get_template("page.html")
    return template.render(answer=shown, error=error, title=title, text=text, version=__version__)


def answer_part(answer: Answer) -> str:
    """The part of the page that holds an answer."""
    return environment().get_template("answer.html").render(answer=shown_answer(answer))


def shown_answer(answer: Answer) -> dict[str, Any]:
    """What the templates need to know of an answer."""
    report, result = answer.report, answer.report.result
    cards, rows = list(_cards(report)), requirements(result)
    marked = [*spans(result), *_finding_spans(cards, "text")]
    titled = [*spans(result, "title"), *_finding_spans(cards, "title")]
    return {
        "name": "" if answer.format == "typed" else report.name,
        "word": answer.format == "word",
        "headline": plain(result.category or "no support post").capitalize(),
        "meaning": _CATEGORIES[result.category] if result.category else answer_line(result),
        "scope": _scope(result),
        "confidence": result.confidence,
        "review": result.review_reasons if result.review else (),
        "reasons": because(result),
        "categories": _category_bars(result),
        "scopes": _scope_bars(result),
        "support": result.workforce == "support",
        "counts": counts(report),
        "groups": [(severity, [c for c in cards if c.finding.severity == severity]) for severity in SEVERITIES],
        "notes": (*answer.warnings, *report.notes),
        "kept": report.kept,
        "turns": [
            (one.change, answer_in_words(one.workforce, one.setting, one.category), one.probability)
            for one in answer.counterfactuals
        ],
        "title": highlight(report.advert.title, titled, MARKS),
        "text": highlight(report.advert.text, marked, MARKS),
        "legend": legend([*marked, *titled], KINDS),
        "requirements": table(REQUIREMENT_COLUMNS, rows, "What the advert states") if rows else "",
        "model": result.model,
    }


def _scope(result: Result) -> str:
    if result.in_scope:
        return "It belongs to the mental health support workforce that the 2021 review studied."
    whom = plain(result.workforce) if result.workforce != "support" else plain(result.setting)
    return f"It does not belong to the mental health support workforce that the 2021 review studied ({whom})."


def _category_bars(result: Result) -> list[Bar]:
    return [
        Bar(plain(name), meaning, getattr(result, f"p_{name}"), name == result.category)
        for name, meaning in _CATEGORIES.items()
    ]


def _scope_bars(result: Result) -> list[Bar]:
    return [
        Bar("support post", "patient care without a registration", result.p_support),
        Bar("mental health", "the service", result.p_mental_health),
    ]


def _cards(report: Report) -> Iterator[Card]:
    """The findings numbered, the worst first, those of a severity by place."""
    ordered = sorted(report.findings, key=lambda finding: SEVERITIES.index(finding.severity))
    for number, finding in enumerate(ordered, start=1):
        rule = find_rule(finding.rule)
        href = f"#words-{number}" if finding.where in ("title", "text") else ""
        yield Card(number, finding, rule.why, rule.source, href)


def _finding_spans(cards: Iterable[Card], where: str) -> Iterator[Span]:
    for number, finding, *_ in cards:
        if finding.where != where:
            continue
        more = {"note": finding.message, "href": f"#finding-{number}", "number": str(number)}
        yield Span(finding.start, finding.end, finding.severity, anchor=f"words-{number}", **more)
        for again, (start, end) in enumerate(finding.again, start=2):
            yield Span(start, end, finding.severity, anchor=f"words-{number}-{again}", **more)


def _percent(probability: float) -> str:
    """A probability in per cent; never quite none or all."""
    return f"{min(max(round(100 * probability), 1), 99)}%"


def _capitalised(sentence: str) -> str:
    """The sentence with a capital at its beginning, all else as it is."""
    return sentence[:1].upper() + sentence[1:]
