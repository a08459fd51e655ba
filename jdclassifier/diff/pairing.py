"""Two streams of records put together by id, in memory that does not grow with them."""

from __future__ import annotations

import itertools
import json
import sqlite3
from collections.abc import Iterable, Iterator

from ..errors import InputError
from ..result import Record

_IN_MEMORY = 4_000


def pairs(old: Iterable[Record], new: Iterable[Record]) -> Iterator[tuple[Record | None, Record | None]]:
    """Yield the two records of each id; those that stand in one stream only come last, beside None.

    Streams in the same order are walked side by side. What is out of step waits: some in memory, the rest in a
    temporary file that SQLite keeps.

    Raises:
        InputError: if an id that has to wait stands twice in one stream.
    """
    waiting_old, waiting_new = _Waiting("OLD"), _Waiting("NEW")
    for left, right in itertools.zip_longest(old, new):
        if left and right and left["id"] == right["id"]:
            yield left, right
            continue
        if left:
            found = waiting_new.take(left["id"])
            if found:
                yield left, found
            else:
                waiting_old.put(left)
        if right:
            found = waiting_old.take(right["id"])
            if found:
                yield found, right
            else:
                waiting_new.put(right)
    yield from ((left, None) for left in waiting_old)
    yield from ((None, right) for right in waiting_new)


class _Waiting:
    """Records whose counterpart was not met so far, in the order in which they came."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._near: dict[str, Record] = {}
        self._far: sqlite3.Connection | None = None

    def put(self, record: Record) -> None:
        id = str(record["id"])
        if id in self._near:
            raise self._twice(id)
        if len(self._near) < _IN_MEMORY:
            self._near[id] = record
            return
        if self._far is None:
            self._far = sqlite3.connect("", isolation_level=None)  # a file that is removed when it is closed
            self._far.execute("PRAGMA journal_mode = OFF")
            self._far.execute("CREATE TABLE waiting (place INTEGER PRIMARY KEY, id TEXT UNIQUE, record TEXT)")
        try:
            self._far.execute("INSERT INTO waiting (id, record) VALUES (?, ?)", (id, json.dumps(record)))
        except sqlite3.IntegrityError as error:
            raise self._twice(id) from error

    def take(self, id: object) -> Record | None:
        if found := self._near.pop(str(id), None):
            return found
        row = (
            self._far and self._far.execute("DELETE FROM waiting WHERE id = ? RETURNING record", (str(id),)).fetchone()
        )
        return json.loads(row[0]) if row else None

    def __iter__(self) -> Iterator[Record]:
        yield from self._near.values()
        if self._far:
            for (record,) in self._far.execute("SELECT record FROM waiting ORDER BY place"):
                yield json.loads(record)

    def _twice(self, id: str) -> InputError:
        return InputError(f"{self._name}: the id {id!r} stands twice; compare files in which ids are unique")
