"""Under which heading a line stands: "Essential", "Person specification", "What we offer" ..."""

from __future__ import annotations

from .component import subject
from .reading import Line, Reading

_LEVELS = ("essential", "desirable")


@subject("sections")
def make_sections(reading: Reading) -> None:
    """Carry the last heading down the lines; "Essential:" at the head of a line counts for that line and the next."""
    current = ""
    for line in reading.lines:
        if line.where != "text":
            continue
        if "section" in line.hits:
            current = _heading(reading, line) or current
        line.section = current


def _heading(reading: Reading, line: Line) -> str:
    """The section that the line opens, "" where it is no heading."""
    hits = line.of("section")
    at, names = line.start, []
    doc = reading.doc
    for hit in hits:
        if any(doc[i].lower_.isalpha() for i in range(at, hit.start)):
            break
        names.append(hit.cue.status)
        at = hit.end
    if not names:
        return ""
    whole = not any(doc[i].lower_.isalpha() for i in range(at, line.end))
    if not whole and not (at < line.end and doc[at].lower_ == ":"):
        return ""
    return next((name for name in names if name in _LEVELS), names[-1])
