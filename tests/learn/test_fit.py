"""Training: the same bytes every time, and a model that can be used."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import pytest

from jdclassifier import Advert, Analyser
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
    first = train(tmp_path / "a", [corpus], recipe, say=lines.append)
    second = train(tmp_path / "b", [corpus], recipe)
    assert first == second
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()
    assert any("writer held out" in line for line in lines)

    other = train(tmp_path / "c", [corpus], dataclasses.replace(recipe, penalty=dict.fromkeys(recipe.penalty, 0.01)))
    assert other != first

    result = Analyser.load(tmp_path / "a").classify(Advert("1", "Trainee Psychological Wellbeing Practitioner", ""))
    assert (result.category, result.model.split()[2]) == ("trainee", f"sha256:{first[:12]}")
