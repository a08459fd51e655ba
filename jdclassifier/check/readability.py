"""How hard a text is to read, without a dictionary."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..text import TextLine

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_LEAST_WORDS = 4
"""Words of a shortest sentence; headings and list items below it say nothing about sentences."""


def reading_age(text: str, sentences: Sequence[TextLine]) -> int:
    """Age in years from which a text is read with ease, by the Automated Readability Index (Senter and Smith, 1967).

    The index is an American school grade; British pupils are five years older than the number of their grade.
    """
    kept = [found for s in sentences if len(found := _WORD.findall(text, s.start, s.end)) >= _LEAST_WORDS]
    words = sum(map(len, kept))
    if not words:
        return 0
    characters = sum(len(word) for found in kept for word in found)
    grade = 4.71 * characters / words + 0.5 * words / len(kept) - 21.43
    return max(0, round(grade) + 5)
