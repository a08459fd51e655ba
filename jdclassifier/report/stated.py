"""What adverts state, group by group: the answers that questions.toml names for the chart, and their table."""

from __future__ import annotations

from .figures import Share
from .page import Chart, Column, Row, Section, Table
from .questions import questions
from .tables import GROUPS, known, share
from .tally import Tally

_NOTE = "An advert that does not state a thing is silent on it; that is no statement that the post lacks it."


def stated(tally: Tally) -> list[tuple[str, dict[str, Share]]]:
    """Each thing that adverts may state, and the share of each group's adverts that do."""
    return [
        (name, {group: share(tally, question, answer, group) for group in GROUPS})
        for question in questions()
        if question.chart and known(tally, question)
        for answer, name in question.chart.items()
    ]


def stated_section(tally: Tally) -> Section:
    """The chapter that lays the groups side by side."""
    rows = tuple(Row(name, tuple(shares.values())) for name, shares in stated(tally))
    columns = (Column("What adverts state"), *(Column(GROUPS[g], tally.asked["category", g]) for g in GROUPS))
    table = Table("stated", "What adverts state, by group", _NOTE, columns, rows)
    chart = Chart("stated", "Share of each group's adverts that state it, with 95% interval.")
    return Section("stated", "What adverts state", "Where do the three groups differ?", (), (chart,), (table,), ())
