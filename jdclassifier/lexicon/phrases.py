"""The small language in which lexicon rows write phrases, and its expansion into literal phrases.

    under [the] (direct|close|indirect) supervision
    level <level> diploma

`[...]` may be left out, `(a|b)` is a choice, both nest, and a choice inside brackets needs no parentheses
(`[direct|close]`). `<level>` stands for a level number 1 to 8, `<n>` for 1 to 12. A hyphen also matches a blank.
Letters match in either case.
"""

from __future__ import annotations

import re
from itertools import product

from ..text import words

MAX_EXPANSIONS = 4000
_PIECE = re.compile(r"[\[\]()|]|<\w+>|[^\[\]()|<>]+|.")
_SLOTS = {"<level>": tuple(str(n) for n in range(1, 9)), "<n>": tuple(str(n) for n in range(1, 13))}

Phrase = tuple[str, ...]
"""A literal phrase: lower-cased tokens as `jdclassifier.text.words` makes them."""


def expand(pattern: str) -> list[tuple[Phrase, str]]:
    """Return every literal phrase of `pattern`, each with the value its slot took ("" without a slot).

    Raises:
        ValueError: if brackets do not pair, a slot is unknown, or the pattern means too many phrases.
    """
    pieces = _PIECE.findall(pattern)
    texts, rest = _alternatives(pieces, 0, None)
    if rest != len(pieces):
        raise ValueError(f"unpaired {pieces[rest]!r} in {pattern!r}")
    phrases: dict[Phrase, str] = {}
    for text, value in texts:
        for variant in {text, text.replace("-", " ")}:
            if tokens := tuple(words(variant)):
                phrases.setdefault(tokens, value)
    if not phrases:
        raise ValueError(f"{pattern!r} holds no word")
    return list(phrases.items())


_Texts = list[tuple[str, str]]


def _alternatives(pieces: list[str], at: int, closing: str | None) -> tuple[_Texts, int]:
    """Read `a|b|c` up to `closing`; return the texts it can be and the position of the closing mark."""
    choices: _Texts = []
    current: list[_Texts] = []
    while at < len(pieces):
        piece = pieces[at]
        if piece in ")]":
            if piece != closing:
                break
            return choices + _joined(current), at
        if piece == "|":
            choices += _joined(current)
            current = []
        elif piece in "([":
            inner, at = _alternatives(pieces, at + 1, ")" if piece == "(" else "]")
            if at >= len(pieces):
                raise ValueError(f"{piece!r} is not closed in {''.join(pieces)!r}")
            current.append(([("", "")] if piece == "[" else []) + inner)
        elif piece.startswith("<"):
            if piece not in _SLOTS:
                raise ValueError(f"unknown slot {piece!r}; known are {', '.join(_SLOTS)}")
            current.append([(value, value) for value in _SLOTS[piece]])
        else:
            current.append([(piece, "")])
        at += 1
    return choices + _joined(current), at


def _joined(parts: list[_Texts]) -> _Texts:
    size = 1
    for part in parts:
        size *= len(part)
    if size > MAX_EXPANSIONS:
        raise ValueError(f"a pattern that means {size} phrases; split it into several (at most {MAX_EXPANSIONS} each)")
    joined = []
    for combination in product(*parts):
        text = "".join(text for text, _ in combination)
        values = [value for _, value in combination if value]
        joined.append((text, values[0] if values else ""))
    return joined
