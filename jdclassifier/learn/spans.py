"""How well the extractor finds the spans that were marked by hand in labelled adverts, by kind and status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from ..advert import cleaned
from ..extract import Extractor, Fact
from ..text import clean_text
from .corpus import KINDS, Labelled

# What a span or a fact states apart from its words: kinds that are missing here are compared by kind alone.
_STATES = {
    "qualification": "status",
    "experience": "status",
    "registration": "status",
    "supervision": "status",
    "band": "value",
    "setting": "value",
}


_SLACK = 40
"""Characters by which the place of a span is looked for too early, since cleaning a part may join words otherwise."""


class Key(NamedTuple):
    """What is scored together: a kind, and its status or value ("*" for all of them)."""

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


@dataclass(frozen=True, slots=True)
class SpanTable:
    """The scores of every kind and state; as a string the table for a screen."""

    scores: tuple[Score, ...]

    def __str__(self) -> str:
        head = f"{'kind':15} {'state':19} {'marked':>6} {'recall':>6} {'stated':>6} {'precision':>9}"
        return "\n".join([head, *(_line(score) for score in self.scores)])


def _line(score: Score) -> str:
    (kind, state), recall, precision = score.key, score.recall, score.precision
    return f"{kind:15} {state:19} {score.marked:6} {recall:6.2f} {score.stated:6} {precision:9.2f}"


def score_spans(adverts: Iterable[Labelled], extractor: Extractor) -> SpanTable:
    """Compare marked spans with facts of the same kind and state that share a character with them.

    Returns:
        A score for every kind and state that occurs, and one for every kind as a whole (state "*").
    """
    counts: dict[str, Counter[Key]] = {name: Counter() for name in ("marked", "found", "stated", "right")}
    for one in adverts:
        advert = cleaned(one.advert)
        marked = [place for span in one.spans for place in _marked(span, one.advert.text, advert.text)]
        stated = [place for fact in extractor.extract(advert).facts for place in _stated(fact)]
        counts["marked"].update(place.key for place in marked)
        counts["stated"].update(place.key for place in stated)
        counts["found"].update(place.key for place in marked if _meets_any(place, stated))
        counts["right"].update(place.key for place in stated if _meets_any(place, marked))
    keys = sorted(set().union(*counts.values()))
    return SpanTable(
        tuple(Score(key, *(counts[name][key] for name in ("marked", "found", "stated", "right"))) for key in keys)
    )


def _moved(start: int, end: int, raw: str, clean: str) -> tuple[int, int]:
    """Where the characters `start` to `end` of a published text stand in the cleaned one."""
    if raw == clean:
        return start, end
    first = len(clean_text(raw[:start]))
    words = clean_text(raw[start:end])
    found = clean.find(words, max(first - _SLACK, 0))
    return (found, found + len(words)) if found >= 0 else (first, first + len(words))


def _marked(span: Mapping[str, Any], raw: str, clean: str) -> list[_Place]:
    kind = KINDS[span["kind"]]
    state = span.get("kind_") or span.get("status") or span.get("value") or ""
    return _places(kind, str(state) if kind in _STATES else "", *_moved(span["start"], span["end"], raw, clean))


def _stated(fact: Fact) -> list[_Place]:
    if fact.where != "text" or fact.kind not in KINDS.values() or fact.status in ("mentioned", "boilerplate"):
        return []
    if fact.kind == "training" and fact.status != "post":
        return []
    state = getattr(fact, _STATES[fact.kind]) if fact.kind in _STATES else ""
    return _places(fact.kind, str(state), fact.start, fact.end)


def _places(kind: str, state: str, start: int, end: int) -> list[_Place]:
    """The place under its kind, and once more with its state if it has one."""
    whole = _Place(Key(kind, "*"), start, end)
    return [whole, _Place(Key(kind, state), start, end)] if state else [whole]


def _meets_any(place: _Place, others: Iterable[_Place]) -> bool:
    return any(other.key == place.key and place.start < other.end and other.start < place.end for other in others)
