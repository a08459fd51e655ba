"""One raw record (a row of a table, a JSON object, a schema.org JobPosting) made into an advert."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from ..advert import Advert
from .columns import mended
from .reject import Reject

MAX_TITLE = 1_000
MAX_TEXT = 2_000_000
_DATES = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %b %Y", "%d %B %Y")
_UNITS = {"YEAR": "per annum", "MONTH": "per month", "WEEK": "per week", "DAY": "per day", "HOUR": "per hour"}
_JSON_NAMES = {dict: "an object", list: "a list", bool: "true or false", int: "a number", float: "a number"}


def advert_from_fields(fields: Mapping[str, object], name: str, row: int | None) -> Advert | Reject:
    """Return the advert made of the fields of one record, or why there is none."""
    source = name if row is None else f"{name}#{row}"
    own_id = ""
    try:
        own_id = _text("id", _inner(fields.get("id"), "value")).strip()
        own_id = own_id or _tail(_text("url", fields.get("url")))
        advert = Advert(
            id=own_id or source,
            title=_text("title", fields.get("title")),
            text=_text("text", fields.get("text")),
            employer=_text("employer", _inner(fields.get("employer"), "name")),
            salary=_text("salary", _salary(fields.get("salary"))),
            date=iso_date(_text("date", fields.get("date"))),
            source=source,
        )
        _check_sizes(advert)
    except _Unfit as unfit:
        return Reject(name, row, own_id, str(unfit))
    return advert


def iso_date(text: str) -> str:
    """Return a date (ISO, with or without time, or as written in Britain) as YYYY-MM-DD, else ""."""
    text = text.strip()
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        pass
    for form in _DATES:
        try:
            return datetime.strptime(text, form).date().isoformat()
        except ValueError:
            continue
    return ""


class _Unfit(Exception):
    """The record cannot be an advert; the message says why and how to mend it."""


def _check_sizes(advert: Advert) -> None:
    if not advert.title.strip() and not advert.text.strip():
        raise _Unfit("title and text are both empty; fill in at least one")
    if len(advert.title) > MAX_TITLE:
        raise _Unfit(f"the title has {len(advert.title):,} characters (most: {MAX_TITLE:,}); is it the description?")
    if len(advert.text) > MAX_TEXT:
        raise _Unfit(f"the text has {len(advert.text):,} characters (most: {MAX_TEXT:,}); is it more than one advert?")


def _text(field: str, value: object) -> str:
    if isinstance(value, str):
        return mended(value)
    if value is None:
        return ""
    if field in ("id", "salary") and isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise _Unfit(f"{field} is {_JSON_NAMES[type(value)]}; it must be text in quotation marks")


def _inner(value: object, key: str) -> object:
    value = value[0] if isinstance(value, list) and value else value
    return value.get(key) if isinstance(value, dict) else value


def _tail(url: str) -> str:
    return url.strip().rstrip("/").rpartition("/")[2]


def _salary(value: object) -> object:
    """Return the pay as a line of text where it is a MonetaryAmount of schema.org."""
    if not isinstance(value, dict):
        return value
    amount = value.get("value")
    amount = amount if isinstance(amount, dict) else value
    stated = amount.get("value")
    low, high = amount.get("minValue", stated), amount.get("maxValue", stated)
    if stated not in (None, "") and not _is_number(stated):
        return stated
    if low in (None, ""):
        return None
    limits = dict.fromkeys(_pounds(limit) for limit in (low, high) if limit not in (None, ""))
    unit = amount.get("unitText") or value.get("unitText")
    return " ".join((" - ".join(limits), _UNITS.get(str(unit), ""))).strip()


def _is_number(value: object) -> bool:
    try:
        float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return False
    return True


def _pounds(value: object) -> str:
    return f"£{float(value):,.2f}".removesuffix(".00") if _is_number(value) else str(value)  # type: ignore[arg-type]
