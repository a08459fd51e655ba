"""Two periods side by side, and which differences exceed chance."""

from __future__ import annotations

from collections.abc import Iterator

from ..lexicon import CATEGORIES
from .figures import Difference, Share, beyond_chance
from .page import Column, Row, Section, Table
from .questions import questions
from .tables import GROUPS, known, share
from .tally import ALL, Tally

_LEAST = 20
"""Posts that both periods need for a comparison."""


def compare_section(now: Tally, last: Tally, last_name: str) -> Section:
    """Every share of this period beside that of the last."""
    compared = [(label, one) for label, one in _pairs(now, last) if min(one.now.of, one.last.of) >= _LEAST]
    marks = beyond_chance([one for _, one in compared])
    rows = [
        Row(label, (one.last, one.now, _points(one), "beyond chance" if mark else "within chance"))
        for (label, one), mark in zip(compared, marks, strict=True)
    ]
    rows.sort(key=lambda row: row.cells[3] != "beyond chance")
    columns = (
        "Share of posts in scope",
        f"Last: {last_name}",
        "Now",
        "Percentage points (95%)",
        "Verdict",
    )
    note = (
        "Fisher's exact test on each row, corrected for the number of rows (false discovery rate of 5%). Rows with "
        f"fewer than {_LEAST} posts in either period are left out."
    )
    table = Table("comparison", "Differences", note, tuple(map(Column, columns)), tuple(rows))
    answers = [f"{sum(marks):,} of {len(marks):,} differences exceed chance. Those come first in the table."]
    notes = []
    if set(now.models) != set(last.models):
        notes.append(
            "The two periods were answered by different models. A difference may be the models', not the adverts': "
            "classify both with one model before you believe it."
        )
    return Section(
        "comparison", f"Against {last_name}", "What has changed?", tuple(answers), (), (table,), tuple(notes)
    )


def _pairs(now: Tally, last: Tally) -> Iterator[tuple[str, Difference]]:
    yield "In scope, of all posts", Difference(Share(now.in_scope, now.posts), Share(last.in_scope, last.posts))
    for question in questions():
        if question.by or not (known(now, question) and known(last, question)):
            continue
        for group in (ALL, *CATEGORIES) if question.field != "category" else (ALL,):
            of = "" if group == ALL else f" ({GROUPS[group].lower()})"
            for answer in question.answers:
                pair = Difference(share(now, question, answer, group), share(last, question, answer, group))
                if pair.now.count or pair.last.count:
                    yield f"{question.heading}: {question.printed(answer)}{of}", pair


def _points(difference: Difference) -> str:
    low, high = difference.interval
    return f"{100 * difference.value:+.1f} ({100 * low:+.1f} to {100 * high:+.1f})"
