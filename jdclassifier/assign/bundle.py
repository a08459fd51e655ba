"""The model bundle: a folder of JSON and numpy arrays. Loading it executes nothing.

    manifest.json   format, name, version, digests of the other files, of corpus and recipe, thresholds, figures
    features.json   names of the features, in the order of the rows of weights.npy
    weights.npy     float64, features x classes (workforce, setting, category side by side)
    intercepts.npy  float64, one for each class
    terms.json      words and phrases, in the order of the rows of terms.npy
    terms.npy       float32, terms x groups: their log-odds
    golden.json     invented adverts with the answers that the model gave when it was made
    card.md         the model card, for people

Every file's SHA-256 stands in the manifest and is checked before the file is used.
"""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import ModelError
from .features import SCHEMA
from .model import HEADS, Model
from .terms import COLUMNS, TermWeights

FORMAT = 2
_RETRAIN = "train it again with `jdclassifier train`"


@dataclass(frozen=True)
class Thresholds:
    """Where the model stops being sure; set in the recipe or found on adverts whose writer was held out.

    Attributes:
        review_below: An answer whose confidence is lower is sent to review.
        coverage: The share of support posts of each category whose category set is promised to hold it.
        category_floors: A category whose probability is at least this cannot be ruled out (conformal set).
        slope, intercept: Of the log-odds of confidence on those of the heads' joint probability (Platt scaling).
    """

    review_below: float
    coverage: float
    category_floors: dict[str, float]
    slope: float
    intercept: float


@dataclass(frozen=True)
class Bundle:
    """A model with all that belongs to it."""

    name: str
    version: str
    model: Model
    terms: TermWeights
    thresholds: Thresholds
    digest: str
    about: dict[str, Any]
    golden: list[dict[str, Any]]

    @property
    def label(self) -> str:
        """Name, version and digest: the `model` field of every result."""
        return f"{self.name} {self.version} sha256:{self.digest[:12]}"


def save_bundle(folder: Path, bundle: Bundle, card: str) -> str:
    """Write a bundle into `folder` (made if missing) and return its digest. Equal input gives equal bytes."""
    model, terms = bundle.model, bundle.terms
    files = {
        "features.json": _json(list(model.features)),
        "weights.npy": _npy(model.weights),
        "intercepts.npy": _npy(model.intercepts),
        "terms.json": _json(list(terms.terms)),
        "terms.npy": _npy(terms.weights),
        "golden.json": _json(bundle.golden),
        "card.md": card.encode(),
    }
    manifest = {
        "format": FORMAT,
        "feature_schema": SCHEMA,
        "name": bundle.name,
        "version": bundle.version,
        "classes": {head: list(model.classes[head]) for head in HEADS},
        "term_groups": list(COLUMNS),
        "thresholds": vars(bundle.thresholds),
        "files": {file: hashlib.sha256(content).hexdigest() for file, content in files.items()},
        "about": bundle.about,
    }
    files["manifest.json"] = json.dumps(manifest, indent=2, ensure_ascii=False, sort_keys=False).encode() + b"\n"
    folder.mkdir(parents=True, exist_ok=True)
    for file, content in files.items():
        (folder / file).write_bytes(content)
    return hashlib.sha256(files["manifest.json"]).hexdigest()


def load_bundle(folder: Path) -> Bundle:
    """Load the bundle in `folder`.

    Raises:
        ModelError: if it is missing, damaged, altered, or made for another version of the package.
    """
    try:
        raw = (folder / "manifest.json").read_bytes()
        manifest = json.loads(raw)
    except FileNotFoundError:
        raise ModelError(
            f"{folder}: no model bundle there (manifest.json is missing); {_RETRAIN} or give another folder"
        ) from None
    except (OSError, ValueError) as error:
        raise ModelError(
            f"{folder}/manifest.json cannot be read ({error}); fetch the bundle again or {_RETRAIN}"
        ) from None
    if not isinstance(manifest, dict):
        raise ModelError(f"{folder}/manifest.json is no model manifest; fetch the bundle again or {_RETRAIN}")
    _refuse_misfit(folder, manifest)
    try:
        files = {file: _checked(folder, file, digest) for file, digest in manifest["files"].items()}
        model = Model(
            features=tuple(json.loads(files["features.json"])),
            classes={head: tuple(manifest["classes"][head]) for head in HEADS},
            weights=np.load(io.BytesIO(files["weights.npy"]), allow_pickle=False),
            intercepts=np.load(io.BytesIO(files["intercepts.npy"]), allow_pickle=False),
        )
        terms = TermWeights(
            tuple(json.loads(files["terms.json"])), np.load(io.BytesIO(files["terms.npy"]), allow_pickle=False)
        )
        columns = sum(map(len, model.classes.values()))
        if model.weights.shape != (len(model.features), columns) or terms.weights.shape != (
            len(terms.terms),
            len(COLUMNS),
        ):
            raise ValueError("the arrays do not fit the names")
        if not all(np.isfinite(array).all() for array in (model.weights, model.intercepts, terms.weights)):
            raise ValueError("the weights are no numbers")
        thresholds = Thresholds(**manifest["thresholds"])
        golden = json.loads(files["golden.json"])
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ModelError(f"{folder}: the bundle is incomplete ({error}); fetch it again or {_RETRAIN}") from None
    about = manifest.get("about", {})
    digest = hashlib.sha256(raw).hexdigest()
    return Bundle(str(manifest["name"]), str(manifest["version"]), model, terms, thresholds, digest, about, golden)


def _refuse_misfit(folder: Path, manifest: dict[str, Any]) -> None:
    for key, ours in (("format", FORMAT), ("feature_schema", SCHEMA), ("term_groups", list(COLUMNS))):
        if manifest.get(key) != ours:
            raise ModelError(
                f"{folder}: the model does not fit this version of jdclassifier "
                f"({key} {manifest.get(key)!r}, needed {ours!r}); {_RETRAIN}"
            )


def _checked(folder: Path, file: str, digest: str) -> bytes:
    if Path(file).name != file:
        raise ModelError(f"{folder}/manifest.json names a file outside the bundle ({file}); do not use this bundle")
    try:
        content = (folder / file).read_bytes()
    except OSError:
        raise ModelError(f"{folder}/{file} is missing; fetch the bundle again or {_RETRAIN}") from None
    if hashlib.sha256(content).hexdigest() != digest:
        raise ModelError(
            f"{folder}/{file} was altered or damaged (its digest is not the manifest's); "
            f"fetch the bundle again or {_RETRAIN}"
        )
    return content


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=0).encode() + b"\n"


def _npy(array: np.ndarray[Any, Any]) -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, array, allow_pickle=False)
    return buffer.getvalue()
