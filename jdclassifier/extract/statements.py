"""Subjects whose phrases say it all: hours, flexibility, prospects, checks, behaviour that challenges.

The value of a cue is what it states. Words just before it may make a no of a yes ("no nights") or say that it is paid
for, not done ("enhanced rates for nights"). The status of a cue says what a phrase needs to count:

    title    heard in titles only: "nights"
    implied  follows from other words ("Monday to Friday"), unless a telephone is answered then; yields to what is said
    kind     one of several: its denial says nothing of the others ("no late shifts")
    not      a false friend: "culture shift"
"""

from __future__ import annotations

from collections.abc import Iterator

from .component import subject
from .reading import Hit, Line, Reading

YES_NO = (
    *("flexibility_demanded", "flexible_working", "shifts", "nights", "weekends"),
    *("progression", "training_offered", "challenging_behaviour", "physical_intervention", "boundaries", "autonomy"),
)
STATEMENTS = (*YES_NO, "dbs")
_LISTING = frozenset((",", "/", "&", "or", "and", "nor"))


@subject("statements")
def make_statements(reading: Reading) -> None:
    """State every yes and no."""
    for line in reading.lines_with(*STATEMENTS):
        stated = [name for name in STATEMENTS if name in line.hits]
        hits = sorted((hit for name in stated for hit in line.hits[name] if _counts(line, hit)), key=_place)
        for hit, said in zip(hits, _said_before(line, hits), strict=True):
            subject, status = hit.cue.subject, hit.cue.status
            if not said:
                reading.state(subject, line, hit, "implied" if status == "implied" else "")
            elif said == "no" and hit.value is True and status != "kind":
                reading.state(subject, line, hit, "", False)


def _place(hit: Hit) -> tuple[int, int]:
    return hit.start, hit.end


def _counts(line: Line, hit: Hit) -> bool:
    match hit.cue.status:
        case "not":
            return False
        case "title":
            return line.where == "title"
        case "implied":
            return not any(cue.cue.status == "contact" for cue in line.of("denial"))
        case _:
            return True


def _said_before(line: Line, hits: list[Hit]) -> Iterator[str]:
    """What stands right before each hit ("no", "pay"), or before the list it is in: "no nights, weekends or shifts"."""
    denials = [cue for cue in line.of("denial") if cue.cue.status != "contact"]
    reach: dict[int, str] = {}
    for hit in hits:
        said = next((cue.cue.status for cue in denials if cue.start < hit.start <= cue.end), "")
        before = hit.start
        while reach and not said and before > 0 and line.words[before - 1] in _LISTING:
            before -= 1
            said = reach.get(before, "")
        if said:
            reach[hit.end] = said
        yield said
