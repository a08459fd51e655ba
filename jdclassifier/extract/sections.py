"""Under which heading a line stands: "Essential", "Person specification", "What we offer" ..."""

from __future__ import annotations

from .component import subject
from .reading import Line, Reading

LONGEST_ITEM = 45
"""Words of a longest list item; a paragraph longer than that ends the list, and with it the section."""
INTRODUCTION_REACH = 5
"""Most words between "you will need" and the colon behind it."""

_OF_DEMAND = {"essential": "requirements", "desirable": "desirable", "offered": "offer"}
_LABEL_MARKS = frozenset(":-)|")
_LEVELS = ("essential", "desirable")


@subject("sections")
def make_sections(reading: Reading) -> None:
    """Carry the last heading down the lines; "Essential:" at the head of a line counts for that line and the next."""
    current = ""
    for line in reading.lines:
        if line.where != "text":
            continue
        if "section" in line.hits:
            current = _heading(reading, line) or current
        elif line.end - line.start > LONGEST_ITEM:
            current = ""
        current = _introduction(reading, line) or current
        line.section = current


def _heading(reading: Reading, line: Line) -> str:
    """The section that the line opens, "" where it is no heading."""
    hits = line.of("section")
    at, names = line.start, []
    doc = reading.doc
    for hit in hits:
        if any(doc[i].lower_.isalpha() for i in range(at, hit.start)):
            break
        names.append(hit.cue.status)
        at = hit.end
    if not names:
        return ""
    whole = not any(doc[i].lower_.isalpha() for i in range(at, line.end))
    if not whole and not (at < line.end and doc[at].lower_ in _LABEL_MARKS):
        return ""
    return next((name for name in names if name in _LEVELS), names[-1])


def _introduction(reading: Reading, line: Line) -> str:
    """The section that a sentence opens which ends in a colon: "To be successful you will need:"."""
    cues = line.of("demand")
    if not cues or reading.doc[line.end - 1].lower_ != ":":
        return ""
    last = cues[-1]
    return _OF_DEMAND.get(last.cue.status, "") if line.end - last.end <= INTRODUCTION_REACH else ""
