"""Supervision: who supervises whom, and whether it binds the post-holder or is held out as a benefit."""

from __future__ import annotations

from .component import subject
from .reading import Hit, Line, Reading

OBJECT_REACH = 9
"""Most words between "supervise" and those who are supervised: "supervise, instruct and teach junior staff"."""


@subject("supervision")
def make_supervision(reading: Reading) -> None:
    """State every supervision; a cue with a `value` counts only if what it names follows ("supervise ... staff")."""
    for line in reading.lines_with("supervision"):
        for hit in line.of("supervision"):
            if hit.cue.status == "not":
                continue
            if hit.value is None or _object(line, hit) == hit.value:
                reading.state("supervision", line, hit, hit.cue.status)


def _object(line: Line, hit: Hit) -> str:
    """Name of the first object behind the cue, "" where none is near."""
    return next((o.cue.name for o in line.of("object") if 0 <= o.start - hit.end <= OBJECT_REACH), "")
