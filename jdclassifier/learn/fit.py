"""Training: from lexicon, table of counts, labelled adverts and recipe to a model bundle, the same bytes every time."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import joblib
import numpy as np
import scipy.sparse
from threadpoolctl import threadpool_limits

from ..analyse import Reader
from ..assign.bundle import Thresholds, save_bundle
from ..assign.estimator import LinearHead, fit_temperature, softmax
from ..assign.features import bears_on
from ..assign.model import HEADS, Model
from ..assign.terms import weigh
from ..lexicon import CATEGORIES, SETTINGS, WORKFORCES, load_lexicon
from ..resources import shipped
from .card import model_card
from .corpus import Labelled, read_corpus
from .examples import TITLES, Example, advert_examples, rule_examples, title_examples
from .metrics import Figure, accuracy, expected_calibration_error, figure, macro_f1
from .recipe import Recipe

CLASSES: dict[str, tuple[str, ...]] = {"workforce": WORKFORCES, "setting": SETTINGS, "category": CATEGORIES}
_DECIMALS = 5  # weights are rounded, so that the last bits of a sum do not change the bundle
Say = Callable[[str], None]


@dataclass(frozen=True)
class HeldOut:
    """Scores of labelled adverts by heads that did not see their writer."""

    scores: dict[str, Any]
    labels: dict[str, Any]

    def probabilities(self, head: str, temperature: float) -> Any:
        return softmax(self.scores[head] / temperature)


def train(
    out: Path, corpus: Sequence[Path], recipe: Recipe, lexicon_dir: Path | None = None, say: Say = lambda line: None
) -> str:
    """Train a model and write its bundle into `out`; return the bundle's digest.

    Raises:
        CorpusError: if a labelled advert breaks the codebook.
        LexiconError: if a row of the lexicon is wrong.
    """
    lexicon = load_lexicon(lexicon_dir)
    counts = shipped("corpus") / "counts" / "terms.csv"
    terms = weigh(counts)
    say(f"{len(terms.terms):,} telling terms from {counts.name}")
    labelled = read_corpus(corpus, lexicon.roles)
    reader = Reader(lexicon, terms)
    titles = list(title_examples(lexicon, reader, recipe.title_weight))
    rules = rule_examples(lexicon, reader, recipe.rule_weight)
    examples = [*titles, *rules, *advert_examples(labelled, reader, recipe)]
    say(f"{len(titles):,} titles and {len(labelled):,} labelled adverts")

    with threadpool_limits(limits=1):
        held_out = _cross_validate(examples, recipe)
        temperatures = {
            head: fit_temperature(held_out.scores[head], held_out.labels[head], np.array(sorted(CLASSES[head])))
            for head in HEADS
        }
        say("temperatures: " + ", ".join(f"{head} {temperature:.2f}" for head, temperature in temperatures.items()))
        names = {head: _vocabulary(examples, head, recipe.least_examples) for head in HEADS}
        heads = {head: _fit(examples, names[head], head, recipe.penalty[head], temperatures[head]) for head in HEADS}
    thresholds = Thresholds(
        recipe.review_below, _category_floor(held_out, temperatures["category"], recipe.coverage), recipe.coverage
    )
    figures = _figures(held_out, temperatures)
    about = _about(labelled, len(titles), lexicon.digest, counts, recipe, temperatures, figures)
    digest = save_bundle(
        out,
        name=recipe.name,
        version=recipe.version,
        model=_model(names, heads),
        terms=terms,
        thresholds=thresholds,
        about=about,
        card=model_card(recipe, labelled, thresholds, figures, about),
    )
    for one in figures:
        say(f"{one.name}: {one.value:.3f} [{one.low:.3f}, {one.high:.3f}] n={one.n}")
    return digest


def _vocabulary(examples: Iterable[Example], head: str, least: int) -> tuple[str, ...]:
    """Features that may speak on the head's question and stand in enough examples, in order of their names."""
    held = Counter(name for example in examples for name in example.features if bears_on(head, name))
    return tuple(sorted(name for name, times in held.items() if times >= least))


def _matrix(examples: Sequence[Example], names: Sequence[str]) -> Any:
    column = {name: at for at, name in enumerate(names)}
    data, indices, starts = [], [], [0]
    for example in examples:
        known = sorted((column[name], value) for name, value in example.features.items() if name in column)
        indices += [at for at, _ in known]
        data += [value for _, value in known]
        starts.append(len(indices))
    return scipy.sparse.csr_matrix((data, indices, starts), shape=(len(examples), len(names)), dtype=np.float64)


