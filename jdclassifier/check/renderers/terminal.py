"""Reports for a terminal: the post's category on top, then the findings by place, then what is missing."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..finding import Finding, Report, Severity
from .wording import answer, because, counts

_WIDTH = 100
_STYLES: dict[Severity, str] = {"error": "bold red", "warning": "yellow", "advice": "cyan"}


def render_text(reports: Sequence[Report]) -> str:
    """Return the reports as text, with colours where standard output is a terminal."""
    terminal = sys.stdout.isatty()
    out = io.StringIO()
    width = None if terminal else _WIDTH
    console = Console(file=out, force_terminal=terminal, width=width, highlight=False, soft_wrap=False)
    if terminal:
        console.width = min(Console().width, _WIDTH)
    for number, report in enumerate(reports):
        console.print(Group(*([""] if number else []), *_report(report)))
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _report(report: Report) -> Iterator[RenderableType]:
    yield Text.assemble((report.name, "bold"), f"  {report.advert.title}" if report.advert.title else "")
    yield Padding(Text(answer(report.result)), (0, 0, 0, 2))
    for feature, value in because(report.result):
        yield Padding(Text(f"- {feature}: {value}", style="dim"), (0, 0, 0, 2))
    placed = [finding for finding in report.findings if finding.where]
    missing = [finding for finding in report.findings if not finding.where]
    for finding in placed:
        yield ""
        yield from _finding(finding, _place(finding))
    if missing:
        yield Text("\nThe draft as a whole", style="bold")
        for finding in missing:
            yield from _finding(finding, "")
    for note in report.notes:
        yield Text(f"\nnote: {note}", style="yellow")
    kept = f"; {report.kept} kept silent by marks" if report.kept else ""
    yield Text(f"\n{counts(report)}{kept}", style="bold")


def _place(finding: Finding) -> str:
    return "salary" if finding.where == "salary" else f"{finding.line}:{finding.column}"


def _finding(finding: Finding, place: str) -> Iterator[RenderableType]:
    lines = Table.grid(padding=(0, 2))
    lines.add_column(width=8, justify="right")
    lines.add_column(width=7)
    lines.add_column()
    more = f" ({len(finding.again) + 1} times)" if finding.again else ""
    lines.add_row(
        Text(place, style="bold"),
        Text(finding.severity, style=_STYLES[finding.severity]),
        Group(
            Text(finding.message + more),
            Text.assemble(("write: ", "dim"), finding.suggestion, (f"  {finding.rule}", "dim")),
        ),
    )
    yield lines
