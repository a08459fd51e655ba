"""An explanation as one self-contained page: answer, reasons as bars, what would turn it, the advert with its words."""

from __future__ import annotations

from html import escape

from ..render.highlight import highlight, legend, style
from ..render.page import page
from ..render.reading import spans
from ..result import Reason, Result
from .explanation import Explanation, Part
from .prose import QUESTIONS, answer_in_words, headline, plain, reason_in_words
from .search import Counterfactual

_STYLE = """
.amount{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}.bar{width:10rem}
.bar span{display:block;height:.8rem;margin-top:.35rem;background:#0072b2}.bar .against{background:#d55e00}
"""


def as_page(explanation: Explanation) -> str:
    """The explanation as HTML that needs nothing else."""
    result, text = explanation.result, explanation.reading.advert.text
    longest = max((abs(r.contribution) for part in explanation.parts for r in part.reasons), default=1.0)
    review = "".join(f"<p>To review: {escape(reason)}</p>" for reason in result.review_reasons)
    parts = "".join(_part(part, result, longest) for part in explanation.parts)
    turns = "".join(map(_turn, explanation.counterfactuals)) or "<li>Nothing that was tried.</li>"
    marked = spans(result)
    body = f"""<h1>{escape(result.title or result.id)}</h1>
<div class="card"><p><strong>{escape(headline(result))}</strong>, confidence {result.confidence:.2f}</p>{review}</div>
{parts}
<h2>What would change category or scope</h2>
<ul>{turns}</ul>
<h2>The advert</h2>
{legend(marked)}
<div class="marked">{highlight(text, marked)}</div>
<footer>{escape(result.model)}. Amounts are log-odds against the mean of all choices; they add up to the model's score.
What would turn the answer was found by asking the model again with those statements changed.</footer>"""
    return page(result.title or result.id, body, style() + _STYLE)


def _part(part: Part, result: Result, longest: float) -> str:
    rows = "".join(_row(reason, result, longest) for reason in part.reasons)
    label = escape(plain(part.label))
    return (
        f"<h2>{QUESTIONS[part.head]}: {label}, {part.probability:.2f}</h2>\n<table>{rows}"
        f'<tr><td class="amount"><strong>{part.score:+.2f}</strong></td><td></td>'
        f"<td>the sum: the model's score for {label}</td></tr></table>\n"
    )


def _row(reason: Reason, result: Result, longest: float) -> str:
    width = 100 * abs(reason.contribution) / longest
    side = "for" if reason.contribution > 0 else "against"
    return (
        f'<tr><td class="amount">{reason.contribution:+.2f}</td>'
        f'<td class="bar"><span class="{side}" style="width:{width:.0f}%"></span></td>'
        f"<td>{escape(reason_in_words(reason, result))}</td></tr>\n"
    )


def _turn(one: Counterfactual) -> str:
    there = answer_in_words(one.workforce, one.setting, one.category)
    return f"<li>{escape(one.change)}: <strong>{escape(there)}</strong>, {one.probability:.2f}</li>\n"
