"""Findings as annotations of GitHub Actions."""

from __future__ import annotations

from collections.abc import Sequence

from ..finding import Finding, Report, Severity

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "advice": "notice"}


def render_github(reports: Sequence[Report]) -> str:
    """Return one workflow command a finding: `::warning file=...,line=...,col=...,title=...::message`."""
    return "".join(_annotation(report.name, finding) for report in reports for finding in report.findings)


def _annotation(name: str, finding: Finding) -> str:
    place = f"file={_property(name)},line={finding.line},col={finding.column}"
    title = _property(f"{finding.rule} {finding.name}")
    message = _data(f"{finding.message} Write instead: {finding.suggestion}")
    return f"::{_COMMANDS[finding.severity]} {place},title={title}::{message}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
