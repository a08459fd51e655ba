"""Agenda for Change bands that the advert states."""

from __future__ import annotations

from .component import subject
from .reading import Hit, Line, Reading

WIDEST_RANGE = 3
ASIDE_REACH = 3
"""Most words between "supporting our" and the band of those who are supported."""


@subject("bands")
def make_bands(reading: Reading) -> None:
    """State every band; status "other" where it is a colleague's or lies ahead in the career."""
    for line in reading.lines_with("band"):
        last: Hit | None = None
        status = ""
        for hit in line.of("band"):
            if hit.cue.status == "not":
                last = None
            elif hit.cue.status != "next":
                status = "other" if _aside(line, hit) else ""
                reading.state("band", line, hit, status)
                last = hit
            elif last is not None and last.end == hit.start and _range(last, hit):
                reading.state("band", line, hit, status)
                last = hit


def _range(low: Hit, high: Hit) -> bool:
    """Whether "band 5" and "- 6" make a range: "band 5 - 37.5 hours" and "band 2 - 1 year" do not."""
    return 0 < _rank(high.value) - _rank(low.value) <= WIDEST_RANGE


def _rank(band: object) -> float:
    text = str(band)
    return float(text) if text.isdigit() else int(text[0]) + "abcd".find(text[-1]) / 10


def _aside(line: Line, hit: Hit) -> bool:
    """Whether the words around it make it another band than the post's: "supporting band 5 nurses", "at band 3 level"."""
    if line.where != "text":
        return False
    behind = any(0 <= cue.start - hit.end <= 1 and cue.value == "after" for cue in line.of("aside"))
    before = [cue.end for cue in line.of("aside") if 0 <= hit.start - cue.end <= ASIDE_REACH and cue.value == "before"]
    sought = max((cue.end for cue in line.of("demand") if cue.end <= hit.start and cue.value == "before"), default=-1)
    return behind or max(before, default=-1) > sought
