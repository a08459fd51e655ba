"""Other titles that an advert might have had: one word fewer, or the nearest title of another group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rapidfuzz import fuzz, process

from ..analyse import Reader, Reading
from .changes import ANOTHER, WEAKENED, Change


def changes_of_title(reader: Reader, reading: Reading) -> Iterator[Change]:
    """The advert under other titles, read again as a whole."""
    advert = reading.advert
    if not advert.title:
        return
    others = [(title, f"the title were '{title}'", ANOTHER) for title in _nearest_roles(reader, reading)]
    shorter = [(title, f"the title did not say '{word}'", WEAKENED) for title, word in _shorter(reader, reading)]
    titles = [*shorter, *others]
    retitled = reader.read_many(replace(advert, title=title) for title, _, _ in titles)
    for (_, words, size), other in zip(titles, retitled, strict=True):
        yield Change("title", words, size, retitled=other)


def _shorter(reader: Reader, reading: Reading) -> Iterator[tuple[str, str]]:
    """The title with one word left out, and that word, where it then names another role or none."""
    words = reading.advert.title.split()
    for at, word in enumerate(words):
        left = " ".join(words[:at] + words[at + 1 :])
        if left and reader.titles.match(left).role != reading.title.role:
            yield left, word.strip("-–/,()")


def _nearest_roles(reader: Reader, reading: Reading) -> Iterator[str]:
    """Of every other group of roles the one whose printed title is nearest, best first."""
    roles = [role for role in reader.lexicon.roles.values() if not role.title.startswith("Other ")]
    own = reader.lexicon.roles.get(reading.title.role or "")
    seen = {(own.workforce, own.category)} if own else set()
    titles = [role.title.lower() for role in roles]
    ranked = process.extract(reading.title.cleaned.text.lower(), titles, scorer=fuzz.token_sort_ratio, limit=None)
    for _, _, at in sorted(ranked, key=lambda hit: (-hit[1], hit[2])):
        group = (roles[at].workforce, roles[at].category)
        if group not in seen:
            seen.add(group)
            yield roles[at].title
