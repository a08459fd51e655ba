"""`jdclassifier rules`: the rules of `check`, and all about one of them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .options import AsJson


def rules(
    name: Annotated[str | None, typer.Argument(metavar="[RULE]", help="Id or name of one rule.")] = None,
    as_json: AsJson = False,
    write: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Write a page a rule and their list, in Markdown.")
    ] = None,
) -> None:
    """List the rules that drafts are checked by, or tell all about one.

    \b
    Example:
      jdclassifier rules
      jdclassifier rules JD023
      jdclassifier rules --write docs/rules
    """
    from ..check import RULES, find_rule
    from ..check.pages import page, write_pages

    if write:
        typer.echo(f"{write}: {write_pages(write)} pages", err=True)
        return
    chosen = [find_rule(name)] if name else list(RULES)
    if as_json:
        import json

        records = [{key: getattr(rule, key) for key in _TOLD} for rule in chosen]
        typer.echo(json.dumps(records, ensure_ascii=False, indent=2))
    elif name:
        typer.echo(page(chosen[0]), nl=False)
    else:
        for rule in chosen:
            typer.echo(f"{rule.id}  {rule.severity:8} {rule.pack:12} {rule.name}")


_TOLD = ("id", "name", "pack", "severity", "does", "why", "instead", "source")
