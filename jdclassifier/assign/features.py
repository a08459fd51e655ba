"""The one feature matrix: what title, stated facts and text of an advert say, each under a name a person knows.

An advert becomes a short list of named values. The names are the model's vocabulary: "title role: pwp",
"essential level: 6-8", "setting in text: mental_health". A name that the model has not learned counts nothing, and what
an advert does not say makes no feature: silence is not a no.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections import Counter
from collections.abc import Iterator

from ..extract.facts import Band, Facts
from ..lexicon import SETTINGS, Lexicon, Role
from ..titles import TitleMatch
from .terms import COLUMNS, CONTRASTS, Floats

SCHEMA = 1
"""Version of the names and values. Raise it when either changes: bundles of another schema are refused."""

Features = dict[str, float]

NO_TEXT = "text: none"
_NAMING = ("strong", "clients", "post", "post_clients")
_RUNS_MORE = ("mental_health", "combined", "agency")
"""Employers whose kind says little of a post: what runs mental health services runs others, too."""
_SAID_OF_EMPLOYER = ("employer", "boilerplate")
TEXT_PREFIX = "text: words of "
_LEAST_SCORE = 40.0
_KEPT_TITLES = 50_000


def level_group(level: int) -> str:
    """RQF level in the steps that matter to the codebook: up to 3, 4 to 5, 6 and more."""
    return "1-3" if level <= 3 else "4-5" if level <= 5 else "6-8"


def band_group(bands: tuple[Band, ...]) -> str:
    """Lowest stated band in steps: "2-3", "4", "5", "6", "7+"."""
    lowest = min(map(_step, bands))
    return "2-3" if lowest <= 3 else str(lowest) if lowest <= 6 else "7+"


class Featuriser:
    """Makes the features of an advert from its title match, its facts and the scores of its words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._roles = lexicon.roles
        self.of_title = functools.lru_cache(maxsize=_KEPT_TITLES)(self._of_title)

    def features(self, title: TitleMatch, facts: Facts, scores: Floats | None) -> Features:
        """Features of one advert; `scores` is None where the advert has no text."""
        features = dict(self.of_title(title))
        features.update(self._of_facts(title, facts))
        features.update(_of_settings(facts))
        if scores is None:
            features[NO_TEXT] = 1.0
        else:
            features.update((TEXT_PREFIX + column, float(score)) for column, score in zip(COLUMNS, scores, strict=True))
        return features

    def default_category(self, title: TitleMatch) -> str:
        """Category of the role that the title names; "unknown" without a role, "none" outside support."""
        if title.role is None:
            return "unknown"
        return self._roles[title.role].category or "none"

    def _of_title(self, title: TitleMatch) -> Features:
        return dict(self._title_items(title))

    def _title_items(self, title: TitleMatch) -> Iterator[tuple[str, float]]:
        best = title.candidates[0] if title.candidates else None
        if best and best.score >= _LEAST_SCORE:
            role = self._roles[title.role or best.role]
            weight = best.score / 100
            yield f"title role: {role.id}", weight
            yield f"title workforce: {role.workforce}", weight
            yield f"title category: {role.category or 'none'}", weight
            if role.setting:
                yield f"title setting: {role.setting}", weight
        if title.role is None:
            yield "title role: unknown", 1.0
        tokens = title.cleaned.tokens
        for word in dict.fromkeys(tokens):
            yield f"title word: {word}", 1.0
        for first, second in itertools.pairwise(tokens):
            yield f"title words: {first} {second}", 0.7
        if title.cleaned.segments:
            yield f"title head: {title.cleaned.segments[0][-1]}", 1.0

    def _of_facts(self, title: TitleMatch, facts: Facts) -> Iterator[tuple[str, float]]:
        role = self._roles[title.role] if title.role else None
        workforce = role.workforce if role else "unknown"
        default = self.default_category(title)
        # A role with a register of its own is meant by it: its register, or a low level, says nothing new.
        kind = f"{default} with a register" if role and role.register else default
        yield from self._of_bands(facts, role, workforce)
        if facts.essential_level is not None:
            level = level_group(facts.essential_level)
            yield f"essential level: {level}", 1.0
            yield f"essential level {level} with title category {kind}", 1.0
            if role:
                yield f"essential level {level} with title role {role.id}", 1.0
            if facts.equivalent_accepted:
                yield f"essential level {level} or equivalent experience", 1.0
        if facts.desirable_level is not None:
            yield f"desirable level: {level_group(facts.desirable_level)}", 1.0
        if facts.registration != "none_stated":
            yield f"registration: {facts.registration}", 1.0
            yield f"registration {facts.registration} with title workforce {workforce}", 1.0
        if facts.registration == "required" and role and role.workforce == "support" and not role.register:
            yield "registration required beyond the role", 1.0
        for fact in facts.facts:
            if fact.kind == "registration" and fact.status == "required":
                yield f"registration required: {fact.name}", 1.0
        for register in facts.registers:
            yield f"register: {register}", 1.0
        if facts.supervision_received:
            yield f"supervision received: {facts.supervision_received}", 1.0
        if facts.supervises_others:
            yield "supervises others", 1.0
        if facts.training_post:
            yield "training post", 1.0
            yield f"training post with title category {default}", 1.0

    def _of_bands(self, facts: Facts, role: Role | None, workforce: str) -> Iterator[tuple[str, float]]:
        bands = facts.bands or ((facts.band_inferred,) if facts.band_inferred else ())
        if not bands:
            return
        group = band_group(bands)
        yield f"band: {group}", 1.0
        yield f"band {group} with title workforce {workforce}", 1.0
        if role and role.bands and min(map(_step, bands)) > max(map(_step, role.bands)):
            yield "band above the role's usual", 1.0
            yield f"band above the role's usual, title workforce {workforce}", 1.0


def _step(band: Band | str) -> int:
    """A band's place on the ladder: 8a to 8d count as 8."""
    return int(str(band)[0])


def _of_settings(facts: Facts) -> Iterator[tuple[str, float]]:
    for fact in facts.facts:
        if fact.kind == "employer" and fact.value not in _RUNS_MORE:
            yield f"setting of employer: {fact.value}", 1.0
    mentions = Counter(
        (str(fact.value), fact.status, "title" if fact.where == "title" else "text")
        for fact in facts.facts
        if fact.kind == "setting"
    )
    for (setting, strength, where), times in mentions.items():
        name = f"setting in {where}: {setting}" + ("" if strength == "strong" else f" ({strength})")
        yield name, 1.0
        if where == "text":
            yield name + ", times", math.log(times)
    named = {setting for setting, strength, _ in mentions if strength in _NAMING}
    hinted = {setting for setting, strength, _ in mentions if strength not in _SAID_OF_EMPLOYER}
    for setting in SETTINGS:
        if setting not in hinted:
            yield f"setting never mentioned: {setting}", 1.0
    if len(named) == 1:
        yield f"setting alone named: {named.pop()}", 1.0


def bears_on(head: str, name: str) -> bool:
    """Whether a feature may speak on the question of a head.

    Which service a post is in does not follow from the kind of post: only from what is said of the service, and from
    roles that imply one. Written adverts would otherwise teach that every healthcare assistant works in mental health.
    """
    if name.startswith(TEXT_PREFIX):
        return name.removeprefix(TEXT_PREFIX) in CONTRASTS[head]
    about_setting = name.startswith(("setting", "title setting"))
    return about_setting == (head == "setting") or name == NO_TEXT
