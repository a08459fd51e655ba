"""Writing: whole files or none, the same bytes each time, cells that no spreadsheet runs."""

from __future__ import annotations

import csv
import gc
import gzip
import json
import os
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from fake_analyser import answer
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from jdclassifier.advert import Advert
from jdclassifier.batch import Reject, open_output
from jdclassifier.batch.redacted import redact_record, redact_reject
from jdclassifier.batch.results import read_results
from jdclassifier.batch.schema import arrow_schema
from jdclassifier.errors import OutputError
from jdclassifier.result import COLUMNS, Result

ADVERT = Advert("7", "Healthcare Assistant", "NVQ 2 wanted", source="a.csv#2")
RECORD = answer(ADVERT).to_record()


def write(
    target: Path, advert: Advert = ADVERT, *, force: bool = False, rejects: bool = False, **options: bool
) -> None:
    with open_output(target, force=force, **options) as output:
        output.write(answer(advert).to_record())
        if rejects:
            output.reject(Reject("a.csv", 3, "", "empty"))


def cells(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_record_has_the_fields_of_the_result_in_order() -> None:
    assert list(RECORD) == list(Result.__dataclass_fields__)
    assert json.loads(json.dumps(RECORD)) == RECORD
    assert RECORD["p_support"] == 0.9877
    assert RECORD["bands"] == [3, "8a"]
    assert RECORD["evidence"] == [
        {
            "field": "essential_level",
            "value": 2,
            "text": "NVQ 2 wanted",
            "start": 0,
            "end": 12,
            "where": "text",
        }
    ]


def test_jsonl_holds_the_record(tmp_path: Path) -> None:
    write(tmp_path / "out.jsonl")
    assert [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()] == [RECORD]
    assert names(tmp_path) == ["out.jsonl"]


def test_csv_holds_the_flat_row_and_the_evidence_beside_it(tmp_path: Path) -> None:
    write(tmp_path / "out.csv")
    (row,) = cells(tmp_path / "out.csv")
    assert tuple(row) == COLUMNS
    assert (row["bands"], row["category_set"]) == ("3; 8a", "supervised_support; advanced_education")
    assert (row["in_scope"], row["training_post"], row["salary_max"]) == ("true", "false", "")
    (fact,) = cells(tmp_path / "out.evidence.csv")
    assert (fact["id"], fact["field"], fact["text"], fact["where"]) == (
        "7",
        "essential_level",
        "NVQ 2 wanted",
        "text",
    )


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_is_a_formula(tmp_path: Path, start: str) -> None:
    formula = f"{start}SUM(A1)"
    write(tmp_path / "out.csv", Advert(formula, formula, formula))
    row, fact = cells(tmp_path / "out.csv") + cells(tmp_path / "out.evidence.csv")
    assert row["id"] == row["title"] == fact["id"] == fact["text"] == f"'{formula}".replace("\r", "\n")


@pytest.mark.parametrize("name", ["out.jsonl.gz", "out.csv.gz", "out.xlsx", "out.parquet"])
def test_output_is_the_same_bytes_each_time(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / name)
    first = (tmp_path / name).read_bytes()
    monkeypatch.setattr("time.time", lambda: 1.0)
    write(tmp_path / name, force=True)
    assert (tmp_path / name).read_bytes() == first
    assert not name.endswith(".gz") or b"Healthcare" in gzip.decompress(first)


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv", "out.jsonl.gz"])
@pytest.mark.parametrize("interruption", [KeyboardInterrupt, MemoryError])
def test_interrupted_run_leaves_what_was_there(tmp_path: Path, name: str, interruption: type[BaseException]) -> None:
    (tmp_path / name).write_text("of an earlier run")
    with pytest.raises(interruption), open_output(tmp_path / name, force=True) as output:
        output.write(RECORD)
        output.reject(Reject("a.csv", 3, "", "empty"))
        raise interruption
    assert names(tmp_path) == [name]
    assert (tmp_path / name).read_text() == "of an earlier run"


def test_rejects_go_beside_the_results_and_stale_ones_go_away(tmp_path: Path) -> None:
    write(tmp_path / "out.csv", rejects=True)
    assert names(tmp_path) == ["out.csv", "out.evidence.csv", "out.rejects.jsonl"]
    reject = json.loads((tmp_path / "out.rejects.jsonl").read_text())
    assert reject == {"source": "a.csv", "row": 3, "id": "", "reason": "empty"}
    write(tmp_path / "out.csv", force=True)
    assert names(tmp_path) == ["out.csv", "out.evidence.csv"]


@pytest.mark.parametrize("existing", ["out.csv", "out.evidence.csv", "out.rejects.jsonl"])
def test_existing_output_is_not_replaced_unless_forced(tmp_path: Path, existing: str) -> None:
    (tmp_path / existing).write_text("mine")
    with pytest.raises(OutputError, match="exists already; use --force"):
        write(tmp_path / "out.csv")
    assert names(tmp_path) == [existing]
    write(tmp_path / "out.csv", force=True)
    assert cells(tmp_path / "out.csv")


def test_output_that_cannot_be_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    for target, message in {
        tmp_path / "out.ods": "unknown file type '.ods'; use .jsonl or .csv",
        tmp_path / "out.xlsx.gz": "unknown file type '.xlsx.gz'",
        tmp_path / "none" / "out.csv": "does not exist; make it first",
        tmp_path / "folder.csv": "is not a file",
        Path("/dev/null.jsonl/out.jsonl"): "does not exist",
        Path(): "unknown file type ''",
    }.items():
        with pytest.raises(OutputError, match=message):
            write(target, force=True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("name", ["out.jsonl", "out.xlsx", "out.parquet"])
def test_full_disk_is_told_and_leaves_nothing(tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    part = tmp_path / f".{name}.{os.getpid()}.part"
    part.symlink_to("/dev/full")
    with pytest.raises(OutputError, match="No space left on device"):
        write(out)
    assert names(tmp_path) == []


@pytest.mark.parametrize("rejects", ["out.csv", "out.evidence.csv", "x/../out.csv"])
def test_rejects_never_share_a_file_with_results(tmp_path: Path, rejects: str) -> None:
    with (
        pytest.raises(OutputError, match="cannot share a file"),
        open_output(tmp_path / "out.csv", tmp_path / rejects, force=True),
    ):
        pass
    assert names(tmp_path) == []


def test_closed_standard_output_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    with pytest.raises(OutputError, match="standard output is closed"), open_output("-"):
        pass


def test_an_input_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("title,text\nA,a\n")
    with (
        pytest.raises(OutputError, match="is an input as well"),
        open_output(tmp_path / "x" / ".." / "in.csv", force=True, keep=[tmp_path / "in.csv"]),
    ):
        pass
    assert (tmp_path / "in.csv").read_text().startswith("title")


# Excel


def sheets(path: Path) -> dict[str, list[tuple[object, ...]]]:
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in load_workbook(path)}


def test_excel_holds_results_evidence_and_rejects(tmp_path: Path) -> None:
    write(tmp_path / "out.xlsx", rejects=True)
    found = sheets(tmp_path / "out.xlsx")
    row = dict(zip(*found["Results"], strict=True))
    assert sorted(map(str, row)) == sorted(COLUMNS)
    assert (row["id"], row["in_scope"], row["confidence"], row["bands"]) == ("7", True, 0.6, "3; 8a")
    assert (row["salary_min"], row["salary_max"]) == (19737, None)
    fact = dict(zip(*found["Evidence"], strict=True))
    assert (fact["id"], fact["title"], fact["text"], fact["end"]) == ("7", ADVERT.title, "NVQ 2 wanted", 12)
    assert found["Rejects"] == [("source", "row", "id", "reason"), ("a.csv", 3, None, "empty")]
    assert names(tmp_path) == ["out.xlsx"]


def test_excel_has_fixed_headers_filters_and_wrapped_text(tmp_path: Path) -> None:
    write(tmp_path / "out.xlsx")
    last = get_column_letter(len(COLUMNS))
    book = load_workbook(tmp_path / "out.xlsx")
    assert [sheet.freeze_panes for sheet in book] == ["C2", "C2", "A2"]
    assert [sheet.auto_filter.ref for sheet in book] == [f"A1:{last}2", "A1:H2", "A1:D2"]
    assert book["Evidence"]["F2"].alignment.wrap_text


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_of_excel_is_a_formula(tmp_path: Path, start: str) -> None:
    formula = f"{start}SUM(A1)"
    write(tmp_path / "out.xlsx", Advert(formula, formula, formula))
    for sheet in load_workbook(tmp_path / "out.xlsx").worksheets[:2]:
        assert (sheet["A2"].value, sheet["A2"].data_type, sheet["A2"].quotePrefix) == (formula, "s", True)


def test_rows_beyond_the_last_of_a_sheet_go_to_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jdclassifier.batch.workbook.ROWS", 3)
    with open_output(tmp_path / "out.xlsx") as output:
        for number in range(5):
            output.write(answer(Advert(str(number), "HCA", "")).to_record())
    found = sheets(tmp_path / "out.xlsx")
    assert [len(found[name]) for name in ("Results", "Results 2", "Results 3")] == [3, 3, 2]
    assert [row[0] for name in found if name.startswith("Evidence") for row in found[name][1:]] == list("01234")


def test_text_that_no_cell_could_hold_is_written_as_far_as_it_goes(tmp_path: Path) -> None:
    with open_output(tmp_path / "out.xlsx") as output:
        output.write({**RECORD, "title": "HCA\x01", "evidence": [{**RECORD["evidence"][0], "text": "x" * 40_000}]})
    book = load_workbook(tmp_path / "out.xlsx")
    assert book["Results"]["B2"].value.startswith("HCA")
    assert book["Evidence"]["F2"].value == "x" * 32_767
    assert book["Evidence"].row_dimensions[2].height == 300


# Parquet


def test_parquet_holds_the_nested_record_in_the_documented_schema(tmp_path: Path) -> None:
    with open_output(tmp_path / "out.parquet") as output:
        for number in range(2_500):
            output.write(answer(Advert(str(number), "HCA", "NVQ 2")).to_record())
    table = pq.read_table(tmp_path / "out.parquet")
    assert table.schema.equals(arrow_schema(), check_metadata=True)
    assert table.column("id").to_pylist() == [str(number) for number in range(2_500)]
    assert table.slice(0, 1).to_pylist()[0]["evidence"][0]["text"] == "NVQ 2"


@pytest.mark.parametrize("name", ["out.xlsx", "out.parquet"])
def test_run_that_fails_leaves_nothing(tmp_path: Path, name: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(KeyboardInterrupt), open_output(tmp_path / name) as output:
        output.write(RECORD)
        raise KeyboardInterrupt
    gc.collect()
    assert names(tmp_path) == []
    assert capfd.readouterr().err == ""


# Contact details

DETAILS = Advert("a@b.example.org", "HCA, ring 01632 960123", "Ring 0113 4960123", source="a@b.csv")


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv", "out.xlsx", "out.parquet"])
def test_contact_details_are_left_out_unless_asked_for(tmp_path: Path, name: str) -> None:
    for redacted in (True, False):
        record, reject = (
            answer(DETAILS).to_record(),
            Reject("a.csv", 3, "", "odd value of Dr Jane Doe, jane@example.org"),
        )
        if redacted:
            record, reject = redact_record(record), redact_reject(reject)
        with open_output(tmp_path / name, tmp_path / "bad.jsonl", force=True) as output:
            output.write(record)
            output.reject(reject)
        (record,) = read_results([tmp_path / name])
        shown = str(record["title"]), record["evidence"][0]["text"], (tmp_path / "bad.jsonl").read_text()
        assert record["id"] == DETAILS.id
        assert (shown[0] == "HCA, ring [phone]") is redacted
        assert (shown[1] == "Ring [phone]") is redacted
        assert ("odd value of Dr [name], [email]" in shown[2]) is redacted
        assert int(record["evidence"][0]["end"]) == len(DETAILS.text)
