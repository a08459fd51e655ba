"""The unit of work: a block of records as read, and the answers for it."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import orjson

from ..advert import Advert
from ..result import Record
from .reject import Reject

_ADVERTS = 128
_CHARACTERS = 2_000_000

Item = Advert | Reject


def cut(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Cut a stream into blocks, always at the same places: a resumed run meets the blocks of the first."""
    block: list[Item] = []
    characters = 0
    for item in items:
        block.append(item)
        characters += len(item.text) if isinstance(item, Advert) else 0
        if len(block) == _ADVERTS or characters >= _CHARACTERS:
            yield block
            block, characters = [], 0
    if block:
        yield block


@dataclass(frozen=True, slots=True)
class Answers:
    """What became of a block: bytes that are cheap to send from a worker and to keep in a journal.

    Attributes:
        read: Records of the block, good or not.
        results: Results as lines of JSON, packed by zlib.
        sketches: One for each result; see `sketch.py`.
        rejects: Records of the block that were turned away, in order.
    """

    read: int
    results: bytes
    sketches: list[bytes]
    rejects: list[Reject]

    def records(self) -> Iterator[Record]:
        """Yield the results in order."""
        return map(orjson.loads, zlib.decompress(self.results).splitlines())


def packed(records: Iterable[Record]) -> bytes:
    """Return records as `Answers.results` keeps them."""
    return zlib.compress(b"\n".join(map(orjson.dumps, records)), 1)
