"""The questions that a report answers, read from questions.toml."""

from __future__ import annotations

import dataclasses
import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

SILENT = "null"
"""The answer of an advert that says nothing."""


@dataclass(frozen=True, slots=True)
class Question:
    """One table of the report; questions.toml says what each attribute means."""

    field: str
    heading: str
    meaning: str
    kind: Literal["one", "many", "number"] = "one"
    answers: dict[str, str] = dataclasses.field(default_factory=dict)
    by: bool = False
    only: str = ""
    needs: str = ""
    most: int = 0
    headline: str = ""
    summary: bool = False
    chart: dict[str, str] = dataclasses.field(default_factory=dict)

    def printed(self, answer: str) -> str:
        """The name of an answer for readers."""
        return self.answers.get(answer, answer.replace("_", " ") if self.kind == "many" else answer)


@dataclass(frozen=True, slots=True)
class Chapter:
    """Questions that belong together."""

    id: str
    heading: str
    asks: str
    note: str
    questions: tuple[Question, ...]


@functools.cache
def chapters() -> tuple[Chapter, ...]:
    """All chapters in the order of the report."""
    with (Path(__file__).parent / "questions.toml").open("rb") as file:
        sections = tomllib.load(file)["section"]
    return tuple(_chapter(**section) for section in sections)


def _chapter(id: str, heading: str, asks: str, question: list[dict[str, Any]], note: str = "") -> Chapter:
    return Chapter(id, heading, asks, note, tuple(Question(**one) for one in question))


def questions() -> tuple[Question, ...]:
    """All questions in the order of the report."""
    return tuple(question for chapter in chapters() for question in chapter.questions)
