"""The one pass over the words: finds every cue of the lexicon; the components after it only look at what it found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from ..lexicon import load_lexicon
from ..lexicon.rows import Cue
from .reading import Hit, Reading
from .tokens import WordTokenizer

Meaning = tuple[Cue, int | str | None]


class CueFinder:
    """Finds the cues; within a subject the first and longest phrase wins, and swallows the shorter ones in it."""

    def __init__(self, nlp: Language, cues: Iterable[Cue]) -> None:
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._meanings: dict[int, tuple[Meaning, ...]] = {}
        phrases: defaultdict[tuple[str, ...], list[Meaning]] = defaultdict(list)
        for cue in cues:
            for phrase, slot in cue.phrases:
                phrases[phrase].append((cue, _value(cue, slot)))
        same: defaultdict[tuple[tuple[str, str, int | str | None], ...], list[tuple[str, ...]]] = defaultdict(list)
        for phrase, meanings in phrases.items():
            same[tuple((cue.subject, cue.name, value) for cue, value in meanings)].append(phrase)
        for meaning, alike in same.items():
            key = repr(meaning)
            self._matcher.add(key, [_pattern(nlp, phrase) for phrase in alike])
            self._meanings[nlp.vocab.strings[key]] = tuple(phrases[alike[0]])

    def __call__(self, doc: Doc) -> Doc:
        reading = Reading.of(doc)
        matches = self._matcher(doc)
        matches.sort(key=_first_and_longest)
        taken: dict[str, int] = {}
        for key, start, end in matches:
            line = reading.line_at(start)
            if line is None or end > line.end:
                continue
            for cue, value in self._meanings[key]:
                subject = cue.subject
                if start >= taken.get(subject, 0):
                    taken[subject] = end
                    line.hits.setdefault(subject, []).append(Hit(cue, value, start, end))
        return doc


def _first_and_longest(match: tuple[int, int, int]) -> tuple[int, int]:
    return match[1], -match[2]


def _value(cue: Cue, slot: str) -> int | str | None:
    """What the phrase states: the cue's value, or the number in the phrase."""
    if isinstance(cue.value, str) and cue.value.startswith("<"):
        return int(slot) if slot else None
    return cue.value


def _pattern(nlp: Language, phrase: tuple[str, ...]) -> Doc:
    """The phrase as the pipeline's own tokeniser would cut it."""
    if isinstance(nlp.tokenizer, WordTokenizer):
        return Doc(nlp.vocab, words=phrase)
    return nlp.make_doc(" ".join(phrase))


@Language.factory("jdclassifier_cues", default_config={"lexicon": None})
def make_cues(nlp: Language, name: str, lexicon: str | None) -> CueFinder:
    """`lexicon` is the folder of the lexicon; None takes the shipped one."""
    return CueFinder(nlp, load_lexicon(Path(lexicon) if lexicon else None).cues)
