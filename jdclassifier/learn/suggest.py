"""Which adverts to label next: those the model is unsure of, unlike one another, and of roles it has not met.

Each advert has a worth: how unsure the answer is, more where the title names no known role and less for every other
suggestion of its title. The next suggestion is always the worthiest left: greedy selection of uncertain and diverse
examples (Settles 2009, sections 3.1 and 5.1). Same adverts, same order.
"""

from __future__ import annotations

import heapq
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..advert import Advert
from ..analyse import Analyser, blocks_of
from ..result import Result

_UNKNOWN_ROLE = 0.5
_SAME_ROLE = 0.7  # what another suggestion of the same role is worth


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An advert worth a label.

    Attributes:
        advert: As published.
        result: What the model says now.
        worth: The larger the sooner.
        why: In plain words.
    """

    advert: Advert
    result: Result
    worth: float
    why: str


def suggest(analyser: Analyser, adverts: Iterable[Advert], most: int) -> list[Suggestion]:
    """Return up to `most` adverts to label next, the worthiest first; only a few times as many are held in memory."""
    spare = _worthiest(_judged(analyser, adverts), 20 * most)
    chosen: list[Suggestion] = []
    seen: Counter[str] = Counter()
    titles: set[str] = set()
    while spare and len(chosen) < most:
        best = max(spare, key=lambda one: one.worth * _SAME_ROLE ** seen[_family(one)])
        spare.remove(best)
        if best.advert.title.strip().lower() not in titles:
            chosen.append(best)
            seen[_family(best)] += 1
            titles.add(best.advert.title.strip().lower())
    return chosen


def _judged(analyser: Analyser, adverts: Iterable[Advert]) -> Iterator[Suggestion]:
    for block in blocks_of(adverts):
        for advert, result in zip(block, analyser.classify_many(block), strict=True):
            unknown = result.role is None
            why = [f"confidence {result.confidence:.2f}"]
            why += ["the title names no known role"] if unknown else []
            why += [
                reason for reason in result.review_reasons if not reason.startswith(("low conf", "the title names no"))
            ]
            yield Suggestion(advert, result, 1 - result.confidence + _UNKNOWN_ROLE * unknown, "; ".join(why))


def _worthiest(suggestions: Iterator[Suggestion], most: int) -> list[Suggestion]:
    """The worthiest, in order; of equal ones the first."""
    numbered = zip(suggestions, itertools.count())
    ranked = heapq.nlargest(most, numbered, key=lambda pair: (pair[0].worth, -pair[1]))
    return [suggestion for suggestion, _ in ranked]


def _family(one: Suggestion) -> str:
    """Adverts that are alike: those of one role, or, where it is unknown, whose titles end in the same word."""
    words = one.result.title.lower().split()
    return one.result.role or (words[-1] if words else "")
