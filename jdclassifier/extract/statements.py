"""Subjects whose phrases say it all: hours, flexibility, prospects, checks, behaviour that challenges.

The value of a cue is what it states. Words just before it may make a no of a yes ("no nights") or say that it is paid for,
not done ("enhanced rates for nights"). The status "title" is heard in titles
only, "implied" follows from other words ("Monday to Friday") and yields to what is said outright, "not" is a false
friend.
"""

from __future__ import annotations

from collections.abc import Iterator

from .component import subject
from .reading import Hit, Line, Reading

YES_NO = (
    *("flexibility_demanded", "flexible_working", "shifts", "nights", "weekends"),
    *("progression", "training_offered", "challenging_behaviour", "physical_intervention"),
)
STATEMENTS = (*YES_NO, "dbs")
_LISTING = frozenset((",", "/", "&", "or", "and", "nor"))


@subject("statements")
def make_statements(reading: Reading) -> None:
    """State every yes and no."""
    for line in reading.lines_with(*STATEMENTS):
        hits = [hit for name in STATEMENTS for hit in line.of(name) if _counts(line, hit)]
        bound = _bound(reading, line, sorted(hits, key=lambda hit: (hit.start, hit.end)))
        for hit in hits:
            match bound.get(hit):
                case None:
                    reading.state(hit.cue.subject, line, hit, "" if hit.cue.status == "title" else hit.cue.status)
                case "no" if hit.value is True:
                    reading.state(hit.cue.subject, line, hit, "", False)


def _counts(line: Line, hit: Hit) -> bool:
    return hit.cue.status != "not" and (hit.cue.status != "title" or line.where == "title")


def _bound(reading: Reading, line: Line, hits: list[Hit]) -> dict[Hit, str]:
    """The hits right behind a denial, and those that a list joins to one: "no nights, weekends or shifts"."""
    reach = {hit.end: hit.cue.status for hit in line.of("denial")}
    bound: dict[Hit, str] = {}
    for hit in hits:
        before = hit.start
        while before not in reach and before > line.start and reading.doc[before - 1].lower_ in _LISTING:
            before -= 1
        if before in reach and (before == hit.start or bound):
            bound[hit] = reach[hit.end] = reach[before]
    return bound
