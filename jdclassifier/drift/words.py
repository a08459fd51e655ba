"""Words of adverts against the words that the model's table of counts knows."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..advert import Advert, cleaned
from ..resources import shipped
from ..result import Record
from ..text import flatten
from .profile import Profile

_LEAST_SHARE = 0.005
_LEAST_ADVERTS = 5
_RISEN = 2.0
_MOST_KEPT = 200_000


@dataclass(frozen=True, slots=True)
class Word:
    """A word, the adverts that hold it, its share of adverts here and among those that the model knows."""

    word: str
    adverts: int
    here: float
    known: float


class Words:
    """Counts the adverts that hold each word; of rare words the rarest are forgotten when they grow too many."""

    def __init__(self, profile: Profile, counts: Path | None = None) -> None:
        self._profile = profile
        self._adverts = 0
        self._held: Counter[str] = Counter()
        with (counts or shipped("corpus") / "counts" / "terms.csv").open(encoding="utf-8", newline="") as lines:
            rows = csv.reader(lines)
            next(rows)
            self._total = int(next(rows)[1])
            self._known = {term: int(adverts) for term, adverts, *_ in rows if " " not in term}

    def add(self, advert: Advert) -> None:
        """Count the words of one advert."""
        words = {word.decode("latin-1") for word in flatten(cleaned(advert).text).split()}
        words = {word for word in words if word.isalpha()}
        self._adverts += 1
        self._held.update(words)
        self._profile.words += len(words)
        self._profile.known_words += sum(word in self._known for word in words)
        if len(self._held) > _MOST_KEPT:
            self._held = Counter({word: n for word, n in self._held.items() if n > 1})

    def counted(self, pairs: Iterable[tuple[Record, Advert]]) -> Iterator[Record]:
        """Count the words of adverts on their way, and pass on their results."""
        for record, advert in pairs:
            self.add(advert)
            yield record

    def new(self) -> list[Word]:
        """Words that the table does not have, in 0.5% of the adverts or more, the commonest first."""
        return [word for word in self._common() if not word.known]

    def risen(self) -> list[Word]:
        """Known words that stand in at least twice the share of adverts, those that rose most first."""
        risen = (word for word in self._common() if word.known and word.here >= _RISEN * word.known)
        return sorted(risen, key=lambda word: (word.known - word.here, word.word))

    def _common(self) -> list[Word]:
        least = max(_LEAST_ADVERTS, _LEAST_SHARE * self._adverts)
        found = sorted((-n, word) for word, n in self._held.items() if n >= least)
        return [Word(word, -n, -n / self._adverts, self._known.get(word, 0) / self._total) for n, word in found]
