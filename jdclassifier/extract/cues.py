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
from .gate import is_telling
from .reading import Hit, Line, Reading
from .statements import STATEMENTS
from .tokens import WordTokenizer

_ITEM_CONTEXT = (
    *("qualification", "registration", "experience", "equivalent"),
    *("demand", "join", "relation", "prefix", "badge"),
)
LEANS_ON = {
    "qualification": _ITEM_CONTEXT,
    "registration": _ITEM_CONTEXT,
    "experience": ("demand", "join", "period"),
    "driving": ("demand", "join"),
    "values": ("person", "demand"),
    **dict.fromkeys(STATEMENTS, ("denial", "join", "demand")),
    "equivalent": _ITEM_CONTEXT,
    "supervision": ("lead", "link", "object"),
    "band": ("aside", "demand"),
}
"""The subjects that say how a fact of a subject is meant; what no fact of a line leans on is not heard."""
_INTRODUCTION = frozenset((("demand", "section"),))

Match = tuple[int, int, int]
"""First token, end (negative, so that the longest sorts first) and key of a match."""

Meaning = tuple[str, Cue, int | str | None]
"""Subject, cue and value of a phrase; a phrase may mean something to several subjects."""

Found = frozenset[tuple[str, ...]]
"""The subjects that the matches of a line may state."""

Needed = dict[int, tuple[Meaning, ...]]
"""Meanings by the key of the match."""


class CueFinder:
    """Finds the cues; within a subject the first and longest phrase wins, and swallows the shorter ones in it."""

    def __init__(self, nlp: Language, cues: Iterable[Cue]) -> None:
        cues = [cue for cue in cues if cue.subject != "common"]
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
        self._telling = {
            key: subjects
            for key, meanings in self._meanings.items()
            if (subjects := tuple(cue.subject for _, cue, _ in meanings if _opens(cue)))
        }
        self._needed: dict[Found, Needed] = {}
        self._of_subjects: dict[frozenset[str], Needed] = {}

    def __call__(self, doc: Doc) -> Doc:
        matches = sorted([(start, -end, key) for key, start, end in self._matcher(doc)])
        telling, colon = self._telling, doc.vocab.strings[":"]
        at, count = 0, len(matches)
        reading = Reading.of(doc)
        for line in reading.lines:
            first, end = at, line.end
            while at < count and matches[at][0] < end:
                at += 1
            if first == at:
                continue
            found = frozenset([telling[key] for _, _, key in matches[first:at] if key in telling])
            if not found and doc[end - 1].orth == colon:
                found = _INTRODUCTION
            if found:
                _hear(line, matches[first:at], self._needed.get(found) or self._needs(found))
                reading.heard(line)
        return doc

    def _needs(self, found: Found) -> Needed:
        """The cues that a line needs that may state these subjects: theirs, and those of the subjects they lean on."""
        subjects = frozenset().union(*found)
        subjects = subjects.union(*(LEANS_ON.get(subject, ()) for subject in subjects))
        if subjects not in self._of_subjects:
            wanted = {key: tuple(m for m in meaning if m[0] in subjects) for key, meaning in self._meanings.items()}
            self._of_subjects[subjects] = {key: meaning for key, meaning in wanted.items() if meaning}
        self._needed[found] = self._of_subjects[subjects]
        return self._needed[found]


def _hear(line: Line, matches: list[Match], needed: Needed) -> None:
    """Keep of every subject the matches that begin first, and of those the longest."""
    taken: dict[str, int] = {}
    hits = line.hits
    for start, minus_end, key in matches:
        meanings = needed.get(key)
        if meanings is None or -minus_end > line.end:
            continue
        for subject, cue, value in meanings:
            if start >= taken.get(subject, 0):
                taken[subject] = -minus_end
                hits.setdefault(subject, []).append(Hit(cue, value, start, -minus_end))


def _opens(cue: Cue) -> bool:
    return is_telling(cue) or cue.status in ("title", "sought", "listed") or cue.subject == "section"


def _value(cue: Cue, slot: str) -> int | str | None:
    """What the phrase states: the cue's value, or the number in the phrase."""
    if isinstance(cue.value, str) and cue.value.startswith("<"):
        return int(slot) if slot else None
    return cue.value


def _pattern(nlp: Language, phrase: tuple[str, ...]) -> Doc:
    """The phrase as the pipeline's own tokeniser would cut it."""
    if isinstance(nlp.tokenizer, WordTokenizer):
        return Doc(nlp.vocab, words=list(phrase))
    return nlp.make_doc(" ".join(phrase))


@Language.factory("jdclassifier_cues", default_config={"lexicon": None})
def make_cues(nlp: Language, name: str, lexicon: str | None) -> CueFinder:
    """`lexicon` is the folder of the lexicon; None takes the shipped one."""
    return CueFinder(nlp, load_lexicon(Path(lexicon) if lexicon else None).cues)
