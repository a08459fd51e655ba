"""Agenda for Change bands that the advert states."""

from __future__ import annotations

from .component import subject
from .reading import Hit, Line, Reading

WIDEST_RANGE = 3
LATER_REACH = 25
"""Most words between "on completion" and the band that it leads to."""
ASIDE_REACH = 6
"""Most words between "supporting our" and the band of those who are supported."""


@subject("bands")
def make_bands(reading: Reading) -> None:
    """State every band; status "other" where it is a colleague's or lies ahead in the career."""
    for line in reading.lines_with("band"):
        last: Hit | None = None
        status = ""
        for hit in line.of("band"):
            match hit.cue.status:
                case "not":
                    last = None
                case "next":
                    if last is not None and last.end == hit.start and _makes_range(last, hit):
                        reading.state("band", line, hit, status)
                        last = hit
                case _:
                    status = "other" if line.where == "text" and _aside(line, hit) else ""
                    reading.state("band", line, hit, status)
                    last = hit


def _makes_range(low: Hit, high: Hit) -> bool:
    """Whether "band 5" and "- 6" make a range: "band 5 - 37.5 hours" and "band 2 - 1 year" do not."""
    return 0 < _rank(high.value) - _rank(low.value) <= WIDEST_RANGE


def _rank(band: object) -> float:
    text = str(band)
    return float(text) if text.isdigit() else int(text[0]) + "abcd".find(text[-1]) / 10


def _later(line: Line) -> list[Hit]:
    """Cues of what comes after the post: "on successful completion"."""
    return [cue for cue in line.of("relation") if cue.cue.status == "on_completion"]


def _aside(line: Line, hit: Hit) -> bool:
    """Whether the words around it make it another band than the post's: "supporting band 5 nurses", "bands 2 to 4".

    A demand that stands nearer keeps it for the post: "working with adults, we seek a band 6 nurse".
    """
    if hit.cue.status == "plural" or any(0 <= hit.start - cue.end <= LATER_REACH for cue in _later(line)):
        return True
    asides = line.of("aside")
    if any(cue.value == "after" and 0 <= cue.start - hit.end <= 1 for cue in asides):
        return True
    before = max((cue.end for cue in asides if cue.value == "before" and cue.end <= hit.start), default=-1)
    demands = (cue.end for cue in line.of("demand") if cue.cue.status == "essential" and cue.end <= hit.start)
    return before >= hit.start - ASIDE_REACH and before > max(demands, default=-1)
