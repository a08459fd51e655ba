"""`jdclassifier compare`: is a new model better than the old one?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import AsJson, Lexicon

if TYPE_CHECKING:
    from ..learn.compare import Comparison


def compare(
    old: Annotated[str, typer.Argument(metavar="OLD", help="Model bundle, or `default` for the shipped one.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Model bundle, or `default`.")],
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD...", help="Labelled adverts that neither learned from.")],
    lexicon: Lexicon = None,
    as_json: AsJson = False,
) -> None:
    """Compare two models on labelled adverts: a paired test, every changed answer and what moved it, a verdict.

    The answer is the category of a support post in mental health, or out of scope. Ends with exit code 1 if the new
    model is worse by McNemar's exact test (5%).

    \b
    Example:
      jdclassifier compare default models/mine held_back.csv
    """
    import json
    from dataclasses import asdict

    from ..analyse import Analyser
    from ..assign import load_bundle
    from ..learn.compare import compare as compared
    from ..learn.corpus import read_corpus
    from ..lexicon import load_lexicon
    from ..resources import default_model_dir

    known = load_lexicon(lexicon)
    bundles = [load_bundle(default_model_dir() if name == "default" else Path(name)) for name in (old, new)]
    labelled = read_corpus(gold, known.roles)
    results = [Analyser(known, bundle).classify_many(one.advert for one in labelled) for bundle in bundles]
    found = compared(labelled, *results)
    typer.echo(json.dumps({**asdict(found), "verdict": found.verdict}, indent=1) if as_json else _as_text(found))
    if found.verdict == "worse":
        raise typer.Exit(1)


def _as_text(found: Comparison) -> str:
    lines = [
        f"{'mended' if one.new == one.gold else 'broken' if one.old == one.gold else 'still wrong'}\t{one.id}\t"
        f"{one.title[:60]}\tgold={one.gold}\told={one.old}\tnew={one.new}\tbecause {one.why}"
        for one in found.changes
    ]
    gain = found.gain
    lines += [
        f"{found.n:,} adverts: {len(found.changes)} answered otherwise, {found.mended} mended, {found.broken} broken",
        f"macro F1 {gain.value:+.3f} [{gain.low:+.3f}, {gain.high:+.3f}], McNemar's exact test p={found.chance:.3f}",
        f"verdict: {found.verdict}",
    ]
    return "\n".join(lines)
