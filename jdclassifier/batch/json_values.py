"""JSON: one object a line, an array of objects, or objects one after the other."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator

from ..advert import Advert
from .records import advert_from_object
from .reject import Reject

_DECODER = json.JSONDecoder(strict=False)  # line ends and tabs inside a text do no harm
_OPENING = re.compile(r"\s*(\[?)\s*")
_GAP = re.compile(r"\s*,?\s*")


def read_json_lines(lines: Iterator[str], name: str) -> Iterator[Advert | Reject]:
    """Yield the adverts of a file with one JSON object a line; empty lines are passed over."""
    for row, line in enumerate(lines, 1):
        if not line.isspace():
            yield _from_line(line, name, row)


def read_json(lines: Iterator[str], name: str) -> Iterator[Advert | Reject]:
    """Yield the adverts of a JSON array or object, or of objects one a line, as the first line shows."""
    first = next((line for line in lines if not line.isspace()), "")
    lines = itertools.chain([first], lines)
    if first.startswith("{") and first.rstrip().endswith("}") and _is_whole(first):
        return read_json_lines(lines, name)
    return _from_document("".join(lines), name)


def _is_whole(line: str) -> bool:
    try:
        _DECODER.decode(line)
    except (ValueError, RecursionError):
        return False
    return True


def _from_line(line: str, name: str, row: int) -> Advert | Reject:
    try:
        value = _DECODER.decode(line)
    except (ValueError, RecursionError) as error:
        return Reject(name, row, "", f"not JSON: {_fault_in_line(error)}; write each advert as an object on one line")
    return _from_value(value, name, row)


def _from_document(text: str, name: str) -> Iterator[Advert | Reject]:
    opening = _OPENING.match(text)
    at, in_array = (opening.end(), bool(opening[1])) if opening else (0, False)
    for row in itertools.count(1):
        if in_array and text.startswith("]", at):
            at, in_array = _GAP.match(text, at + 1).end(), False  # type: ignore[union-attr]
        if at == len(text) and not in_array:
            return
        try:
            value, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            yield Reject(name, row, "", f"not JSON: {_fault(error)}; mend it there, nothing after it was read")
            return
        yield _from_value(value, name, row)
        at = _GAP.match(text, at).end()  # type: ignore[union-attr]


def _from_value(value: object, name: str, row: int) -> Advert | Reject:
    if isinstance(value, dict):
        return advert_from_object(value, name, row)
    return Reject(name, row, "", 'not a JSON object; an advert is written {"title": ..., "text": ...}')


def _fault_in_line(error: ValueError | RecursionError) -> str:
    """What is wrong in a line of JSONL, whose number the reject tells."""
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at character {error.pos + 1}"
    return _fault(error)


def _fault(error: ValueError | RecursionError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at line {error.lineno}, character {error.colno}"
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)
