"""Two profiles compared: which differences matter, and whether the model should still be trusted."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from ..errors import InputError
from ..report.figures import Difference, Share, percent
from .profile import DIMENSIONS, Profile

Level = Literal["steady", "shifted", "far"]
_SHIFTED, _FAR = 0.1, 0.25
"""Usual limits of the population stability index."""
_POINTS = {"unknown titles": (0.03, 0.10), "unknown words": (0.02, 0.06), "sent to review": (0.03, 0.10)}
"""Rise of a share, in parts of one, that its 95% interval must reach to have shifted, and to be far."""
VERDICTS = {
    "steady": "Trust it: these adverts are like those the model knows.",
    "shifted": "Trust it with care: these adverts differ somewhat from those the model knows. Read the posts marked "
    "for review, and label a few of those below before you publish figures.",
    "far": "Do not trust it yet: these adverts are far from those the model knows. Label a hundred or more, those "
    "below first, and run `evaluate` on them before you use the answers.",
}


@dataclass(frozen=True, slots=True)
class Signal:
    """One comparison: how it stands, and a sentence that says so."""

    name: str
    level: Level
    sentence: str
    counts_for_trust: bool


@dataclass(frozen=True, slots=True)
class Drift:
    """All comparisons, and what follows."""

    signals: tuple[Signal, ...]

    @property
    def level(self) -> Level:
        """The worst level of what bears on trust; the mix of posts may change without the model being any worse."""
        order: tuple[Level, ...] = ("steady", "shifted", "far")
        trusted = [signal.level for signal in self.signals if signal.counts_for_trust]
        worst: Level = max(trusted, key=order.index, default="steady")
        others = any(signal.level == "far" for signal in self.signals)
        return "shifted" if worst == "steady" and others else worst

    @property
    def verdict(self) -> str:
        """Whether to trust the model, in plain words."""
        return VERDICTS[self.level]


def drift(here: Profile, known: Profile) -> Drift:
    """Compare a profile with that of the adverts that the model knows.

    Raises:
        InputError: if one of them is of no adverts.
    """
    if not here.results or not known.results:
        raise InputError("there is nothing to compare: the results or the profile hold no advert")
    pairs = {
        "unknown titles": Difference(here.unknown_titles, known.unknown_titles),
        "unknown words": Difference(here.unknown_words, known.unknown_words),
        "sent to review": Difference(here.reviewed, known.reviewed),
    }
    risen = [_risen(name, pair) for name, pair in pairs.items() if pair.now.of and pair.last.of]
    shifts = [_shift(name, here.answers[name], known.answers[name]) for name in DIMENSIONS]
    return Drift((*risen, *shifts))


def _risen(name: str, pair: Difference) -> Signal:
    low, _ = pair.interval
    shifted, far = _POINTS[name]
    level: Level = "far" if low >= far else "shifted" if low >= shifted else "steady"
    return Signal(name, level, f"{percent(pair.now.value)} here, {percent(pair.last.value)} among known adverts", True)


def _shift(name: str, here: Counter[str], known: Counter[str]) -> Signal:
    index, chance = stability(here, known)
    level: Level = "steady"
    if index > max(chance, _SHIFTED):
        level = "far" if index > _FAR else "shifted"
    sentence = f"stability index {index:.2f}"
    if level != "steady":
        sentence += f"; most moved: {_most_moved(here, known)}"
    return Signal(name, level, sentence, name == "confidence")


def stability(here: Counter[str], known: Counter[str]) -> tuple[float, float]:
    """Population stability index of two sets of counts, and the value it stays below in 95% of cases by chance.

    Half a post is added to every answer, so that one that a side lacks has a share. Chance by Yurdakul (2018): the
    index times nm/(n+m) follows a chi-squared distribution.
    """
    from scipy.stats import chi2

    answers = sorted(here.keys() | known.keys())
    if len(answers) < 2 or not here or not known:
        return 0.0, 0.0
    n, m = here.total(), known.total()
    index = 0.0
    for answer in answers:
        p = (here[answer] + 0.5) / (n + 0.5 * len(answers))
        q = (known[answer] + 0.5) / (m + 0.5 * len(answers))
        index += (p - q) * math.log(p / q)
    return index, float(chi2.ppf(0.95, len(answers) - 1)) * (1 / n + 1 / m)


def _most_moved(here: Counter[str], known: Counter[str]) -> str:
    n, m = here.total(), known.total()
    answer = max(sorted(here.keys() | known.keys()), key=lambda one: abs(here[one] / n - known[one] / m))
    now, last = Share(here[answer], n), Share(known[answer], m)
    return f"{'silent' if answer == 'null' else answer} {percent(now.value)}, was {percent(last.value)}"
