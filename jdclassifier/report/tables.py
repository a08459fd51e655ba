"""Tables and sentences that answer one question from the counts."""

from __future__ import annotations

import re

from .figures import Share, percent
from .page import Column, Row, Table
from .questions import SILENT, Question
from .tally import ALL, Tally

GROUPS = {
    ALL: "All in scope",
    "trainee": "Trainee",
    "advanced_education": "Advanced or further education",
    "supervised_support": "Supervised support",
}
"""Columns of a table: all posts in scope, then each group of the review."""
_SLOT = re.compile(r"\{(?:(\w+):)?([^}]+)\}")


def share(tally: Tally, question: Question, answer: str, group: str = ALL) -> Share:
    """Share of the posts of a group that give an answer, or one of several ("1|2|3")."""
    given = sum(tally.answers[question.field, group, one] for one in answer.split("|"))
    return Share(given, tally.asked[question.field, group])


def known(tally: Tally, question: Question) -> bool:
    """Whether the results hold the field at all."""
    return bool(tally.asked[question.field, ALL])


def telling(tally: Tally, question: Question) -> bool:
    """Whether a table would say more than the whole does: one file or month is no news."""
    return not question.by or len({a for field, _, a in tally.answers if field == question.field}) > 1


def headline(tally: Tally, question: Question) -> str:
    """The question's answer in a sentence."""

    def fill(slot: re.Match[str]) -> str:
        found = share(tally, question, slot[2], slot[1] or ALL)
        return f"{percent(found.value)} ({found.count:,} of {found.of:,})"

    sentence = _SLOT.sub(fill, question.headline)
    return sentence[:1].upper() + sentence[1:]


def table(tally: Tally, question: Question) -> Table:
    """The question's table: answers by group, or groups by answer."""
    return _groups_by_answer(tally, question) if question.by else _answers_by_group(tally, question)


def _answers_by_group(tally: Tally, question: Question) -> Table:
    groups = [question.only] if question.only else list(GROUPS)
    if question.field == "category":
        groups = [ALL]
    found, left = _shown(tally, question)
    rows = [
        Row(question.printed(answer), tuple(share(tally, question, answer, group) for group in groups))
        for answer in found
    ]
    columns = (Column("Answer"), *(Column(GROUPS[g], tally.asked[question.field, g]) for g in groups))
    return Table(question.field, question.heading, _note(question, left), columns, tuple(rows))


def _groups_by_answer(tally: Tally, question: Question) -> Table:
    found, left = _shown(tally, question)
    rows = []
    for answer in found:
        posts = tally.answers[question.field, ALL, answer]
        cells = [Share(tally.answers[question.field, group, answer], posts) for group in list(GROUPS)[1:]]
        rows.append(Row(question.printed(answer), (posts, *cells)))
    columns = (Column(question.heading.removeprefix("Groups by ").capitalize()), Column("Posts"))
    return Table(
        question.field,
        question.heading,
        _note(question, left),
        (*columns, *(Column(name) for name in list(GROUPS.values())[1:])),
        tuple(rows),
    )


def _shown(tally: Tally, question: Question) -> tuple[list[str], int]:
    """Answers in the order of the table, and how many more there are."""
    here = (question.field, ALL)
    counts = {answer: n for (*place, answer), n in tally.answers.items() if tuple(place) == here}
    named = [answer for answer in question.answers if answer in counts and answer != SILENT]
    free = [answer for answer in counts if answer not in question.answers and answer != SILENT]
    if question.kind == "number" or question.field == "month":
        free.sort(key=lambda answer: (len(answer.partition(".")[0]), answer))
    else:
        free.sort(key=lambda answer: (-counts[answer], answer))
    found = named + free
    if question.most:
        found = sorted(found, key=lambda answer: (-counts[answer], answer))
    left = max(len(found) - question.most, 0) if question.most else 0
    return found[: question.most or None] + ([SILENT] if SILENT in counts else []), left


def _note(question: Question, left: int) -> str:
    several = " Shares may add up to more than 100%." if question.kind == "many" else ""
    more = f" {left:,} more with fewer posts are not shown." if left else ""
    return f"{question.meaning[:1].upper()}{question.meaning[1:]}.{several}{more}"
