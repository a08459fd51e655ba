"""A record that could not be read or classified."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reject:
    """What was turned away, where it stands, and why.

    Attributes:
        source: Name of the file.
        row: Line of a JSONL file, item of a JSON array, row of a table as a spreadsheet counts (the header is
            row 1); None where the file as a whole is meant.
        id: The record's own id, "" where none could be read.
        reason: What is wrong and how to mend it, on one line.
    """

    source: str
    row: int | None
    id: str
    reason: str
