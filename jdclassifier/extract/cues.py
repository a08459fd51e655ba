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

Meaning = tuple[str, Cue, int | str | None]


class CueFinder:
    """Finds the cues; within a subject the first and longest phrase wins, and swallows the shorter ones in it."""

    def __init__(self, nlp: Language, cues: Iterable[Cue]) -> None:
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._meanings: dict[int, tuple[Meaning, ...]] = {}
        phrases: defaultdict[tuple[str, ...], list[Meaning]] = defaultdict(list)
        for cue in cues:
            for phrase, slot in cue.phrases:
                phrases[phrase].append((cue.subject, cue, _value(cue, slot)))
        same: defaultdict[tuple[tuple[str, str, int | str | None], ...], list[tuple[str, ...]]] = defaultdict(list)
        for phrase, meanings in phrases.items():
            same[tuple((subject, cue.name, value) for subject, cue, value in meanings)].append(phrase)
        for meaning, alike in same.items():
            key = repr(meaning)
            self._matcher.add(key, [_pattern(nlp, phrase) for phrase in alike])
            self._meanings[nlp.vocab.strings[key]] = tuple(phrases[alike[0]])

    def __call__(self, doc: Doc) -> Doc:
        lines = iter(Reading.of(doc).lines)
        line = next(lines, None)
        taken: dict[str, int] = {}
        # The first match, and the longest of those that begin at the same word.
        for start, minus_end, key in sorted([(start, -end, key) for key, start, end in self._matcher(doc)]):
            while line is not None and start >= line.end:
                line = next(lines, None)
            if line is None:
                break
            if start < line.start or -minus_end > line.end:
                continue
            for subject, cue, value in self._meanings[key]:
                if start >= taken.get(subject, 0):
                    taken[subject] = -minus_end
                    line.hits.setdefault(subject, []).append(Hit(cue, value, start, -minus_end))
        return doc


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
