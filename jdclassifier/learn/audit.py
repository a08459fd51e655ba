"""Labels that are likely wrong: where heads that did not learn from an advert are sure of another answer.

Out-of-fold probabilities for every advert, then confident learning's normalised margin (Northcutt, Jiang and Chuang
2021) per head: an advert is named where the probability of its label falls below what adverts of that label usually
get, and another label reaches what adverts of that one usually get.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..analyse import Reader
from ..assign.model import HEADS
from ..assign.terms import TermWeights
from ..errors import CorpusError
from ..lexicon import Lexicon
from .calibrate import calibrate
from .corpus import Labelled, read_corpus
from .examples import advert_examples, rule_examples, title_examples
from .heads import CLASSES, cross_validate
from .recipe import Recipe

LEAST = 10
"""Adverts without which folds say nothing."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A label that the other adverts speak against."""

    id: str
    place: str
    title: str
    head: str
    label: str
    likelier: str
    p_label: float
    p_likelier: float


def audit(gold: Sequence[Path], lexicon: Lexicon, terms: TermWeights, recipe: Recipe) -> list[Doubt]:
    """Name likely wrong labels of workforce, setting and category, the surest first.

    Raises:
        CorpusError: if a label breaks the codebook or there are too few adverts.
    """
    labelled = read_corpus(gold, lexicon.roles)
    if len(labelled) < LEAST:
        raise CorpusError(f"{len(labelled)} labelled adverts are too few to judge labels by; have {LEAST} or more")
    reader = Reader(lexicon, terms)
    examples = [
        *title_examples(lexicon, reader, recipe.title_weight),
        *rule_examples(lexicon, reader, recipe.rule_weight),
        *advert_examples(labelled, reader, recipe),
    ]
    calibration = calibrate(cross_validate(examples, recipe), recipe)
    by_id = {one.advert.id: one for one in labelled}
    rows = list(zip((by_id[id] for id in calibration.ids), calibration.verdicts, strict=True))
    found: list[Doubt] = []
    for head in HEADS:
        known = [(one, v[head].probabilities) for one, v in rows if one.labels[head] is not None]
        found += _doubts(head, [one for one, _ in known], [probabilities for _, probabilities in known])
    return sorted(found, key=lambda doubt: (doubt.p_label - doubt.p_likelier, doubt.id, doubt.head))


def _doubts(head: str, labelled: list[Labelled], probabilities: list[dict[str, float]]) -> Iterator[Doubt]:
    labels = CLASSES[head]
    matrix = np.array([[p[label] for label in labels] for p in probabilities]).reshape(-1, len(labels))
    given = np.array([labels.index(one.labels[head]) for one in labelled], dtype=int)
    usual = [matrix[given == at, at].mean() if (given == at).any() else 1.0 for at in range(len(labels))]
    for one, row, label in zip(labelled, matrix, given, strict=True):
        other = int(row.argmax())
        if other != label and row[other] >= usual[other]:
            place, title = one.advert.source, one.advert.title
            p_label, p_other = float(row[label]), float(row[other])
            yield Doubt(one.advert.id, place, title, head, labels[label], labels[other], p_label, p_other)
