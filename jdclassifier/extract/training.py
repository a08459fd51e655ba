"""Training: whether the post itself is the training and what it leads to, or whether the post offers some."""

from __future__ import annotations

from .component import subject
from .destination import state_destination
from .reading import Line, Reading


@subject("training")
def make_training(reading: Reading) -> None:
    """State training posts and offers of training; a title that trains others or names a registered grade is none."""
    if any(line.where == "title" and _denied(line) for line in reading.lines_with("training")):
        return
    for line in reading.lines_with("training"):
        for hit in line.of("training"):
            status = hit.cue.status
            if status == "title":
                if line.where == "title":
                    reading.state("training", line, hit, "post")
            elif status != "not":
                reading.state("training", line, hit, status)
    if any((fact.kind, fact.status) == ("training", "post") for fact in reading.facts):
        state_destination(reading)


def _denied(line: Line) -> bool:
    return any(hit.cue.status == "not" for hit in line.of("training"))
