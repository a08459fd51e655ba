"""Which column or key of a source holds which field of an advert: known by its name, or chosen by the user."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from itertools import islice

from ..errors import InputError

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

Chosen = tuple[tuple[str, str], ...]
"""Fields and the columns that the user chose for them; a column chosen wins over all known names."""


def parse_columns(options: Iterable[str]) -> Chosen:
    """Return what options of the form FIELD=COLUMN choose; several columns may be chosen for the text.

    Raises:
        InputError: if an option has another form, or its field is unknown or given twice.
    """
    chosen: list[tuple[str, str]] = []
    for option in options:
        field, _, column = (part.strip() for part in option.partition("="))
        if field not in SYNONYMS or not _key(column):
            raise InputError(f"--column {option}: write FIELD=COLUMN, with one of the fields {', '.join(SYNONYMS)}")
        if field != "text" and field in dict(chosen):
            raise InputError(f"--column {option}: {field} was given already; only text may come from several columns")
        chosen.append((field, column))
    return tuple(chosen)


@functools.lru_cache(maxsize=1024)
def find_columns(names: tuple[str, ...], chosen: Chosen = ()) -> dict[str, tuple[int, ...]]:
    """Return the places of each field among the names of a source's columns; fields it lacks are left out."""
    places = {_key(name): place for place, name in reversed(list(enumerate(names)))}
    found: dict[str, tuple[int, ...]] = {}
    for field, keys in _KEYS.items():
        wanted = [_key(column) for name, column in chosen if name == field]
        known = [places[key] for key in wanted or keys if key in places]
        if known:
            found[field] = tuple(known) if wanted else (known[0],)
    return found


def fields_of(names: Sequence[str], values: Sequence[object], places: dict[str, tuple[int, ...]]) -> dict[str, object]:
    """Return the fields of one record; text of several columns is put together, each below its column's name."""
    fields = {field: values[at[0]] for field, at in places.items()}
    if len(at := places.get("text", ())) > 1:
        parts = [f"{names[place]}\n{values[place]}" for place in at if values[place] not in (None, "")]
        fields["text"] = "\n\n".join(parts)
    return fields


def check_columns(names: Sequence[str], places: dict[str, tuple[int, ...]], chosen: Chosen, source: str) -> None:
    """See that a table has what it takes.

    Raises:
        InputError: if a chosen column, or one for title or text, is not there.
    """
    there = set(map(_key, names))
    if missing := [column for _, column in chosen if _key(column) not in there]:
        raise InputError(f"{source}: no column is named {missing[0]!r}; columns found: {_shown(names)}")
    if not {"title", "text"} <= places.keys():
        mend = "name the columns in the first row, or say which they are: --column title=NAME --column text=NAME"
        raise InputError(f"{source}: {found_and_wanted(names)}; {mend}")


def found_and_wanted(names: Iterable[str]) -> str:
    """Say which columns a source has and which it lacks."""
    wanted = " and ".join(f"{field} (or {', '.join(SYNONYMS[field][1:4])})" for field in ("title", "text"))
    return f"columns found: {_shown(names)}; wanted: {wanted}"


def _shown(names: Iterable[str]) -> str:
    return ", ".join(mended(" ".join(name.split())[:40]) for name in islice(names, 12)) or "none"


def mended(text: str) -> str:
    """Return `text` without NULs and unpaired surrogates, which no output could hold."""
    text = text.replace("\0", "")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def _key(name: str) -> str:
    return _MARKS.sub("", name.casefold())


_KEYS = {field: tuple(map(_key, names)) for field, names in SYNONYMS.items()}
