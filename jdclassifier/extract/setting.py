"""The service: words that name mental health, learning disability or another kind of care.

The column `strength` of `settings.csv` says what the words are: `strong` the service's own name, `clients` the people
it is for, `weak` a topic, `boilerplate` an employer's name or a benefit. Who speaks decides with it: a service that the
post is in says more than one in a list of all that the employer runs.
"""

from __future__ import annotations

from .component import subject
from .reading import Line, Reading

_NAMING = ("strong", "clients")
_OF_EMPLOYER = {"strong": "employer", "clients": "employer", "weak": "boilerplate"}
_OF_POST = {"strong": "post", "clients": "post_clients", "weak": "post_topic"}


@subject("setting")
def make_setting(reading: Reading) -> None:
    """State every mention, with its strength and by whom it is made."""
    for line in reading.lines_with("setting"):
        told = _speaker(line)
        for hit in line.of("setting"):
            status = hit.cue.status
            reading.state("setting", line, hit, told.get(status, status))


def _speaker(line: Line) -> dict[str, str]:
    """What the strengths of a line become, by whether it speaks of the post, of the employer, or of neither."""
    if line.where != "text":
        return {}
    speakers = {hit.cue.name for hit in line.of("speaker")}
    if "post" in speakers:
        return _OF_POST
    named = {hit.value for hit in line.of("setting") if hit.cue.status in _NAMING}
    return _OF_EMPLOYER if "employer" in speakers or len(named) > 1 else {}
