"""Counterfactuals: the smallest changes of what an advert states that would change its category or scope.

They are found by asking the model again with the changed facts (Wachter, Mittelstadt and Russell 2017; for documents
Martens and Provost 2014): every single change, then pairs of those that lean towards another answer without reaching
it. Words of the text that are no stated fact stay as they are.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..analyse import Analyser, Reading
from ..assign.decide import MENTAL_HEALTH, SUPPORT
from ..assign.model import HEADS, Verdict
from ..extract.facts import Fact
from .changes import ANOTHER, Change, changes_of_facts
from .titles import changes_of_title

MOST = 8
"""Counterfactuals told of one advert."""

Verdicts = dict[str, Verdict]
Answer = tuple[str | None, bool]
"""Category (None outside support) and scope: what a change must turn."""


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """A change of what is stated that would change the category or the scope.

    Attributes:
        change: The change in plain words, the advert's own in quotation marks: "if 'degree' were desirable, ...".
        workforce, setting, category: The answer there would be; no category outside support.
        probability: Probability of what would be different: of the new workforce, setting or category, or of their
            product where several differ. The category's is that given a support post, as in the result.
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


def counterfactuals(analyser: Analyser, reading: Reading) -> tuple[Counterfactual, ...]:
    """Return what turns the answer, the smallest change first; nothing where nothing that was tried does.

    One change is told for each subject (or pair of subjects) and each answer that it leads to, and pairs only for
    answers that no single change reaches.
    """
    search = _Search(analyser, reading)
    changes = [*changes_of_facts(reading.facts), *changes_of_title(analyser.reader, reading)]
    singles, leaning = search.ask(((change,) for change in changes), known=set())
    reached = {_answer_of(one) for _, one in singles}
    pairs, _ = search.ask(_pairs(itertools.chain.from_iterable(leaning)), reached)
    ranked = sorted([*singles, *pairs], key=lambda item: (item[0], -item[1].probability))
    return tuple(one for _, one in ranked[:MOST])


class _Search:
    """Asks the model about one advert with changed facts."""

    def __init__(self, analyser: Analyser, reading: Reading) -> None:
        self._analyser = analyser
        self._reading = reading
        (self._before,) = self._judge([reading])

    def ask(
        self, tries: Iterable[tuple[Change, ...]], known: set[Answer]
    ) -> tuple[list[tuple[tuple[int, int], Counterfactual]], list[tuple[Change, ...]]]:
        """Return the counterfactuals with their sizes, and the tries that only make the answer less sure."""
        before = self._before
        found: dict[tuple[tuple[str, ...], Answer], tuple[tuple[int, int], Counterfactual]] = {}
        leaning = []
        tried = list(tries)
        for changes, after in zip(tried, self._judge([self._changed(changes) for changes in tried]), strict=True):
            answer = _answer(after)
            if answer == _answer(before):
                if _chance(before, after) < _chance(before, before):
                    leaning.append(changes)
            elif answer not in known:
                size = (len(changes), max(change.size for change in changes))
                key = (tuple(change.subject for change in changes), answer)
                found.setdefault(key, (size, _counterfactual(before, after, changes)))
        return list(found.values()), leaning

    def _changed(self, changes: tuple[Change, ...]) -> Reading:
        reading = next((change.retitled for change in changes if change.retitled), self._reading)
        facts = reading.facts
        for change in changes:
            facts = change.alter(facts)
        return reading if facts is reading.facts else self._analyser.reader.restated(reading, facts)

    def _judge(self, readings: Sequence[Reading]) -> list[Verdicts]:
        if not readings:
            return []
        judgements = self._analyser.bundle.model.judge_many([reading.features for reading in readings])
        return [judgement.verdicts for judgement in judgements]


def _pairs(changes: Iterable[Change]) -> Iterator[tuple[Change, Change]]:
    small = [change for change in changes if change.size != ANOTHER]
    return (pair for pair in itertools.combinations(small, 2) if pair[0].subject != pair[1].subject)


def _answer(verdicts: Verdicts) -> Answer:
    support = verdicts["workforce"].label == SUPPORT
    return verdicts["category"].label if support else None, support and verdicts["setting"].label == MENTAL_HEALTH


def _answer_of(one: Counterfactual) -> Answer:
    return one.category, one.in_scope


def _chance(before: Verdicts, after: Verdicts) -> float:
    """The probability that `after` gives to the answer of `before`."""
    chance = 1.0
    for head in HEADS:
        chance *= after[head].probabilities[before[head].label]
    return chance


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
