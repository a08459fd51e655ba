"""Where a character of cleaned text stood before the cleaning."""

from __future__ import annotations

_SEARCH = 12
"""Characters looked ahead on either side where the two texts part."""


def align(new: str, old: str) -> list[int]:
    """For every offset of `new` (its end included) the offset in `old`, of which `new` is a cleaned form.

    Cleaning replaces characters one by one and takes away or adds blanks and marks, so a walk with a short look ahead
    suffices; where it fails the offsets are off by a few characters, never out of range.
    """
    places: list[int] = []
    at, length = 0, len(old)
    for i, char in enumerate(new):
        if at < length and old[at] != char:
            at += _skip(new, i, old, at)
        places.append(min(at, length))
        at += not char.isspace() or (at < length and old[at].isspace())
    places.append(min(at, length))
    return places


def _skip(new: str, i: int, old: str, at: int) -> int:
    """How many characters of `old` were taken away before `new[i]`."""
    if new[i].isspace() or _alike(new[i], old[at]):
        return 0
    for gap in range(1, _SEARCH):
        if old[at + gap : at + gap + 2] == new[i : i + 2]:
            return gap
    return len(old) - at - len(old[at:].lstrip())


def _alike(one: str, other: str) -> bool:
    """Whether one may stand for the other: "'" for a curled quote, "-" for a dash."""
    return not one.isalnum() and not other.isalnum() and not other.isspace()
