"""Which adverts are most worth labelling next."""

from __future__ import annotations

import heapq
from dataclasses import dataclass

from ..result import Record
from .titles import Candidate

_KEPT = 200


@dataclass(frozen=True, slots=True)
class ToLabel:
    """An advert worth labelling, and why."""

    id: str
    title: str
    why: str


class LeastSure:
    """Keeps the records of least confidence among those that may be in scope; memory is fixed."""

    def __init__(self) -> None:
        self._heap: list[tuple[float, int, Record]] = []
        self._seen = 0

    def add(self, record: Record) -> None:
        """Take one record into account."""
        self._seen += 1
        if record.get("review"):
            entry = (-float(record["confidence"]), -self._seen, record)
            push = heapq.heappush if len(self._heap) < _KEPT else heapq.heappushpop
            push(self._heap, entry)

    def records(self) -> list[Record]:
        """Least sure first."""
        return [record for *_, record in sorted(self._heap, key=lambda entry: entry[:2], reverse=True)]


def to_label(candidates: list[Candidate], unsure: LeastSure, number: int) -> list[ToLabel]:
    """Half of the places for unknown roles, one advert each, the rest for adverts of least confidence."""
    chosen: dict[str, ToLabel] = {}
    for one in [one for one in candidates if one.support][: number // 2]:
        id, title = next(iter(one.examples.items()))
        chosen[id] = ToLabel(id, title, f"names no known role; such posts: {one.posts}")
    for record in unsure.records():
        if len(chosen) >= number:
            break
        why = "; ".join(record.get("review_reasons") or ["low confidence"])
        chosen.setdefault(record["id"], ToLabel(record["id"], record["title"], why))
    return list(chosen.values())
