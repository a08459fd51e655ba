"""Shares, intervals and differences against published examples."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdclassifier.report.figures import Difference, Share, beyond_chance, percent


# Newcombe, R. G. (1998), Statistics in Medicine 17: 857-872, table I, method 3 (score, no continuity correction).
@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_published_intervals(count: int, of: int, low: float, high: float) -> None:
    assert Share(count, of).interval == pytest.approx((low, high), abs=5e-5)


# Newcombe, R. G. (1998), Statistics in Medicine 17: 873-890, table II, method 10.
@pytest.mark.parametrize(
    ("now", "last", "low", "high"),
    [
        (Share(56, 70), Share(48, 80), 0.0524, 0.3339),
        (Share(9, 10), Share(3, 10), 0.1705, 0.8090),
        (Share(0, 10), Share(0, 20), -0.1611, 0.2775),
    ],
)
def test_published_differences(now: Share, last: Share, low: float, high: float) -> None:
    assert Difference(now, last).interval == pytest.approx((low, high), abs=5e-5)


@given(st.integers(0, 500), st.integers(0, 500))
def test_a_share_lies_in_its_interval(some: int, more: int) -> None:
    share = Share(some, some + more)
    low, high = share.interval
    assert 0 <= low <= share.value + 1e-12
    assert share.value - 1e-12 <= high <= 1


def test_one_striking_difference_among_many_is_chance() -> None:
    striking = Difference(Share(30, 100), Share(17, 100))
    dull = Difference(Share(20, 100), Share(20, 100))
    assert beyond_chance([striking]) == [True]
    assert beyond_chance([striking] + [dull] * 20) == [False] * 21
    assert beyond_chance([]) == []


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.0, "0%"),
        (0.004, "0.4%"),
        (0.0994, "9.9%"),
        (0.0996, "10%"),
        (0.5, "50%"),
        (1.0, "100%"),
        (0.0001, "<0.1%"),
        (0.995, "99.5%"),
        (0.9999, ">99.9%"),
    ],
)
def test_per_cent(value: float, shown: str) -> None:
    assert percent(value) == shown
