"""Other titles that an advert might have had: one word fewer, or the nearest title of another group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rapidfuzz import fuzz, process

from ..analyse import Reader, Reading
from .changes import Change


def changes_of_title(reader: Reader, reading: Reading) -> Iterator[Change]:
    """The advert under other titles, read again as a whole; the nearest titles first."""
    advert = reading.advert
    if not advert.title:
        return
    shorter = dict(_shorter(advert.title))
    nearest = dict.fromkeys(_nearest_roles(reader, reading))
    titles = {**shorter, **{title: f"the title were '{title}'" for title in nearest if title not in shorter}}
    retitled = reader.read_many(replace(advert, title=title) for title in titles)
    for words, other in zip(titles.values(), retitled, strict=True):
        if other.title.cleaned.tokens != reading.title.cleaned.tokens:
            yield Change("title", words, retitled=other)


def _shorter(title: str) -> Iterator[tuple[str, str]]:
    """The title with one word left out."""
    words = title.split()
    for at, word in enumerate(words):
        left = " ".join(words[:at] + words[at + 1 :])
        if left and word.strip("-–/,()").isalpha():
            yield left, f"the title did not say '{word.strip('-–/,()')}'"


def _nearest_roles(reader: Reader, reading: Reading) -> Iterator[str]:
    """Of every other group of roles the one whose printed title is nearest, best first."""
    roles = list(reader.lexicon.roles.values())
    own = reader.lexicon.roles.get(reading.title.role or "")
    seen = {(own.workforce, own.category)} if own else set()
    titles = [role.title.lower() for role in roles]
    ranked = process.extract(reading.title.cleaned.text.lower(), titles, scorer=fuzz.token_sort_ratio, limit=None)
    for _, _, at in sorted(ranked, key=lambda hit: (-hit[1], hit[2])):
        group = (roles[at].workforce, roles[at].category)
        if group not in seen:
            seen.add(group)
            yield roles[at].title
