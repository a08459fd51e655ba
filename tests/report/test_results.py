"""Results read back from every format in which they are written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from records import record

from jdclassifier.batch import open_output
from jdclassifier.batch.results import read_results
from jdclassifier.errors import InputError
from jdclassifier.lexicon import load_lexicon
from jdclassifier.report.tally import Tally
from jdclassifier.result import COLUMNS, Record, to_row

RECORDS = [
    record("a", bands=[3], essential_level=3, equivalent_accepted=True, review=True, review_reasons=["one", "two"]),
    record("b", title="=Support Worker", duplicate_of="a", supervision_received="directed", registers=["NMC", "HCPC"]),
    record("c", essential_level=None, category="trainee"),
]


def _write(path: Path) -> None:
    with open_output(path) as output:
        for one in RECORDS:
            output.write(one)


def _parquet(path: Path) -> None:
    import pyarrow
    import pyarrow.parquet

    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(RECORDS), path)


def _excel(path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(COLUMNS)
    for one in RECORDS:
        sheet.append(to_row(one))
    book.save(path)


def _counts(records: list[Record]) -> tuple[object, ...]:
    tally = Tally(load_lexicon(), count_repeats=True).add_all(records)
    return (
        tally.scope,
        tally.asked,
        tally.answers,
        tally.repeats,
        {role: one.names for role, one in tally.names.items()},
    )


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("r.jsonl", _write),
        ("r.jsonl.gz", _write),
        ("r.csv", _write),
        ("r.csv.gz", _write),
        ("r.parquet", _parquet),
        ("r.xlsx", _excel),
    ],
)
def test_every_format_counts_the_same(name: str, write: Callable[[Path], None], tmp_path: Path) -> None:
    write(tmp_path / name)
    read = list(read_results([tmp_path / name]))
    assert [one["title"] for one in read] == [one["title"] for one in RECORDS]
    assert _counts(read) == _counts(RECORDS)


def test_bytes_are_reported(tmp_path: Path) -> None:
    _write(tmp_path / "r.jsonl")
    seen: list[int] = []
    list(read_results([tmp_path / "r.jsonl"], seen.append))
    assert sum(seen) == (tmp_path / "r.jsonl").stat().st_size


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("r.txt", b"", "unknown file type; give results as .jsonl"),
        ("r.jsonl", b'{"id": "a"}\n', r"r\.jsonl:1: no result, it lacks category"),
        ("r.jsonl", json.dumps(RECORDS[0]).encode() + b"\n{\n", r"r\.jsonl:2: not JSON"),
        ("r.jsonl", b"[1]\n", r"r\.jsonl:1: no result"),
        ("r.jsonl.gz", b"\x1f\x8bnonsense", "damaged or not readable"),
        ("r.csv", b"id,title\n", r"r\.csv: no result, it lacks category"),
        ("r.csv", (",".join(COLUMNS) + "\n1,2\n").encode(), r"r\.csv:2: 2 cells, the header has"),
    ],
)
def test_what_is_no_result_is_refused(name: str, content: bytes, sentence: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=sentence):
        list(read_results([tmp_path / name]))


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        list(read_results([tmp_path / "nowhere.jsonl"]))
