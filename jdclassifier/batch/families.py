"""Families of near-identical adverts, found as the results stream by."""

from __future__ import annotations

from array import array

from .digests import DigestTable
from .sketch import NO_SKETCH


class Families:
    """Knows the first advert of every family by its sketch.

    An advert belongs to the family whose first advert it shares a digest with, to the earliest if there are
    several. It is never compared with other members, so likeness does not wander along a chain.
    """

    def __init__(self) -> None:
        self._table = DigestTable()
        self._ids = bytearray()
        self._ends = array("Q", [0])

    def first(self, id: str, sketch: bytes) -> str | None:
        """Return the id of the first advert of the family, None where the advert `id` is the first itself."""
        if sketch == NO_SKETCH:
            return None
        digests = array("Q", sketch)
        known = [number for digest in digests if (number := self._table.get(digest)) is not None]
        if known:
            return self._ids[self._ends[min(known)] : self._ends[min(known) + 1]].decode()
        for digest in digests:
            self._table.setdefault(digest, len(self._ends) - 1)
        self._ids += id.encode()
        self._ends.append(len(self._ids))
        return None
