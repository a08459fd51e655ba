"""Peers that search text for a list of phrases, each made to search for all phrases of our lexicon."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterable
from typing import Any

Search = Callable[[Iterable[str]], Any]

TOKENISER = "spaCy blank tokeniser"


def peers(phrases: list[str]) -> dict[str, Search]:
    """Return the peers that are installed, by name."""
    makers = {"edsnlp": ("EDS-NLP matcher", _edsnlp), "medspacy": ("medspaCy target matcher", _medspacy)}
    installed = {name: make for package, (name, make) in makers.items() if importlib.util.find_spec(package)}
    return {TOKENISER: _tokeniser()} | {name: make(phrases) for name, make in installed.items()}


def _tokeniser() -> Search:
    import spacy

    nlp = spacy.blank("en")
    return lambda texts: [nlp.make_doc(text) for text in texts]


def _edsnlp(phrases: list[str]) -> Search:
    import edsnlp

    nlp = edsnlp.blank("eds")
    nlp.add_pipe("eds.matcher", config={"terms": {"phrase": phrases}, "attr": "LOWER"})
    return lambda texts: [nlp(text) for text in texts]


def _medspacy(phrases: list[str]) -> Search:
    import medspacy
    from medspacy.target_matcher import TargetRule

    nlp = medspacy.load(medspacy_enable=["medspacy_pyrush", "medspacy_target_matcher"])
    nlp.get_pipe("medspacy_target_matcher").add([TargetRule(phrase, "PHRASE") for phrase in phrases])
    return lambda texts: [nlp(text) for text in texts]
