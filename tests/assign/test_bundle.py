"""The bundle: what is saved comes back, and whatever does not fit is refused with a sentence."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from jdclassifier.assign.bundle import load_bundle
from jdclassifier.errors import ModelError
from jdclassifier.resources import default_model_dir


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(default_model_dir(), tmp_path / "model"))


def _edit_manifest(folder: Path, **changes: object) -> None:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    (folder / "manifest.json").write_text(json.dumps(manifest | changes), encoding="utf-8")


def _truncate(file: str) -> Callable[[Path], None]:
    return lambda folder: (folder / file).write_bytes((folder / file).read_bytes()[:-20])


DAMAGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "no manifest": (lambda folder: (folder / "manifest.json").unlink(), "no model bundle there"),
    "manifest is no JSON": (lambda folder: (folder / "manifest.json").write_text("{"), "cannot be read"),
    "manifest is a list": (lambda folder: (folder / "manifest.json").write_text("[]"), "no model manifest"),
    "older format": (lambda folder: _edit_manifest(folder, format=0), "does not fit this version"),
    "other features": (lambda folder: _edit_manifest(folder, feature_schema=999), "does not fit this version"),
    "weights cut short": (_truncate("weights.npy"), "altered or damaged"),
    "terms cut short": (_truncate("terms.json"), "altered or damaged"),
    "a file is gone": (lambda folder: (folder / "terms.npy").unlink(), "is missing"),
    "a file outside": (lambda folder: _edit_manifest(folder, files={"../x": "0"}), "outside the bundle"),
    "files as a list": (lambda folder: _edit_manifest(folder, files=["weights.npy"]), "incomplete"),
    "classes gone": (lambda folder: _edit_manifest(folder, classes={}), "incomplete"),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_refused(name: str, copy: Path) -> None:
    damage, sentence = DAMAGE[name]
    damage(copy)
    with pytest.raises(ModelError, match=sentence) as refusal:
        load_bundle(copy)
    assert "\n" not in str(refusal.value)


def test_bundle_holds_no_pickle() -> None:
    assert {path.suffix for path in default_model_dir().iterdir()} == {".json", ".npy", ".md"}
    for path in default_model_dir().glob("*.npy"):
        assert b"'descr': '<f" in path.read_bytes()[:128]
