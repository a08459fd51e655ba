"""What is done with one block, in whichever process."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ..advert import Advert
from ..result import Record, Result
from .blocks import Answers, Item, packed
from .reject import Reject
from .sketch import NO_SKETCH, Sketcher

if TYPE_CHECKING:
    from ..lexicon import Lexicon


class Analyser(Protocol):
    """What the runner needs of an analyser."""

    @property
    def lexicon(self) -> Lexicon:
        """Whose known titles tell which words of a title say what the job is."""

    def classify_many(self, adverts: Iterable[Advert], /) -> Iterator[Result]:
        """Classify adverts, one result each, in order."""


class Settings(Protocol):
    """What makes an analyser, in each process anew: small, hashable, sent to the workers."""

    @property
    def duplicates(self) -> bool:
        """Whether families of duplicates are looked for."""

    def load(self) -> Analyser:
        """Load the analyser."""

    def __hash__(self) -> int:
        """Equal settings load equal analysers: each process loads one."""


@dataclass(frozen=True, slots=True)
class AnalyserSettings:
    """The model bundle and the lexicon to work with, None for those that are shipped, and what is looked for."""

    model: Path | None = None
    lexicon: Path | None = None
    duplicates: bool = True

    def load(self) -> Analyser:
        """Load the analyser."""
        from ..analyse import Analyser

        return Analyser.load(self.model, self.lexicon)


@functools.cache
def tools(settings: Settings) -> tuple[Analyser, Sketcher | None]:
    """The analyser of this process, loaded when first asked for, and what makes sketches if they are wanted."""
    analyser = settings.load()
    sketcher = Sketcher(analyser.lexicon) if settings.duplicates else None
    return analyser, sketcher


def warm_up(settings: Settings) -> None:
    """Load what this process needs."""
    tools(settings)


def work(settings: Settings, items: list[Item]) -> Answers:
    """Answer a block; an advert that makes the analyser fail is turned away alone."""
    analyser, sketcher = tools(settings)
    adverts = [item for item in items if isinstance(item, Advert)]
    failed: dict[int, Reject] = {}
    try:
        records = _records(analyser, adverts)
    except Exception:  # one advert must not stop the others: find it
        answers = [_answer_alone(analyser, advert) for advert in adverts]
        failed = {id(advert): a for advert, a in zip(adverts, answers, strict=True) if isinstance(a, Reject)}
        adverts = [advert for advert in adverts if id(advert) not in failed]
        records = [answer for answer in answers if not isinstance(answer, Reject)]
    sketches = sketcher.sketches(adverts, records) if sketcher else [NO_SKETCH] * len(records)
    turned_away = (item if isinstance(item, Reject) else failed.get(id(item)) for item in items)
    return Answers(len(items), packed(records), sketches, [reject for reject in turned_away if reject])


def unfit(advert: Advert, why: str) -> Reject:
    """The reject of an advert that could be read but not classified."""
    name, _, row = advert.source.rpartition("#")
    at = int(row) if name and row.isdigit() else None
    return Reject(name if at else advert.source, at, advert.id, f"could not be classified: {' '.join(why.split())}")


def _answer_alone(analyser: Analyser, advert: Advert) -> Record | Reject:
    try:
        return _records(analyser, [advert])[0]
    except Exception as error:
        return unfit(advert, f"{type(error).__name__}: {error}; please report it with the advert")


def _records(analyser: Analyser, adverts: list[Advert]) -> list[Record]:
    return [result.to_record() for _, result in zip(adverts, analyser.classify_many(adverts), strict=True)]
