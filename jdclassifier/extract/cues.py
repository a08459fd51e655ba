"""The one pass over the words: finds every cue of the lexicon; the components after it only look at what it found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from ..lexicon import load_lexicon
from ..lexicon.rows import Cue
from ..text import text_lines
from .gate import is_telling
from .reading import Hit, Line, LineCues, Reading
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
    "supervision": ("lead", "link", "object", "speaker"),
    "band": ("aside", "demand", "relation"),
    "setting": ("speaker",),
    "section": ("demand",),
}
"""The subjects that say how a fact of a subject is meant; what no fact of a line leans on is not heard."""
_INTRODUCTION = frozenset((("demand", "section"),))

_HEARD_ELSEWHERE = ("common", "employer")
"""Rows that are no cues in a text: words too common to pick a line by, names of employers."""

Meaning = tuple[str, Cue, int | str | None]
"""Subject, cue and value of a phrase; a phrase may mean something to several subjects."""

Found = frozenset[tuple[str, ...]]
"""The subjects that the matches of a line may state."""


class CueFinder:
    """Finds the cues; within a subject the first and longest phrase wins, and swallows the shorter ones in it.

    Most single words ("of", "or", "staff") only say how something else is meant. They are not matched but looked up,
    in the few lines that state something.
    """

    def __init__(self, nlp: Language, cues: Iterable[Cue]) -> None:
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        phrases: defaultdict[tuple[str, ...], list[Meaning]] = defaultdict(list)
        for cue in cues:
            if cue.subject not in _HEARD_ELSEWHERE:
                for phrase, slot in cue.phrases:
                    phrases[phrase].append((cue.subject, cue, _value(cue, slot)))
        looked_up = {
            phrase for phrase, meanings in phrases.items() if len(phrase) == 1 and not any(map(_opens, meanings))
        }
        words = {phrase[0]: tuple(phrases.pop(phrase)) for phrase in looked_up}
        same: defaultdict[tuple[tuple[str, str, int | str | None], ...], list[tuple[str, ...]]] = defaultdict(list)
        for phrase, meanings in phrases.items():
            same[tuple((subject, cue.name, value) for subject, cue, value in meanings)].append(phrase)
        of_key: dict[int, tuple[Meaning, ...]] = {}
        for meaning, alike in same.items():
            key = repr(meaning)
            self._matcher.add(key, [_pattern(nlp, phrase) for phrase in alike])
            of_key[nlp.vocab.strings[key]] = tuple(phrases[alike[0]])
        self._phrases = of_key
        self._words = words
        self._telling = {
            key: subjects
            for key, meanings in of_key.items()
            if (subjects := tuple(meaning[0] for meaning in meanings if _opens(meaning)))
        }
        self._needed: dict[Found, frozenset[str]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Begin the reading of a doc of any pipeline: all its lines, with their cues."""
        tokens = [token.idx for token in doc]
        texts = text_lines(doc.text)
        spans = [(bisect_right(tokens, line.start) - 1, bisect_right(tokens, line.end - 1)) for line in texts]
        words = [[token.lower_ for token in doc[start:end]] for start, end in spans]
        lines = []
        for line, (start, end), own, hits in zip(texts, spans, words, self.find(doc, spans, words), strict=True):
            offsets = [idx - line.start for idx in tokens[start:end]]
            lines.append(Line(LineCues(own, [], hits, offsets), "text", line.start, line.text))
        Reading(lines).attach(doc)
        return doc

    def find(
        self, doc: Doc, lines: Sequence[tuple[int, int]], words: Sequence[list[str]]
    ) -> list[dict[str, list[Hit]]]:
        """The cues of every line by subject; lines are ranges of tokens, in order, and their words."""
        matches: list[tuple[int, int, int]] = self._matcher(doc)
        starts = [start for _, start, _ in matches]
        telling = self._telling
        found = []
        at = 0
        for (start, end), own in zip(lines, words, strict=True):
            first = bisect_left(starts, start, at)
            at = bisect_left(starts, end, first)
            subjects = frozenset([telling[key] for key, _, _ in matches[first:at] if key in telling])
            if not subjects and own and own[-1] == ":":
                subjects = _INTRODUCTION
            if subjects:
                needed = self._needed.get(subjects) or self._needs(subjects)
                found.append(self._heard(start, end, matches[first:at], own, needed))
            else:
                found.append({})
        return found

    def _needs(self, found: Found) -> frozenset[str]:
        """The subjects that a line needs that may state these: they themselves, and those that they lean on."""
        subjects = frozenset().union(*found)
        needed = subjects.union(*(LEANS_ON.get(subject, ()) for subject in subjects))
        self._needed[found] = needed
        return needed

    def _heard(
        self, start: int, end: int, matches: list[tuple[int, int, int]], words: list[str], needed: frozenset[str]
    ) -> dict[str, list[Hit]]:
        """Keep of every subject the matches that begin first, and of those the longest."""
        phrases, singles = self._phrases, self._words
        # Sorted by beginning, then the longest first; no two phrases hold the same words.
        found = [(first - start, start - last, phrases[key]) for key, first, last in matches if last <= end]
        found += [(at, -at - 1, meanings) for at, word in enumerate(words) if (meanings := singles.get(word))]
        found.sort()
        taken: dict[str, int] = {}
        hits: dict[str, list[Hit]] = {}
        for first, minus_last, meanings in found:
            for subject, cue, value in meanings:
                if subject in needed and first >= taken.get(subject, 0):
                    taken[subject] = -minus_last
                    hits.setdefault(subject, []).append(Hit(cue, value, first, -minus_last))
        return hits


def _opens(meaning: Meaning) -> bool:
    cue = meaning[1]
    return is_telling(cue) or cue.status in ("title", "sought", "listed") or cue.subject == "section"


def _value(cue: Cue, slot: str) -> int | str | None:
    """What the phrase states: the cue's value, or the number in the phrase."""
    if isinstance(cue.value, str) and cue.value.startswith("<"):
        return int(slot) if slot else None
    return cue.value


def _pattern(nlp: Language, phrase: tuple[str, ...]) -> Any:
    """The phrase as the pipeline's own tokeniser would cut it: the lower-cased words, by their hashes.

    The matcher takes hashes as well as docs, and 40,000 docs would take a second to make.
    """
    words = phrase if isinstance(nlp.tokenizer, WordTokenizer) else nlp.make_doc(" ".join(phrase))
    return [nlp.vocab.strings[str(word).lower()] for word in words]


@Language.factory("jdclassifier_cues", default_config={"lexicon": None})
def make_cues(nlp: Language, name: str, lexicon: str | None) -> CueFinder:
    """`lexicon` is the folder of the lexicon; None takes the shipped one."""
    return CueFinder(nlp, load_lexicon(Path(lexicon) if lexicon else None).cues)
