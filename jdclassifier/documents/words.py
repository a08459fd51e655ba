"""The words of `headings.toml`, and what a cell says by them."""

from __future__ import annotations

import functools
import re
import tomllib
from pathlib import Path

_TABLES = tomllib.loads(Path(__file__).with_name("headings.toml").read_text(encoding="utf-8"))
HYPHEN_KEPT = frozenset(_TABLES["hyphen"]["kept"])
LABELS: dict[str, list[str]] = _TABLES["label"]
_GENERIC = frozenset(_TABLES["generic"]["headings"])
_COLUMNS: dict[str, str] = {word: role for role, words in _TABLES["column"].items() for word in words}
_MARKS: dict[str, str] = {word: mark for mark, words in _TABLES["mark"].items() for word in words}
_LONGEST_COLUMN_HEADING = 30
"""Words: "Essential: the qualities without which a post-holder could not be appointed"."""
_EXPLAINED = re.compile(r"(essential|desirable)s?\b\W*(?!skills?\b.{40})", re.I)
_LEVELS = ("essential", "desirable")


def plain(text: str) -> str:
    """Small letters, single blanks, no marks around."""
    return " ".join(text.lower().split()).strip(" :*-–|")


@functools.lru_cache(maxsize=4096)
def column_role(text: str) -> str:
    """What a cell makes of its column: essential, desirable, level, left_out, criteria; "" where it is no heading."""
    words = plain(text)
    if role := _COLUMNS.get(words) or _COLUMNS.get(words.replace("*", "").strip("() ")):
        return role
    if both_levels(words) and len(words.split()) <= 8:
        return "level"
    explained = _EXPLAINED.match(words)
    return explained[1].lower() if explained and len(words.split()) <= _LONGEST_COLUMN_HEADING else ""


def both_levels(words: str) -> bool:
    """Whether a heading names both levels: "Essential (E) or Desirable (D)"."""
    return "essential" in words and "desirable" in words


def mark(text: str) -> str:
    """What a cell that holds nothing but a mark says: yes, cross, no, essential, desirable, both; "" if it is none."""
    words = " ".join(text.lower().split()).strip(" \ufe0f\ufe0e")
    return _MARKS.get(words, "")


def is_level(text: str) -> bool:
    """Whether a short text says "essential" or "desirable" and nothing else, so that it heads what follows."""
    return (mark(text) in _LEVELS and len(text.strip(" ().")) > 1) or _COLUMNS.get(plain(text), "") in _LEVELS


def label_field(text: str) -> str:
    """The field of the front page that a label names: title, employer, salary, band; "" if none."""
    return next((field for field, labels in LABELS.items() if plain(text) in labels), "")


def is_generic(text: str) -> bool:
    """Whether a heading names no post: "Job description", or nothing but marks and digits."""
    words = plain(text)
    return words in _GENERIC or is_level(text) or not any(char.isalpha() for char in words)
