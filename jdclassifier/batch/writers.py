"""Results and rejects to files: JSONL for programs, CSV (with a second file of evidence) for spreadsheets."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Protocol

from ..errors import OutputError
from ..result import COLUMNS, EVIDENCE_COLUMNS, Record, to_row
from .reject import Reject
from .staging import OutputFile, StagedFile, StandardOutput, reported

_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


class Output(Protocol):
    """Where a run puts what it makes."""

    def write(self, record: Record, /) -> None:
        """Write one result."""

    def reject(self, reject: Reject, /) -> None:
        """Write one reject."""


@contextmanager
def open_output(
    target: str | Path, rejects: Path | None = None, *, force: bool = False, keep: Collection[Path] = ()
) -> Iterator[Output]:
    """Open the files of one run; they appear together when the block ends, and not at all if it fails.

    Args:
        target: "-" for JSONL on standard output, else a file ending in .jsonl or .csv, either with .gz.
            Beside CSV stands "<stem>.evidence.csv" with the words behind each fact.
        rejects: JSONL file of rejects, made only when there are any; by default "<stem>.rejects.jsonl" beside
            the target. For standard output the default is a line each on standard error.
        force: Replace files that exist; what an earlier run left and this one does not make is removed.
        keep: Files that must not be replaced, even by force: the inputs.

    Raises:
        OutputError: if a file exists already and `force` is not given, or cannot be written.
    """
    output = _open_output(target, rejects)
    output.check(force, keep)
    try:
        output.open()
        yield output
        output.finish()
    finally:
        output.discard()


def rejects_beside(target: str | Path) -> Path | None:
    """Where the rejects go unless told otherwise; None for standard output."""
    return None if str(target) == "-" else _beside(Path(target), "rejects.jsonl")


def _beside(target: Path, name: str) -> Path:
    return target.with_name(f"{Path(target.name.removesuffix('.gz')).stem}.{name}")


def _open_output(target: str | Path, rejects: Path | None) -> _Files:
    if str(target) == "-":
        return _Files(None, None, rejects)
    path = Path(target)
    suffix = Path(path.name.removesuffix(".gz")).suffix
    if suffix not in (".jsonl", ".csv"):
        raise OutputError(f"{path}: unknown file type {suffix!r}; use .jsonl or .csv, or either with .gz behind it")
    packed = ".gz" if path.suffix == ".gz" else ""
    evidence = _beside(path, f"evidence.csv{packed}") if suffix == ".csv" else None
    return _Files(path, evidence, rejects or rejects_beside(path))


class _Files:
    """The files of one run. No results mean standard output, no rejects standard error, no evidence JSONL."""

    def __init__(self, results: Path | None, evidence: Path | None, rejects: Path | None) -> None:
        self._results, self._evidence, self._rejects = results, evidence, rejects
        self._open: dict[Path | None, OutputFile] = {}
        self._write: Callable[[Record], object]

    @property
    def _paths(self) -> list[Path]:
        return [path for path in (self._results, self._evidence, self._rejects) if path]

    def check(self, force: bool, keep: Collection[Path]) -> None:
        kept = {path.resolve() for path in keep}
        taken: set[Path] = set()
        for path in self._paths:
            if path.resolve() in kept:
                raise OutputError(f"{path}: is an input as well; write to another file")
            if path.resolve() in taken:
                raise OutputError(f"{path}: results and rejects cannot share a file; give the rejects another name")
            taken.add(path.resolve())
            if path.exists() and not path.is_file():
                raise OutputError(f"{path}: is not a file; give the name of a file")
            if path.exists() and not force:
                raise OutputError(f"{path}: exists already; use --force to replace it")
            if not path.parent.is_dir():
                raise OutputError(f"{path}: the folder {path.parent} does not exist; make it first")

    def open(self) -> None:
        if self._results is None:
            self._open[None] = lines = StandardOutput()
            self._write = lambda record: lines.write(_encode(record) + "\n")
        elif self._evidence is None:
            file = self._stage(self._results)
            self._write = lambda record: file.write(_encode(record) + "\n")
        else:
            self._write = _csv_writer(self._stage(self._results, "utf-8-sig"), self._stage(self._evidence, "utf-8-sig"))

    def write(self, record: Record, /) -> None:
        self._write(record)

    def reject(self, reject: Reject, /) -> None:
        if self._rejects is None:
            place = reject.source if reject.row is None else f"{reject.source}#{reject.row}"
            print(f"jdclassifier: {place}: {reject.reason}", file=sys.stderr)
            return
        file = self._open.get(self._rejects) or self._stage(self._rejects)
        file.write(_encode(asdict(reject)) + "\n")

    def finish(self) -> None:
        """Close every file, then let them appear, the results last: where they are, the rest is."""
        for file in self._open.values():
            file.close()
        for path in self._paths:
            if path not in self._open:
                with reported(path):
                    path.unlink(missing_ok=True)
        for file in reversed(self._open.values()):
            file.appear()

    def discard(self) -> None:
        for file in self._open.values():
            file.discard()

    def _stage(self, path: Path, encoding: str = "utf-8") -> OutputFile:
        self._open[path] = StagedFile(path, encoding)
        return self._open[path]


def _csv_writer(results: OutputFile, evidence: OutputFile) -> Callable[[Record], None]:
    """Write flat rows, and a row for each piece of evidence to the second file."""
    rows = csv.writer(results, lineterminator="\n")
    facts = csv.writer(evidence, lineterminator="\n")
    rows.writerow(COLUMNS)
    facts.writerow(("id", *EVIDENCE_COLUMNS))

    def write(record: Record) -> None:
        row = to_row(record)
        rows.writerow(row)
        facts.writerows([row[0], *to_row(fact, EVIDENCE_COLUMNS)] for fact in record["evidence"])

    return write
