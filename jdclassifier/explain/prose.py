"""An explanation for a person at a terminal: the answer, its reasons as bars, and what would turn it."""

from __future__ import annotations

from collections.abc import Iterator

from ..result import Reason, Result
from .explanation import Explanation
from .search import Counterfactual

QUESTIONS = {"workforce": "Whom the post is for", "setting": "The service", "category": "The group"}
_BAR = 12
_FULL, _HALF = "█", "▌"


def as_text(explanation: Explanation) -> str:
    """The explanation as lines of text."""
    return "\n".join(_lines(explanation))


def headline(result: Result) -> str:
    """The answer in a few words: "supervised support, in mental health"."""
    return answer_in_words(result.workforce, result.setting, result.category)


def answer_in_words(workforce: str, setting: str, category: str | None) -> str:
    """An answer in words: the group and the service, or why there is no group."""
    if category is None:
        return f"no support post: {plain(workforce)}"
    where = "in mental health" if setting == "mental_health" else f"outside mental health ({plain(setting)})"
    return f"{plain(category)}, {where}"


def reason_in_words(reason: Reason, result: Result) -> str:
    """What a reason is about, with the words that were seen: "essential level 6: 'degree in psychology'"."""
    about = reason.feature
    if about == "essential level" and result.essential_level:
        about = f"essential level {result.essential_level}"
        about += " or equivalent experience" if result.equivalent_accepted else ""
    if about == "desirable level" and result.desirable_level:
        about = f"desirable level {result.desirable_level}"
    if about == "band" and result.band_inferred:
        about = f"band {result.band_inferred} by the salary"
    if not reason.value:
        return about
    if reason.feature in ("title", "text"):
        return f"{about}: {reason.value}"
    return f"{about}: " + ", ".join(f"'{words}'" for words in reason.value.split("; "))


def _lines(explanation: Explanation) -> Iterator[str]:
    result = explanation.result
    yield f"{result.title}  ({result.id})"
    yield f"{headline(result)} · confidence {result.confidence:.2f}"
    yield from (f"to review: {reason}" for reason in result.review_reasons)
    longest = max((abs(r.contribution) for part in explanation.parts for r in part.reasons), default=1.0)
    for part in explanation.parts:
        yield ""
        yield f"{QUESTIONS[part.head]}: {plain(part.label)}, {part.probability:.2f}"
        yield from (_bar_line(reason, result, longest) for reason in part.reasons)
        yield f"  {part.score:+6.2f} {'':{_BAR}}  the sum: the model's score for {plain(part.label)}"
    yield ""
    yield "What would change category or scope"
    yield from map(_change_line, explanation.counterfactuals)
    if not explanation.counterfactuals:
        yield "  nothing that was tried: no single change of what is stated, and no pair of changes"


def _bar_line(reason: Reason, result: Result, longest: float) -> str:
    halves = round(2 * _BAR * abs(reason.contribution) / longest)
    bar = _FULL * (halves // 2) + _HALF * (halves % 2)
    return f"  {reason.contribution:+6.2f} {bar:{_BAR}}  {reason_in_words(reason, result)}"


def _change_line(one: Counterfactual) -> str:
    return f"  {one.change}:\n      {answer_in_words(one.workforce, one.setting, one.category)}, {one.probability:.2f}"


def plain(name: str) -> str:
    """A label in words."""
    return {"registered": "registered professional", "other": "another service"}.get(name, name.replace("_", " "))
