"""`jdclassifier evaluate`: how well results agree with labels."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .options import AsJson, Lexicon, Model


def evaluate(
    gold: Annotated[
        list[Path], typer.Argument(metavar="GOLD...", help="Labelled adverts (.jsonl) or folders of them.")
    ],
    model: Model = None,
    lexicon: Lexicon = None,
    errors: Annotated[
        str | None,
        typer.Option(metavar="FIELD", help="List the adverts on which FIELD differs; 'answer' is category and scope."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Classify labelled adverts and compare: every figure with its 95% bootstrap interval.

    \b
    Example:
      jdclassifier evaluate my_labels.jsonl
      jdclassifier evaluate my_labels.jsonl --errors answer
    """
    import dataclasses
    import json

    from ..analyse import Analyser
    from ..errors import InputError
    from ..learn.corpus import LABELS
    from ..learn.evaluate import evaluate as compare

    if errors not in (None, "answer", *LABELS):
        raise InputError(f"--errors: no label is named {errors!r}; use answer, {', '.join(LABELS)}")
    evaluation = compare(gold, Analyser.load(model, lexicon))
    if errors:
        for one in evaluation.differences(errors):
            typer.echo(f"{one.id}\t{one.title[:60]}\tgold={one.gold}\tgot={one.got}")
    elif as_json:
        typer.echo(json.dumps([dataclasses.asdict(f) for f in evaluation.figures], indent=1))
    else:
        for f in evaluation.figures:
            typer.echo(str(f))
