"""`jdclassifier diff`: what changed between two files of results."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """How changes are told."""

    text = "text"
    json = "json"
    csv = "csv"


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="Results as they were: .jsonl, .csv, .xlsx or .parquet.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="Results as they are; may be of another format.")],
    format: Annotated[Format, typer.Option("--format", help="For a person, a program or a spreadsheet.")] = Format.text,
    limit: Annotated[int, typer.Option(min=0, metavar="N", help="Adverts shown as text.")] = 20,
) -> None:
    """Compare two files of results, as after an edit of lexicon, corpus or model.

    Adverts are put together by id. Shown are how many changed in which field, from what to what, and for each
    advert the title match, words of evidence and features that differ. Probabilities that move by less than 0.01
    count as the same. CSV and Excel hold no reasons, so that features can be compared in JSONL and Parquet only.

    Ends with exit code 0 where nothing differs, 1 where something does.

    \b
    Example:
      jdclassifier diff before.jsonl after.jsonl
      jdclassifier diff before.parquet after.parquet --format csv > changes.csv
    """
    from ..diff import summed_up
    from ..diff.render import as_csv, as_json, as_text

    summary, changes = summed_up(old, new)
    match format:
        case Format.text:
            lines = as_text(summary, changes, limit)
        case Format.csv:
            lines = as_csv(summary, changes)
        case Format.json:
            lines = as_json(summary, changes)
    for line in lines:
        typer.echo(line)
    if not summary.same:
        raise typer.Exit(1)
