"""Mechanical mends, applied to the draft as it was written."""

from __future__ import annotations

from .finding import Finding, Report
from .places import Places


def fixed(report: Report, written: str = "") -> tuple[str, tuple[Finding, ...]]:
    """Return the draft with its mechanical fixes made, and the findings that they mend.

    Args:
        report: Of the draft.
        written: The draft as its writer sees it, title included; by default the title and the cleaned text.
    """
    written = written or f"{report.advert.title}\n{report.advert.text}"
    title = Places(report.advert.title, written)
    places = {"title": title, "text": Places(report.advert.text, written, title.offset(len(report.advert.title)))}
    mended = []
    for finding in _apart([f for f in report.findings if f.fix is not None and f.where in places]):
        start, end = places[str(finding.where)].span(finding.start, finding.end)
        written = written[:start] + str(finding.fix) + written[end:]
        mended.append(finding)
    return written, tuple(reversed(mended))


def _apart(findings: list[Finding]) -> list[Finding]:
    """The findings from last to first, of those that overlap the first only."""
    kept: list[Finding] = []
    for finding in findings:
        if not kept or kept[-1].where != finding.where or finding.start >= kept[-1].end:
            kept.append(finding)
    return kept[::-1]
