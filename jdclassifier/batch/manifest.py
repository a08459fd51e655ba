"""What the output of a run depends on, each as a digest: a run may be resumed only if all of it is the same."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from .. import __version__
from ..resources import default_model_dir, lexicon_dir
from .work import AnalyserSettings

Manifest = dict[str, str]
"""Digest or version by name; the names are those that a person is told when two manifests differ."""

_PACKAGES = ("spacy", "rapidfuzz", "numpy", "ftfy", "selectolax", "rensa", "pyarrow", "openpyxl", "xlsxwriter")


def manifest(inputs: Iterable[tuple[str, Path]], settings: AnalyserSettings, options: Mapping[str, object]) -> Manifest:
    """Return the manifest of a run.

    Args:
        inputs: Name and path of every file read, in order. All bytes count (BLAKE2: a gigabyte a second).
        settings: Model and lexicon, of which all files count.
        options: Whatever else changes what is written.
    """
    return {
        "input": _digest(inputs),
        "model": _digest(_files(settings.model or default_model_dir())),
        "lexicon": _digest(_files(settings.lexicon or lexicon_dir())),
        "option": repr([*sorted(options.items()), ("duplicates", settings.duplicates), ("redact", settings.redact)]),
        "version": ", ".join(
            [f"jdclassifier {__version__}, Python {platform.python_version()}", *map(_installed, _PACKAGES)]
        ),
    }


def _files(folder: Path) -> list[tuple[str, Path]]:
    return [(path.relative_to(folder).as_posix(), path) for path in sorted(folder.rglob("*")) if path.is_file()]


def _digest(files: Iterable[tuple[str, Path]]) -> str:
    whole = hashlib.blake2b(digest_size=16)
    for name, path in files:
        with path.open("rb") as content:
            whole.update(name.encode() + b"\0" + hashlib.file_digest(content, hashlib.blake2b).digest())
    return whole.hexdigest()


def _installed(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return f"no {package}"
