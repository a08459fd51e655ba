"""Arrow batches in, Arrow batches out: the same answers as `classify`, in DuckDB and Spark as well."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from jdclassifier import Advert, Analyser
from jdclassifier.errors import InputError
from jdclassifier.integrations.arrow import classify_batches, result_schema

pa = pytest.importorskip("pyarrow")

ROOT = Path(__file__).parents[2]
TITLES = ["Healthcare Assistant", "", "Trainee Psychological Wellbeing Practitioner", "Staff Nurse"]
TEXTS = ["NVQ level 2 is essential. Ring 01632 960001.", " ", "You will qualify in a year.", "NMC registration needed."]


def table() -> pa.Table:
    return pa.table({"id": ["a", "b", "c", "d"], "Job Title": TITLES, "description": TEXTS})


def test_one_row_comes_out_for_each_that_goes_in() -> None:
    results = pa.Table.from_batches(classify_batches(table().to_batches(max_chunksize=3)), result_schema())
    results.validate(full=True)
    assert results["id"].to_pylist() == ["a", None, "c", "d"]
    assert [bool(reason) for reason in results["reject"].to_pylist()] == [False, True, False, False]
    assert results.column_names[-1] == "reject"


def test_answers_are_those_of_the_analyser() -> None:
    (batch,) = classify_batches(table().to_batches())
    result = Analyser.load().classify(Advert("c", TITLES[2], TEXTS[2]))
    row = batch.to_pylist()[2]
    assert (row["category"], row["p_support"]) == (result.category, round(result.p_support, 4))
    assert (row["model"], row["source"], row["duplicate_of"]) == (result.model, "batch#3", None)


def test_columns_that_are_missing_are_told() -> None:
    with pytest.raises(InputError, match="columns found: post"):
        list(classify_batches(pa.table({"post": ["Nurse"]}).to_batches()))


def test_duckdb_reads_the_results() -> None:
    duckdb = pytest.importorskip("duckdb")
    adverts = table()  # noqa: F841 - DuckDB finds it by its name
    source = duckdb.connect().sql("SELECT * FROM adverts ORDER BY id").to_arrow_reader(2)
    results = pa.RecordBatchReader.from_batches(result_schema(), classify_batches(source))  # noqa: F841
    rows = duckdb.sql("SELECT id, role FROM results WHERE reject IS NULL AND workforce = 'support'").fetchall()
    assert [id for id, _ in rows] == ["a", "c"]


@pytest.mark.skipif(not shutil.which("java"), reason="Spark needs Java")
def test_spark_classifies_its_partitions(monkeypatch: pytest.MonkeyPatch) -> None:
    sql = pytest.importorskip("pyspark.sql")
    from jdclassifier.integrations.spark import classify_frame

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("PYTHONPATH", f"{ROOT}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    builder = sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.shuffle.partitions", "1").getOrCreate()
    try:
        session.sparkContext.setLogLevel("ERROR")
        frame = session.createDataFrame(list(zip("abcd", TITLES, TEXTS, strict=True)), ["id", "post", "text"])
        rows = {row["id"]: row for row in classify_frame(frame, columns=["title=post"]).collect()}
        assert rows["c"]["category"] == "trainee"
        assert rows["a"]["evidence"][0]["field"] == "essential_level"
        assert rows[None]["reject"].startswith("title and text are both empty")
    finally:
        session.stop()
