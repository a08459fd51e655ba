"""The lines of adverts and their cues, each distinct line read once.

Employers paste the same lines into advert after advert: two in five of a dump have been seen before.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from ..advert import Advert
from ..text import TextLine
from .cues import CueFinder
from .gate import Gate
from .reading import Line, LineCues
from .tokens import cut


class LineReader:
    """Finds the cues of lines.

    Title and salary are read whatever they say, lines of the text only if the gate lets them pass.
    """

    def __init__(self, nlp: Language, gate: Gate, finder: CueFinder) -> None:
        self._vocab = nlp.vocab
        self._gate = gate
        self._finder = finder
        self._of_fields: dict[str, LineCues] = {}
        self._of_text: dict[str, LineCues | None] = {}

    def forget(self) -> None:
        """Let go of the lines seen so far."""
        self._of_fields.clear()
        self._of_text.clear()

    def learn(self, adverts: Sequence[Advert], texts: Sequence[Sequence[TextLine]]) -> None:
        """Read what these adverts hold that has not been seen; `texts` are the lines of their texts."""
        fields = {field for advert in adverts for field in (advert.title, advert.salary)} - self._of_fields.keys()
        fresh = {text for lines in texts for _, text in lines} - self._of_text.keys()
        telling = list(filter(self._gate.tells, fresh))
        self._of_text.update(dict.fromkeys(fresh))
        found = self._read([*fields, *telling])
        self._of_fields.update(zip(fields, found, strict=False))
        self._of_text.update(zip(telling, found[len(fields) :], strict=True))

    def lines(self, advert: Advert, text: Iterable[TextLine]) -> list[Line]:
        """Title, salary and the telling lines of the text, in order."""
        kept = []
        if advert.title:
            kept.append(Line(self._of_fields[advert.title], "title", 0, advert.title))
        if advert.salary:
            kept.append(Line(self._of_fields[advert.salary], "salary", 0, advert.salary))
        of_text = self._of_text
        kept += [Line(cues, "text", at, line) for at, line in text if (cues := of_text[line])]
        return kept

    def _read(self, texts: list[str]) -> list[LineCues]:
        """The cues of every text; one doc holds them all, for a doc has its price whatever its length."""
        parts = [cut(text.lower()) for text in texts]
        words = list(itertools.chain.from_iterable((*words, "\n") for words, _ in parts))
        ends = itertools.accumulate(len(words) + 1 for words, _ in parts)
        spans = [(end - len(words) - 1, end - 1) for (words, _), end in zip(parts, ends, strict=True)]
        hits = self._finder.find(Doc(self._vocab, words=words), spans, [words for words, _ in parts])
        return [LineCues(words, blanks, hits) for (words, blanks), hits in zip(parts, hits, strict=True)]
