"""`jdclassifier train`: a model bundle from labelled adverts."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from .options import Force, Lexicon


def train(
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="Folder of the new model bundle.")],
    corpus: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="PATH",
            help="Labelled adverts: .jsonl, .csv, .xlsx, an export of doccano or Label Studio, or a folder of .jsonl; "
            "repeat for more.",
            show_default="corpus/adverts",
        ),
    ] = None,
    recipe: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Choices of the training.", show_default="training/recipe.toml"),
    ] = None,
    plots: Annotated[
        bool, typer.Option("--plots", help="Write reliability.svg and confusion.svg into DIR; needs matplotlib.")
    ] = False,
    lexicon: Lexicon = None,
    force: Force = False,
) -> None:
    """Train a model on the shipped corpus, on labelled adverts of your own, or on both.

    A table needs columns title, text, workforce, setting and category. Labels that break the codebook are named with
    file and line. The figures are of adverts whose writer (a fifth of a file of more than a hundred) was held out.

    The same corpus, lexicon and recipe give the same bundle, byte for byte.

    \b
    Example:
      jdclassifier train -o models/mine --corpus corpus/adverts --corpus my_labels.csv --plots
      jdclassifier classify adverts.csv -o results.jsonl --model models/mine
    """
    from ..learn.fit import train as fit
    from ..learn.recipe import read_recipe
    from ..resources import shipped

    _check_folder(out, force)
    if plots:
        from ..learn.plots import require_matplotlib, write_plots

        require_matplotlib()
    chosen = read_recipe(recipe or shipped("training") / "recipe.toml")
    sources = corpus or [shipped("corpus") / "adverts"]
    training = fit(out, sources, chosen, lexicon, lambda line: typer.echo(line, err=True))
    for figure in training.evaluation.figures:
        typer.echo(str(figure), err=True)
    for warning in training.warnings:
        typer.echo(f"careful: {warning}", err=True)
    if plots:
        write_plots(training.evaluation, out)
    typer.echo(f"{out}: model {chosen.name} {chosen.version}, sha256 {training.digest[:12]}", err=True)


def _check_folder(out: Path, force: bool) -> None:
    """See before the training, not after it, that the bundle can be written."""
    from ..errors import OutputError

    nearest = next(folder for folder in (out.absolute(), *out.absolute().parents) if folder.exists())
    if not nearest.is_dir():
        raise OutputError(f"{nearest}: is a file; give the name of a folder")
    if not os.access(nearest, os.W_OK):
        raise OutputError(f"{nearest}: cannot be written to; choose another folder")
    if out.exists() and any(out.iterdir()) and not force:
        raise OutputError(f"{out} is not empty; choose another folder or add --force to replace the model in it")
