"""Titles that name no known role, grouped into roles that the lexicon may lack."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass, field

from ..lexicon import Lexicon
from ..result import Record
from ..titles import TitleCleaner

_ALIKE = 85  # token_sort_ratio at which two names are one role's
_NEAR = 45.0  # role_score from which the nearest role is proposed
_MOST_NAMES = 5_000  # the commonest are grouped
_EXAMPLES = 3


@dataclass(slots=True)
class _Name:
    posts: int = 0
    support: int = 0
    nearest: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Names that may be one role: its commonest name, the posts, and how many of them the model takes for support.

    Attributes:
        names: Names with the posts that bear them, commonest first.
        nearest: Known role that most of the titles are nearest to; None where none is near.
        examples: Title by id of a few adverts.
    """

    name: str
    posts: int
    support: int
    names: tuple[tuple[str, int], ...]
    nearest: str | None
    examples: dict[str, str]

    @property
    def role(self) -> str:
        """The nearest role, else an id for a new one."""
        return self.nearest or re.sub(r"[^a-z0-9]+", "_", self.name).strip("_")


class UnknownTitles:
    """Collects titles without a role; memory grows with the different names."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._cleaner = TitleCleaner(lexicon)
        self._names: dict[str, _Name] = {}

    def add(self, record: Record) -> None:
        """Take a record into account if its title names no known role."""
        if record.get("role") is not None:
            return
        clean = self._cleaner.clean(record["title"])
        one = self._names.setdefault(" ".join(clean.segments[0]) if clean.segments else "", _Name())
        one.posts += 1
        one.support += record["workforce"] == "support"
        for near in (record.get("role_alternatives") or ())[:1]:
            if near["score"] >= _NEAR:
                one.nearest[near["role"]] += 1
        if len(one.examples) < _EXAMPLES:
            one.examples[record["id"]] = clean.title

    def candidates(self) -> list[Candidate]:
        """Groups of like names, those with most support posts first."""
        from rapidfuzz import fuzz, process

        ranked = sorted((name for name in self._names if name), key=lambda name: (-self._names[name].posts, name))
        groups: dict[str, list[str]] = {}
        for name in ranked[:_MOST_NAMES]:
            found = process.extractOne(name, list(groups), scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE)
            groups.setdefault(found[0] if found else name, []).append(name)
        made = [self._candidate(name, names) for name, names in groups.items()]
        return sorted(made, key=lambda one: (-one.support, -one.posts, one.name))

    def _candidate(self, name: str, names: list[str]) -> Candidate:
        ones = [self._names[one] for one in names]
        nearest = sum((one.nearest for one in ones), Counter[str]())
        posts = sum(one.posts for one in ones)
        best = min(nearest, key=lambda role: (-nearest[role], role), default=None)
        return Candidate(
            name,
            posts,
            sum(one.support for one in ones),
            tuple((one, self._names[one].posts) for one in names),
            best if best and 2 * nearest[best] > posts else None,
            ones[0].examples,
        )


def rows_for_titles(candidates: list[Candidate], lexicon: Lexicon, source: str) -> str:
    """Rows for titles.csv, a name each; the note tells the posts, and whether the role is yet to be added."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(("title", "role", "source", "note"))
    for one in candidates:
        new = "" if one.role in lexicon.roles else "; new role: add it to roles.csv first"
        for name, posts in one.names:
            writer.writerow((name.title(), one.role, source, f"{posts} adverts{new}"))
    return lines.getvalue()
