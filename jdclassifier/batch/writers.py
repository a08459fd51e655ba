"""The files of one run: results and rejects in the format that the name asks for, whole or not at all."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Protocol, TypeVar

from ..errors import OutputError
from ..result import Record
from .parquet import ParquetTable
from .reject import Reject
from .staging import OutputFile, StagedFile, StagedText, StandardOutput, TextOutput, reported
from .text_writers import CsvTables, JsonLines, encode
from .workbook import Workbook
from .writer import Writer

F = TypeVar("F", bound=OutputFile)


class Output(Protocol):
    """Where a run puts what it makes."""

    def write(self, record: Record, /) -> None:
        """Write one result."""

    def reject(self, reject: Reject, /) -> None:
        """Write one reject."""


@contextmanager
def open_output(
    target: str | Path,
    rejects: Path | None = None,
    *,
    force: bool = False,
    keep: Collection[Path] = (),
) -> Iterator[Output]:
    """Open the files of one run; they appear together when the block ends, and not at all if it fails.

    Args:
        target: "-" for JSONL on standard output, else a file ending in .jsonl or .csv (either with .gz), .xlsx or
            .parquet. Beside CSV stands "<stem>.evidence.csv" with the words behind each fact.
        rejects: JSONL file of rejects, made only when there are any; by default "<stem>.rejects.jsonl" beside
            the target. For standard output the default is a line each on standard error, for Excel a sheet.
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
    """Where the rejects go unless told otherwise; None for standard output, and Excel with its sheet."""
    return None if str(target) == "-" or Path(target).suffix == ".xlsx" else _beside(Path(target), "rejects.jsonl")


def _beside(target: Path, name: str) -> Path:
    return target.with_name(f"{Path(target.name.removesuffix('.gz')).stem}.{name}")


def _open_output(target: str | Path, rejects: Path | None) -> _Files:
    if str(target) == "-":
        return _Files(None, None, rejects)
    path = Path(target)
    packed = ".gz" if path.suffix == ".gz" else ""
    suffix = Path(path.name.removesuffix(".gz")).suffix
    if suffix + packed not in (".jsonl", ".csv", ".jsonl.gz", ".csv.gz", ".xlsx", ".parquet"):
        known = "use .jsonl or .csv, either with .gz behind it, .xlsx or .parquet"
        raise OutputError(f"{path}: unknown file type {suffix + packed!r}; {known}")
    evidence = _beside(path, f"evidence.csv{packed}") if suffix == ".csv" else None
    return _Files(path, evidence, rejects or rejects_beside(path))


class _Files:
    """The files of one run. No results mean standard output; no rejects a sheet of their own or standard error."""

    def __init__(self, results: Path | None, evidence: Path | None, rejects: Path | None) -> None:
        self._results, self._evidence, self._rejects = results, evidence, rejects
        self._open: dict[Path | None, OutputFile] = {}
        self._reject_lines: TextOutput | None = None
        self._writer: Writer | None = None

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
        results, evidence = self._results, self._evidence
        if results is None:
            self._writer = JsonLines(self._keep(None, StandardOutput()))
        elif evidence:
            self._writer = CsvTables(self._text(results, "utf-8-sig"), self._text(evidence, "utf-8-sig"))
        elif make := _BINARY.get(results.suffix):
            self._writer = make(self._keep(results, StagedFile(results)))
        else:
            self._writer = JsonLines(self._text(results))

    def write(self, record: Record, /) -> None:
        assert self._writer
        self._writer.write(record)

    def reject(self, reject: Reject, /) -> None:
        if isinstance(self._writer, Workbook):
            self._writer.reject(reject)
        elif self._rejects is None:
            place = reject.source if reject.row is None else f"{reject.source}#{reject.row}"
            print(f"jdclassifier: {place}: {reject.reason}", file=sys.stderr)
        if self._rejects:
            self._reject_lines = self._reject_lines or self._text(self._rejects)
            self._reject_lines.write(encode(asdict(reject)) + "\n")

    def finish(self) -> None:
        """Close every file, then let them appear, the results last: where they are, the rest is."""
        assert self._writer
        self._writer.finish()
        for file in self._open.values():
            file.close()
        for path in self._paths:
            if path not in self._open:
                with reported(path):
                    path.unlink(missing_ok=True)
        for file in reversed(self._open.values()):
            file.appear()

    def discard(self) -> None:
        if self._writer:
            self._writer.discard()
        for file in self._open.values():
            file.discard()

    def _text(self, path: Path, encoding: str = "utf-8") -> StagedText:
        return self._keep(path, StagedText(path, encoding))

    def _keep(self, path: Path | None, file: F) -> F:
        self._open[path] = file  # known before it is begun, so that an interruption leaves nothing behind
        file.open()
        return file


_BINARY: dict[str, Callable[[StagedFile], Writer]] = {".xlsx": Workbook, ".parquet": ParquetTable}