def _fit(
    examples: Sequence[Example], names: Sequence[str], head: str, penalty: float, temperature: float = 1.0
) -> LinearHead:
    known = [example for example in examples if example.labels[head] is not None]
    estimator = LinearHead(C=penalty, temperature=temperature)
    return estimator.fit(_matrix(known, names), [e.labels[head] for e in known], [e.weight for e in known])


def _cross_validate(examples: Sequence[Example], recipe: Recipe) -> HeldOut:
    """Hold out one writer at a time: each has a manner of its own, which must not leak."""
    writers = sorted({example.group for example in examples} - {TITLES})
    folds = joblib.Parallel(n_jobs=min(2, joblib.cpu_count()))(
        joblib.delayed(_hold_out)(examples, writer, head, recipe) for head in HEADS for writer in writers
    )
    scores = {head: np.vstack([s for h, s, _ in folds if h == head]) for head in HEADS}
    labels = {head: np.concatenate([y for h, _, y in folds if h == head]) for head in HEADS}
    return HeldOut(scores, labels)


def _hold_out(examples: Sequence[Example], writer: str, head: str, recipe: Recipe) -> tuple[str, Any, Any]:
    """Scores of the writer's adverts (as published, titles and all) by a head that saw none of them."""
    with threadpool_limits(limits=1):
        seen = [example for example in examples if example.group != writer]
        unseen = [e for e in examples if e.group == writer and e.measured and e.labels[head] is not None]
        names = _vocabulary(seen, head, recipe.least_examples)
        estimator = _fit(seen, names, head, recipe.penalty[head])
        scores = _matrix(unseen, names) @ estimator.coef_.T + estimator.intercept_
        return head, scores, np.array([example.labels[head] for example in unseen])


def _category_floor(held_out: HeldOut, temperature: float, coverage: float) -> float:
    """Probability below which a category is ruled out, by split conformal prediction (LAC score)."""
    probabilities = held_out.probabilities("category", temperature)
    columns = np.searchsorted(sorted(CATEGORIES), held_out.labels["category"])
    right = np.sort(probabilities[np.arange(len(columns)), columns])
    rank = math.floor((1 - coverage) * (len(right) + 1))
    return round(float(right[max(rank - 1, 0)]), _DECIMALS)


def _figures(held_out: HeldOut, temperatures: dict[str, float]) -> list[Figure]:
    """Agreement on adverts whose writer was held out."""
    found = []
    for head in HEADS:
        labels = sorted(CLASSES[head])
        probabilities = held_out.probabilities(head, temperatures[head])
        pairs = [
            (gold, labels[at]) for gold, at in zip(held_out.labels[head], probabilities.argmax(axis=1), strict=True)
        ]
        found.append(figure(f"{head}, writer held out (macro F1)", pairs, macro_f1))
        found.append(figure(f"{head}, writer held out (accuracy)", pairs, accuracy))
        sure = [(float(p), g == got) for p, (g, got) in zip(probabilities.max(axis=1), pairs, strict=True)]
        error = expected_calibration_error(sure)
        found.append(Figure(f"{head}, writer held out (calibration error)", len(sure), error, error, error))
    return found


def _model(names: dict[str, tuple[str, ...]], heads: dict[str, LinearHead]) -> Model:
    """The heads side by side on the features of all; a feature that a head does not see weighs nothing there."""
    features = tuple(sorted(set().union(*names.values())))
    row = {name: at for at, name in enumerate(features)}
    weights = np.zeros((len(features), sum(map(len, CLASSES.values()))))
    intercepts, start = [], 0
    for head in HEADS:
        order = [list(heads[head].classes_).index(label) for label in CLASSES[head]]
        weights[[row[name] for name in names[head]], start : start + len(order)] = heads[head].coef_[order].T
        intercepts.append(heads[head].intercept_[order])
        start += len(order)
    # Adding zero turns a rounded -0.0 into 0.0.
    return Model(
        features, CLASSES, np.round(weights, _DECIMALS) + 0.0, np.round(np.concatenate(intercepts), _DECIMALS) + 0.0
    )


def _about(
    labelled: Sequence[Labelled],
    titles: int,
    lexicon: str,
    counts: Path,
    recipe: Recipe,
    temperatures: dict[str, float],
    figures: Sequence[Figure],
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
        "figures": {one.name: round(one.value, 4) for one in figures},
    }
