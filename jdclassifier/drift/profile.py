"""What a set of results is like, in counts: small enough to ship, enough to compare with."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..report.derive import band
from ..report.figures import Share
from ..resources import shipped
from ..result import Record

DIMENSIONS: dict[str, Callable[[Record], Any]] = {
    "workforce": lambda record: record["workforce"],
    "setting": lambda record: record["setting"],
    "group of support posts": lambda record: record["category"],
    "band": band,
    "essential level": lambda record: record.get("essential_level"),
    "registration": lambda record: record.get("registration"),
    "confidence": lambda record: _tenth(float(record["confidence"])),
}
"""What is compared: how each is read from a record. None is an answer too ("null"), except outside support posts."""


def _tenth(value: float) -> str:
    low = min(int(10 * value), 9)
    return f"{low / 10:.1f} to {(low + 1) / 10:.1f}"


@dataclass(slots=True)
class Profile:
    """Counts over results.

    Attributes:
        name: What the profile is of, for readers.
        model: Model that answered most.
        results: Number of results.
        known_titles: Results whose title names a known role.
        review: Results that a person should look at.
        words, known_words: Distinct words of each text, summed, and those of them that the table of counts has;
            zero where the adverts were not read.
        answers: By dimension, results by answer.
    """

    name: str = ""
    model: str = ""
    results: int = 0
    known_titles: int = 0
    review: int = 0
    words: int = 0
    known_words: int = 0
    answers: dict[str, Counter[str]] = field(default_factory=lambda: {name: Counter() for name in DIMENSIONS})

    @property
    def unknown_titles(self) -> Share:
        """Share of titles that name no known role."""
        return Share(self.results - self.known_titles, self.results)

    @property
    def unknown_words(self) -> Share:
        """Share of words that the table of counts does not have."""
        return Share(self.words - self.known_words, self.words)

    @property
    def reviewed(self) -> Share:
        """Share of results that a person should look at."""
        return Share(self.review, self.results)

    def to_json(self) -> str:
        """The profile as a small JSON file."""
        names = ("name", "model", "results", "known_titles", "review", "words", "known_words")
        answers = {dimension: dict(sorted(counts.items())) for dimension, counts in self.answers.items()}
        return json.dumps({name: getattr(self, name) for name in names} | {"answers": answers}, indent=1) + "\n"


class Profiler:
    """Counts records into a profile."""

    def __init__(self, name: str = "") -> None:
        self.profile = Profile(name)
        self._models: Counter[str] = Counter()

    def add(self, record: Record) -> None:
        """Count one record."""
        profile = self.profile
        profile.results += 1
        profile.known_titles += record.get("role") is not None
        profile.review += bool(record.get("review"))
        for dimension, read in DIMENSIONS.items():
            value = read(record)
            if value is not None or record["category"] or dimension != "group of support posts":
                profile.answers[dimension]["null" if value is None else str(value)] += 1
        self._models[record.get("model") or ""] += 1
        profile.model = max(sorted(self._models), key=self._models.__getitem__)


def read_profile(path: Path | None = None) -> Profile:
    """Read a profile, by default that of the adverts behind the shipped model.

    Raises:
        InputError: if the file is missing or holds no profile.
    """
    path = path or shipped("corpus") / "counts" / "profile.json"
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        answers = {dimension: Counter(content["answers"].get(dimension, {})) for dimension in DIMENSIONS}
        return Profile(**content | {"answers": answers})
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); make one with `drift --save`") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise InputError(f"{path}: no profile; make one with `drift --save`") from None
