"""How the model's answer and the counts of a report are put into words."""

from __future__ import annotations

from ...result import Result
from ..finding import SEVERITIES, Report

_SETTINGS = {"mental_health": "mental health", "learning_disability": "learning disability", "other": "another service"}
_WORKFORCES = {
    "support": "a support post",
    "registered": "a post for registered professionals",
    "non_clinical": "a post without patient care",
    "manager": "a manager's post",
}
_REASONS_SHOWN = 4
_WORD_WEIGHTS = "text"
"""What the text's words weigh together; single words of it tell a person little."""


def answer(result: Result) -> str:
    """What the post will be read as, in a line."""
    post = result.category.replace("_", " ") if result.category else _WORKFORCES[result.workforce]
    return f"read as {post} in {_SETTINGS[result.setting]}, confidence {result.confidence:.0%}"


def because(result: Result) -> list[tuple[str, str]]:
    """The subjects that moved the model most towards its answer, with the words or values seen."""
    towards = [reason for reason in result.reasons if reason.contribution > 0 and reason.value]
    towards = [reason for reason in towards if reason.feature != _WORD_WEIGHTS]
    return [(reason.feature, reason.value) for reason in towards[:_REASONS_SHOWN]]


def counts(report: Report) -> str:
    """How many findings of each severity."""
    if not report.findings:
        return "nothing to mend"
    numbers = [(severity, report.count(severity)) for severity in SEVERITIES]
    return ", ".join(_plural(number, severity) for severity, number in numbers if number)


def _plural(number: int, severity: str) -> str:
    return f"{number} {severity}" if number == 1 or severity == "advice" else f"{number} {severity}s"
