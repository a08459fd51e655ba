"""Training: from lexicon, table of counts, labelled adverts and recipe to a model bundle, the same bytes every time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from ..analyse import Analyser, Reader
from ..assign.bundle import Bundle, save_bundle
from ..assign.estimator import LinearHead
from ..assign.model import HEADS, Model
from ..assign.terms import weigh
from ..errors import CorpusError
from ..lexicon import load_lexicon
from ..resources import shipped
from .breakdown import too_few
from .calibrate import DECIMALS, calibrate
from .card import model_card
from .corpus import Labelled, read_corpus
from .evaluate import Evaluation, held_out_evaluation
from .examples import advert_examples, rule_examples, title_examples
from .golden import golden_answers
from .heads import CLASSES, column_order, cross_validate, fit_head
from .recipe import Recipe

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Training:
    """What a training gave.

    Attributes:
        digest: Of the bundle.
        evaluation: Of the held-out adverts.
        warnings: Classes with too few adverts, a sentence each.
    """

    digest: str
    evaluation: Evaluation
    warnings: tuple[str, ...]


def train(
    out: Path, corpus: Sequence[Path], recipe: Recipe, lexicon_dir: Path | None = None, say: Say = lambda line: None
) -> Training:
    """Train a model and write its bundle into `out`.

    Raises:
        CorpusError: if a labelled advert breaks the codebook.
        LexiconError: if a row of the lexicon is wrong.
    """
    lexicon = load_lexicon(lexicon_dir)
    counts = shipped("corpus") / "counts" / "terms.csv"
    terms = weigh(counts)
    say(f"{len(terms.terms):,} telling terms from {counts.name}")
    labelled = read_corpus(corpus, lexicon.roles)
    _refuse_unfit(labelled)
    reader = Reader(lexicon, terms)
    titles = list(title_examples(lexicon, reader, recipe.title_weight))
    rules = rule_examples(lexicon, reader, recipe.rule_weight)
    examples = [*titles, *rules, *advert_examples(labelled, reader, recipe)]
    say(f"{len(titles):,} titles and {len(labelled):,} labelled adverts")

    with threadpool_limits(limits=1):
        say("judging every writer's adverts by heads that saw none of them")
        calibration = calibrate(cross_validate(examples, recipe), recipe)
        temperatures = calibration.temperatures
        say("fitting the heads on all adverts")
        heads = {head: fit_head(examples, head, recipe, temperatures[head]) for head in HEADS}
    evaluation = held_out_evaluation(calibration, labelled)
    about = _about(labelled, len(titles), lexicon.digest, counts, recipe, temperatures, evaluation)
    thresholds = calibration.thresholds
    bundle = Bundle(recipe.name, recipe.version, _model(heads), terms, thresholds, "", about, [])
    bundle = replace(bundle, golden=golden_answers(Analyser(lexicon, bundle)))
    digest = save_bundle(out, bundle, model_card(bundle, labelled, evaluation))
    return Training(digest, evaluation, tuple(too_few(labelled)))


def _refuse_unfit(labelled: Sequence[Labelled]) -> None:
    if not any(one.labels["category"] for one in labelled):
        raise CorpusError(
            f"no support post among {len(labelled):,} labelled adverts, so categories cannot be learned or measured; "
            "add some, or train on the shipped corpus as well"
        )


def _model(heads: dict[str, tuple[tuple[str, ...], LinearHead]]) -> Model:
    """The heads side by side on the features of all; a feature that a head does not see weighs nothing there."""
    features = tuple(sorted({name for names, _ in heads.values() for name in names}))
    row = {name: at for at, name in enumerate(features)}
    weights = np.zeros((len(features), sum(map(len, CLASSES.values()))))
    intercepts, start = [], 0
    for head in HEADS:
        names, estimator = heads[head]
        order = column_order(estimator, head)
        weights[[row[name] for name in names], start : start + len(order)] = estimator.coef_[order].T
        intercepts.append(estimator.intercept_[order])
        start += len(order)
    # Adding zero turns a rounded -0.0 into 0.0.
    return Model(
        features, CLASSES, np.round(weights, DECIMALS) + 0.0, np.round(np.concatenate(intercepts), DECIMALS) + 0.0
    )


def _about(
    labelled: Sequence[Labelled],
    titles: int,
    lexicon: str,
    counts: Path,
    recipe: Recipe,
    temperatures: dict[str, float],
    evaluation: Evaluation,
) -> dict[str, Any]:
    corpus = hashlib.sha256()
    for one in labelled:
        corpus.update(repr((one.advert.id, one.advert.title, one.advert.text, sorted(one.labels.items()))).encode())
    return {
        "lexicon_sha256": lexicon,
        "counts_sha256": hashlib.sha256(counts.read_bytes()).hexdigest(),
        "corpus_sha256": corpus.hexdigest(),
        "recipe": {slot: getattr(recipe, slot) for slot in recipe.__slots__},
        "temperatures": {head: round(temperature, 4) for head, temperature in temperatures.items()},
        "adverts": len(labelled),
        "titles": titles,
        "figures": {one.name: round(one.value, 4) for one in evaluation.figures},
    }
