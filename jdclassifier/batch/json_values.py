"""JSON: one object a line, an array of objects, or objects one after the other."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator

from .input_file import InputFile, Item
from .job_posting import is_posting, postings
from .reject import Reject

_DECODER = json.JSONDecoder(strict=False)  # line ends and tabs inside a text do no harm
_OPENING = re.compile(r"\s*(\[?)\s*")
_GAP = re.compile(r"\s*,?\s*")


def read_json_lines(file: InputFile) -> Iterator[Item]:
    """Yield the adverts of a file with one JSON object a line; empty lines are passed over."""
    return _from_lines(file.lines(), file)


def _from_lines(lines: Iterator[str], file: InputFile) -> Iterator[Item]:
    for row, line in enumerate(lines, 1):
        if not line.isspace():
            yield from _from_line(line, file, row)


def read_json(file: InputFile) -> Iterator[Item]:
    """Yield the adverts of a JSON array or object, or of objects one a line, as the first line shows."""
    return read_json_text(file.lines(), file)


def read_json_text(lines: Iterator[str], file: InputFile) -> Iterator[Item]:
    """Yield the adverts of JSON that was opened already."""
    first = next((line for line in lines if not line.isspace()), "")
    lines = itertools.chain([first], lines)
    if first.startswith("{") and first.rstrip().endswith("}") and _is_whole(first):
        return _from_lines(lines, file)
    return _from_document("".join(lines), file)


def _is_whole(line: str) -> bool:
    try:
        _DECODER.decode(line)
    except (ValueError, RecursionError):
        return False
    return True


def _from_line(line: str, file: InputFile, row: int) -> Iterator[Item]:
    try:
        value = _DECODER.decode(line)
    except (ValueError, RecursionError) as error:
        reason = f"not JSON: {_fault_in_line(error)}; write each advert as an object on one line"
        return iter([Reject(file.name, row, "", reason)])
    return _from_value(value, file, row)


def _from_document(text: str, file: InputFile) -> Iterator[Item]:
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
            yield Reject(file.name, row, "", f"not JSON: {_fault(error)}; mend it there, nothing after it was read")
            return
        yield from _from_value(value, file, row)
        at = _GAP.match(text, at).end()  # type: ignore[union-attr]


def _from_value(value: object, file: InputFile, row: int) -> Iterator[Item]:
    if isinstance(value, dict) and not is_posting(value) and (inner := list(postings(value))):
        yield from (file.advert_from(posting, row) for posting in inner)
    elif isinstance(value, dict):
        yield file.advert_from(value, row)
    else:
        yield Reject(file.name, row, "", 'not a JSON object; an advert is written {"title": ..., "text": ...}')


def _fault_in_line(error: ValueError | RecursionError) -> str:
    """What is wrong in a line of JSONL, whose number the reject tells."""
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at character {error.pos + 1}"
    return _fault(error)


def _fault(error: ValueError | RecursionError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at line {error.lineno}, character {error.colno}"
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)
