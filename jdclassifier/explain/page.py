"""An explanation as one self-contained page: answer, reasons as bars, what would turn it, the advert with its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from string import Template

from ..extract.facts import Fact
from ..result import Reason, Result
from .explanation import Explanation, Part
from .prose import QUESTIONS, answer_in_words, headline, plain, reason_in_words

_PAGE = Template("""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>$title</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
h1 { font-size: 1.4rem; margin-bottom: 0; } h2 { font-size: 1.1rem; margin-top: 2rem; }
table { border-collapse: collapse; } td { padding: .1rem .6rem .1rem 0; vertical-align: top; }
td.amount { text-align: right; font-variant-numeric: tabular-nums; } td.bar { width: 9rem; }
.for, .against { display: block; height: .8rem; margin-top: .35rem; background: #2a6f97; }
.against { background: #b5651d; } .sum td { border-top: 1px solid #999; }
.text { white-space: pre-wrap; border-left: 3px solid #ddd; padding-left: 1rem; }
mark { background: #fff2a8; border-radius: 2px; } .muted { color: #666; }
</style></head><body>
<h1>$title</h1>
<p><strong>$answer</strong>, confidence $confidence$review</p>
$parts
<h2>What would change category or scope</h2>
<ul>$counterfactuals</ul>
<h2>The advert</h2>
<div class="text">$text</div>
<p class="muted">$model. Amounts are log-odds against the mean of all choices; they add up to the model's score.</p>
</body></html>
""")


def as_page(explanation: Explanation) -> str:
    """The explanation as HTML that needs nothing else."""
    result, reading = explanation.result, explanation.reading
    longest = max((abs(r.contribution) for part in explanation.parts for r in part.reasons), default=1.0)
    told = [
        f"<li>{escape(one.change)}: <strong>{escape(answer_in_words(one.workforce, one.setting, one.category))}"
        f"</strong>, {one.probability:.2f}</li>"
        for one in explanation.counterfactuals
    ]
    return _PAGE.substitute(
        title=escape(result.title or result.id),
        answer=escape(headline(result)),
        confidence=f"{result.confidence:.2f}",
        review=escape("".join(f" · to review: {reason}" for reason in result.review_reasons)),
        parts="\n".join(_part(part, result, longest) for part in explanation.parts),
        counterfactuals="\n".join(told) or "<li>Nothing that was tried.</li>",
        text="".join(_marked(reading.advert.text, reading.facts.facts)),
        model=escape(result.model),
    )


def _part(part: Part, result: Result, longest: float) -> str:
    rows = "\n".join(_row(reason, result, longest) for reason in part.reasons)
    return (
        f"<h2>{QUESTIONS[part.head]}: {escape(plain(part.label))}, {part.probability:.2f}</h2>\n<table>\n{rows}\n"
        f'<tr class="sum"><td class="amount">{part.score:+.2f}</td><td></td><td>the sum</td></tr>\n</table>'
    )


def _row(reason: Reason, result: Result, longest: float) -> str:
    width = 100 * abs(reason.contribution) / longest
    side = "for" if reason.contribution > 0 else "against"
    return (
        f'<tr><td class="amount">{reason.contribution:+.2f}</td>'
        f'<td class="bar"><span class="{side}" style="width:{width:.0f}%"></span></td>'
        f"<td>{escape(reason_in_words(reason, result))}</td></tr>"
    )


def _marked(text: str, facts: Iterable[Fact]) -> Iterator[str]:
    """The text with the words of facts marked; of overlapping words the first are."""
    at = 0
    for fact in sorted((fact for fact in facts if fact.where == "text"), key=lambda fact: (fact.start, -fact.end)):
        if fact.start >= at:
            yield escape(text[at : fact.start])
            yield f'<mark title="{escape(f"{fact.kind} {fact.status}")}">{escape(fact.text)}</mark>'
            at = fact.end
    yield escape(text[at:])
