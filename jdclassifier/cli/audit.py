"""`jdclassifier audit`: labels that are likely wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .options import AsJson, Lexicon


def audit(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD...", help="Labelled adverts: files or folders.")],
    recipe: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Choices of the training.", show_default="training/recipe.toml"),
    ] = None,
    lexicon: Lexicon = None,
    as_json: AsJson = False,
) -> None:
    """Name labels that are likely wrong: models that did not learn from the advert are sure of another.

    Takes about as long as a training. A name here is a reason to look, not a verdict. Ends with exit code 1 if any
    label is in doubt.

    \b
    Example:
      jdclassifier audit my_labels.csv
    """
    import json
    from dataclasses import asdict

    from ..assign.terms import weigh
    from ..learn.audit import audit as doubted
    from ..learn.recipe import read_recipe
    from ..lexicon import load_lexicon
    from ..resources import shipped

    terms = weigh(shipped("corpus") / "counts" / "terms.csv")
    choices = read_recipe(recipe or shipped("training") / "recipe.toml")
    doubts = doubted(gold, load_lexicon(lexicon), terms, choices)
    if as_json:
        typer.echo(json.dumps([asdict(doubt) for doubt in doubts], ensure_ascii=False, indent=1))
    else:
        for one in doubts:
            typer.echo(
                f"{one.place}\t{one.id}\t{one.title[:60]}\t{one.head} {one.label} ({one.p_label:.2f}): "
                f"rather {one.likelier} ({one.p_likelier:.2f})"
            )
    typer.echo(f"{len(doubts)} labels in doubt", err=True)
    if doubts:
        raise typer.Exit(1)
