"""Which column or key of a source holds which field of an advert."""

from __future__ import annotations

import functools
import re

# The first name that a source has wins. Case, blanks and marks do not matter: "Job_Title" is "job title".
SYNONYMS: dict[str, tuple[str, ...]] = {
    "id": (
        "id",
        "identifier",
        "vacancy id",
        "job id",
        "advert id",
        "reference",
        "job reference",
        "vacancy reference",
        "ref",
    ),
    "title": ("title", "job title", "post title", "vacancy title", "position"),
    "text": ("text", "description", "job description", "advert", "advert text", "full text", "body"),
    "employer": (
        "employer",
        "employer name",
        "organisation",
        "organization",
        "hiring organization",
        "company",
        "trust",
    ),
    "salary": ("salary", "pay", "base salary", "salary range"),
    "date": ("date", "date posted", "posted", "date published", "published"),
    "url": ("url", "link"),
}
_MARKS = re.compile(r"[\W_]+")


def _key(name: str) -> str:
    return _MARKS.sub("", name.casefold())


_KEYS = {field: tuple(map(_key, names)) for field, names in SYNONYMS.items()}


@functools.lru_cache(maxsize=1024)
def find_columns(names: tuple[str, ...]) -> dict[str, int]:
    """Return the place of each field among the names of a source's columns; fields it lacks are left out."""
    places = {_key(name): place for place, name in reversed(list(enumerate(names)))}
    named = {field: [places[key] for key in keys if key in places] for field, keys in _KEYS.items()}
    return {field: found[0] for field, found in named.items() if found}
