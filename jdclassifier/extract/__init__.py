"""Reads what an advert states: a spaCy pipeline of small components over the lines that hold a cue."""

from .components import FACTORIES
from .extractor import Extractor
from .facts import Band, Fact, Facts
from .reading import facts_of

__all__ = ["FACTORIES", "Band", "Extractor", "Fact", "Facts", "facts_of"]
