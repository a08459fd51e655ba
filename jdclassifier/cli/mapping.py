"""`jdclassifier mapping`: the role-to-category table, its two views, and the model's agreement with it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import Force, Lexicon, Model

if TYPE_CHECKING:
    from ..learn.mapping import Mapped
    from ..learn.role_table import RoleRow


def mapping(
    with_: Annotated[
        Path | None,
        typer.Option("--with", metavar="FILE", help="Compare with your own table instead: CSV with title, category."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="OUT", help="Only write the role table: .csv, .json or .md.")
    ] = None,
    labelled: Annotated[
        list[Path] | None,
        typer.Option(metavar="PATH", help="Labelled adverts to agree with.", show_default="corpus/adverts"),
    ] = None,
    model: Model = None,
    lexicon: Lexicon = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print the agreement only, not the table.")] = False,
    force: Force = False,
) -> None:
    """Print which role belongs to which group, by whose word and why, and how well the model agrees.

    Two views stand side by side: the evidence review's definitions and the national occupation codes. The review
    names three roles; the group of every other role is this project's reading, and the table says so. The
    roles are tab-separated where the output is no terminal. Ends with exit code 1 where model and table disagree
    on a title.

    \b
    Example:
      jdclassifier mapping
      jdclassifier mapping -o roles.csv
      jdclassifier mapping --with review_titles.csv
    """
    from ..analyse import Analyser
    from ..learn import mapping as learnt
    from ..learn.role_table import role_rows
    from ..lexicon import load_lexicon

    rows = role_rows(load_lexicon(lexicon).roles.values())
    if out:
        _export(rows, out, force)
        return
    analyser = Analyser.load(model, lexicon)
    if not quiet and with_ is None:
        _print_roles(rows)
        _print_views(rows)
    table = learnt.read_table(with_) if with_ else learnt.shipped_table(analyser)
    bare = learnt.agreement(analyser, table)
    if with_:
        _print_agreement({"your titles": bare})
        _print_titles(bare)
        for role, ours, theirs in learnt.moved(bare, analyser.lexicon.roles):
            groups = ", ".join(f"{group} ({number})" for group, number in theirs.most_common())
            typer.echo(f"moved: {role} is {ours} here, in your table {groups}")
    else:
        from ..learn.corpus import read_corpus
        from ..resources import shipped

        adverts = read_corpus(labelled or [shipped("corpus") / "adverts"], analyser.lexicon.roles)
        views = {"bare titles": bare, "titles with noise": learnt.noisy_agreement(analyser, table)}
        _print_agreement(views | {"whole adverts": learnt.advert_agreement(analyser, adverts)})
        if not labelled:
            typer.echo("The model has learned from these titles and adverts; `evaluate` measures it on others.")
        _print_titles(bare)
    if not all(one.agrees for one in bare):
        raise typer.Exit(1)


def _export(rows: list[RoleRow], out: Path, force: bool) -> None:
    from ..batch.targets import write_all
    from ..errors import OutputError
    from ..learn.role_table import FORMATS

    if out.suffix not in FORMATS:
        raise OutputError(f"{out}: unknown file type {out.suffix!r}; use {', '.join(FORMATS)}")
    write_all({out: FORMATS[out.suffix](rows).encode()}, force)


def _print_roles(rows: list[RoleRow]) -> None:
    columns = ("role", "group", "whose word", "basis", "band", "entry", "national codes")
    cells = [
        (row.title, row.group, row.whose_word, row.basis, row.bands, row.entry_level, row.national_view) for row in rows
    ]
    if not sys.stdout.isatty():
        typer.echo("\n".join("\t".join(line) for line in (columns, *cells)))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(*columns, title="Roles by group")
    for line in cells:
        table.add_row(*line)
    Console().print(table)


def _print_views(rows: list[RoleRow]) -> None:
    """The roles on which the review's definitions and the national codes differ."""
    unknown = sum(row.views == "not known" for row in rows)
    typer.echo(f"\nThe two views differ on these roles; for {unknown} the codes' view is not known:")
    for row in rows:
        if row.views == "differ":
            typer.echo(f"  {row.title}: {row.group} by definition, {row.national_view} by the codes ({row.why})")
    typer.echo()


def _print_agreement(views: dict[str, list[Mapped]]) -> None:
    """Titles or adverts of each group on which model and table agree, a column a view."""
    groups = sorted({one.expected for mapped in views.values() for one in mapped})
    typer.echo(f"{'agreement of the model':22}" + "".join(f"{name:>22}" for name in views))
    for group in groups:
        cells = []
        for mapped in views.values():
            ones = [one for one in mapped if one.expected == group]
            cells.append(f"{sum(one.agrees for one in ones):,} of {len(ones):,}")
        typer.echo(f"{group:22}" + "".join(f"{cell:>22}" for cell in cells))


def _print_titles(mapped: list[Mapped]) -> None:
    for one in mapped:
        if not one.agrees:
            typer.echo(
                f"differs: {one.title!r} is {one.expected} in the table, {one.got} by the model "
                f"(role: {one.role or 'unknown'})"
            )
    for one in mapped:
        if one.role is None:
            typer.echo(f"unknown: {one.title!r} names no known role; nearest: {', '.join(one.nearest) or 'none'}")
