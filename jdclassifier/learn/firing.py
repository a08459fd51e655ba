"""Whether every row of the lexicon can do its work: a row that never fires in a sentence made for it is a mistake."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..advert import Advert, cleaned
from ..extract import Extractor
from ..extract.gate import CONTEXT_SUBJECTS
from ..lexicon import Cue, Lexicon
from ..lexicon.phrases import Phrase
from ..resources import shipped
from ..text import text_lines
from ..titles import TitleMatcher
from .coverage import row_of

_UNTRIED = ("common", "employer")
"""Rows that are looked for in no sentence."""
_FALSE_FRIEND = "not"
_PHRASES_TRIED = 24
_STATELESS, _UNHEARD = "states nothing in any of its sentences", "is heard in none of its sentences"


def idle_rows(lexicon: Lexicon, sentences: Path | None = None) -> Iterator[str]:
    """Say of every row that cannot do its work where it stands and why.

    Args:
        lexicon: The rows.
        sentences: What the rows are tried in; None takes the shipped `sentences.toml`.
    """
    yield from _misread_titles(lexicon)
    read = tomllib.loads((sentences or shipped("corpus") / "sentences.toml").read_text(encoding="utf-8"))
    cues = [cue for cue in lexicon.cues if cue.subject not in _UNTRIED]
    hidden, faults = _Hidden(cues), _Trial(Extractor(lexicon), read).faults(cues)
    for cue in cues:
        if cue.status == _FALSE_FRIEND and not hidden.by(cue):
            yield f"{cue.place}: {cue.subject} {cue.name!r} hides no phrase of its subject; take it out or mend it"
        elif cue.status != _FALSE_FRIEND and cue.place in faults:
            fault = faults[cue.place]
            yield f"{cue.place}: {cue.subject} {cue.name!r} {fault}; look which longer phrase swallows it"


def _misread_titles(lexicon: Lexicon) -> Iterator[str]:
    titles = TitleMatcher(lexicon)
    rows = [("roles.csv", role.title, role.id) for role in lexicon.roles.values()]
    rows += [(f"titles.csv:{title.line}", title.title, title.role) for title in lexicon.titles]
    for place, title, role in rows:
        if (named := titles.match(title).role) != role:
            yield f"{place}: title {title!r} is read as {named or 'no role'}, not {role}; mend one of the rows"


class _Hidden:
    """What phrases of a subject a false friend keeps from being heard."""

    def __init__(self, cues: list[Cue]) -> None:
        self._begun: dict[str, set[Phrase]] = {}
        self._whole: dict[str, set[Phrase]] = {}
        for cue in cues:
            if cue.status != _FALSE_FRIEND:
                for phrase, _ in cue.phrases:
                    self._whole.setdefault(cue.subject, set()).add(phrase)
                    begun = self._begun.setdefault(cue.subject, set())
                    begun.update(phrase[:end] for end in range(1, len(phrase) + 1))

    def by(self, cue: Cue) -> bool:
        """Whether a phrase of the row holds another of its subject, or ends with how one begins."""
        whole, begun = self._whole.get(cue.subject, set()), self._begun.get(cue.subject, set())
        for phrase, _ in cue.phrases:
            for start in range(len(phrase)):
                if phrase[start:] in begun or any(phrase[start:end] in whole for end in range(start, len(phrase))):
                    return True
        return False


class _Trial:
    """Tries rows in the sentences of their subject."""

    def __init__(self, extractor: Extractor, sentences: dict[str, Any]) -> None:
        self._extractor = extractor
        self._sentences = sentences

    def faults(self, cues: list[Cue]) -> dict[str, str]:
        """What is wrong with rows, by their place; all rows are tried with their first phrase, the rest go on."""
        heard: set[str] = set()
        pending = {cue.place: cue for cue in cues if cue.status != _FALSE_FRIEND}
        for turn in range(_PHRASES_TRIED):
            tried = [
                (cue, advert)
                for cue in pending.values()
                for phrase, _ in cue.phrases[turn : turn + 1]
                for advert in self._adverts(cue.subject, " ".join(phrase))
            ]
            adverts = [advert for _, advert in tried]
            readings = self._extractor.read_block(adverts, [text_lines(advert.text) for advert in adverts])
            for (cue, _), reading in zip(tried, readings, strict=True):
                if any(hit.cue is cue for line in reading.lines for hit in line.of(cue.subject)):
                    heard.add(cue.place)
                    if self._silent(cue) or any(row_of(fact) == (cue.subject, cue.name) for fact in reading.facts):
                        pending.pop(cue.place, None)
        return {place: _STATELESS if place in heard else _UNHEARD for place in pending}

    def _silent(self, cue: Cue) -> bool:
        """Whether it is enough that the row is heard."""
        return cue.subject in CONTEXT_SUBJECTS or cue.status in self._sentences["heard"].get(cue.subject, ())

    def _adverts(self, subject: str, words: str) -> Iterator[Advert]:
        for sentence in self._sentences["title"].get(subject, ()):
            yield cleaned(Advert("", sentence.replace("{}", words), ""))
        for sentence in self._sentences["text"].get(subject, ("{}",)):
            yield cleaned(Advert("", "", sentence.replace("{}", words)))
