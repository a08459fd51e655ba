"""Reads test cases with inline marks: "an [NVQ 3](qualification 3 essential) is needed"; any value where none is."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

_MARK = re.compile(r"\[([^\]]+)\]\((\w+)(?: (\S+))? (\S+)\)")


class Mark(NamedTuple):
    kind: str
    value: str
    status: str
    start: int
    end: int


def cases(name: str) -> list[dict[str, Any]]:
    """The `[[name]]` tables of cases.toml and cases_*.toml."""
    files = sorted(Path(__file__).parent.glob("cases*.toml"))
    contents = [tomllib.loads(file.read_text(encoding="utf-8")) for file in files]
    return [dict(case, text=case["text"].strip()) for content in contents for case in content.get(name, ())]


def unmarked(text: str) -> tuple[str, list[Mark]]:
    """The text without its marks, and the marks with offsets into it."""
    plain, marks, at = "", [], 0
    for match in _MARK.finditer(text):
        plain += text[at : match.start()]
        marks.append(Mark(match[2], match[3] or "-", match[4], len(plain), len(plain) + len(match[1])))
        plain += match[1]
        at = match.end()
    return plain + text[at:], marks
