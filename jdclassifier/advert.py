"""One advert as read from a source: the thing that travels."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .text import clean_line, clean_text


@dataclass(frozen=True, slots=True)
class Advert:
    """One job advert or job description, as published: nothing cleaned, nothing inferred.

    Attributes:
        id: The advert's own identifier, or a stable one made from source name and row number.
        title: Job title as published; may hold entities, band, site, hours and the like.
        text: Description as published: plain text or HTML, entities encoded once or twice.
        employer: Name of the employing organisation, "" where the source has none.
        salary: Salary as published ("£19,737 - £21,142 per annum"), "" where the source has none.
        date: Day of publication as ISO 8601 ("2020-11-03"), "" where unknown. It picks the pay table.
        source: File (and row) the advert was read from, "" for adverts made in code.
    """

    id: str
    title: str
    text: str
    employer: str = ""
    salary: str = ""
    date: str = ""
    source: str = ""


def cleaned(advert: Advert) -> Advert:
    """Return the advert with its fields cleaned: what every stage after reading works on and evidence indexes."""
    return replace(
        advert,
        title=clean_line(advert.title),
        text=clean_text(advert.text),
        employer=clean_line(advert.employer),
        salary=clean_line(advert.salary),
    )
