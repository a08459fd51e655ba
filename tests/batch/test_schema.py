"""The columns of Parquet and Arrow follow the record."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from jdclassifier import Advert, Analyser
from jdclassifier.batch import open_output, read_adverts
from jdclassifier.batch.schema import SCHEMA_VERSION, VERSION_KEY, arrow_batch, arrow_schema, columns_of
from jdclassifier.errors import JDClassifierError
from jdclassifier.result import Record, Result


@pytest.fixture(scope="module")
def records() -> list[Record]:
    adverts = [
        Advert("1", "Support Worker, Band 3", "You will work under the supervision of a registered nurse."),
        Advert("2", "Ward Manager, Band 8a", "NVQ level 3 is essential."),
        Advert("3", "Poet", ""),
    ]
    return [result.to_record() for result in Analyser.load().classify_many(adverts)]


def test_every_field_of_the_result_is_a_column_of_the_versioned_schema() -> None:
    assert arrow_schema().names == [field.name for field in dataclasses.fields(Result)]
    assert arrow_schema().metadata == {VERSION_KEY: SCHEMA_VERSION.encode()}


def test_records_come_back_as_they_were_but_for_bands_which_are_text(records: list[Record]) -> None:
    batch = arrow_batch(records)
    batch.validate(full=True)
    assert batch.schema.equals(arrow_schema(), check_metadata=True)
    assert batch.column("bands").to_pylist() == [["3"], ["8a"], []]
    for record, row in zip(records, batch.to_pylist(), strict=True):
        for name in record.keys() - {"bands", "band_inferred", "evidence"}:
            assert row[name] == record[name]
        for fact, shown in zip(record["evidence"], row["evidence"], strict=True):
            assert shown == {**fact, "value": None if fact["value"] is None else str(fact["value"])}


def test_no_records_are_an_empty_batch() -> None:
    assert arrow_batch([]).num_rows == 0


@dataclasses.dataclass
class _Part:
    level: int | None
    name: str | int


@dataclasses.dataclass
class _Whole:
    parts: tuple[_Part, ...]
    years: float | None
    wanted: bool | None
    names: list[str]


def test_missing_extra_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    (tmp_path / "a.jsonl.zst").write_bytes(b"\x28\xb5\x2f\xfd")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    arrow_schema.cache_clear()
    for name in ("a.parquet", "a.jsonl.zst"):
        with pytest.raises(JDClassifierError, match=r"pip install 'jdclassifier\[tables\]'"):
            list(read_adverts([tmp_path / name]))
    with pytest.raises(JDClassifierError, match="needs the package pyarrow"), open_output(tmp_path / "out.parquet"):
        pass
    assert len(list(tmp_path.iterdir())) == 2


def a_list(kind: pa.DataType) -> pa.DataType:
    return pa.list_(pa.field("element", kind, nullable=False))


def test_annotations_decide_the_types() -> None:
    part = pa.struct([pa.field("level", pa.int32()), pa.field("name", pa.string(), nullable=False)])
    assert columns_of(_Whole) == [
        pa.field("parts", a_list(part), nullable=False),
        pa.field("years", pa.float64()),
        pa.field("wanted", pa.bool_()),
        pa.field("names", a_list(pa.string()), nullable=False),
    ]


@dataclasses.dataclass
class _Odd:
    when: complex


def test_an_annotation_without_a_type_is_named() -> None:
    with pytest.raises(TypeError, match="complex"):
        columns_of(_Odd)
