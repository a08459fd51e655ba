"""Driving: whether a licence or a car of one's own is demanded, wanted or not needed.

The status of a cue says what a phrase needs to count:

    item         is demanded in its clause, by its heading, or by heading its line: "full UK driving licence"
    essential, not_needed  speaks for itself
    alternative  behind a demand: another way to travel will do, so that driving is only desirable
    not          a false friend: "licence to practise"
"""

from __future__ import annotations

from .component import subject
from .demand import waived
from .reading import Hit, Line, Reading

HEAD_OF_LINE = 4
"""A licence within the first words of a line is what the line asks for: "• A full UK driving licence"."""

_OF_DEMAND = {
    "essential": "essential",
    "desirable": "desirable",
    "working_towards": "desirable",
}
_OF_SECTION = {"essential": "essential", "desirable": "desirable", "requirements": "essential"}


@subject("driving")
def make_driving(reading: Reading) -> None:
    """State every demand of, wish for or waiver of driving."""
    for line in reading.lines_with("driving"):
        hits = line.of("driving")
        others = [hit for hit in hits if hit.cue.status == "alternative"]
        for hit in hits:
            if (status := _status(line, hit)) == "essential" and any(other.start >= hit.end for other in others):
                status = "desirable"
            if status:
                reading.state("driving", line, hit, status)


def _status(line: Line, hit: Hit) -> str:
    match hit.cue.status:
        case "not" | "alternative":
            return ""
        case "item":
            if bound := line.demands.get(("driving", hit.start)):
                return "not_needed" if waived(line, hit) else _OF_DEMAND.get(bound, "")
            section = line.section_at(hit.start)
            heads_line = hit.start - line.start <= HEAD_OF_LINE and section not in ("offer", "about")
            return _OF_SECTION.get(section) or ("essential" if heads_line and line.where == "text" else "")
        case status:
            return status
