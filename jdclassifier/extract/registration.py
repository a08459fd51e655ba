"""Registration with a professional body: demanded of the post-holder, reached by the training, or a colleague's."""

from __future__ import annotations

from .component import subject
from .reading import Hit, Line, Reading

COLLEAGUE_REACH = 6
"""Most words between "under the supervision of" and the registered colleague it speaks of."""

_OF_DEMAND = {
    "essential": "required",
    "desirable": "desirable",
    "working_towards": "on_completion",
    "offered": "on_completion",
}
_OF_SECTION = {"essential": "required", "requirements": "required", "desirable": "desirable"}


@subject("registration")
def make_registration(reading: Reading) -> None:
    """State every registration, with the body where one is named."""
    for line in reading.lines_with("registration"):
        for hit in line.of("registration"):
            if hit.cue.status != "not":
                reading.state("registration", line, hit, _status(line, hit))


def _status(line: Line, hit: Hit) -> str:
    if hit.cue.status == "on_completion":
        return "on_completion"
    if _of_colleague(line, hit):
        return "other"
    if bound := line.demands.get(("registration", hit.start)):
        return _OF_DEMAND[bound]
    if line.section in _OF_SECTION:
        return _OF_SECTION[line.section]
    if line.where == "title" or hit.cue.status == "credential":
        return "required"
    return "other"


def _of_colleague(line: Line, hit: Hit) -> bool:
    """Whether the words just before it speak of somebody else ("assist the registered nurse")."""
    return any(0 <= hit.start - cue.end <= COLLEAGUE_REACH for cue in line.of("relation"))
