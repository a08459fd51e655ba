"""What changed between two files of results, whatever their formats."""

from __future__ import annotations

import copy
import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from jdclassifier import Advert, Analyser
from jdclassifier.batch import open_output
from jdclassifier.batch.results import read_results
from jdclassifier.cli import app
from jdclassifier.diff import compare, pairs
from jdclassifier.errors import InputError
from jdclassifier.result import Record

FORMATS = ["jsonl", "jsonl.gz", "csv", "csv.gz", "xlsx", "parquet"]


@pytest.fixture(scope="module")
def records() -> list[Record]:
    adverts = [
        Advert(
            "1", "Support Worker, Band 3", "You will work under the supervision of a registered nurse.", salary="£9"
        ),
        Advert("2", "Assistant Psychologist - Band 4; CAMHS", "A psychology degree is essential. NVQ level 3."),
        Advert("3", "Poet", ""),
        Advert("0010", "=Trainee Nursing Associate", "Mental health ward. Salary £19,737 to £21,142."),
    ]
    return [result.to_record() for result in Analyser.load().classify_many(adverts)]


def written(path: Path, records: list[Record]) -> Path:
    with open_output(path) as output:
        for record in records:
            output.write(record)
    return path


def diff(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["diff", *map(str, arguments)])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


def edited(records: list[Record]) -> list[Record]:
    """The records after an edit: another answer for one advert, one gone, one come."""
    new = copy.deepcopy(records)
    new[0] |= {"category": "advanced_education", "essential_level": 3, "confidence": 0.5, "role": "carer"}
    new[0]["evidence"] = [
        {"field": "essential_level", "value": 3, "text": "NVQ 3", "start": 1, "end": 6, "where": "text"}
    ]
    new[0]["reasons"] = [{"feature": "title", "value": "x", "contribution": -1.0}]
    new[2]["id"] = "4"
    return new


@pytest.mark.parametrize("name", FORMATS)
def test_same_results_are_the_same_in_every_format(tmp_path: Path, records: list[Record], name: str) -> None:
    old, new = written(tmp_path / "old.jsonl", records), written(tmp_path / f"new.{name}", records)
    code, text = diff(old, new)
    assert code == 0
    assert text.splitlines()[-1] == "nothing differs"
    assert [str(record["id"]) for record in read_results([new])] == ["1", "2", "3", "0010"]


@pytest.mark.parametrize("name", FORMATS)
def test_change_is_told_with_its_cause(tmp_path: Path, records: list[Record], name: str) -> None:
    old, new = written(tmp_path / "old.jsonl", records), written(tmp_path / f"new.{name}", edited(records))
    code, text = diff(old, new)
    assert code == 1
    assert "only here: 1 adverts (3)" in text and "only here: 1 adverts (4)" in text
    assert "1 adverts changed" in text
    assert "      1  category: supervised_support -> advanced_education" in text
    shown = text[text.index("\n1  Support Worker, Band 3\n") :]
    assert "  essential_level: none -> 3\n" in shown
    assert "    title match: support_worker (" in shown and "-> carer (" in shown
    assert '    words new: essential_level 3 "NVQ 3"\n' in shown
    assert '    words gone: supervision_received directed "' in shown
    assert ("feature title: " in shown) is name.startswith(("jsonl", "parquet"))
    assert ("has no qualifications, reasons" in text) is not name.startswith(("jsonl", "parquet"))


def test_limit_shows_fewer(tmp_path: Path, records: list[Record]) -> None:
    old, new = written(tmp_path / "old.jsonl", records), written(tmp_path / "new.jsonl", edited(records))
    assert "... and 1 more adverts" in diff(old, new, "--limit", 0)[1]


def test_json_holds_adverts_and_counts(tmp_path: Path, records: list[Record]) -> None:
    old, new = written(tmp_path / "old.jsonl", records), written(tmp_path / "new.jsonl", edited(records))
    code, text = diff(old, new, "--format", "json")
    found = json.loads(text)
    assert code == 1
    assert [advert["id"] for advert in found["adverts"]] == ["1"]
    assert found["changed"] == found["kinds"]["category"] == 1
    assert found["kinds"]["probabilities and scores"] == 1
    assert found["new"]["only_here"] == ["4"]
    assert {"field": "essential_level", "old": "", "new": "3", "adverts": 1} in found["moves"]


def test_csv_holds_a_row_a_change(tmp_path: Path, records: list[Record]) -> None:
    old, new = written(tmp_path / "old.jsonl", records), written(tmp_path / "new.jsonl", edited(records))
    rows = list(csv.DictReader(io.StringIO(diff(old, new, "--format", "csv")[1])))
    assert [row["field"] for row in rows if row["id"] == "1"] == ["role", "category", "essential_level"]
    assert [(row["id"], row["old"], row["new"]) for row in rows if row["field"] == "advert"] == [
        ("3", "there", "missing"),
        ("4", "missing", "there"),
    ]


def test_probabilities_may_move_a_little(records: list[Record]) -> None:
    old = records[0]
    assert compare(old, {**old, "p_support": old["p_support"] - 0.004}) is None
    change = compare(old, {**old, "p_support": old["p_support"] - 0.02})
    assert change and change.measures == ("p_support",) and not change.fields


def test_other_source_or_model_is_no_change(records: list[Record]) -> None:
    assert compare(records[0], {**records[0], "source": "b.csv#9", "model": "other"}) is None


@pytest.mark.parametrize("in_memory", [2, 4_000])
def test_order_does_not_matter(monkeypatch: pytest.MonkeyPatch, in_memory: int) -> None:
    monkeypatch.setattr("jdclassifier.diff.pairing._IN_MEMORY", in_memory)
    old = [{"id": str(number)} for number in range(20)]
    new = [{"id": str(number)} for number in range(24, 4, -1)]
    found = list(pairs(old, new))
    assert sorted(left["id"] for left, right in found if left and right) == sorted(str(n) for n in range(5, 20))
    assert all(left == right for left, right in found if left and right)
    assert {left["id"] for left, right in found if left and not right} == set("01234")
    assert {right["id"] for left, right in found if right and not left} == {str(n) for n in range(20, 25)}


@pytest.mark.parametrize("in_memory", [0, 4_000])
def test_id_that_stands_twice_is_told(monkeypatch: pytest.MonkeyPatch, in_memory: int) -> None:
    monkeypatch.setattr("jdclassifier.diff.pairing._IN_MEMORY", in_memory)
    with pytest.raises(InputError, match="OLD: the id 'a' stands twice"):
        list(pairs([{"id": "a"}, {"id": "a"}], [{"id": "b"}]))


NO_RESULTS = {
    "none.jsonl": (None, "no such file"),
    "notes.txt": (b"x", "unknown file type; give results as .jsonl"),
    "adverts.jsonl": (b'{"title": "HCA"}\n', ":1: no result, it lacks"),
    "list.jsonl": (b"[]\n", ":1: no result, it lacks"),
    "cut.jsonl": (b'{"id"', ":1: not JSON"),
    "zip.xlsx": (b"PK", "damaged or not readable"),
    "table.parquet": (b"PAR1", "damaged or not readable"),
    "cut.jsonl.gz": (b"\x1f\x8b\x08", "damaged or not readable"),
}


@pytest.mark.parametrize("name", NO_RESULTS)
def test_what_holds_no_results_is_told_in_one_line(tmp_path: Path, name: str) -> None:
    content, message = NO_RESULTS[name]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    code, text = diff(tmp_path / name, tmp_path / name)
    assert code == 2
    assert message in text and text.count("\n") == 1
