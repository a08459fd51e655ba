"""An explanation: the model's score of each of its answers taken apart, and the changes that would turn them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from ..advert import Advert
from ..analyse import Analyser, Reading
from ..assign.bundle import Bundle
from ..assign.decide import SUPPORT
from ..assign.model import HEADS, Judgement, Verdict
from ..assign.reasons import reasons
from ..result import Reason, Result
from .search import Counterfactual, counterfactuals


@dataclass(frozen=True, slots=True)
class Part:
    """One of the answers that a result is made of, and its reasons.

    Attributes:
        head: Which answer: "workforce", "setting" or "category".
        label: What the model chose.
        probability: Its probability; the category's is that given a support post.
        score: The model's score of the choice: log-odds against the (geometric) mean of all choices.
        reasons: What moved the model, largest first; their contributions add up to the score.
    """

    head: str
    label: str
    probability: float
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why an advert got its answer; plain data.

    Attributes:
        result: The answer.
        reading: The cleaned advert with its facts, whose spans index it.
        parts: The answers on workforce and setting and, for a support post, category.
        counterfactuals: What would change category or scope, the smallest change first.
    """

    result: Result
    reading: Reading
    parts: tuple[Part, ...]
    counterfactuals: tuple[Counterfactual, ...]

    def to_record(self) -> dict[str, Any]:
        """The explanation as JSON-ready data: the result's record, parts and counterfactuals."""
        return {
            "result": self.result.to_record(),
            "parts": [asdict(part) for part in self.parts],
            "counterfactuals": [asdict(one) for one in self.counterfactuals],
        }


def explain(analyser: Analyser, advert: Advert) -> Explanation:
    """Explain the answer for one advert as published."""
    (reading,) = analyser.reader.read_many([advert])
    judgement = analyser.bundle.model.judge(reading.features)
    result = analyser.answer(reading, judgement)
    parts = tuple(_parts(analyser.bundle, reading, judgement))
    return Explanation(result, reading, parts, counterfactuals(analyser, reading))


def _parts(bundle: Bundle, reading: Reading, judgement: Judgement) -> Iterator[Part]:
    support = judgement.verdicts["workforce"].label == SUPPORT
    for head in HEADS if support else [head for head in HEADS if head != "category"]:
        verdict = judgement.verdicts[head]
        terms = bundle.terms.strongest(reading.terms, verdict.label)
        told = reasons(judgement.contributions(head), reading.title, reading.facts, terms)
        yield Part(head, verdict.label, verdict.probabilities[verdict.label], _score(verdict), told)


def _score(verdict: Verdict) -> float:
    """The centred score behind a verdict's probability."""
    logs = {label: math.log(probability) for label, probability in verdict.probabilities.items()}
    return logs[verdict.label] - sum(logs.values()) / len(logs)
