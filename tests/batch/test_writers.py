"""Writing: whole files or none, the same bytes each time, cells that no spreadsheet runs."""

from __future__ import annotations

import csv
import gzip
import json
import os
from pathlib import Path

import pytest
from fake_analyser import answer

from jdclassifier.advert import Advert
from jdclassifier.batch import Reject, open_output
from jdclassifier.errors import OutputError
from jdclassifier.result import COLUMNS, Result

ADVERT = Advert("7", "Healthcare Assistant", "NVQ 2 wanted", source="a.csv#2")
RECORD = answer(ADVERT).to_record()


def write(target: Path, advert: Advert = ADVERT, *, force: bool = False, rejects: bool = False) -> None:
    with open_output(target, force=force) as output:
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
    formula = f'{start}HYPERLINK("http://example.org")'
    write(tmp_path / "out.csv", Advert(formula, formula, formula))
    row, fact = cells(tmp_path / "out.csv") + cells(tmp_path / "out.evidence.csv")
    assert row["id"] == row["title"] == fact["id"] == f"'{formula}"
    assert fact["text"].startswith(f"'{start}")


@pytest.mark.parametrize("name", ["out.jsonl.gz", "out.csv.gz"])
def test_packed_output_is_the_same_bytes_each_time(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / name)
    first = (tmp_path / name).read_bytes()
    monkeypatch.setattr("time.time", lambda: 1.0)
    write(tmp_path / name, force=True)
    assert (tmp_path / name).read_bytes() == first
    assert b"Healthcare" in gzip.decompress(first)


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
        tmp_path / "out.xlsx": "unknown file type '.xlsx'; use .jsonl or .csv",
        tmp_path / "none" / "out.csv": "does not exist; make it first",
        tmp_path / "folder.csv": "is not a file",
        Path("/dev/null.jsonl/out.jsonl"): "does not exist",
        Path(): "unknown file type ''",
    }.items():
        with pytest.raises(OutputError, match=message):
            write(target, force=True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_full_disk_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    part = tmp_path / f".out.jsonl.{os.getpid()}.part"
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
