"""How a subject becomes a spaCy component: a function that looks at the reading and states facts."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from .reading import Reading


class Subject:
    """A component that reads one subject."""

    def __init__(self, read: Callable[[Reading], None]) -> None:
        self.read = read

    def __call__(self, doc: Doc) -> Doc:
        self.read(Reading.of(doc))
        return doc


def subject(name: str) -> Callable[[Callable[[Reading], None]], Callable[[Language, str], Subject]]:
    """Register a function as the component `jdclassifier_<name>`; the factory takes the function's place."""

    def register(read: Callable[[Reading], None]) -> Callable[[Language, str], Subject]:
        def make(nlp: Language, name: str) -> Subject:
            return Subject(read)

        make.__doc__ = read.__doc__
        Language.factory(f"jdclassifier_{name}", func=make)
        return make

    return register
