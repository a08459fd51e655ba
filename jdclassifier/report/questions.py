"""The questions that a report answers, read from questions.toml."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

SILENT = "null"
"""The answer of an advert that says nothing."""


@dataclass(frozen=True, slots=True)
class Question:
    """One table of the report; questions.toml says what each attribute means."""

    field: str
    heading: str
    meaning: str
    kind: Literal["one", "many", "number"] = "one"
    answers: dict[str, str] = field(default_factory=dict)
    by: bool = False
    only: str = ""
    most: int = 0
    headline: str = ""
    summary: bool = False
    chart: dict[str, str] = field(default_factory=dict)

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
    return tuple(
        Chapter(one["id"], one["heading"], one["asks"], one.get("note", ""), tuple(Question(**q) for q in one["question"]))
        for one in sections
    )


def questions() -> tuple[Question, ...]:
    """All questions in the order of the report."""
    return tuple(question for chapter in chapters() for question in chapter.questions)
