"""Agreement of the whole road with gold labels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..analyse import Analyser
from ..assign.decide import Assignment, decide
from .calibrate import Calibration
from .corpus import Labelled, four_way, read_corpus
from .metrics import Figure, Row, figures


@dataclass(frozen=True, slots=True)
class Difference:
    """An advert on which gold and program differ in one field."""

    id: str
    title: str
    gold: Any
    got: Any


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Figures of agreement, with every advert's labels and record behind them."""

    figures: tuple[Figure, ...]
    adverts: tuple[Labelled, ...]
    records: tuple[dict[str, Any], ...]

    @property
    def rows(self) -> list[Row]:
        """Labels and record of each advert."""
        return [(one.labels, record) for one, record in zip(self.adverts, self.records, strict=True)]

    def differences(self, field: str) -> list[Difference]:
        """Adverts labelled with `field` on which it differs; "answer" is the four-way answer."""
        read: Callable[[dict[str, Any]], Any] = four_way if field == "answer" else lambda row: row[field]
        rows = zip(self.adverts, self.records, strict=True)
        pairs = ((a, read(a.labels), read(r)) for a, r in rows if field == "answer" or field in a.labels)
        return [Difference(a.advert.id, a.advert.title, gold, got) for a, gold, got in pairs if _differ(gold, got)]


def held_out_evaluation(calibration: Calibration, labelled: Sequence[Labelled]) -> Evaluation:
    """Agreement of heads that saw nothing of an advert's writer; the records hold what the heads decide alone."""
    by_id = {one.advert.id: one for one in labelled}
    adverts = [by_id[id] for id in calibration.ids]
    records = [_decided(decide(verdicts, calibration.thresholds)) for verdicts in calibration.verdicts]
    rows = [(one.labels, record) for one, record in zip(adverts, records, strict=True)]
    return Evaluation(tuple(figures(rows)), tuple(adverts), tuple(records))


def _decided(answer: Assignment) -> dict[str, Any]:
    return {
        **{name: getattr(answer, name) for name in ("workforce", "setting", "category", "confidence", "category_set")},
        **{name: getattr(answer, name) for name in ("p_support", "p_mental_health")},
        **{f"p_{category}": probability for category, probability in answer.p_category.items()},
    }


def _differ(gold: Any, got: Any) -> bool:
    """Whether two values differ; lists are compared as sets, as their figures are."""
    if isinstance(gold, list) or isinstance(got, list):
        return set(gold or ()) != set(got or ())
    return bool(gold != got)


def evaluate(gold: Sequence[Path], analyser: Analyser) -> Evaluation:
    """Classify the adverts of labelled files and compare.

    Raises:
        CorpusError: if a file is missing or a label breaks the codebook.
    """
    adverts = read_corpus(gold, analyser.lexicon.roles)
    records = [result.to_record() for result in analyser.classify_many(one.advert for one in adverts)]
    rows = [(one.labels, record) for one, record in zip(adverts, records, strict=True)]
    return Evaluation(tuple(figures(rows)), tuple(adverts), tuple(records))
