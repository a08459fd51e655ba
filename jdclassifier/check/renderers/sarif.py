"""Findings as SARIF 2.1.0 (OASIS), the format that code hosts and editors show."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from ... import __version__
from ..finding import Finding, Report, Severity
from ..registry import RULES
from ..rule import Rule

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "advice": "note"}


def render_sarif(reports: Sequence[Report]) -> str:
    """Return one SARIF log with one run: the rules that fired, and a result a finding."""
    fired = {finding.rule for report in reports for finding in report.findings}
    rules = [rule for rule in RULES if rule.id in fired]
    index = {rule.id: number for number, rule in enumerate(rules)}
    driver = {"name": "jdclassifier", "version": __version__, "rules": [_rule(rule) for rule in rules]}
    results = [_result(report.name, finding, index) for report in reports for finding in report.findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": rule.does},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"Write instead: {rule.instead}. Source: {rule.source}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.pack]},
    }


def _result(name: str, finding: Finding, index: dict[str, int]) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": finding.line, "startColumn": finding.column}
    if finding.words:
        region["snippet"] = {"text": finding.words}
    return {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message} Write instead: {finding.suggestion}"},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": quote(name)}, "region": region}}],
    }
