"""What a check says: findings, each at the words concerned, and the report that holds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from ..advert import Advert
    from ..extract.facts import Where
    from ..result import Result

Severity = Literal["error", "warning", "advice"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "advice")
"""The worst first: breaks the law or cannot be meant; misleads or shuts people out; could be better."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend in a draft.

    Attributes:
        rule: Id of the rule ("JD023"); `jdclassifier rules JD023` tells all about it.
        name: The rule's name ("years-of-experience").
        pack: The pack it belongs to ("entry").
        severity: How bad it is.
        message: What is wrong, in one sentence.
        suggestion: What to write instead.
        where: The cleaned field that `start` and `end` index; None where something is missing from the draft.
        start, end: Character offsets of the words, `end` exclusive; 0 and 0 where something is missing.
        words: The words themselves, "" where something is missing.
        line, column: Place in the draft as its writer sees it, from 1; 1 and 1 where something is missing.
        fix: What may take the words' place as it is; None where a person must choose.
        again: Further places of the same words: `start` and `end` in the same field.
    """

    rule: str
    name: str
    pack: str
    severity: Severity
    message: str
    suggestion: str
    where: Where | None
    start: int
    end: int
    words: str
    line: int
    column: int
    fix: str | None
    again: tuple[tuple[int, int], ...] = ()

    def to_record(self) -> dict[str, Any]:
        """Return the finding as JSON-ready data."""
        record = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {**record, "again": [list(span) for span in self.again]}


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found in one draft.

    Attributes:
        name: Name the draft goes by: its file, or "stdin".
        advert: The draft, cleaned: what offsets index.
        result: The model's answer for it.
        findings: By place; what is missing comes last.
        kept: Number of findings that marks in the draft keep silent.
        notes: What was odd about the marks themselves ("no rule JD999").
    """

    name: str
    advert: Advert
    result: Result
    findings: tuple[Finding, ...]
    kept: int = 0
    notes: tuple[str, ...] = ()

    def count(self, severity: Severity) -> int:
        """Number of findings of one severity."""
        return sum(finding.severity == severity for finding in self.findings)

    def to_record(self) -> dict[str, Any]:
        """Return the report as JSON-ready data, the model's answer under `result`."""
        return {
            "name": self.name,
            "result": self.result.to_record(),
            "findings": [finding.to_record() for finding in self.findings],
            "kept": self.kept,
            "notes": list(self.notes),
        }
