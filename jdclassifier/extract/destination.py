"""The qualification that a training post leads to: the highest of those that its training is said to give."""

from __future__ import annotations

import re

from .facts import Fact, Qualification
from .reading import Line, Reading

COURSE_REACH = 8
"""Most words between "undertake" and a qualification that is only mentioned: "undertaking the funded PG Diploma"."""

_TAKEN = re.compile(r"undertak|complet|stud[yi]|gain|achiev|leading|leads|commit|enrol|obtain")
_SCHOOL = ("gcse", "functional", "english_maths", "key_skills", "a_level", "care_certificate")
"""Rows of `qualifications.csv` that no training post leads to, by how their names begin."""
_BEFORE = re.compile(r"(?i)\b(?:level \d|accredited|foundation|nursing associate|bsc|msc) $")
_BEHIND = re.compile(
    r"(?i)(?: (?:degree|qualification|diploma|certificate|award|apprenticeship|standard)\b)?(?: \([^()\n]{3,40}\))?"
)


def state_destination(reading: Reading) -> None:
    """State it in the advert's own words, where the advert names one."""
    found = [(fact, line) for fact in reading.facts if (line := _line(reading, fact)) and _may_be(fact)]
    for status in ("offered", "working_towards", "mentioned"):
        said = [(f, at) for f, at in found if f.status == status and (status != "mentioned" or _is_taken(at, f))]
        if said:
            fact, line = max(said, key=lambda one: int(one[0].value or 0))
            start, end = _reach(line, fact, reading.qualifications)
            reading.state_span("destination", line, fact.name, line.text[start:end], start, end)
            return


def _line(reading: Reading, fact: Fact) -> Line | None:
    if fact.kind != "qualification" or not fact.value:
        return None
    lines = (line for line in reading.lines_with("qualification") if line.where == fact.where)
    return next((line for line in lines if line.at <= fact.start < line.at + len(line.text)), None)


def _may_be(fact: Fact) -> bool:
    return not fact.name.startswith(_SCHOOL)


def _is_taken(line: Line, fact: Fact) -> bool:
    """Whether words before it say that the holder takes it: "includes undertaking the PG Diploma"."""
    before = line.text[: fact.start - line.at].lower().split()[-COURSE_REACH:]
    return any(_TAKEN.match(word) for word in before)


def _reach(line: Line, fact: Fact, named: list[Qualification]) -> tuple[int, int]:
    """First and last character of its words with the level before, what stands in brackets, and the subject."""
    start, end = fact.start - line.at, fact.end - line.at
    if before := _BEFORE.search(line.text, 0, start):
        start = before.start()
    if behind := _BEHIND.match(line.text, end):
        end = behind.end()
    for q in named:
        if q.subject and line.text.startswith(f" in {q.subject}", end):
            return start, end + len(f" in {q.subject}")
    return start, end
