"""`jdclassifier evaluate`: how well results agree with labels."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .options import AsJson, Lexicon, Model


def evaluate(
    gold: Annotated[
        list[Path],
        typer.Argument(metavar="GOLD...", help="Labelled adverts: files as train takes, or folders of .jsonl."),
    ],
    model: Model = None,
    lexicon: Lexicon = None,
    errors: Annotated[
        str | None,
        typer.Option(metavar="FIELD", help="List the adverts on which FIELD differs; 'answer' is category and scope."),
    ] = None,
    plots: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Write reliability.svg and confusion.svg into DIR; needs matplotlib."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Classify labelled adverts and compare: every figure with its 95% bootstrap interval, then by answer and kind.

    \b
    Example:
      jdclassifier evaluate my_labels.jsonl
      jdclassifier evaluate my_labels.xlsx --model models/mine --plots plots
      jdclassifier evaluate my_labels.jsonl --errors answer
    """
    import dataclasses
    import json

    from ..analyse import Analyser
    from ..errors import InputError
    from ..learn.breakdown import by_class, by_slice
    from ..learn.corpus import LABELS
    from ..learn.evaluate import evaluate as compare
    from ..learn.plots import require_matplotlib, write_plots

    if errors not in (None, "answer", *LABELS):
        raise InputError(f"--errors: no label is named {errors!r}; use answer, {', '.join(LABELS)}")
    if plots:
        require_matplotlib()
    evaluation = compare(gold, Analyser.load(model, lexicon))
    if plots:
        write_plots(evaluation, plots)
    if errors:
        for one in evaluation.differences(errors):
            typer.echo(f"{one.id}\t{one.title[:60]}\tgold={one.gold}\tgot={one.got}")
    elif as_json:
        typer.echo(json.dumps([dataclasses.asdict(f) for f in evaluation.figures], indent=1))
    else:
        for name, figures in (
            ("agreement", evaluation.figures),
            ("F1 of each answer", by_class(evaluation)),
            ("accuracy of the answer among", by_slice(evaluation)),
        ):
            typer.echo("\n".join([name, *(f"  {figure}" for figure in figures)]))
