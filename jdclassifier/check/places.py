"""Lines and columns: where a finding stands in the draft as its writer sees it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from ..advert import Advert
from ..text import clean_text

_LINE_END = re.compile("\n")


class Places:
    """Maps offsets of a cleaned text to those of the text as written.

    Cleaning changes blanks, quotes and mark-up but keeps letters and digits in order; these lead the way.
    """

    def __init__(self, cleaned: str, written: str, begin: int = 0) -> None:
        """Follow `cleaned` through `written` from its character `begin` on."""
        same = written.find(cleaned, begin)
        self._starts = range(same, same + len(cleaned)) if same >= 0 else _followed(cleaned, written, begin)
        self._end = self._starts[-1] + 1 if cleaned else begin
        self._lines = [0, *(match.end() for match in _LINE_END.finditer(written))]

    def offset(self, cleaned: int) -> int:
        """Offset in the written text of a character of the cleaned one."""
        return self._starts[cleaned] if cleaned < len(self._starts) else self._end

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Span in the written text of words that begin and end with a letter, digit or mark."""
        return self.offset(start), self.offset(end - 1) + 1

    def line_and_column(self, cleaned: int) -> tuple[int, int]:
        """Line and column of a character, from 1."""
        at = self.offset(cleaned)
        line = bisect_right(self._lines, at)
        return line, at - self._lines[line - 1] + 1


def _followed(cleaned: str, written: str, at: int) -> Sequence[int]:
    """For every character of a cleaned text its offset in the written one, led by letters and digits."""
    offsets = []
    for char in cleaned:
        if not char.isalnum():
            offsets.append(at)
        elif (found := written.find(char, at)) >= 0:
            offsets.append(found)
            at = found + 1
        else:
            offsets.append(at)
    return offsets


def places_of(advert: Advert, written: str = "") -> dict[str, Places]:
    """Ways from title and text of a cleaned advert back to the draft as written; the salary stands apart.

    Args:
        advert: The cleaned advert.
        written: The draft with its title; by default the title and, from line 2 on, the cleaned text.
    """
    written = written or f"{advert.title}\n{advert.text}"
    title = Places(advert.title, written, max(written.find(advert.title), 0))
    whole = clean_text(written) == advert.text
    return {"title": title, "text": Places(advert.text, written, 0 if whole else title.offset(len(advert.title)))}
