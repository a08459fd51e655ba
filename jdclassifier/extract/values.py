"""Values: qualities that an advert names as those of the organisation or wants in the person.

The column `where` of `values.csv` says where a phrase names one: "listed" behind "our values are" or in a list below
it, "any" there, and behind what begins a description of the person who is wanted (the subject `person` of `cues.toml`).
A cue of the subject `values` with the status "heading" is "our values".
"""

from __future__ import annotations

from .component import subject
from .reading import Hit, Line, Reading

NAMED_REACH = 40
"""Most words between "our values are" and a value."""
PERSON_REACH = 12
"""Most words between "you will be" and a quality."""
LONGEST_ITEM = 30
"""Words of a longest line below "Our values:" that can name one."""
HEAD_OF_LINE = 3
"""A value below "Our values:" is named within the first words of its line."""


@subject("values")
def make_values(reading: Reading) -> None:
    """State every value behind words that name some, in the same line or as a list below."""
    listing = False
    for line in reading.lines_with("values"):
        headings = [hit for hit in line.of("values") if hit.cue.status == "heading"]
        named = [hit for hit in line.of("values") if hit.cue.status in ("quality", "listed")]
        if listing and named and _heads(line, named[0]):
            reading.state("values", line, named[0], "")
            continue
        for hit in named:
            sought = hit.cue.status == "quality" and _behind(line.of("person"), hit, PERSON_REACH)
            if sought or _behind(headings, hit, NAMED_REACH):
                reading.state("values", line, hit, "")
        listing = any(line.end - heading.end <= 1 for heading in headings)


def _heads(line: Line, hit: Hit) -> bool:
    return hit.start - line.start <= HEAD_OF_LINE and line.end - line.start <= LONGEST_ITEM


def _behind(leads: list[Hit], hit: Hit, reach: int) -> bool:
    return any(0 <= hit.start - lead.end <= reach for lead in leads)
