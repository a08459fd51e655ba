"""Registration with a professional body: demanded of the post-holder, reached by the training, or a colleague's.

The column `status` of `registers.csv` says what a phrase needs to count:

    credential            speaks for itself: "PIN", "GBC"
    profession            likewise, if it heads its line or is asked for: "RMN"
    body                  "registered", "member" or the like beside it: "GPhC"
    occupation            is called qualified or registered, or is one of several that are sought: "nurse"
    occupation_qualified  is called registered: "practitioner"
    on_completion         says by itself that registration comes later
    not                   a false friend: "registered charity"
"""

from __future__ import annotations

from .component import subject
from .people import called, is_learned, somebody_else
from .reading import Hit, Line, Reading

BADGE_REACH = 6
"""Most words between the name of a body and the word that makes it a demand: "registered with the GPhC"."""
HEAD_OF_LINE = 3
"""A profession within the first words of a line is what the line is about: "RMN with forensic experience"."""
LIST_GAP = 6
"""Most words between two professions of a list: "mental health nurse, social worker or occupational therapist"."""

_LIST_MARKS = (",", "and", "or", "/", "&", ";")

_OF_DEMAND = {
    "essential": "required",
    "working_towards": "required",
    "desirable": "desirable",
    "offered": "on_completion",
    "mentioned": "other",
}
_OF_SECTION = {"essential": "required", "requirements": "required", "desirable": "desirable"}


@subject("registration")
def make_registration(reading: Reading) -> None:
    """State every registration, with the body where one is named."""
    for line in reading.lines_with("registration"):
        colleague: Hit | None = None
        for hit in line.of("registration"):
            if hit.cue.status == "on_completion":
                reading.state("registration", line, hit, "on_completion")
                continue
            other = somebody_else(line, hit)
            if not other and colleague is not None and _same_list(line, colleague, hit):
                other = "other"
            colleague = hit if other == "other" else None
            if hit.cue.status == "occupation" and hit.start > HEAD_OF_LINE and is_learned(reading, hit):
                other = other or ("" if ("registration", hit.start) in line.demands else "other")
            if _speaks_of_registration(line, hit):
                reading.state("registration", line, hit, other or _status(line, hit))


def _speaks_of_registration(line: Line, hit: Hit) -> bool:
    match hit.cue.status:
        case "not":
            return False
        case "body":
            return _badge_near(line, hit)
        case "occupation":
            return called(line, hit, "registered", "qualified") or _one_of_several_sought(line, hit)
        case "occupation_qualified":
            return called(line, hit, "registered")
        case _:
            return True


def _badge_near(line: Line, hit: Hit) -> bool:
    near = (max(badge.start - hit.end, hit.start - badge.end) for badge in line.of("badge"))
    return any(gap < BADGE_REACH for gap in near)


def _one_of_several_sought(line: Line, hit: Hit) -> bool:
    """Whether the occupation is sought and stands in a list with another: the advert is open to several professions."""
    if line.demands.get(("registration", hit.start)) != "essential":
        return False
    others = (h for h in line.of("registration") if h.cue.status == "occupation" and h.cue.name != hit.cue.name)
    return any(_same_list(line, *sorted((h, hit), key=lambda one: one.start)) for h in others)


def _same_list(line: Line, one: Hit, other: Hit) -> bool:
    """Whether two professions stand in one list: "nurses, social workers and occupational therapists"."""
    between = line.words[one.end : other.start]
    return len(between) <= LIST_GAP and any(word in _LIST_MARKS for word in between)


def _status(line: Line, hit: Hit) -> str:
    """By the demand of the clause, else by the section, else by the place."""
    kind, bound = hit.cue.status, line.demands.get(("registration", hit.start))
    if bound == "offered" and kind not in ("credential", "body"):
        return "other"
    if bound:
        return _OF_DEMAND[bound]
    section = line.section_at(hit.start)
    if section in _OF_SECTION:
        return _OF_SECTION[section]
    heads_line = line.where == "title" or hit.start <= HEAD_OF_LINE
    return "required" if heads_line or kind in ("credential", "body") else "other"
