"""Agreement of results with gold labels, with bootstrap intervals over adverts."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ..lexicon import CATEGORIES
from .corpus import four_way

Row = tuple[dict[str, Any], dict[str, Any]]
"""Labels and record of one advert."""
Pair = tuple[Any, Any]
"""What gold says and what the program says, of one advert."""
Metric = Callable[[Sequence[Pair]], float]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of agreement: its value and 95% interval, over `n` adverts."""

    name: str
    n: int
    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.name:40} {self.value:.3f}  [{self.low:.3f}, {self.high:.3f}]  n={self.n}"


def f1(pairs: Sequence[Pair], positive: Any) -> float:
    """F1 of one class; 1 where neither side has it."""
    times = Counter((gold == positive, got == positive) for gold, got in pairs)
    hits, missed, false = times[True, True], times[True, False], times[False, True]
    return 2 * hits / (2 * hits + missed + false) if hits + missed + false else 1.0


def macro_f1(pairs: Sequence[Pair]) -> float:
    """Mean F1 over the classes that gold has."""
    classes = sorted({gold for gold, _ in pairs}, key=str)
    return sum(f1(pairs, c) for c in classes) / len(classes) if classes else float("nan")


def truth_f1(pairs: Sequence[Pair]) -> float:
    """F1 of True."""
    return f1(pairs, True)


def accuracy(pairs: Sequence[Pair]) -> float:
    """Share of adverts on which both agree."""
    return sum(gold == got for gold, got in pairs) / len(pairs) if pairs else float("nan")


def value_f1(pairs: Sequence[Pair]) -> float:
    """Micro F1 over stated values: None is "nothing stated", any other value must match exactly."""
    hits = sum(gold is not None and gold == got for gold, got in pairs)
    false = sum(got is not None and gold != got for gold, got in pairs)
    missed = sum(gold is not None and gold != got for gold, got in pairs)
    return 2 * hits / (2 * hits + false + missed) if hits + false + missed else 1.0


def set_f1(pairs: Sequence[Pair]) -> float:
    """Micro F1 over the members of sets."""
    hits = sum(len(set(gold) & set(got)) for gold, got in pairs)
    false = sum(len(set(got) - set(gold)) for gold, got in pairs)
    missed = sum(len(set(gold) - set(got)) for gold, got in pairs)
    return 2 * hits / (2 * hits + false + missed) if hits + false + missed else 1.0


FIELDS: dict[str, Metric] = {
    "workforce": macro_f1,
    "setting": macro_f1,
    "essential_level": value_f1,
    "desirable_level": value_f1,
    "equivalent_accepted": truth_f1,
    "registration": macro_f1,
    "registers": set_f1,
    "supervision_received": macro_f1,
    "supervises_others": truth_f1,
    "bands": set_f1,
    "training_post": truth_f1,
}
"""How each field of a result is compared with its label."""


def figures(rows: Sequence[Row]) -> list[Figure]:
    """Compare (labels, record) pairs: four-way answer, category and role of support posts, every stated fact."""
    support = [row for row in rows if row[0].get("workforce") == "support"]
    found = [
        figure("answer (4 groups, macro F1)", [(four_way(gold), four_way(got)) for gold, got in rows], macro_f1),
        figure("answer (4 groups, accuracy)", [(four_way(gold), four_way(got)) for gold, got in rows], accuracy),
        figure("category of support posts (macro F1)", _pairs("category", support), macro_f1),
        figure(
            "role of support posts (accuracy)",
            _pairs("role", [r for r in support if r[0].get("role") not in (None, "other")]),
            accuracy,
        ),
        figure(
            "support or not (F1)",
            [(gold["workforce"] == "support", got.get("workforce") == "support") for gold, got in rows],
            truth_f1,
        ),
    ]
    for name, metric in FIELDS.items():
        if pairs := _pairs(name, rows):
            found.append(figure(f"{name} ({metric.__name__.replace('_', ' ')})", pairs, metric))
    sure = [(four_way(gold), four_way(got)) for gold, got in rows if got.get("review") is False]
    found.append(figure("answered without review (accuracy)", sure, accuracy))
    found += _trust(rows)
    return [f for f in found if f.n]


def _trust(rows: Sequence[Row]) -> list[Figure]:
    """Whether confidence, probabilities, category sets and review mean what they say."""
    support = [(gold, got) for gold, got in rows if gold.get("workforce") == got.get("workforce") == "support"]
    reviewed = [(True, not got["review"]) for _, got in rows if "review" in got]
    held = [(True, gold["category"] in got["category_set"]) for gold, got in support if "category_set" in got]
    several = [(True, len(got["category_set"]) > 1) for _, got in support if "category_set" in got]
    return [
        figure("answered without review (share)", reviewed, accuracy),
        figure("category set (holds the right one)", held, accuracy),
        figure("category set (several left)", several, accuracy),
        *(
            figure(f"{name} (calibration error)", sure, expected_calibration_error)
            for name, sure in confidences(rows).items()
        ),
    ]


def confidences(rows: Sequence[Row]) -> dict[str, list[tuple[float, bool]]]:
    """For each probability that a record states: how sure the chosen answer was, and whether it was right."""
    stated = [(gold, got) for gold, got in rows if "confidence" in got]
    scope = {"support": ("workforce", "p_support"), "mental_health": ("setting", "p_mental_health")}
    found = {"confidence": [(got["confidence"], four_way(gold) == four_way(got)) for gold, got in stated]}
    for name, (label, p) in scope.items():
        found[p] = [(max(got[p], 1 - got[p]), (gold[label] == name) == (got[p] > 0.5)) for gold, got in stated]
    found["p_category"] = [
        max((got[f"p_{c}"], gold["category"] == c) for c in CATEGORIES)
        for gold, got in stated
        if gold.get("category") is not None
    ]
    return found


def _pairs(name: str, rows: Sequence[Row]) -> list[Pair]:
    empty: Any = [] if name in ("bands", "registers") else None
    return [
        (gold[name] if gold[name] is not None else empty, got[name])
        for gold, got in rows
        if name in gold and name in got
    ]


def figure(name: str, pairs: Sequence[Pair], metric: Metric, rounds: int = 200) -> Figure:
    """A figure with its bootstrap interval; the draws are the same in every run."""
    if not pairs:
        return Figure(name, 0, float("nan"), float("nan"), float("nan"))
    draw = random.Random(0)
    values = sorted(metric(draw.choices(pairs, k=len(pairs))) for _ in range(rounds))
    return Figure(name, len(pairs), metric(pairs), values[int(0.025 * rounds)], values[int(0.975 * rounds) - 1])


def expected_calibration_error(rows: Sequence[tuple[float, bool]], bins: int = 10) -> float:
    """Mean gap between confidence and hit rate over equal bins of (confidence, hit) pairs (Guo et al. 2017)."""
    cells: dict[int, list[tuple[float, bool]]] = {}
    for confidence, hit in rows:
        cells.setdefault(min(int(confidence * bins), bins - 1), []).append((confidence, hit))
    gaps = (abs(sum(c for c, _ in cell) - sum(h for _, h in cell)) for cell in cells.values())
    return sum(gaps) / len(rows) if rows else float("nan")
