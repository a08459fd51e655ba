"""Registration with a professional body: demanded of the post-holder, reached by the training, or a colleague's."""

from __future__ import annotations

from .component import subject
from .people import called, somebody_else
from .reading import Hit, Line, Reading

BADGE_REACH = 6
"""Most words between the name of a body and the word that makes it a demand: "registered with the GPhC"."""
HEAD_OF_LINE = 3
"""A profession within the first words of a line is what the line is about ("RMN with forensic experience")."""
LIST_GAP = 6
"""Most words between two professions of a list: "mental health nurse, social worker or occupational therapist"."""

_OF_DEMAND = {"essential": "required", "mentioned": "other", "working_towards": "required", "desirable": "desirable", "offered": "on_completion"}
_OF_SECTION = {"essential": "required", "requirements": "required", "desirable": "desirable"}


@subject("registration")
def make_registration(reading: Reading) -> None:
    """State every registration, with the body where one is named.

    The status of a row in `registers.csv` says what it takes:
    credential and profession (PIN, RMN) speak for themselves; a body needs "registered", "member" or the like beside
    it; an occupation must be called qualified or registered, or be one of a list of professions that are sought;
    an occupation_qualified ("practitioner", "staff") must be called so and be sought.
    """
    for line in reading.lines_with("registration"):
        for hit in line.of("registration"):
            if status := _status(line, hit):
                reading.state("registration", line, hit, status)


def _status(line: Line, hit: Hit) -> str:
    """How the registration is meant, "" where none is stated."""
    kind = hit.cue.status
    bound = line.demands.get(("registration", hit.start), "")
    match kind:
        case "not":
            return ""
        case "on_completion":
            return kind
        case "body" if not _badge_near(line, hit):
            return ""
        case "occupation" if not called(line, hit, "registered", "qualified") and not (bound == "essential" and _one_of_several(line, hit)):
            return ""
        case "occupation_qualified" if not called(line, hit, "registered"):
            return ""
    if other := somebody_else(line, hit):
        return other
    if bound == "offered" and kind not in ("credential", "body"):
        return "other"
    if bound:
        return _OF_DEMAND[bound]
    if line.section in _OF_SECTION:
        return _OF_SECTION[line.section]
    speaks_for_itself = kind in ("credential", "body") or line.where == "title" or hit.start - line.start <= HEAD_OF_LINE
    return "required" if speaks_for_itself else "other"


def _badge_near(line: Line, hit: Hit) -> bool:
    return any(-BADGE_REACH <= badge.start - hit.end and badge.end - hit.start <= BADGE_REACH for badge in line.of("badge"))


def _one_of_several(line: Line, hit: Hit) -> bool:
    """Whether the occupation stands in a list with another one: the advert is open to several professions."""
    others = (h for h in line.of("registration") if h.cue.status == "occupation" and h.cue.name != hit.cue.name)
    return any(max(h.start - hit.end, hit.start - h.end) <= LIST_GAP for h in others)
