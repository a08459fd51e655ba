"""Memory of the ids that were seen: 8 to 32 bytes each, however long they are."""

from __future__ import annotations

from array import array
from hashlib import blake2b


class SeenIds:
    """A set of 64-bit digests in a flat table (open addressing, at most half full, 0 for a free place)."""

    def __init__(self) -> None:
        self._table = array("Q", bytes(8 * 1024))
        self._used = 0

    def add(self, id: str) -> bool:
        """Remember `id`; return whether it is new."""
        digest = int.from_bytes(blake2b(id.encode(), digest_size=8).digest(), "little") or 1
        place = self._place(digest)
        if self._table[place] == digest:
            return False
        self._table[place] = digest
        self._used += 1
        if 2 * self._used > len(self._table):
            self._grow()
        return True

    def _place(self, digest: int) -> int:
        mask = len(self._table) - 1
        place = digest & mask
        while self._table[place] not in (0, digest):
            place = (place + 1) & mask
        return place

    def _grow(self) -> None:
        digests = self._table
        self._table = array("Q", bytes(16 * len(digests)))
        for digest in filter(None, digests):
            self._table[self._place(digest)] = digest
