"""Where the shipped data are, in a checkout or in an installed wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """Return the folder `name` ("corpus" or "models") that travels with the package.

    In a checkout the folder stands beside the package; the wheel carries it inside the package.

    Raises:
        FileNotFoundError: if the installation is incomplete.
    """
    for candidate in (_PACKAGE / "_shipped" / name, _PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"the folder {name!r} that belongs to jdclassifier is missing; install the package again")


def lexicon_dir() -> Path:
    """Folder of the shipped lexicon tables."""
    return shipped("corpus") / "lexicon"


def default_model_dir() -> Path:
    """Folder of the shipped model bundle."""
    return shipped("models") / "default"
