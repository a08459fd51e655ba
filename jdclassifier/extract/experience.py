"""Experience that is demanded or wanted."""

from __future__ import annotations

from .component import subject
from .reading import Reading

_OF_SECTION = {"essential": "essential", "desirable": "desirable", "requirements": "essential"}


@subject("experience")
def make_experience(reading: Reading) -> None:
    """State every experience that a clause cue or a heading demands or wishes for."""
    for line in reading.lines_with("experience"):
        for hit in line.of("experience"):
            if hit.cue.status == "not":
                continue
            stated = "" if hit.cue.status == "sought" else hit.cue.status
            status = stated or line.demands.get(("experience", hit.start)) or _OF_SECTION.get(line.section, "")
            if status in ("essential", "desirable"):
                reading.state("experience", line, hit, status)
