"""Reports as one page of HTML that needs nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ..finding import Finding, Report
from .wording import answer, because, counts

_STYLE = """
:root { color-scheme: light dark; --line: #8886; --error: #b3261e; --warning: #8a5a00; --advice: #1f5f8b }
@media (prefers-color-scheme: dark) { :root { --error: #ff8a80; --warning: #ffc861; --advice: #8ecbf5 } }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.4rem } h2 { font-size: 1.1rem }
.draft { white-space: pre-wrap; border-left: 3px solid var(--line); padding-left: 1rem }
mark { background: none; color: inherit; border-bottom: 3px solid currentColor }
.error { color: var(--error) } .warning { color: var(--warning) } .advice { color: var(--advice) }
li { margin-bottom: .8rem } li p { margin: 0 } .level { font-weight: bold } .quiet { opacity: .75 }
"""


def render_html(reports: Sequence[Report]) -> str:
    """Return a page with a section a draft: category, findings, and the draft with the words concerned marked."""
    sections = "".join(_section(report, number) for number, report in enumerate(reports, start=1))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Checked drafts</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n{sections}</main>\n"
        "</body>\n</html>\n"
    )


def _section(report: Report, number: int) -> str:
    reasons = "".join(f"<li>{escape(feature)}: {escape(value)}</li>" for feature, value in because(report.result))
    findings = "".join(_finding(f, f"d{number}f{at}") for at, f in enumerate(report.findings))
    return (
        f"<section>\n<h1>{escape(report.advert.title or report.name)}</h1>\n"
        f'<p class="quiet">{escape(report.name)}</p>\n<p>{escape(answer(report.result))}</p>\n<ul>{reasons}</ul>\n'
        f"<h2>Findings: {escape(counts(report))}</h2>\n<ol>\n{findings}</ol>\n"
        f'<h2>The draft</h2>\n<div class="draft">{_marked(report, number)}</div>\n</section>\n'
    )


def _finding(finding: Finding, anchor: str) -> str:
    place = f'<a href="#{anchor}">line {finding.line}</a>' if finding.where == "text" else finding.where or "draft"
    return (
        f'<li><p><span class="level {finding.severity}">{finding.severity}</span> {place}: '
        f"{escape(finding.message)}</p><p>Write instead: {escape(finding.suggestion)}</p>"
        f'<p class="quiet">{finding.rule} {finding.name}</p></li>\n'
    )


def _marked(report: Report, number: int) -> str:
    """The text of the draft with the words of findings marked; of those that overlap, the first."""
    text, pieces, at = report.advert.text, [], 0
    for order, finding in enumerate(report.findings):
        if finding.where != "text":
            continue
        anchor = f'<a id="d{number}f{order}"></a>'
        if finding.start < at:
            pieces.append(anchor)
            continue
        words = escape(text[finding.start : finding.end])
        pieces += [
            escape(text[at : finding.start]),
            f'{anchor}<mark class="{finding.severity}" title="{escape(finding.message)}">{words}</mark>',
        ]
        at = finding.end
    return "".join((*pieces, escape(text[at:])))
