"""Results read back: the records that `classify` wrote as JSONL, CSV, Parquet or Excel, one at a time."""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..result import Record, Result
from .extras import needing
from .streams import CountedFile, OnBytes, text_lines

_NEEDED = frozenset(("id", "title", "workforce", "setting", "in_scope", "category"))
_FIELDS = {name: str(field.type) for name, field in Result.__dataclass_fields__.items()}


def read_results(paths: Sequence[Path], on_bytes: OnBytes = lambda _: None) -> Iterator[Record]:
    """Read result files one after the other; only one record is in memory at a time.

    Flat files (CSV, Excel) lack the nested fields and hold only the columns they hold: a field that a file does
    not have is not in its records.

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
        except (OSError, EOFError, zlib.error) as error:
            raise InputError(f"{path}: damaged or not readable ({error}); copy or write the file again") from None


def _json_lines(path: Path, on_bytes: OnBytes) -> Iterator[Record]:
    with needing("report"):
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
    with _stream(path, on_bytes) as stream:
        rows = csv.reader(text_lines(stream))
        yield from _table(path, next(rows, []), rows)


def _excel(path: Path, on_bytes: OnBytes) -> Iterator[Record]:
    """Rows of the first sheet and of those that go on from it: "results", "results 2"."""
    with needing("report"):
        from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, data_only=True)
    first = book.worksheets[0].title
    for sheet in book.worksheets:
        if sheet.title.partition(" ")[0] == first:
            rows = ([_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True))
            yield from _table(path, next(rows, []), rows)


def _parquet(path: Path, on_bytes: OnBytes) -> Iterator[Record]:
    with needing("report"):
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


def _table(path: Path, header: list[str], rows: Iterable[list[str]]) -> Iterator[Record]:
    _check(dict.fromkeys(header), str(path))
    for row, cells in enumerate(rows, 2):
        if len(cells) != len(header):
            raise InputError(f"{path}:{row}: {len(cells)} cells, the header has {len(header)}; write the results again")
        yield {name: _value(name, cell) for name, cell in zip(header, cells, strict=True)}


def _check(record: Record, place: str) -> None:
    if missing := _NEEDED - record.keys():
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
    return cell[1:] if cell[:1] == "'" and cell[1:2] in "=+-@" else cell
