"""Supervision: who supervises whom, and whether it binds the post-holder or is held out as a benefit.

The word alone tells nothing. What stands before it does ("under supervision", "provide supervision"), and whom it is
given ("supervision of students", "supervise visits").
"""

from __future__ import annotations

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

_OF_OBJECT = {"staff": "gives", "patients": "other", "you": "offered"}


@subject("supervision")
def make_supervision(reading: Reading) -> None:
    """State every supervision, with whom it binds."""
    for line in reading.lines_with("supervision"):
        for hit in line.of("supervision"):
            lead = _lead(line, hit)
            if status := _status(line, hit, lead):
                first = lead if lead is not None and lead.cue.status == status else hit
                reading.state("supervision", line, first._replace(cue=hit.cue), status, hit.cue.name, hit.end)


def _status(line: Line, hit: Hit, lead: Hit | None) -> str:
    """What the hit states, "" where nothing."""
    said = lead.cue.status if lead is not None else ""
    match hit.cue.status:
        case "noun":
            recipient = _OF_OBJECT.get(_recipient(line, hit), "")
            if recipient == "other" or not said:
                return recipient or "offered"
            return "offered" if said == "gives" and not recipient and _employer_speaks(line) else said
        case "steering":
            return said if said == "directed" else ""
        case "verb":
            supervised = _OF_OBJECT.get(_object(line, hit.end, OBJECT_REACH), "")
            return "other" if supervised and said == "other" else supervised
        case "leading":
            if said == "directed":
                return said
            return "gives" if not said and _object(line, hit.end, TEAM_REACH) == "staff" else ""
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
    """Name of the first object behind a token, "" where none is near."""
    return next((o.cue.name for o in line.of("object") if 0 <= o.start - after <= reach), "")
