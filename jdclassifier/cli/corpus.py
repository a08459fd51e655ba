"""`jdclassifier corpus`: checks of the knowledge that the program works with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from .options import Lexicon

Command = Callable[..., None]


def corpus_commands(wrap: Callable[[Command], Command], epilog: str) -> typer.Typer:
    """The group of commands below `jdclassifier corpus`."""
    group = typer.Typer(
        no_args_is_help=True, rich_markup_mode=None, help="Check lexicon and labelled adverts.", epilog=epilog
    )
    group.callback()(lambda: None)
    group.command(epilog=epilog)(wrap(check))
    return group


def check(
    adverts: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Labelled adverts (.jsonl) or folders of them.",
            show_default="corpus/adverts",
        ),
    ] = None,
    lexicon: Lexicon = None,
) -> None:
    """Check every row of the lexicon and every label, then score the extractor on the marked spans.

    A wrong row or label is named with file, line and mend; exit code 2.

    \b
    Example:
      jdclassifier corpus check
      jdclassifier corpus check my_labels.jsonl --lexicon my_lexicon
    """
    from ..extract import Extractor
    from ..learn.corpus import read_corpus
    from ..learn.spans import score_spans
    from ..lexicon import load_lexicon
    from ..lexicon.wording import load_wording
    from ..resources import shipped

    loaded = load_lexicon(lexicon)
    phrases = sum(len(cue.phrases) for cue in loaded.cues)
    typer.echo(
        f"lexicon: {len(loaded.roles)} roles, {len(loaded.titles):,} titles, "
        f"{len(loaded.cues)} cues ({phrases:,} phrases)"
    )
    wording = load_wording(lexicon)
    typer.echo(
        f"wording: {len(wording.words)} rows, {len(wording.signs)} signs, {len(wording.abbreviations)} abbreviations"
    )
    labelled = read_corpus(adverts or [shipped("corpus") / "adverts"], loaded.roles)
    typer.echo(f"adverts: {len(labelled)}, labels follow the codebook")
    typer.echo(score_spans(labelled, Extractor(loaded)))
