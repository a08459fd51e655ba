"""`jdclassifier model`: look at a bundle, check it, take it to a notebook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from .options import AsJson, Force, Lexicon

Command = Callable[..., None]
Folder = Annotated[Path | None, typer.Argument(metavar="[DIR]", help="Model bundle.", show_default="the shipped model")]


def model_commands(wrap: Callable[[Command], Command], epilog: str) -> typer.Typer:
    """The group of commands below `jdclassifier model`."""
    group = typer.Typer(
        no_args_is_help=True, rich_markup_mode=None, help="Show, check and export a model.", epilog=epilog
    )
    group.callback()(lambda: None)
    for command in (show, verify, export):
        group.command(epilog=epilog)(wrap(command))
    return group


def show(folder: Folder = None, as_json: AsJson = False) -> None:
    """Print what a model is and how good: its card, or its manifest as JSON.

    \b
    Example:
      jdclassifier model show
      jdclassifier model show models/mine --json
    """
    from ..assign import load_bundle
    from ..resources import default_model_dir

    folder = folder or default_model_dir()
    label = load_bundle(folder).label
    if as_json:
        typer.echo((folder / "manifest.json").read_text(encoding="utf-8"), nl=False)
    else:
        typer.echo(f"{label}\n\n{(folder / 'card.md').read_text(encoding='utf-8')}", nl=False)


def verify(folder: Folder = None, lexicon: Lexicon = None) -> None:
    """Check every file's digest, then ask the model again about the invented adverts that travel with it.

    Another version of numpy, of a tokeniser or of the lexicon may change answers; each one that changed is named, and
    the exit code is 1.

    \b
    Example:
      jdclassifier model verify
    """
    from ..analyse import Analyser
    from ..learn.golden import verify as changed

    analyser = Analyser.load(folder, lexicon)
    bundle = analyser.bundle
    differences = list(changed(analyser, bundle.golden))
    for one in differences:
        typer.echo(f"{one.id}\t{one.title[:60]}\t{one.field}: was {one.was}, is {one.now}")
    if analyser.lexicon.digest != bundle.about.get("lexicon_sha256"):
        typer.echo("the lexicon is not the one that the model was trained with", err=True)
    adverts = len({one.id for one in differences})
    typer.echo(f"{bundle.label}: {len(bundle.golden)} golden adverts, {adverts} answered otherwise", err=True)
    if differences:
        raise typer.Exit(1)


def export(
    joblib: Annotated[Path, typer.Option("--joblib", metavar="FILE", help="Where the pipelines go.")],
    folder: Folder = None,
    force: Force = False,
) -> None:
    """Write the heads as scikit-learn pipelines, one for each question, in one joblib file.

    Each takes features by name (a list of dicts, as `Reading.features` has them) and answers like any classifier.
    Load such a file only if you trust where it comes from: unlike a bundle, it can run code.

    \b
    Example:
      jdclassifier model export --joblib heads.joblib
    """
    from ..assign import load_bundle
    from ..errors import OutputError
    from ..learn.export import write_joblib
    from ..resources import default_model_dir

    if joblib.exists() and not force:
        raise OutputError(f"{joblib} exists; choose another name or add --force")
    write_joblib(load_bundle(folder or default_model_dir()), joblib)
    typer.echo(f"{joblib}: joblib.load gives a dict of pipelines: workforce, setting, category", err=True)
