"""How well the extractor finds the spans that were marked by hand in labelled adverts, by kind and status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from ..advert import Advert, cleaned
from ..extract import Extractor, Fact

KINDS = {
    "qual": "qualification",
    "equiv": "equivalent",
    "train": "training",
    "exp": "experience",
    "reg": "registration",
    "sup": "supervision",
    "band": "band",
    "set": "setting",
}
"""Kinds of marked spans, and the kind of fact that answers each."""

# What a span or a fact states apart from its words: kinds that are missing here are compared by kind alone.
_STATES = {
    "qualification": "status",
    "experience": "status",
    "registration": "status",
    "supervision": "status",
    "band": "value",
    "setting": "value",
}


class Key(NamedTuple):
    """What is scored together: a kind, and its status or value ("" where the kind has none)."""

    kind: str
    state: str


@dataclass(frozen=True, slots=True)
class Score:
    """Hits and misses of one kind and status.

    Attributes:
        marked: Spans that the labellers marked.
        found: Marked spans that a fact of the same kind and state overlaps.
        stated: Facts that the extractor states.
        right: Facts that overlap a marked span of the same kind and state.
    """

    key: Key
    marked: int
    found: int
    stated: int
    right: int

    @property
    def recall(self) -> float:
        return self.found / self.marked if self.marked else 0.0

    @property
    def precision(self) -> float:
        return self.right / self.stated if self.stated else 0.0


class _Place(NamedTuple):
    key: Key
    start: int
    end: int


def score_spans(adverts: Iterable[Mapping[str, Any]], extractor: Extractor) -> list[Score]:
    """Compare marked spans with facts of the same kind and state that share a character with them.

    Args:
        adverts: Labelled adverts (`title`, `text`, `spans`) whose text is clean already: spans index it as it stands.
        extractor: The extractor to be scored.

    Returns:
        A score for every kind and state that occurs, and one for every kind as a whole (state "*", status ignored).
    """
    counts: dict[str, Counter[Key]] = {name: Counter() for name in ("marked", "found", "stated", "right")}
    for row in adverts:
        marked = [place for span in row["spans"] for place in _marked(span)]
        stated = [place for fact in extractor.extract(_advert(row)).facts for place in _stated(fact)]
        counts["marked"].update(place.key for place in marked)
        counts["stated"].update(place.key for place in stated)
        counts["found"].update(place.key for place in marked if _meets_any(place, stated))
        counts["right"].update(place.key for place in stated if _meets_any(place, marked))
    keys = sorted(set().union(*counts.values()))
    return [Score(key, *(counts[name][key] for name in ("marked", "found", "stated", "right"))) for key in keys]


def _advert(row: Mapping[str, Any]) -> Advert:
    return cleaned(Advert(id=str(row["id"]), title="", text=row["text"]))


def _marked(span: Mapping[str, Any]) -> list[_Place]:
    kind = KINDS[span["kind"]]
    state = span.get("kind_") or span.get("status") or span.get("value") or ""
    return _places(kind, str(state) if kind in _STATES else "", span["start"], span["end"])


def _stated(fact: Fact) -> list[_Place]:
    if fact.where != "text" or fact.kind not in KINDS.values() or fact.status in ("mentioned", "boilerplate"):
        return []
    if fact.kind == "training" and fact.status != "post":
        return []
    state = getattr(fact, _STATES[fact.kind]) if fact.kind in _STATES else ""
    return _places(fact.kind, str(state), fact.start, fact.end)


def _places(kind: str, state: str, start: int, end: int) -> list[_Place]:
    """The same place twice: once with its state, once for the kind as a whole."""
    return [_Place(Key(kind, state), start, end), _Place(Key(kind, "*"), start, end)]


def _meets_any(place: _Place, others: Iterable[_Place]) -> bool:
    return any(other.key == place.key and place.start < other.end and other.start < place.end for other in others)
