"""Supervision: who supervises whom, and whether it binds the post-holder or is held out as a benefit.

The word alone tells nothing. What stands before it does ("under supervision", "provide supervision"), and whom it is
given ("supervision of students", "supervise visits"). Behind "by", "from" and "of" stand those who supervise the
post-holder.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from .component import subject
from .reading import Hit, Line, Reading

LEAD_REACH = 5
"""Most words between a lead and its noun: "under the direct or indirect supervision"."""
OBJECT_REACH = 9
"""Most words between "supervise" and those who are supervised: "supervise, instruct and teach junior staff"."""

LINK_REACH = 5
"""Most words between the noun and "of": "supervision, training and support of"."""
TEAM_REACH = 2
"""Most words between "lead" and those who are led: "lead a small team"."""
SUPERVISOR_REACH = 5
"""Most words between "by" and the one who supervises: "by an experienced and committed nurse"."""
LIST_GAP = 4
"""Most words between two supervisors of a list: "by a nurse or another qualified therapist"."""

RECEIVED = ("directed", "offered", "reduced")
"""Supervision that the post-holder is under."""
_BY = {"directed": frozenset(("by", "from", "of")), "offered": frozenset(("by", "from"))}
_LIST_MARKS = frozenset((",", "/", "&", "or", "and"))
_OF_OBJECT = {"staff": "gives", "patients": "other", "you": "offered"}


@subject("supervision")
def make_supervision(reading: Reading) -> None:
    """State every supervision, with whom it binds."""
    for line in reading.lines_with("supervision"):
        for hit in line.of("supervision"):
            lead = _lead(line, hit)
            if status := _status(line, hit, lead):
                first = lead if lead is not None and lead.cue.status == status else hit
                reading.state("supervision", line, first._replace(cue=hit.cue), status, hit.value or status, hit.end)
                for supervisor in _supervisors(line, hit, status):
                    reading.state("supervised_by", line, supervisor, "")


def _status(line: Line, hit: Hit, lead: Hit | None) -> str:
    """What the hit states, "" where nothing."""
    said = lead.cue.status if lead is not None else ""
    match hit.cue.status:
        case "noun":
            recipient = _OF_OBJECT.get(_recipient(line, hit), "")
            if recipient in ("other", "offered") or not said:
                return recipient or "offered"
            return "offered" if said == "gives" and not recipient and _employer_speaks(line) else said
        case "steering":
            return said if said == "directed" else ""
        case "verb":
            supervised = _OF_OBJECT.get(_object(line, hit.end, OBJECT_REACH), "")
            return "other" if supervised and said == "other" else supervised
        case "leading":
            if said == "directed" and line.words[hit.start] == "leadership":
                return said
            return "gives" if not said and _object(line, hit.end, TEAM_REACH) == "staff" else ""
        case "guided":
            return "directed" if _people(line, hit.end, SUPERVISOR_REACH, ("staff", "supervisor")) else ""
        case "title":
            return "gives" if line.where == "title" else ""
        case status:
            return status if status != "not" else ""


def _employer_speaks(line: Line) -> bool:
    """Whether it is the employer that provides: "we support our staff by providing supervision"."""
    speakers = {hit.cue.name for hit in line.of("speaker")}
    return "employer" in speakers and "post" not in speakers


def _lead(line: Line, hit: Hit) -> Hit | None:
    """The last lead just before the hit."""
    leads = [lead for lead in line.of("lead") if 0 <= hit.start - lead.end <= LEAD_REACH]
    return leads[-1] if leads else None


def _recipient(line: Line, hit: Hit) -> str:
    """Whom "supervision of" or "supervision and training to" names; "" behind "supervision from" or "is provided"."""
    link = next((link for link in line.of("link") if 0 <= link.start - hit.end <= LINK_REACH), None)
    return _object(line, link.end, OBJECT_REACH) if link is not None and link.cue.name == "to" else ""


def _object(line: Line, after: int, reach: int) -> str:
    """What the first people behind a token who may be supervised are, "" where none are near."""
    people = _people(line, after, reach, _OF_OBJECT)
    return people[0].cue.status if people else ""


def _people(line: Line, after: int, reach: int, statuses: Collection[str]) -> list[Hit]:
    return [o for o in line.of("object") if o.cue.status in statuses and 0 <= o.start - after <= reach]


def _supervisors(line: Line, hit: Hit, status: str) -> Iterator[Hit]:
    """The professions named behind "by", "from" or "of": "under the direction of a nurse or occupational therapist"."""
    if status not in _BY:
        return
    marks = _BY[status]
    words = line.words
    within = range(hit.start, min(hit.end + LINK_REACH, line.end))
    by = next((at for at in within if words[at] in marks or (at < hit.end and words[at] == "to")), None)
    if by is None:
        return
    named = [o for o in line.of("object") if o.value and o.start > by]
    last, reach = by + 1, SUPERVISOR_REACH
    for one in named:
        if one.start - last > reach or (reach == LIST_GAP and _LIST_MARKS.isdisjoint(words[last : one.start])):
            return
        yield one
        last, reach = one.end, LIST_GAP
