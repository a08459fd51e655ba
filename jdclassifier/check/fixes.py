"""Mechanical mends, applied to the draft as it was written."""

from __future__ import annotations

from .finding import Finding, Report
from .places import places_of


def fixed(report: Report, written: str = "") -> tuple[str, tuple[Finding, ...]]:
    """Return the draft with its mechanical fixes made, and the findings that they mend.

    Args:
        report: Of the draft.
        written: The draft as its writer sees it, title included; by default the title and the cleaned text.
    """
    written = written or f"{report.advert.title}\n{report.advert.text}"
    places = places_of(report.advert, written)
    edits = _apart([edit for finding in report.findings if finding.where in places for edit in _edits(finding)])
    for start, end, finding in reversed(edits):
        first, last = places[str(finding.where)].span(start, end)
        written = written[:first] + str(finding.fix) + written[last:]
    return written, tuple(dict.fromkeys(finding for _, _, finding in edits))


_Edit = tuple[int, int, Finding]


def _edits(finding: Finding) -> list[_Edit]:
    """Every place that a finding's fix mends."""
    if finding.fix is None:
        return []
    return [(start, end, finding) for start, end in ((finding.start, finding.end), *finding.again)]


def _apart(edits: list[_Edit]) -> list[_Edit]:
    """The edits by place, of those that overlap the first only."""
    kept: list[_Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit[2].where != "title", edit[0])):
        if not kept or kept[-1][2].where != edit[2].where or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept
