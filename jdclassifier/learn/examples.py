"""What the model learns from: bare titles of the lexicon and labelled adverts, as features with labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from zlib import crc32

from ..advert import Advert
from ..analyse import Reader
from ..assign.features import Features
from ..extract import Facts
from ..lexicon import Lexicon
from .corpus import Labelled
from .recipe import Recipe

TITLES = "titles"
"""The group of examples that are bare titles, with or without a stated level; never held out, never measured."""
_ONE_HAND, _PARTS = 100, 5  # a file of more adverts is not one writer's; it is cut into so many parts
VIEWS = ("published", "untitled", "terse")
"""The ways in which a labelled advert is shown to the model."""


@dataclass(frozen=True, slots=True)
class Example:
    """Features with the label of each head (None where it is unknown), a weight, and the writer they come from.

    `view` is one of `VIEWS`, "" for bare titles. Heads are measured on adverts as published whose writer is held out.
    """

    id: str
    features: Features
    labels: dict[str, str | None]
    weight: float
    group: str
    view: str = ""


def title_examples(lexicon: Lexicon, reader: Reader, weight: float) -> Iterator[Example]:
    """Each role's printed title and each variant, labelled by the role; settings only where the role implies one."""
    titles = {role.title: role for role in lexicon.roles.values()}
    titles.update({title.title: lexicon.roles[title.role] for title in lexicon.titles})
    adverts = (Advert(id=title, title=title, text="") for title in titles)
    for reading, role in zip(reader.read_many(adverts), titles.values(), strict=True):
        named = {fact.value for fact in reading.facts.facts if fact.kind == "setting" and fact.status == "strong"}
        setting = str(named.pop()) if len(named) == 1 else role.setting
        labels: dict[str, str | None] = {"workforce": role.workforce, "category": role.category, "setting": setting}
        yield Example(reading.advert.id, reading.features, labels, weight, TITLES)


def rule_examples(lexicon: Lexicon, reader: Reader, weight: float) -> Iterator[Example]:
    """Every support role with a stated entry level, labelled by the codebook's rule (section 3).

    A stated level wins over the role's default, unless the post is a training, the role has a register of its own, or
    experience may stand in for the level.
    """
    for role in lexicon.roles.values():
        if role.workforce != "support" or role.category == "trainee" or role.register:
            continue
        (bare,) = reader.read_many([Advert(id=role.id, title=role.title, text="")])
        for level in range(1, 9):
            for replaceable in (False, True):
                stated = "advanced_education" if level > 3 else "supervised_support"
                category = role.category if replaceable and level > 3 else stated
                facts = Facts(essential_level=level, equivalent_accepted=replaceable)
                features = reader.reading(bare.advert, bare.title, facts, bare.terms).features
                labels = {"workforce": None, "setting": None, "category": category}
                yield Example(f"{role.id} at level {level}", features, labels, weight, TITLES)


def advert_examples(labelled: Iterable[Labelled], reader: Reader, recipe: Recipe) -> Iterator[Example]:
    """Each labelled advert as published, without its title, and as terse as most real ones are."""
    labelled = list(labelled)
    for one, group in zip(labelled, groups(labelled), strict=True):
        labels = {head: one.labels[head] for head in ("workforce", "setting", "category")}
        published, untitled = reader.read_many([one.advert, replace(one.advert, title="", employer="")])
        yield Example(one.advert.id, published.features, labels, recipe.advert_weight, group, "published")
        yield Example(one.advert.id, untitled.features, labels, recipe.untitled_weight, group, "untitled")
        role = reader.lexicon.roles[published.title.role] if published.title.role else None
        if role and (role.workforce, role.category) == (labels["workforce"], labels["category"]):
            terse = reader.restated(published, without_demands(published.facts))
            yield Example(one.advert.id, terse.features, labels, recipe.terse_weight, group, "terse")


def groups(labelled: Sequence[Labelled]) -> list[str]:
    """The group that each advert is held out with: its writer's, cut by title where a file is many hands' work."""
    size = Counter(one.writer for one in labelled)
    parts = [crc32(one.advert.title.lower().encode()) % _PARTS for one in labelled]
    return [
        one.writer if size[one.writer] <= _ONE_HAND else f"{one.writer} {part}"
        for one, part in zip(labelled, parts, strict=True)
    ]


def without_demands(facts: Facts) -> Facts:
    """The facts of the same advert had it said nothing of qualifications, registration, supervision and training.

    Four real adverts in five name no qualification, written ones mostly do: the model must not take silence for a no.
    """
    kept = tuple(fact for fact in facts.facts if fact.kind in ("band", "salary", "setting"))
    salary = {name: getattr(facts, name) for name in ("bands", "band_inferred", "salary_min", "salary_max")}
    return Facts(**salary, facts=kept)
