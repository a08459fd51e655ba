"""An explanation: the model's score of each of its three answers taken apart, and the changes that would turn them.

The contributions are exact: they add up to the score from which the probabilities follow. Counterfactuals are found by
asking the model again with changed facts (Wachter, Mittelstadt and Russell 2017; for documents Martens and Provost
2014): every single change, then pairs of changes neither of which turns the answer by itself. The words of the text
that are no stated fact stay as they are.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from ..advert import Advert
from ..analyse import Analyser, Reading
from ..assign.decide import MENTAL_HEALTH, SUPPORT
from ..assign.model import HEADS, Verdict
from ..assign.reasons import reasons
from ..extract.facts import Fact
from ..result import Reason, Result
from .changes import Change, changes_of_facts
from .titles import changes_of_title

_MOST = 8

Verdicts = dict[str, Verdict]


@dataclass(frozen=True, slots=True)
class Part:
    """One of the three answers ("workforce", "setting", "category") and what it is made of.

    Attributes:
        head: Which answer.
        label: What the model chose.
        probability: Its probability; of the category, given a support post.
        score: Its score in log-odds against the mean of all choices; the sum of the reasons' contributions.
        reasons: What moved the model, largest first.
    """

    head: str
    label: str
    probability: float
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """A change of what is stated that would change the category or the scope.

    Attributes:
        change: The change in plain words, the advert's own in quotation marks.
        workforce, setting, category: The answer there would be; no category outside support.
        probability: Probability of what would be different: of the new workforce, setting or category, of their
            product where several change.
        facts: The statements concerned, with their places; empty where the advert is silent.
        changes: Number of single changes, one or two.
    """

    change: str
    workforce: str
    setting: str
    category: str | None
    probability: float
    facts: tuple[Fact, ...]
    changes: int

    @property
    def in_scope(self) -> bool:
        """Whether it would be a support post in mental health."""
        return self.workforce == SUPPORT and self.setting == MENTAL_HEALTH


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why an advert got its answer; plain data.

    Attributes:
        result: The answer.
        reading: The cleaned advert with its facts, whose spans index it.
        parts: The answers on workforce and setting and, for a support post, category.
        counterfactuals: What would change the answer, the smallest change first; empty where none was found.
    """

    result: Result
    reading: Reading
    parts: tuple[Part, ...]
    counterfactuals: tuple[Counterfactual, ...]

    def to_record(self) -> dict[str, Any]:
        """The explanation as JSON-ready data."""
        return {
            "result": self.result.to_record(),
            "parts": [asdict(part) for part in self.parts],
            "counterfactuals": [asdict(one) for one in self.counterfactuals],
        }


def explain(analyser: Analyser, advert: Advert) -> Explanation:
    """Explain the answer for one advert as published."""
    (reading,) = analyser.reader.read_many([advert])
    return Explanation(
        analyser.answer(reading), reading, tuple(_parts(analyser, reading)), tuple(_counterfactuals(analyser, reading))
    )


def _parts(analyser: Analyser, reading: Reading) -> Iterator[Part]:
    bundle = analyser.bundle
    judgement = bundle.model.judge(reading.features)
    for head in HEADS:
        verdict = judgement.verdicts[head]
        if head == "category" and judgement.verdicts["workforce"].label != SUPPORT:
            continue
        contributions = judgement.contributions(head)
        terms = bundle.terms.strongest(reading.terms, verdict.label)
        told = reasons(contributions, reading.title, reading.facts, terms)
        score = sum(reason.contribution for reason in told)
        yield Part(head, verdict.label, verdict.probabilities[verdict.label], score, told)


def _counterfactuals(analyser: Analyser, reading: Reading) -> list[Counterfactual]:
    """What turns the answer: of each subject, or pair of subjects, the first change that leads to each other answer."""
    before = _judge(analyser, reading)
    singles = [*changes_of_facts(reading.facts), *changes_of_title(analyser.reader, reading)]
    found: dict[tuple[Any, ...], Counterfactual] = {}
    idle = []
    for change in singles:
        if not _keep(found, analyser, reading, before, (change,)):
            idle.append(change)
    if len(found) < _MOST:
        turned = {key[1:] for key in found}
        for pair in itertools.combinations(idle, 2):
            if pair[0].subject != pair[1].subject:
                _keep(found, analyser, reading, before, pair, turned)
    return sorted(found.values(), key=lambda one: (one.changes, -one.probability))[:_MOST]


def _keep(
    found: dict[tuple[Any, ...], Counterfactual],
    analyser: Analyser,
    reading: Reading,
    before: Verdicts,
    changes: tuple[Change, ...],
    known: Iterable[tuple[Any, ...]] = (),
) -> bool:
    """Whether the changes turn the answer; if so, keep them unless the same subjects do it already."""
    after = _judge(analyser, _changed(analyser, reading, changes))
    answer = _answer(after)
    if answer == _answer(before):
        return False
    key = (tuple(change.subject for change in changes), *answer)
    if key not in found and answer not in known:
        found[key] = _counterfactual(before, after, changes)
    return True


def _changed(analyser: Analyser, reading: Reading, changes: Iterable[Change]) -> Reading:
    changes = sorted(changes, key=lambda change: change.retitled is None)  # the title is read anew, then facts change
    for change in changes:
        reading = change.retitled or analyser.reader.restated(reading, change.alter(reading.facts))
    return reading


def _judge(analyser: Analyser, reading: Reading) -> Verdicts:
    return analyser.bundle.model.judge(reading.features).verdicts


def _answer(verdicts: Verdicts) -> tuple[str | None, bool]:
    """Category and scope."""
    support = verdicts["workforce"].label == SUPPORT
    return verdicts["category"].label if support else None, support and verdicts["setting"].label == MENTAL_HEALTH


def _counterfactual(before: Verdicts, after: Verdicts, changes: tuple[Change, ...]) -> Counterfactual:
    support = after["workforce"].label == SUPPORT
    probability = 1.0
    for head in HEADS:
        told = head != "category" or support
        if told and after[head].label != before[head].label:
            probability *= after[head].probabilities[after[head].label]
    return Counterfactual(
        change="if " + " and ".join(change.words for change in changes),
        workforce=after["workforce"].label,
        setting=after["setting"].label,
        category=after["category"].label if support else None,
        probability=probability,
        facts=tuple(fact for change in changes for fact in change.facts),
        changes=len(changes),
    )
