"""The ways of looking that many rules share: a row of a table makes the rest of such a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from .draft import Draft
from .rule import MISSING, Hit, Span

Look = Callable[[Draft], Iterable[Hit]]
When = Callable[[Draft], bool]


def always(draft: Draft) -> bool:
    """Whatever the post."""
    return True


def listed(group: str, unless: tuple[str, ...] = (), when: When = always) -> Look:
    """Find the words that `wording.csv` lists for a rule; not where one of the signs `unless` stands near them."""

    def look(draft: Draft) -> Iterator[Hit]:
        if not when(draft):
            return
        for found, span in draft.listed(group):
            words, row = draft.words(span), found.row
            if _is_name(words, row.instead) and not (unless and draft.near(span, *unless)):
                fix = cased(row.instead, words) if row.use == "fix" else None
                yield Hit(span, {"note": row.note, "better": row.instead}, row.instead and f'"{row.instead}"', fix)

    return look


def absent(*signs: str, when: When = always) -> Look:
    """Find that none of the signs stands in the draft."""

    def look(draft: Draft) -> Iterable[Hit]:
        return MISSING if when(draft) and not draft.has(*signs) else ()

    return look


def alone(sign: str, without: tuple[str, ...], near: bool = False, when: When = always) -> Look:
    """Find the first words of a sign where none of the signs `without` stands in the draft, or near those words."""

    def look(draft: Draft) -> Iterable[Hit]:
        if not when(draft) or (not near and draft.has(*without)):
            return ()
        spans = [span for span in draft.signs(sign) if not (near and draft.near(span, *without))]
        return [Hit(span) for span in first_in_text(spans)]

    return look


def first_in_text(spans: list[Span]) -> list[Span]:
    """The first span of the text, else the first of all."""
    return sorted(spans, key=lambda span: (span.where != "text", span.start))[:1]


def _is_name(words: str, instead: str) -> bool:
    """Whether words of which a name is to take the place look like a name: "improving access to" may be meant so."""
    return not (" " in words and instead[:1].isupper() and words.islower())


def cased(replacement: str, words: str) -> str:
    """The replacement with capitals where the words have them: at its head, or at every word."""
    if " " in words and words.istitle():
        return " ".join(word[:1].upper() + word[1:] for word in replacement.split(" "))
    return replacement[:1].upper() + replacement[1:] if words[:1].isupper() else replacement
