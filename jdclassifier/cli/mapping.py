"""`jdclassifier mapping`: the role-to-category table and the model's agreement with it."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import Lexicon, Model

if TYPE_CHECKING:
    from ..learn.mapping import Mapped
    from ..lexicon import Role


def mapping(
    with_: Annotated[
        Path | None,
        typer.Option("--with", metavar="FILE", help="Compare with your own table instead: CSV with title, category."),
    ] = None,
    model: Model = None,
    lexicon: Lexicon = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print the agreement only, not the table.")] = False,
) -> None:
    """Print which role belongs to which category and why, then how the model reads each title by itself.

    The roles are tab-separated where the output is no terminal. Ends with exit code 1 where model and table
    disagree on a title.

    \b
    Example:
      jdclassifier mapping
      jdclassifier mapping --with review_titles.csv
    """
    from ..analyse import Analyser
    from ..learn.mapping import agreement, read_table, shipped_table

    analyser = Analyser.load(model, lexicon)
    if not quiet and with_ is None:
        _print_roles(list(analyser.lexicon.roles.values()))
    mapped = agreement(analyser, read_table(with_) if with_ else shipped_table(analyser))
    if not _print_agreement(mapped):
        raise typer.Exit(1)


def _print_roles(roles: list[Role]) -> None:
    columns = ("role", "category", "source", "basis", "band", "entry", "national codes")
    rows = []
    for role in sorted(roles, key=lambda role: (role.category or "~", role.id)):
        entry = f"level {role.entry_level}" if role.entry_level else ""
        cells = (
            role.title,
            role.category or role.workforce,
            role.source,
            role.basis,
            "-".join(role.bands),
            entry,
            role.national_group,
        )
        rows.append(cells)
    if not sys.stdout.isatty():
        typer.echo("\n".join("\t".join(cells) for cells in (columns, *rows)))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(*columns, title="Roles by category")
    for cells in rows:
        table.add_row(*cells)
    Console().print(table)


def _print_agreement(mapped: list[Mapped]) -> bool:
    for expected, number in sorted(Counter(one.expected for one in mapped).items()):
        agreeing = sum(one.agrees for one in mapped if one.expected == expected)
        typer.echo(f"{expected:20} {agreeing:5,} of {number:5,} titles agree")
    for one in mapped:
        if not one.agrees:
            typer.echo(
                f"differs: {one.title!r} is {one.expected} in the table, {one.got} by the model "
                f"(role: {one.role or 'unknown'})"
            )
    for one in mapped:
        if one.role is None and one.agrees:
            typer.echo(f"unknown: {one.title!r} names no known role; nearest: {one.nearest or 'none'}")
    return all(one.agrees for one in mapped)
