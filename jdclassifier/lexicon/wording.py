"""Loads and checks `corpus/lexicon/check`: the words that the checks of a draft look for."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from ..errors import LexiconError
from ..resources import lexicon_dir
from .phrases import Phrase, expand
from .tables import Problems, Row, parse_rows, read_toml, toml_place

WORDING_COLUMNS = ("rule", "phrase", "use", "instead", "note")
ABBREVIATION_COLUMNS = ("abbreviation", "meaning", "known")
USES = ("fix", "say", "spare")


@dataclass(frozen=True, slots=True)
class Words:
    """A row of `wording.csv`: phrases that a rule finds, or spares.

    Attributes:
        group: Name of the rule, or of the sign that a row of `signs.toml` is.
        use: "fix" where `instead` may take the words' place, "say" where a person must choose, "spare" where the
            words are fine although they hold others that are not. Signs have "say".
        instead: What to write, "" where the rule says it.
        note: Why, since when: told with the finding.
    """

    group: str
    phrases: tuple[Phrase, ...]
    use: Literal["fix", "say", "spare"]
    instead: str
    note: str
    place: str


@dataclass(frozen=True, slots=True)
class Wording:
    """All words that checks look for.

    `signs` maps the name of a sign ("closing_date") to its row; `abbreviations` an abbreviation to its meaning, ""
    where everybody knows it.
    """

    words: tuple[Words, ...]
    signs: dict[str, Words]
    abbreviations: dict[str, str]


def load_wording(directory: Path | None = None) -> Wording:
    """Load the folder `check` of the lexicon in `directory` (default: the shipped one), once a process.

    Raises:
        LexiconError: if a row is wrong; the message names every problem with file, line and mend.
    """
    return _load((directory or lexicon_dir()).resolve() / "check")


@functools.lru_cache(maxsize=4)
def _load(directory: Path) -> Wording:
    problems = Problems()
    if not directory.is_dir():
        raise LexiconError(f"{directory}: no such folder; copy corpus/lexicon whole, with its folder 'check'")
    words = parse_rows(directory / "wording.csv", WORDING_COLUMNS, _words, problems)
    signs = list(_signs(directory / "signs.toml", problems))
    abbreviations = parse_rows(directory / "abbreviations.csv", ABBREVIATION_COLUMNS, _abbreviation, problems)
    _report_repeats(words, problems)
    if problems.lines:
        raise LexiconError("\n".join(problems.lines))
    return Wording(tuple(words), {sign.group: sign for sign in signs}, dict(abbreviations))


def _words(row: Row) -> Words:
    use = cast(Literal["fix", "say", "spare"], row.choice("use", USES))
    if (use == "fix" and not row["instead"]) or (use == "spare" and row["instead"]):
        raise ValueError("column 'instead' must be filled where the use is fix, and empty where it is spare")
    return Words(row.required("rule"), _phrases(row.required("phrase")), use, row["instead"], row["note"], row.place)


def _phrases(pattern: str) -> tuple[Phrase, ...]:
    return tuple(phrase for phrase, _ in expand(pattern))


def _abbreviation(row: Row) -> tuple[str, str]:
    known = row.choice("known", ("yes", "no")) == "yes"
    return row.required("abbreviation"), "" if known else row.required("meaning")


def _signs(path: Path, problems: Problems) -> Iterator[Words]:
    """`name = ["phrase", ...]` below `[signs]`."""
    for name, patterns in read_toml(path, problems).get("signs", {}).items():
        phrases: list[Phrase] = []
        for pattern in patterns:
            try:
                phrases += _phrases(pattern)
            except ValueError as error:
                problems.add(toml_place(path, "signs"), f"{name}: {error}")
        yield Words(name, tuple(phrases), "say", "", "", path.name)


def _report_repeats(words: list[Words], problems: Problems) -> None:
    """A phrase may stand once in a rule: the second row would never be heard."""
    seen: dict[tuple[str, Phrase], str] = {}
    for row in words:
        for phrase in row.phrases:
            first = seen.setdefault((row.group, phrase), row.place)
            if first != row.place:
                problems.add(row.place, f"phrase {' '.join(phrase)!r} of {row.group} stands already at {first}")
