"""What lets a model be trusted: comparison with another, labels in doubt, golden answers, plots, thresholds."""

from __future__ import annotations

import dataclasses
import json
import shutil
from pathlib import Path

import joblib
import pytest
from typer.testing import CliRunner

from jdclassifier import Advert, Analyser
from jdclassifier.analyse import default_analyser
from jdclassifier.assign.terms import weigh
from jdclassifier.cli import app
from jdclassifier.errors import CorpusError
from jdclassifier.learn.audit import audit
from jdclassifier.learn.breakdown import reliability
from jdclassifier.learn.compare import compare
from jdclassifier.learn.corpus import Labelled, read_corpus
from jdclassifier.learn.evaluate import evaluate
from jdclassifier.learn.export import write_joblib
from jdclassifier.learn.golden import verify
from jdclassifier.learn.plots import write_plots
from jdclassifier.learn.recipe import read_recipe
from jdclassifier.resources import default_model_dir, shipped

ADVERTS = shipped("corpus") / "adverts"


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return default_analyser()


@pytest.fixture(scope="module")
def labelled(analyser: Analyser) -> list[Labelled]:
    return read_corpus([ADVERTS / "w1.jsonl"], analyser.lexicon.roles)


# Old against new


@pytest.mark.parametrize(("spoilt", "verdict"), [(0, "no clear difference"), (3, "no clear difference"), (12, "worse")])
def test_verdict_needs_more_than_chance(
    analyser: Analyser, labelled: list[Labelled], spoilt: int, verdict: str
) -> None:
    old = list(analyser.classify_many(one.advert for one in labelled))
    right = [
        at for at, (one, r) in enumerate(zip(labelled, old, strict=True)) if r.in_scope and one.label == r.category
    ][:spoilt]
    new = [
        dataclasses.replace(r, workforce="registered", category=None) if at in right else r for at, r in enumerate(old)
    ]
    found = compare(labelled, old, new)
    assert (found.verdict, found.mended, found.broken) == (verdict, 0, spoilt)
    assert [change.new for change in found.changes] == ["out_of_scope"] * spoilt
    assert found.gain.value <= 0
    if spoilt == 12:
        assert compare(labelled, new, old).verdict == "better"


def test_compare_command_passes_a_model_like_the_old_one() -> None:
    done = CliRunner().invoke(app, ["compare", "default", str(default_model_dir()), str(ADVERTS / "w2.jsonl")])
    assert done.exit_code == 0
    assert done.stdout.splitlines()[-1] == "verdict: no clear difference"


# Labels in doubt


def test_audit_names_a_label_turned_round(analyser: Analyser, tmp_path: Path) -> None:
    rows = [json.loads(line) for line in (ADVERTS / "w1.jsonl").read_text(encoding="utf-8").splitlines()]
    turned = next(row for row in rows if row["category"] == "supervised_support" and "ssistant" in row["title"])
    turned.update(workforce="non_clinical", category=None)
    (tmp_path / "w1.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    recipe = read_recipe(shipped("training") / "recipe.toml")
    terms = weigh(shipped("corpus") / "counts" / "terms.csv")
    doubts = audit([tmp_path], analyser.lexicon, terms, recipe)
    assert (turned["id"], "workforce", "support") in {(one.id, one.head, one.likelier) for one in doubts}
    assert [one.p_label - one.p_likelier for one in doubts] == sorted(one.p_label - one.p_likelier for one in doubts)
    (tmp_path / "w1.jsonl").write_text(json.dumps(rows[0]), encoding="utf-8")
    with pytest.raises(CorpusError, match="too few"):
        audit([tmp_path], analyser.lexicon, terms, recipe)


# Golden answers


def test_shipped_model_gives_its_golden_answers(analyser: Analyser) -> None:
    assert len(analyser.bundle.golden) >= 20
    assert list(verify(analyser, analyser.bundle.golden)) == []


def test_changed_answers_are_named(analyser: Analyser) -> None:
    golden = [json.loads(json.dumps(one)) for one in analyser.bundle.golden[:2]]
    golden[0]["answer"]["category"] = "other"
    golden[1]["answer"]["p_support"] -= 0.01
    assert [one.field for one in verify(analyser, golden)] == ["category", "p_support"]


def test_model_commands(tmp_path: Path) -> None:
    run = CliRunner().invoke
    assert run(app, ["model", "verify"]).exit_code == 0
    assert "# Model card: default" in run(app, ["model", "show"]).stdout
    assert json.loads(run(app, ["model", "show", "--json"]).stdout)["name"] == "default"
    copy = shutil.copytree(default_model_dir(), tmp_path / "copy")
    (copy / "golden.json").write_text("[]", encoding="utf-8")
    assert run(app, ["model", "verify", str(copy)]).exit_code == 2
    exported = tmp_path / "heads.joblib"
    assert run(app, ["model", "export", "--joblib", str(exported)]).exit_code == 0
    assert run(app, ["model", "export", "--joblib", str(exported)]).exit_code == 2


def test_pipelines_answer_as_the_model_does(analyser: Analyser, tmp_path: Path) -> None:
    write_joblib(analyser.bundle, tmp_path / "heads.joblib")
    pipelines = joblib.load(tmp_path / "heads.joblib")
    adverts = [Advert("1", "Assistant Psychologist", "A degree in psychology is essential."), Advert("2", "Cook", "")]
    readings = list(analyser.reader.read_many(adverts))
    for head, pipeline in pipelines.items():
        probabilities = pipeline.predict_proba([reading.features for reading in readings])
        for reading, row in zip(readings, probabilities, strict=True):
            verdict = analyser.bundle.model.judge(reading.features).verdicts[head]
            assert dict(zip(pipeline.classes_, row, strict=True)) == pytest.approx(verdict.probabilities)


# Figures


def test_reliability_bins_hold_every_advert() -> None:
    sure = [(0.0, False), (0.55, True), (0.59, False), (1.0, True)]
    bins = reliability(sure)
    assert [(b.n, b.confidence, b.right) for b in bins] == [(1, 0.0, 0.0), (2, pytest.approx(0.57), 0.5), (1, 1.0, 1.0)]


def test_plots_are_the_same_every_time(analyser: Analyser, tmp_path: Path) -> None:
    evaluation = evaluate([ADVERTS / "w1.jsonl"], analyser)
    for folder in ("a", "b"):
        write_plots(evaluation, tmp_path / folder)
    for name in ("reliability.svg", "confusion.svg"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    assert "calibration error" in (tmp_path / "a" / "reliability.svg").read_text(encoding="utf-8")
