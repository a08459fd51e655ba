"""What kind of services an employer runs, as far as its name tells."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from ..lexicon.rows import Cue
from ..text import TOKEN
from .facts import Fact

_KEPT = 10_000


class EmployerNames:
    """Finds in a name the longest phrase of `employers.csv`; of two as long the first to stand in the name."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self._cues = {phrase: cue for cue in cues if cue.subject == "employer" for phrase, _ in cue.phrases}
        self._longest = max(map(len, self._cues), default=0)
        self.fact = functools.lru_cache(maxsize=_KEPT)(self._fact)

    def _fact(self, employer: str) -> Fact | None:
        """The kind that a cleaned name tells, with the words that do; None where it tells none."""
        tokens = [(match.group().lower(), *match.span()) for match in TOKEN.finditer(employer)]
        words = tuple(word for word, _, _ in tokens)
        for length in range(min(self._longest, len(words)), 0, -1):
            for at in range(len(words) - length + 1):
                if cue := self._cues.get(words[at : at + length]):
                    start, end = tokens[at][1], tokens[at + length - 1][2]
                    return Fact("employer", cue.value, "", cue.name, "employer", start, end, employer[start:end])
        return None
