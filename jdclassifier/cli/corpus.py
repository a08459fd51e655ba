"""`jdclassifier corpus`: checks of the knowledge that the program works with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from .options import Force, Lexicon

Command = Callable[..., None]


def corpus_commands(wrap: Callable[[Command], Command], epilog: str) -> typer.Typer:
    """The group of commands below `jdclassifier corpus`."""
    group = typer.Typer(
        no_args_is_help=True, rich_markup_mode=None, help="Check lexicon and labelled adverts.", epilog=epilog
    )
    group.callback()(lambda: None)
    for command in (check, coverage):
        group.command(epilog=epilog)(wrap(command))
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

    A wrong row or label is named with file, line and mend; exit code 2. Each row is also tried in a sentence of its
    own (corpus/sentences.toml): one that is not heard there, states nothing, or hides nothing though it is a false
    friend, is named too.

    \b
    Example:
      jdclassifier corpus check
      jdclassifier corpus check my_labels.jsonl --lexicon my_lexicon
    """
    from ..errors import LexiconError
    from ..extract import Extractor
    from ..learn.corpus import read_corpus
    from ..learn.firing import idle_rows
    from ..learn.spans import score_spans
    from ..lexicon import load_lexicon
    from ..lexicon.wording import load_wording
    from ..resources import shipped

    loaded = load_lexicon(lexicon)
    if idle := "\n".join(idle_rows(loaded)):
        raise LexiconError(idle)
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


def coverage(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Adverts: whatever classify reads.")],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", metavar="OUT.csv", help="Write every row, and to OUT.unread.csv every pattern of lines."
        ),
    ] = None,
    lexicon: Lexicon = None,
    force: Force = False,
) -> None:
    """Tell which rows of the lexicon adverts use, which they never do, and what nothing reads.

    Last come the lines that look like requirements (under such a heading, or "must have", "experience" ...) and
    state nothing, put together by their wording, the commonest first. Lines with contact details are left out.

    \b
    Example:
      jdclassifier corpus coverage adverts.csv
      jdclassifier corpus coverage dump.jsonl.gz -o coverage.csv
    """
    from ..advert import Advert
    from ..batch import read_adverts
    from ..learn.coverage import cover
    from ..learn.coverage_tables import for_screen, table_names, write_tables
    from ..lexicon import load_lexicon

    names = table_names(out, force=force) if out is not None else None
    rejected = 0

    def adverts() -> Iterator[Advert]:
        nonlocal rejected
        for item in read_adverts(inputs):
            if isinstance(item, Advert):
                yield item
            else:
                rejected += 1

    found = cover(adverts(), load_lexicon(lexicon))
    typer.echo(for_screen(found))
    if names is not None:
        write_tables(found, names)
    if rejected:
        typer.echo(f"rejected: {rejected:,} records could not be read; classify tells why", err=True)
        raise typer.Exit(1)
