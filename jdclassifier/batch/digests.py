"""What was seen, remembered by 64-bit digests in flat tables: bytes, not objects, for millions of them."""

from __future__ import annotations

from array import array
from hashlib import blake2b


class DigestTable:
    """A map from digests to numbers (open addressing, at most two thirds full, digest 0 for a free place)."""

    def __init__(self) -> None:
        self._digests = array("Q", bytes(8 * 1024))
        self._numbers = array("I", bytes(4 * 1024))
        self._used = 0

    def setdefault(self, digest: int, number: int) -> int:
        """Return the number kept for `digest`; where there is none, keep `number` and return it."""
        digest = digest or 1
        place = self._place(digest)
        if self._digests[place]:
            return self._numbers[place]
        self._digests[place], self._numbers[place] = digest, number
        self._used += 1
        if 3 * self._used > 2 * len(self._digests):
            self._grow()
        return number

    def get(self, digest: int) -> int | None:
        """Return the number kept for `digest`, or None."""
        place = self._place(digest or 1)
        return self._numbers[place] if self._digests[place] else None

    def _place(self, digest: int) -> int:
        digests, mask = self._digests, len(self._digests) - 1
        place = digest & mask
        while digests[place] and digests[place] != digest:
            place = (place + 1) & mask
        return place

    def _grow(self) -> None:
        digests, numbers = self._digests, self._numbers
        self._digests = array("Q", bytes(16 * len(digests)))
        self._numbers = array("I", bytes(8 * len(numbers)))
        for digest, number in zip(digests, numbers, strict=True):
            if digest:
                place = self._place(digest)
                self._digests[place], self._numbers[place] = digest, number


class SeenIds:
    """The ids that were seen, however long they are."""

    def __init__(self) -> None:
        self._table = DigestTable()
        self._count = 0

    def add(self, id: str) -> bool:
        """Remember `id`; return whether it is new."""
        digest = int.from_bytes(blake2b(id.encode(), digest_size=8).digest(), "little")
        self._count += 1
        return self._table.setdefault(digest, self._count) == self._count
