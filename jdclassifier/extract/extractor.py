"""From an advert to its facts: gate, pipeline, summary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack

from ..advert import Advert
from ..lexicon import Lexicon
from .components import FACTORIES
from .facts import Facts
from .gate import Gate
from .pay import PayTable
from .reading import Reading
from .summary import summarise
from .tokens import blank_language

_FORGET_AFTER = 5000
"""Adverts after which the words that only they held are forgotten, so that memory stays flat."""


class Extractor:
    """Reads adverts for what they state.

    >>> facts = Extractor(load_lexicon()).extract(cleaned(advert))
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._gate = Gate(lexicon.cues)
        self._pay = PayTable(lexicon.pay_bands, lexicon.pay_supplements)
        self.nlp = blank_language()
        for factory in FACTORIES:
            config = {"lexicon": str(lexicon.directory)} if factory == "jdclassifier_cues" else {}
            self.nlp.add_pipe(factory, config=config)
        self._zone = ExitStack()
        self._read_in_zone = 0

    def extract(self, advert: Advert) -> Facts:
        """Return the facts of one cleaned advert."""
        if self._read_in_zone % _FORGET_AFTER == 0:
            self._zone.close()
            self._zone.enter_context(self.nlp.memory_zone())
        self._read_in_zone += 1
        return self._read(advert)

    def extract_many(self, adverts: Iterable[Advert]) -> Iterator[Facts]:
        """Yield the facts of cleaned adverts, in order, as they come."""
        return map(self.extract, adverts)

    def _read(self, advert: Advert) -> Facts:
        excerpts = self._gate.excerpts(advert)
        if not excerpts:
            return Facts()
        text = "\n".join(excerpt.text for excerpt in excerpts)
        doc = self.nlp.make_doc(text.lower())
        reading = Reading.attach(doc, excerpts, text)
        for _, component in self.nlp.pipeline:
            doc = component(doc)
        return summarise(reading.facts, frozenset(reading.alternatives), self._pay, advert.date)
