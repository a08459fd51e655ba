"""Values: qualities that an advert names as those of the organisation or wants in the person.

The column `value` of `values.csv` says what a phrase names; the subject `person` of `cues.toml` holds what begins a
description of the person who is wanted. A cue of the subject `values` with the status "heading" is "our values".
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
        qualities = [hit for hit in line.of("values") if hit.cue.status == "quality"]
        if listing and qualities and _heads(line, qualities[0]):
            reading.state("values", line, qualities[0], "")
            continue
        leads = [(lead.end, NAMED_REACH) for lead in headings] + [(p.end, PERSON_REACH) for p in line.of("person")]
        for hit in qualities:
            if any(0 <= hit.start - end <= reach for end, reach in leads):
                reading.state("values", line, hit, "")
        listing = any(line.end - heading.end <= 1 for heading in headings)


def _heads(line: Line, hit: Hit) -> bool:
    return hit.start - line.start <= HEAD_OF_LINE and line.end - line.start <= LONGEST_ITEM
