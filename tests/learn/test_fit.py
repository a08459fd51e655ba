"""Training: the same bytes every time, and a model that can be used."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from jdclassifier import Advert, Analyser
from jdclassifier.errors import CorpusError
from jdclassifier.learn.fit import train
from jdclassifier.learn.recipe import read_recipe
from jdclassifier.resources import shipped


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three writers of the shipped corpus: enough to train on, quick to read."""
    folder = tmp_path_factory.mktemp("corpus")
    for writer in ("w1", "w3", "w5"):
        shutil.copy(shipped("corpus") / "adverts" / f"{writer}.jsonl", folder)
    return folder


def test_two_trainings_give_the_same_bytes(corpus: Path, tmp_path: Path) -> None:
    recipe = read_recipe(shipped("training") / "recipe.toml")
    lines: list[str] = []
    training = train(tmp_path / "a", [corpus], recipe, say=lines.append)
    first = training.digest
    assert train(tmp_path / "b", [corpus], recipe).digest == first
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()
    assert any("heads that saw none" in line for line in lines)
    assert {figure.name for figure in training.evaluation.figures} >= {"confidence (calibration error)"}
    assert any(warning.startswith("workforce manager: ") for warning in training.warnings)

    result = Analyser.load(tmp_path / "a").classify(Advert("1", "Trainee Psychological Wellbeing Practitioner", ""))
    assert (result.category, result.model.split()[2]) == ("trainee", f"sha256:{first[:12]}")


def test_a_corpus_without_support_posts_is_refused_with_a_sentence(corpus: Path, tmp_path: Path) -> None:
    rows = [json.loads(line) for line in (corpus / "w1.jsonl").read_text(encoding="utf-8").splitlines()]
    outside = [row for row in rows if row["workforce"] != "support"]
    (tmp_path / "outside.jsonl").write_text("\n".join(map(json.dumps, outside)), encoding="utf-8")
    recipe = read_recipe(shipped("training") / "recipe.toml")
    with pytest.raises(CorpusError, match="no support post among"):
        train(tmp_path / "model", [tmp_path / "outside.jsonl"], recipe)
    assert not (tmp_path / "model").exists()
