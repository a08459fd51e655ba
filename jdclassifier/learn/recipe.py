"""The recipe: every choice of a training that is not in the corpus."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from ..assign.model import HEADS
from ..errors import InputError


@dataclass(frozen=True, slots=True)
class Recipe:
    """Choices of a training; `training/recipe.toml` explains each."""

    name: str
    version: str
    title_weight: float
    rule_weight: float
    advert_weight: float
    untitled_weight: float
    terse_weight: float
    least_examples: int
    penalty: dict[str, float]
    coverage: float
    review_below: float


def read_recipe(path: Path) -> Recipe:
    """Read a recipe.

    Raises:
        InputError: if the file is missing, no TOML, or lacks a value.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        model, data, thresholds = content["model"], content["data"], content["thresholds"]
        return Recipe(
            name=str(model["name"]),
            version=str(model["version"]),
            title_weight=float(data["title_weight"]),
            rule_weight=float(data["rule_weight"]),
            advert_weight=float(data["advert_weight"]),
            untitled_weight=float(data["untitled_weight"]),
            terse_weight=float(data["terse_weight"]),
            least_examples=int(data["least_examples"]),
            penalty={head: float(content["penalty"][head]) for head in HEADS},
            coverage=float(thresholds["coverage"]),
            review_below=float(thresholds["review_below"]),
        )
    except OSError as error:
        raise InputError(
            f"{path}: the recipe cannot be read ({error.strerror}); give a file like training/recipe.toml"
        ) from None
    except KeyError as error:
        raise InputError(f"{path}: the recipe lacks {error}; compare it with training/recipe.toml") from None
    except (tomllib.TOMLDecodeError, TypeError, ValueError) as error:
        raise InputError(f"{path}: {error}; compare it with training/recipe.toml") from None
