"""`jdclassifier suggest`: which adverts to label next."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .options import Force, Lexicon, Model


def suggest(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Adverts: whatever classify reads.")],
    out: Annotated[
        Path,
        typer.Option(
            "--out", "-o", metavar="SHEET", help="Sheet: .csv, .xlsx, .jsonl (doccano) or .json (Label Studio)."
        ),
    ],
    number: Annotated[int, typer.Option("-n", min=1, metavar="N", help="How many.")] = 50,
    model: Model = None,
    lexicon: Lexicon = None,
    force: Force = False,
) -> None:
    """Choose the adverts that teach most: uncertain, unlike one another, of roles that are not known.

    Label workforce, setting and category by the codebook (training/codebook.md), then give the sheet to train.
    A cell of Excel holds 32,000 characters of a text; CSV holds it whole.

    \b
    Example:
      jdclassifier suggest adverts.csv -n 50 -o to_label.xlsx
      jdclassifier train --corpus corpus/adverts --corpus to_label.xlsx -o models/mine
    """
    from ..advert import Advert
    from ..analyse import Analyser
    from ..batch import read_adverts
    from ..learn.labelling import write_sheet
    from ..learn.suggest import suggest as chosen

    analyser = Analyser.load(model, lexicon)
    adverts = (item for item in read_adverts(inputs) if isinstance(item, Advert))
    suggestions = chosen(analyser, adverts, number)
    write_sheet(suggestions, out, force=force)
    typer.echo(f"{out}: {len(suggestions)} adverts to label", err=True)
