"""Experience: demanded, wanted or not needed, for how long, and experience of one's own life.

The status of a cue says what a phrase needs to count:

    sought, asked  how it is meant stands in the clause or the heading; only "asked" is looked for in long lines
    desirable, not_needed  speaks for itself
    title          in titles only: a post for those who have been through it ("peer support worker")
    not            a false friend: "patient experience"
"""

from __future__ import annotations

from .component import subject
from .demand import waived
from .reading import Hit, Line, Reading

PERIOD_REACH = 5
"""Most words between a period and the experience: "a minimum of two years post-registration ward experience"."""

_OF_SECTION = {"essential": "essential", "desirable": "desirable", "requirements": "essential"}
_MONTHS = {"months": 1, "years": 12}


@subject("experience")
def make_experience(reading: Reading) -> None:
    """State every experience that a clause cue or a heading demands, wishes for or waives."""
    lines = reading.lines_with("experience")
    titles = (hit for line in lines if line.where == "title" for hit in line.of("experience"))
    for_peers = any(hit.cue.status == "title" for hit in titles)
    for line in lines:
        for hit in line.of("experience"):
            if hit.cue.status in ("not", "title"):
                continue
            lived = hit.value == "lived"
            status = _status(line, hit) or ("essential" if lived and for_peers else "")
            if status and not (lived and status == "not_needed"):
                reading.state("lived_experience" if lived else "experience", line, hit, status)
            if status == "essential" and not lived and (period := _period(line, hit)):
                years = int(period.value or 0) * _MONTHS[period.cue.status] / 12
                first, last = min(hit.start, period.start), max(hit.end, period.end)
                reading.state("experience_years", line, hit._replace(start=first), "", round(years, 2), last)


def _status(line: Line, hit: Hit) -> str:
    """The cue's own status; where it is sought that of the clause, else of the section."""
    match hit.cue.status:
        case "sought" | "asked":
            if bound := line.demands.get(("experience", hit.start)):
                return "not_needed" if waived(line, hit) else bound if bound in ("essential", "desirable") else ""
            return _OF_SECTION.get(line.section_at(hit.start), "")
        case status:
            return status


def _period(line: Line, hit: Hit) -> Hit | None:
    """The period just before the experience, else just behind it; a period within the phrase counts as before."""
    periods = [period for period in line.of("period") if period.cue.status in _MONTHS]
    near = (p for p in periods if p.start - hit.end <= PERIOD_REACH and hit.start - p.end <= PERIOD_REACH)
    return min(near, key=lambda period: (period.start >= hit.end, abs(hit.start - period.end)), default=None)
