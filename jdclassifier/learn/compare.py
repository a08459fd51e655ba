"""Two models on the same labelled adverts: is the new one better, by a paired test, and which adverts changed?"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scipy.stats import binomtest

from ..result import Result
from .corpus import Labelled, four_way
from .metrics import Figure, Pair, macro_f1

SURE = 0.05
"""A difference that chance makes less often than this is taken for one."""
_ROUNDS = 1000


@dataclass(frozen=True, slots=True)
class Change:
    """An advert that the models answer differently, with what moved the new one most."""

    id: str
    title: str
    gold: str
    old: str
    new: str
    why: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Old against new on the four answers.

    Attributes:
        n: Adverts.
        mended, broken: Adverts that only the new, only the old model answers rightly.
        chance: How likely a difference at least as large is if both are equally good (McNemar's exact test, two-sided).
        gain: Macro F1 of new minus old, with its 95% interval (paired bootstrap).
        changes: All adverts with another answer.
    """

    n: int
    mended: int
    broken: int
    chance: float
    gain: Figure
    changes: tuple[Change, ...]

    @property
    def verdict(self) -> str:
        """ "better", "worse" or "no clear difference"."""
        if self.chance >= SURE:
            return "no clear difference"
        return "better" if self.mended > self.broken else "worse"


def compare(labelled: Sequence[Labelled], old: Iterable[Result], new: Iterable[Result]) -> Comparison:
    """Compare two models' results for the same adverts, in their order."""
    rows = [
        (one, was, now, four_way(one.labels), _answer(was), _answer(now))
        for one, was, now in zip(labelled, old, new, strict=True)
    ]
    mended = sum(before != gold == after for *_, gold, before, after in rows)
    broken = sum(after != gold == before for *_, gold, before, after in rows)
    chance = float(binomtest(mended, mended + broken).pvalue) if mended + broken else 1.0
    changes = tuple(
        Change(one.advert.id, now.title, gold, before, after, _why(now))
        for one, _, now, gold, before, after in rows
        if before != after
    )
    gain = _gain([(gold, before) for *_, gold, before, _ in rows], [(gold, after) for *_, gold, _, after in rows])
    return Comparison(len(rows), mended, broken, chance, gain, changes)


def _answer(result: Result) -> str:
    return four_way({"workforce": result.workforce, "setting": result.setting, "category": result.category})


def _why(result: Result) -> str:
    strongest = [r for r in result.reasons if r.contribution > 0 and r.value][:2]
    return "; ".join(f"{reason.feature}: {reason.value}" for reason in strongest)


def _gain(old: Sequence[Pair], new: Sequence[Pair]) -> Figure:
    """Difference of macro F1, the same adverts drawn for both; the draws are the same in every run."""
    draw = random.Random(0)
    both = list(zip(old, new, strict=True))
    gains = []
    for _ in range(_ROUNDS):
        drawn = draw.choices(both, k=len(both))
        gains.append(macro_f1([after for _, after in drawn]) - macro_f1([before for before, _ in drawn]))
    gains.sort()
    value = macro_f1(new) - macro_f1(old)
    return Figure("gain in macro F1", len(both), value, gains[int(0.025 * _ROUNDS)], gains[int(0.975 * _ROUNDS) - 1])
