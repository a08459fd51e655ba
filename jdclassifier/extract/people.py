"""Whether an occupation that is named is the post-holder's, a colleague's, or lies ahead."""

from __future__ import annotations

from .reading import Hit, Line, Reading

PREFIX_REACH = 4
"""Most words between "registered" and the occupation: "qualified, motivated and experienced nurse"."""
COLLEAGUE_REACH = 6
"""Most words between "under the supervision of" and the registered colleague it speaks of."""
COMPLETION_REACH = 14
"""Most words between "on completion" and the registration that it leads to."""


def called(line: Line, hit: Hit, *names: str) -> bool:
    """Whether a prefix of one of these names stands before the occupation ("registered mental health nurse")."""
    return any(0 <= hit.start - cue.end <= PREFIX_REACH and cue.cue.name in names for cue in line.of("prefix"))


def is_learned(reading: Reading, hit: Hit) -> bool:
    """Whether the title says that the post trains for the occupation: those who are qualified are then others."""
    title = next((line for line in reading.lines_with("training") if line.where == "title"), None)
    if title is None:
        return False
    named = (other.cue.name for subject in ("qualification", "registration") for other in title.of(subject))
    return hit.cue.name in named or hit.cue.name.replace("_", " ") in title.text.lower()


def somebody_else(line: Line, hit: Hit) -> str:
    """What the words just before it make of it, "" where they say nothing.

    Returns "other" behind a colleague's cue ("assist the registered nurse"), "on_completion" behind one of later times.
    A demand that stands nearer keeps the occupation for the post-holder: "working with us, you must be an RMN".
    """
    demands = (cue for cue in line.of("demand") if cue.value == "before" and cue.cue.status == "essential")
    sought = max((cue.end for cue in demands if cue.end <= hit.start), default=-1)
    for cue in line.of("relation"):
        reach = COMPLETION_REACH if cue.cue.status else COLLEAGUE_REACH
        if 0 <= hit.start - cue.end <= reach and (cue.end > sought or cue.cue.status):
            return cue.cue.status or "other"
    return ""
