"""Yearly salaries as published, and the band whose pay range they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..lexicon.rows import PayBand, PaySupplement
from .component import subject
from .facts import Band
from .reading import Reading

_AMOUNT = re.compile(
    r"""(?<![\d.,])(?:
        (?P<pounds>\d{1,3},[ ]?\d{3}|\d{5,6}) (?:\.\d{1,2})? (?![\d,]|\.\d)  # 24,907 or 24907.00
      | (?P<thousands>\d{2,3})k\b                                          # 25k
    )""",
    re.IGNORECASE | re.VERBOSE,
)
LEAST, MOST = 9_000, 250_000
"""A yearly salary in pounds; smaller amounts are bonuses, budgets and hourly or part-time figures."""
TOLERANCE = 3
"""Pounds by which a published figure may miss the table (rounding, "19,737.00")."""


@subject("salary")
def make_salary(reading: Reading) -> None:
    """State the yearly amounts of the salary field, else of the first line of the text that tells one.

    Amounts are kept as published: not made full-time, and hourly rates not made yearly, for the hours behind them are
    seldom told.
    """
    for line in reading.lines:
        if line.where == "salary" or (line.where == "text" and "salary" in line.hits):
            amounts = list(_amounts(line.text))
            if amounts and (line.where == "salary" or len(amounts) == 2):
                for value, start, end in amounts[:2]:
                    reading.state_span("salary", line, "yearly", value, start, end)
                return


def _amounts(text: str) -> Iterator[tuple[int, int, int]]:
    for match in _AMOUNT.finditer(text):
        thousands = match["thousands"]
        value = int(thousands) * 1000 if thousands else int(re.sub(r"\D", "", match["pounds"]))
        if LEAST <= value <= MOST:
            yield value, match.start(), match.end()


class PayTable:
    """Finds the band of a pay range."""

    def __init__(self, bands: Iterable[PayBand], supplements: Iterable[PaySupplement]) -> None:
        self._ranges: dict[str, list[tuple[Band, float, float]]] = {}
        extras = list(supplements)
        for row in bands:
            band = int(row.band) if row.band.isdigit() else row.band
            ranges = self._ranges.setdefault(row.year, [])
            ranges.append((band, row.minimum, row.maximum))
            for extra in extras:
                if extra.year == row.year:
                    ranges.append((band, _weighted(row.minimum, extra), _weighted(row.maximum, extra)))

    def band(self, low: float, high: float, date: str) -> Band | None:
        """The only band whose range in the pay year of `date` (any year where that is not known) is `low` to `high`.

        Failing that, the only band of those years that holds the whole range. None where none or several fit.
        """
        year = _pay_year(date)
        tables = [self._ranges[year]] if year in self._ranges else list(self._ranges.values())
        ranges = [entry for table in tables for entry in table]
        within = [entry for entry in ranges if entry[1] - TOLERANCE <= low and high <= entry[2] + TOLERANCE]
        exact = [entry for entry in within if abs(entry[1] - low) <= TOLERANCE and abs(entry[2] - high) <= TOLERANCE]
        for fitting in (exact, within):
            if found := {band for band, _, _ in fitting}:
                return found.pop() if len(found) == 1 else None
        return None

    def ranges(self, band: Band, date: str) -> list[tuple[float, float]]:
        """Pay ranges of a band, with and without London supplements, in the pay year of `date` (any where unknown)."""
        year = _pay_year(date)
        tables = [self._ranges[year]] if year in self._ranges else list(self._ranges.values())
        return [(low, high) for table in tables for name, low, high in table if name == band]


def _weighted(pay: float, extra: PaySupplement) -> float:
    return pay + min(max(pay * extra.share, extra.minimum), extra.maximum)


def _pay_year(date: str) -> str:
    """Name of the pay year (from 1 April) that holds an ISO date: "2020/21"; "" where the date is unknown."""
    if not re.match(r"\d{4}-\d{2}", date):
        return ""
    first = int(date[:4]) - (date[5:7] < "04")
    return f"{first}/{(first + 1) % 100:02}"
