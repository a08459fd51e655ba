"""Results read back from any format that is written, one record at a time."""

from __future__ import annotations

import csv
import io
import json
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from ..batch.extras import needing
from ..batch.streams import text_lines
from ..errors import InputError
from ..result import Record, is_formula

_BATCH = 1024


def read_results(path: Path) -> Iterator[Record]:
    """Yield the records of a file that `classify` wrote; CSV and Excel give text where JSON has numbers.

    Evidence of CSV comes from the file of evidence beside it, that of Excel from its sheet. Neither holds reasons.

    Raises:
        InputError: if the file is missing, of another type, or holds no results.
    """
    if not path.is_file():
        raise InputError(f"{path}: no such file")
    read = _READERS.get("".join(path.suffixes[-2:]) if path.suffix == ".gz" else path.suffix)
    if read is None:
        raise InputError(f"{path}: not a file of results; use {', '.join(_READERS)}")
    return _checked(read, path)


def _checked(read: Callable[[Path], Iterator[Record]], path: Path) -> Iterator[Record]:
    number = 0
    try:
        for number, record in enumerate(read(path), 1):
            if not record.keys() >= {"id", "category", "model"}:
                raise InputError(f"{path}: record {number} is not a result; give files that classify wrote")
            yield record
    except (ValueError, OSError, EOFError, KeyError, csv.Error, zipfile.BadZipFile) as error:
        raise InputError(f"{path}: cannot be read after record {number} ({error}); write it again") from error


def _json_lines(path: Path) -> Iterator[Record]:
    for line in _lines(path):
        record = json.loads(line)
        yield record if isinstance(record, dict) else {}


def _csv(path: Path) -> Iterator[Record]:
    packed = ".gz" if path.suffix == ".gz" else ""
    beside = path.with_name(f"{path.name.removesuffix(packed).removesuffix('.csv')}.evidence.csv{packed}")
    facts = _csv_rows(beside) if beside.exists() else None
    return _with_evidence(_csv_rows(path), facts)


def _csv_rows(path: Path) -> Iterator[Record]:
    csv.field_size_limit(1 << 24)
    rows = csv.reader(_lines(path))
    names = next(rows, [])
    return (dict(zip(names, map(_unquoted, cells), strict=False)) for cells in rows)


def _lines(path: Path) -> Iterator[str]:
    return text_lines(io.BufferedReader(io.FileIO(path), 1 << 16))


def _excel(path: Path) -> Iterator[Record]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(path, read_only=True)
    facts = _sheet_rows(book, "Evidence")
    return _with_evidence(_sheet_rows(book, "Results"), facts)


def _sheet_rows(book: Any, name: str) -> Iterator[Record]:
    """The rows of a sheet and of those it goes on in ("Results", "Results 2", ...)."""
    number = 1
    while (title := name if number == 1 else f"{name} {number}") in book.sheetnames:
        rows = book[title].iter_rows(values_only=True)
        names = next(rows, ())
        yield from (dict(zip(names, cells, strict=False)) for cells in rows)
        number += 1


def _parquet(path: Path) -> Iterator[Record]:
    with needing("tables"):
        import pyarrow.parquet as pq

    for batch in pq.ParquetFile(path).iter_batches(batch_size=_BATCH):
        yield from batch.to_pylist()


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


def _unquoted(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it."""
    return cell[1:] if cell.startswith("'") and is_formula(cell[1:]) else cell


_READERS: dict[str, Callable[[Path], Iterator[Record]]] = {
    ".jsonl": _json_lines,
    ".jsonl.gz": _json_lines,
    ".csv": _csv,
    ".csv.gz": _csv,
    ".xlsx": _excel,
    ".parquet": _parquet,
}
