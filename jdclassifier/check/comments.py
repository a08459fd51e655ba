"""Findings as comments of a Word file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .finding import Finding, Report
from .renderers.wording import answer

if TYPE_CHECKING:
    from ..documents.comments import Comment


def comments_of(report: Report) -> tuple[Comment, ...]:
    """Return one comment a finding at its words, and one at the title with the category and all that is missing.

    Offsets index the text that the report was made of, `Document.text` for a document.
    """
    from ..documents.comments import Comment

    text, title = report.advert.text, report.advert.title
    at = max(text.find(title), 0)
    first = Comment(at, at + max(len(title), 1), "\n".join(_whole(report)))
    placed = [f for f in report.findings if f.where == "text"]
    return (first, *(Comment(f.start, f.end, f"{f.severity}: {_said(f)}") for f in placed))


def _whole(report: Report) -> Iterator[str]:
    """What concerns the draft as a whole, its title or its pay."""
    yield f"This post is {answer(report.result)}."
    yield from (f"{f.severity}: {_said(f)}" for f in report.findings if f.where != "text")


def _said(finding: Finding) -> str:
    return f"{finding.message} Write: {finding.suggestion}. ({finding.rule} {finding.name})"
