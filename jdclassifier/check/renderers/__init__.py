"""Reports for people and programs: text, JSON, HTML, SARIF, GitHub annotations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, get_args

from ..finding import Report
from .annotations import render_github
from .page import render_html
from .records import render_json
from .sarif import render_sarif
from .terminal import render_text

Format = Literal["text", "json", "html", "sarif", "github"]
FORMATS: tuple[Format, ...] = get_args(Format)

RENDERERS: dict[Format, Callable[[Sequence[Report]], str]] = {
    "text": render_text,
    "json": render_json,
    "html": render_html,
    "sarif": render_sarif,
    "github": render_github,
}
"""Each makes one text of all reports, with a line end behind it where it is not empty."""
