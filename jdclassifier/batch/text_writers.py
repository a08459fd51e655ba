"""Results as JSONL for programs, and as CSV with a second file of evidence for spreadsheets."""

from __future__ import annotations

import csv
import json

from ..result import COLUMNS, EVIDENCE_COLUMNS, Record, to_row
from .staging import TextOutput
from .writer import Writer

encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
"""One line of JSONL, without its line end."""


class JsonLines(Writer):
    """Whole records, one a line."""

    def __init__(self, results: TextOutput) -> None:
        self._results = results

    def write(self, record: Record, /) -> None:
        self._results.write(encode(record) + "\n")


class CsvTables(Writer):
    """Flat rows, and a row for each piece of evidence in the second file."""

    def __init__(self, results: TextOutput, evidence: TextOutput) -> None:
        self._rows = csv.writer(results, lineterminator="\n")
        self._facts = csv.writer(evidence, lineterminator="\n")
        self._rows.writerow(COLUMNS)
        self._facts.writerow(("id", *EVIDENCE_COLUMNS))

    def write(self, record: Record, /) -> None:
        row = to_row(record)
        self._rows.writerow(row)
        self._facts.writerows([row[0], *to_row(fact, EVIDENCE_COLUMNS)] for fact in record["evidence"])
