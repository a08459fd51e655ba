"""What is done with one block, in whichever process."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ..advert import Advert
from ..result import Record, Result
from .blocks import Answers, Item, packed
from .redacted import redact_record, redact_reject
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

    @property
    def redact(self) -> bool:
        """Whether contact details are left out of all that leaves the worker: of journals, too."""

    def load(self) -> Analyser:
        """Load the analyser."""

    def __hash__(self) -> int:
        """Equal settings load equal analysers: each process loads one."""


@dataclass(frozen=True, slots=True)
class AnalyserSettings:
    """Model bundle and lexicon (None for those that are shipped), what is looked for, and what is left out."""

    model: Path | None = None
    lexicon: Path | None = None
    duplicates: bool = True
    redact: bool = True

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


def work(settings: Settings, items: Sequence[Item]) -> Answers:
    """Answer a block."""
    answers = answer(settings, items)
    records = [found for found in answers if not isinstance(found, Reject)]
    answered = (item for item, found in zip(items, answers, strict=True) if not isinstance(found, Reject))
    _, sketcher = tools(settings)
    if sketcher:
        sketches = sketcher.sketches([item for item in answered if isinstance(item, Advert)], records)
    else:
        sketches = [NO_SKETCH] * len(records)
    return Answers(len(items), packed(records), sketches, [found for found in answers if isinstance(found, Reject)])


def answer(settings: Settings, items: Sequence[Item]) -> list[Record | Reject]:
    """Return what becomes of each item, in order; an advert that makes the analyser fail is turned away alone."""
    analyser, _ = tools(settings)
    adverts = [item for item in items if isinstance(item, Advert)]
    try:
        records: Iterator[Record | Reject] = iter(_records(analyser, adverts))
    except Exception:  # one advert must not stop the others: find it
        records = (_answer_alone(analyser, advert) for advert in adverts)
    answers = [item if isinstance(item, Reject) else next(records) for item in items]
    return list(map(_redacted, answers)) if settings.redact else answers


def unfit(advert: Advert, why: str) -> Reject:
    """The reject of an advert that could be read but not classified."""
    name, _, row = advert.source.rpartition("#")
    at = int(row) if name and row.isdigit() else None
    return Reject(name if at else advert.source, at, advert.id, f"could not be classified: {' '.join(why.split())}")


def _redacted(answer: Record | Reject) -> Record | Reject:
    return redact_reject(answer) if isinstance(answer, Reject) else redact_record(answer)


def _answer_alone(analyser: Analyser, advert: Advert) -> Record | Reject:
    try:
        return _records(analyser, [advert])[0]
    except Exception as error:
        return unfit(advert, f"{type(error).__name__}: {error}; please report it with the advert")


def _records(analyser: Analyser, adverts: list[Advert]) -> list[Record]:
    return [result.to_record() for _, result in zip(adverts, analyser.classify_many(adverts), strict=True)]
