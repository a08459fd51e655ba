"""Results read back: the records that `classify` wrote as JSONL, CSV, Parquet or Excel, one at a time."""

from __future__ import annotations

import csv
import gzip
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..result import Record, Result, is_formula
from .extras import needing
from .streams import CountedFile, OnBytes, text_lines

_LARGEST_CELL = 1 << 24
_NEEDED = frozenset(("id", "title", "workforce", "setting", "in_scope", "category"))
_OF_EVIDENCE = frozenset(("id", "field"))
_FIELDS = {name: str(field.type) for name, field in Result.__dataclass_fields__.items()}


def read_results(paths: Sequence[Path], on_bytes: OnBytes = lambda _: None) -> Iterator[Record]:
    """Read result files one after the other; only one record is in memory at a time.

    Flat files (CSV, Excel) hold only the columns they hold: a field that a file does not have is not in its records.
    Their evidence comes from the file or sheet beside them, where there is one.

    Args:
        paths: Files ending in .jsonl, .csv, .parquet or .xlsx, the first two also gzipped.
        on_bytes: Told, as text files are read, how many bytes more were read.

    Raises:
        InputError: if a file is missing, of an unknown type, damaged, or holds anything but results.
    """
    for path in paths:
        if not path.is_file():
            raise InputError(f"{path}: no such file; give a file that `jdclassifier classify` wrote")
        reader = _READERS.get(Path(path.name.lower().removesuffix(".gz")).suffix)
        if reader is None:
            raise InputError(f"{path}: unknown file type; give results as {', '.join(_READERS)}")
        try:
            yield from reader(path, on_bytes)
        except (OSError, EOFError, ValueError, KeyError, csv.Error, zlib.error, zipfile.BadZipFile) as error:
            raise InputError(f"{path}: damaged or not readable ({error}); copy or write the file again") from None


def _json_lines(path: Path, on_bytes: OnBytes) -> Iterator[Record]:
    from orjson import loads

    with _binary(path, on_bytes) as lines:
        for row, line in enumerate(lines, 1):
            if line.isspace():
                continue
            try:
                record = loads(line)
            except ValueError as error:
                raise InputError(f"{path}:{row}: not JSON ({error}); results hold one object a line") from None
            _check(record if isinstance(record, dict) else {}, f"{path}:{row}")
            yield record


def _stream(path: Path, on_bytes: OnBytes) -> io.BufferedReader:
    return io.BufferedReader(CountedFile(path, on_bytes), 1 << 20)


def _binary(path: Path, on_bytes: OnBytes) -> io.BufferedIOBase:
    stream = _stream(path, on_bytes)
    return gzip.GzipFile(fileobj=stream) if stream.peek(2).startswith(b"\x1f\x8b") else stream


def _csv(path: Path, on_bytes: OnBytes) -> Iterator[Record]:
    packed = ".gz" if path.suffix == ".gz" else ""
    beside = path.with_name(f"{path.name.removesuffix(packed).removesuffix('.csv')}.evidence.csv{packed}")
    facts = _csv_rows(beside, lambda _: None, _OF_EVIDENCE) if beside.is_file() else None
    yield from _with_evidence(_csv_rows(path, on_bytes, _NEEDED), facts)


def _csv_rows(path: Path, on_bytes: OnBytes, needed: frozenset[str]) -> Iterator[Record]:
    csv.field_size_limit(_LARGEST_CELL)
    with _stream(path, on_bytes) as stream:
        rows = csv.reader(text_lines(stream))
        yield from _rows(path, next(rows, []), rows, needed)


def _excel(path: Path, on_bytes: OnBytes) -> Iterator[Record]:
    """Rows of the first sheet and of those that go on from it: "Results", "Results 2"."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(path, read_only=True, data_only=True)
    first = book.worksheets[0].title
    facts = _sheet_rows(path, book, "Evidence", _OF_EVIDENCE) if "Evidence" in book.sheetnames else None
    yield from _with_evidence(_sheet_rows(path, book, first, _NEEDED), facts)


def _sheet_rows(path: Path, book: Any, first: str, needed: frozenset[str]) -> Iterator[Record]:
    for sheet in book.worksheets:
        if sheet.title == first or re.fullmatch(rf"{re.escape(first)} \d+", sheet.title):
            rows = ([_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True))
            yield from _rows(path, next(rows, []), rows, needed)


def _parquet(path: Path, on_bytes: OnBytes) -> Iterator[Record]:
    with needing("tables"):
        from pyarrow.parquet import ParquetFile

    file = ParquetFile(path)
    _check(dict.fromkeys(file.schema_arrow.names), str(path))
    for batch in file.iter_batches(batch_size=4096):
        yield from batch.to_pylist()


_READERS: dict[str, Callable[[Path, OnBytes], Iterator[Record]]] = {
    ".jsonl": _json_lines,
    ".csv": _csv,
    ".parquet": _parquet,
    ".xlsx": _excel,
}


def _rows(path: Path, header: list[str], rows: Iterable[list[str]], needed: frozenset[str]) -> Iterator[Record]:
    _check(dict.fromkeys(header), str(path), needed)
    for row, cells in enumerate(rows, 2):
        if len(cells) != len(header):
            raise InputError(f"{path}:{row}: {len(cells)} cells, the header has {len(header)}; write the results again")
        yield {name: _value(name, cell) for name, cell in zip(header, cells, strict=True)}


def _with_evidence(records: Iterable[Record], facts: Iterator[Record] | None) -> Iterator[Record]:
    """Put to each record its rows of evidence, which stand in the same order."""
    fact = next(facts, None) if facts else None
    for record in records:
        if facts is None:
            yield record
            continue
        mine = []
        while fact is not None and fact["id"] == record["id"]:
            mine.append(fact)
            fact = next(facts, None)
        yield {**record, "evidence": mine}


def _check(record: Record, place: str, needed: frozenset[str] = _NEEDED) -> None:
    if missing := needed - record.keys():
        raise InputError(f"{place}: no result, it lacks {', '.join(sorted(missing))}; give what `classify` wrote")


def _text(cell: object) -> str:
    return "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)


def _value(name: str, cell: str) -> Any:
    """The value of a flat cell, by the type of its field."""
    kind = _FIELDS.get(name, "")
    if kind.startswith("tuple"):
        return [_plain(part) for part in cell.split("; ")] if cell else []
    if not cell:
        return None
    if kind.startswith("bool"):
        return cell == "true"
    return float(cell) if kind.startswith("float") else _plain(cell)


def _plain(cell: str) -> str:
    """Text without the apostrophe that keeps spreadsheets from running it."""
    return cell[1:] if cell[:1] == "'" and is_formula(cell[1:]) else cell
