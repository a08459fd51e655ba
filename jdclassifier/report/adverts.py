"""Employer and month joined to results from the adverts that they were made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..advert import Advert, cleaned
from ..batch.reject import Reject
from ..errors import InputError
from ..result import Record


def with_adverts(records: Iterable[Record], adverts: Iterable[Advert | Reject]) -> Iterator[tuple[Record, Advert]]:
    """Pair each result with its advert; both come in the order in which `classify` read and wrote them.

    Raises:
        InputError: if a result's advert does not come up in that order.
    """
    stream = (advert for advert in adverts if isinstance(advert, Advert))
    for record in records:
        advert = next((advert for advert in stream if advert.id == record["id"]), None)
        if advert is None:
            raise InputError(
                f"--adverts: no advert {record['id']!r} where its result stands; give the inputs of `classify`, all of "
                "them, in the same order"
            )
        yield record, advert


def with_employer(records: Iterable[Record], adverts: Iterable[Advert | Reject]) -> Iterator[Record]:
    """Add `employer` and `month` to each result."""
    for record, advert in with_adverts(records, adverts):
        if record["in_scope"]:
            record["employer"] = cleaned(advert).employer or None
            record["month"] = advert.date[:7] or None
        yield record
