"""Experience that is demanded or wanted."""

from __future__ import annotations

from .component import subject
from .reading import Hit, Line, Reading

_OF_SECTION = {"essential": "essential", "desirable": "desirable", "requirements": "essential"}


@subject("experience")
def make_experience(reading: Reading) -> None:
    """State every experience that a clause cue or a heading demands or wishes for."""
    for line in reading.lines_with("experience"):
        for hit in line.of("experience"):
            if (status := _status(line, hit)) in ("essential", "desirable"):
                reading.state("experience", line, hit, status)


def _status(line: Line, hit: Hit) -> str:
    """The cue's own status; where it is "sought" that of the clause, else of the section."""
    if hit.cue.status != "sought":
        return hit.cue.status
    return line.demands.get(("experience", hit.start)) or _OF_SECTION.get(line.section_at(hit.start), "")
