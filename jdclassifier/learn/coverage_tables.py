"""The coverage of a lexicon as tables: for a screen, and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from ..batch.targets import write_text
from ..errors import OutputError
from .coverage import Coverage, Row
from .unread import UnreadPattern

UNREAD_COLUMNS = ("lines", "words", "section", "example", "example_2", "example_3")
_SILENT_SHOWN = 10
_PATTERNS_SHOWN = 25
_EXAMPLE_WIDTH = 96


def for_screen(coverage: Coverage) -> str:
    """How much of every subject is used, the rows that never are, and the commonest lines that nothing reads."""
    subjects: dict[str, list[Row]] = {}
    for row in coverage.rows:
        subjects.setdefault(row.subject, []).append(row)
    return "\n".join(
        [
            f"adverts: {coverage.adverts:,}",
            "",
            f"{'subject':22} {'rows':>6} {'heard':>6} {'never':>6} {'facts':>8}",
            *(_subject_line(subject, rows) for subject, rows in subjects.items()),
            "",
            "never heard:",
            *(
                _silent_line(subject, rows)
                for subject, rows in subjects.items()
                if not all(row.adverts for row in rows)
            ),
            "",
            f"lines that look like requirements and state nothing: {coverage.unread_lines:,}",
            *(_pattern_line(pattern) for pattern in coverage.unread[:_PATTERNS_SHOWN]),
        ]
    )


def table_names(target: Path, *, force: bool = False) -> tuple[Path, Path]:
    """The files that `write_tables` will write: the rows, and beside them the unread lines.

    Raises:
        OutputError: if the name does not end in .csv, or one of the files exists and `force` is not given.
    """
    if target.suffix.lower() != ".csv":
        raise OutputError(f"{target}: unknown file type {target.suffix!r}; use .csv")
    names = target, target.with_name(f"{target.stem}.unread.csv")
    for name in names:
        if name.exists() and not force:
            raise OutputError(f"{name} exists; choose another name or add --force")
    return names


def write_tables(coverage: Coverage, names: tuple[Path, Path]) -> None:
    """Write both files, in place of what bore their names.

    Raises:
        OutputError: if one cannot be written.
    """
    unread = ((p.lines, p.words, p.section, *p.examples) for p in coverage.unread)
    write_text(names[0], _csv(Row._fields, coverage.rows), force=True)
    write_text(names[1], _csv(UNREAD_COLUMNS, unread), force=True)


def _subject_line(subject: str, rows: Sequence[Row]) -> str:
    heard, facts = sum(row.adverts > 0 for row in rows), sum(row.facts for row in rows)
    return f"{subject:22} {len(rows):6,} {heard:6,} {len(rows) - heard:6,} {facts:8,}"


def _silent_line(subject: str, rows: Sequence[Row]) -> str:
    """The rows that were never heard, "" where all were."""
    silent = [row.id for row in rows if not row.adverts]
    more = f" ... and {len(silent) - _SILENT_SHOWN:,} more" if len(silent) > _SILENT_SHOWN else ""
    return f"  {subject}: {', '.join(silent[:_SILENT_SHOWN])}{more}" if silent else ""


def _pattern_line(pattern: UnreadPattern) -> str:
    example = pattern.examples[0]
    shown = example if len(example) <= _EXAMPLE_WIDTH else example[: _EXAMPLE_WIDTH - 3] + "..."
    return f"{pattern.lines:6,}  {pattern.words:40}  {shown}"


def _csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()
