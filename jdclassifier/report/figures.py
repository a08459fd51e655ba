"""Shares with their intervals, and differences between two periods."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import sqrt

_CONFIDENCE = 0.95


@dataclass(frozen=True)
class Share:
    """`count` of `of` posts."""

    count: int
    of: int

    @property
    def value(self) -> float:
        """The share, 0 to 1; 0 of no posts is 0."""
        return self.count / self.of if self.of else 0.0

    @cached_property
    def interval(self) -> tuple[float, float]:
        """95% score interval (Wilson 1927): where the share lies if these posts are a random sample of such posts."""
        from scipy.stats import binomtest

        if not self.of:
            return 0.0, 1.0
        found = binomtest(self.count, self.of).proportion_ci(_CONFIDENCE, method="wilson")
        return float(found.low), float(found.high)

    def __str__(self) -> str:
        low, high = self.interval
        return f"{percent(self.value)} ({percent(low)} to {percent(high)})" if self.of else "no posts"


@dataclass(frozen=True)
class Difference:
    """A share in this period and in the last, and the probability of so large a difference by chance alone."""

    now: Share
    last: Share

    @property
    def value(self) -> float:
        """Difference of the shares."""
        return self.now.value - self.last.value

    @property
    def interval(self) -> tuple[float, float]:
        """95% interval of the difference (Newcombe 1998, method 10: from the two score intervals)."""
        (low, high), (last_low, last_high) = self.now.interval, self.last.interval
        below = sqrt((self.now.value - low) ** 2 + (last_high - self.last.value) ** 2)
        above = sqrt((high - self.now.value) ** 2 + (self.last.value - last_low) ** 2)
        return self.value - below, self.value + above

    @cached_property
    def p(self) -> float:
        """Two-sided p-value of Fisher's exact test."""
        from scipy.stats import fisher_exact

        rows = [[one.count, one.of - one.count] for one in (self.now, self.last)]
        return float(fisher_exact(rows).pvalue)


def beyond_chance(differences: list[Difference], rate: float = 0.05) -> list[bool]:
    """Which differences exceed chance among so many: false discovery rate (Benjamini and Hochberg 1995)."""
    from scipy.stats import false_discovery_control

    if not differences:
        return []
    return [bool(p <= rate) for p in false_discovery_control([one.p for one in differences])]


def percent(value: float) -> str:
    """A share in plain figures: whole per cent, one decimal near the ends; 0% is none and 100% all."""
    shown = 100 * value
    if 0 < shown < 0.05:
        return "<0.1%"
    if 99.95 <= shown < 100:
        return ">99.9%"
    return f"{shown:.1f}%" if 0 < shown < 9.95 or 99 < shown < 100 else f"{shown:.0f}%"
