"""Words and short phrases of the text, weighed by real document frequencies.

`corpus/counts/terms.csv` says how many real adverts of each title-derived group hold a term. From it follow, for every
contrast (a workforce, a setting, a category against the rest of its kind), the log-odds of the term, shrunk towards
zero for rare terms by an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008, "Fightin' Words"). The score of
an advert on a group is the mean over those of its distinct terms that speak on the group, shrunk towards zero where
they are few: so long and short adverts compare, and written ones with real ones.
"""

from __future__ import annotations

import csv
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ..text import flatten

Floats = npt.NDArray[np.float32]
Rows = npt.NDArray[np.intp]

PRIOR_STRENGTH = 60.0
"""Weight of the prior, in adverts."""
SURE = {"workforce": 5.0, "setting": 8.0, "category": 5.0}
"""Least |z| of a term's log-odds in a contrast: rarer or less telling terms are left out."""
STEADY = 3.0
"""Log-odds are cut off here, so that no single term decides."""

SHRINK = 10.0
"""Terms without a tendency that are thought to stand in every advert."""
SCALE = 4.0
"""Brings scores to about the size of the other features."""

CONTRASTS: dict[str, tuple[str, ...]] = {
    "workforce": ("support", "registered", "non_clinical"),  # managers' adverts are too few and of every kind
    "setting": ("mental_health", "other"),  # adverts titled learning disability are too few, and of few employers
    "category": ("trainee", "advanced_education", "supervised_support"),
}
"""The groups that are set against each other; each group is a column of the table of counts."""
COLUMNS = tuple(group for groups in CONTRASTS.values() for group in groups)

_NONE = -1
"""Row of what is no term; there is room for it behind the rows of the terms."""


@dataclass(frozen=True)
class TermWeights:
    """Log-odds of terms, `terms` x `COLUMNS`, zero where a term is no evidence."""

    terms: tuple[str, ...]
    weights: Floats

    def __post_init__(self) -> None:
        pairs = [tuple(term.encode("latin-1").split()) for term in self.terms]
        numbers = {word: number for number, word in enumerate(sorted({w for pair in pairs for w in pair}), start=1)}
        # Row of every word, and of every pair of words by their numbers; number 0 is a word of no term.
        words = np.full(len(numbers) + 1, _NONE, dtype=np.int32)
        table = np.full((len(numbers) + 1, len(numbers) + 1), _NONE, dtype=np.int32)
        for row, pair in enumerate(pairs):
            first, *second = (numbers[word] for word in pair)
            (table[first] if second else words)[second[0] if second else first] = row
        object.__setattr__(self, "_numbers", numbers)
        object.__setattr__(self, "_of_word", words)
        object.__setattr__(self, "_of_pair", table)
        # Sums of weights and numbers of weights that speak, to be had in one step.
        object.__setattr__(self, "_summands", np.hstack([self.weights, self.weights != 0]).astype(np.float32))

    def rows(self, texts: Sequence[str]) -> list[Rows]:
        """Rows of the distinct terms that each cleaned text holds, in ascending order."""
        number_of: dict[bytes, int] = self._numbers  # type: ignore[attr-defined]
        words = [flatten(text).split() for text in texts]
        numbers = np.fromiter(
            # The border between two texts is a word of no term.
            map(number_of.get, itertools.chain.from_iterable((*own, b"") for own in words), itertools.repeat(0)),
            dtype=np.int32,
        )
        text_of = np.repeat(np.arange(len(words)), [len(own) + 1 for own in words])
        held = np.zeros((len(texts), len(self.terms) + 1), dtype=bool)
        held[text_of, self._of_word[numbers]] = True  # type: ignore[attr-defined]
        held[text_of[:-1], self._of_pair[numbers[:-1], numbers[1:]]] = True  # type: ignore[attr-defined]
        return [np.flatnonzero(own[:_NONE]) for own in held]

    def scores(self, rows: Rows) -> Floats:
        """Scores on every column, shape (len(COLUMNS),)."""
        summands: Floats = self._summands  # type: ignore[attr-defined]
        sums = np.add.reduce(summands.take(rows, axis=0), axis=0)
        scores: Floats = SCALE * sums[: len(COLUMNS)] / (sums[len(COLUMNS) :] + SHRINK)
        return scores

    def strongest(self, rows: Rows, column: str, most: int = 3) -> list[str]:
        """The terms among `rows` that speak most for the group `column`; none where it has no counts."""
        if column not in COLUMNS:
            return []
        speak = self.weights[rows, COLUMNS.index(column)]
        ranked = np.argsort(-speak, kind="stable")[:most]
        return [self.terms[rows[at]] for at in ranked if speak[at] > 0]


def read_counts(path: Path) -> tuple[dict[str, float], list[str], npt.NDArray[np.float64]]:
    """Return the adverts of each group, the terms, and their counts (terms x COLUMNS).

    The first row of the table, `*`, holds the totals of the groups.
    """
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        totals = {column: float(count) for column, count in next(reader).items() if column in COLUMNS}
        terms, counts = [], []
        for row in reader:
            terms.append(row["term"])
            counts.append([float(row[column]) for column in COLUMNS])
    return totals, terms, np.array(counts)


def weigh(path: Path) -> TermWeights:
    """Make term weights of a table of counts."""
    totals, terms, counts = read_counts(path)
    weights = np.zeros((len(terms), len(COLUMNS)))
    sure = np.zeros(len(terms), dtype=bool)
    for contrast, groups in CONTRASTS.items():
        columns = [COLUMNS.index(group) for group in groups]
        sizes = np.array([totals[group] for group in groups])
        # Half an advert more, so that a term that none of these groups holds has log-odds, too; they are zero.
        shares = (counts[:, columns].sum(axis=1) + 0.5) / (sizes.sum() + 1)
        for column, group, size in zip(columns, groups, sizes, strict=True):
            # The rest counts every other group alike, however many adverts it has.
            others = [(COLUMNS.index(g), totals[g]) for g in groups if g != group]
            rest_size = sum(n for _, n in others)
            rest = counts[:, [c for c, _ in others]].sum(axis=1)
            inside, outside = counts[:, column] + PRIOR_STRENGTH * shares, rest + PRIOR_STRENGTH * shares
            odds = np.log(inside / (size + PRIOR_STRENGTH - inside)) - np.log(
                outside / (rest_size + PRIOR_STRENGTH - outside)
            )
            z = odds / np.sqrt(1 / np.maximum(inside, 0.5) + 1 / np.maximum(outside, 0.5))
            telling = np.abs(z) >= SURE[contrast]
            sure |= telling
            weights[:, column] = np.where(telling, np.clip(odds, -STEADY, STEADY), 0.0)
    kept = np.flatnonzero(sure)
    return TermWeights(tuple(terms[i] for i in kept), np.round(weights[kept], 3).astype(np.float32))
