"""The service: words that name mental health, learning disability or another kind of care."""

from __future__ import annotations

from .component import subject
from .reading import Reading


@subject("setting")
def make_setting(reading: Reading) -> None:
    """State every mention, with its strength: the service's own name, a topic, or an employer's name."""
    for line in reading.lines_with("setting"):
        for hit in line.of("setting"):
            reading.state("setting", line, hit, hit.cue.status)
