"""`jdclassifier classify`: adverts in, one record each out."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import Force, Jobs, Lexicon, Model, processors

if TYPE_CHECKING:
    from ..batch import Summary


def classify(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help="CSV, TSV, JSON, JSONL or text files, also gzipped; Word, PDF, HTML; folders of them; - for stdin.",
        ),
    ],
    out: Annotated[
        str,
        typer.Option("--out", "-o", metavar="OUT", help="Results: .jsonl or .csv, also .gz; - for JSONL on stdout."),
    ],
    jobs: Jobs = None,
    force: Force = False,
    rejects: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH", help="Records that could not be read, as JSONL.", show_default="OUT.rejects.jsonl"
        ),
    ] = None,
    model: Model = None,
    lexicon: Lexicon = None,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="Read only the first N records.")] = None,
) -> None:
    """Classify adverts and write one record each.

    A table needs a column for the title and one for the text; id, employer, salary and date are used where
    they are there. The usual names are known ("Job Title", "description", "vacancy id"). Rows without an id
    are named after their file and row; an id that was seen before gets its row behind it.

    \b
    Example:
      jdclassifier classify adverts.csv -o results.jsonl
      zcat dump.jsonl.gz | jdclassifier classify - -o results.csv
    """
    from ..batch import AnalyserSettings, open_output, read_adverts, run
    from ..batch.readers import find_sources
    from .progress import progress

    sources = find_sources(inputs)
    with (
        open_output(out, rejects, force=force, keep=[source.path for source in sources if source.path]) as output,
        progress(sum(source.size for source in sources)) as bar,
    ):
        adverts = islice(read_adverts(inputs, bar.on_bytes), limit)
        summary = run(adverts, AnalyserSettings(model, lexicon), output, jobs or processors(), bar.on_records)
    typer.echo(closing_line(summary), err=True)
    if summary.rejected:
        raise typer.Exit(1)


def closing_line(summary: Summary) -> str:
    """Say in one line what a run did."""
    in_scope = ", ".join(f"{category} {number:,}" for category, number in sorted(summary.categories.items()))
    return (
        f"read {summary.read:,}, written {summary.written:,}, in scope {summary.categories.total():,}"
        f"{f' ({in_scope})' if in_scope else ''}, "
        f"to review {summary.to_review:,}, rejected {summary.rejected:,}"
    )
