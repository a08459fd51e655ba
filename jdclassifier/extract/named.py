"""The list of qualifications that an advert names: each with its words, level, framework and subject."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from .facts import Demand, Qualification
from .reading import Hit, Line, Reading
from .study import Range, subject_of

BARE = "qualification"
"""Row of the mere word, which names none by itself, and belongs to the name before it: "A level qualifications"."""
ROLES = ("role", "registered_role")


class Item(NamedTuple):
    """A qualification: its first cue, its level (0 where none can be told), the token behind it, its second cue."""

    hit: Hit
    level: int
    end: int
    second: Hit | None = None

    @property
    def between(self) -> Range | None:
        """The words between its two cues, where there are any."""
        if self.second is None or self.second.start <= self.hit.end:
            return None
        return self.hit.end, self.second.start


def names_one(item: Item, status: str) -> bool:
    """Whether it is worth a place in the list: a word like "qualifications" is where it is asked for."""
    return bool(item.level) or status != "mentioned" or item.hit.cue.name != BARE


def keep(reading: Reading, line: Line, item: Item, stop: int, demand: Demand, group: int, equivalent: bool) -> None:
    """Put a qualification into the list.

    Args:
        reading: Holds the list.
        line: Where the qualification stands.
        item: Its cues.
        stop: Where the next one begins, or the line ends.
        demand: How it is meant.
        group: Number that it shares with its alternatives.
        equivalent: Experience may stand in for it.
    """
    status = item.hit.cue.status
    level_first = item.between if status == "level" else None
    subject = subject_of(line, item.hit.start, item.end, stop, status, level_first)
    named = Qualification(
        _name(line, item), item.level or None, _framework(line, item), subject, demand, group, equivalent
    )
    if status == "next" and reading.qualifications:
        before = reading.qualifications[-1]
        name = re.sub(r"\d(?=\D*$)", str(item.level), before.name)
        named = replace(named, name=name, framework=before.framework)
    reading.qualifications.append(named)


def _name(line: Line, item: Item) -> str:
    """Its words, without an article, and without those that stand between its name and its level."""
    first, between = item.hit.start, item.between
    if line.words[first] in ("a", "an") and item.hit.cue.name != "a_level":
        first += 1
    if between:
        return f"{line.said(first, between[0])} {line.said(between[1], item.end)}"
    return line.said(first, item.end)


def _framework(line: Line, item: Item) -> str:
    """That of its first cue which is not of the RQF: "level 3 NVQ" is an NVQ; "role" where it is an occupation's."""
    if item.hit.cue.status in ROLES:
        return "role"
    cues = (hit.cue for hit in line.of("qualification") if item.hit.start <= hit.start < item.end)
    return next((cue.framework for cue in cues if cue.framework != "RQF"), "RQF")
