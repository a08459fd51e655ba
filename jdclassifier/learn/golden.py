"""Golden answers: invented adverts that travel in a bundle with the answers the model gave when it was made.

Another version of numpy, of a tokeniser or of the lexicon could change answers without a word. `verify` asks again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from ..advert import Advert
from ..analyse import Analyser
from ..lexicon import load_lexicon
from ..resources import shipped
from .corpus import read_corpus

_EACH = 2  # adverts of each writer
_ANSWER = (
    *("role", "workforce", "setting", "in_scope", "category", "p_trainee", "p_advanced_education"),
    *("p_supervised_support", "p_support", "p_mental_health", "confidence", "category_set"),
)
_TOLERANCE = 2e-4  # probabilities are kept to four decimals


@dataclass(frozen=True, slots=True)
class Changed:
    """A golden advert whose answer is no longer what it was."""

    id: str
    title: str
    field: str
    was: Any
    now: Any


def golden_answers(analyser: Analyser) -> list[dict[str, Any]]:
    """Some adverts of every writer of the shipped corpus, all of them invented, with the analyser's answers."""
    labelled = read_corpus([shipped("corpus") / "adverts"], load_lexicon().roles)
    taken: dict[str, list[Advert]] = {}
    for one in labelled:
        if len(taken.setdefault(one.writer, [])) < _EACH:
            taken[one.writer].append(one.advert)
    adverts = [advert for some in taken.values() for advert in some]
    return [{"advert": asdict(advert), "answer": _answer(analyser, advert)} for advert in adverts]


def verify(analyser: Analyser, golden: Sequence[dict[str, Any]]) -> Iterator[Changed]:
    """Ask again and yield what differs."""
    for one in golden:
        advert = Advert(**one["advert"])
        now = _answer(analyser, advert)
        for field, was in one["answer"].items():
            if not _same(was, now[field]):
                yield Changed(advert.id, advert.title, field, was, now[field])


def _answer(analyser: Analyser, advert: Advert) -> dict[str, Any]:
    record = analyser.classify(advert).to_record()
    return {name: record[name] for name in _ANSWER}


def _same(was: Any, now: Any) -> bool:
    if isinstance(was, float) and isinstance(now, float):
        return abs(was - now) <= _TOLERANCE
    return bool(was == now)
