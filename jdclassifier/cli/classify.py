"""`jdclassifier classify`: adverts in, one record each out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import OutputError
from .options import Force, Jobs, Lexicon, Model, processors

if TYPE_CHECKING:
    from ..batch import AnalyserSettings, ReadOptions, Summary
    from ..batch.journal import Journal, NoJournal
    from ..batch.sources import Source

_PREVIEWED = 20  # sources


def classify(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help="CSV, TSV, Excel, JSON, JSONL, JSON-LD, HTML, Parquet, Arrow or text files, the text ones also .gz or "
            ".zst; Word, PDF; folders or patterns ('jobs/**/*.csv') of them; - for stdin.",
        ),
    ],
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            "-o",
            metavar="OUT",
            help="Results: .jsonl or .csv (also .gz), .xlsx or .parquet; - for JSONL on stdout.",
        ),
    ] = None,
    jobs: Jobs = None,
    force: Force = False,
    rejects: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH",
            help="Records that could not be read, as JSONL.",
            show_default="OUT.rejects.jsonl; a sheet of OUT.xlsx",
        ),
    ] = None,
    model: Model = None,
    lexicon: Lexicon = None,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="Read only the first N records.")] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=COLUMN", help="Take FIELD from COLUMN; text may be given several times, and is put together."
        ),
    ] = None,
    sheet: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Sheet of Excel files.", show_default="the first with title and text"),
    ] = None,
    redact: Annotated[
        bool,
        typer.Option(
            "--redact/--no-redact",
            help="Put [email], [phone], [link] and [name] in place of contact details in what is written.",
        ),
    ] = True,
    duplicates: Annotated[
        bool, typer.Option("--duplicates/--no-duplicates", help="Look for adverts that repeat an earlier one.")
    ] = True,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on where a run that was cut short stopped; the rest as given then.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be read, with three examples; classify nothing.")
    ] = False,
) -> None:
    """Classify adverts and write one record each.

    A table needs a column for the title and one for the text; id, employer, salary and date are used where
    they are there. The usual names are known ("Job Title", "description", "vacancy id"). Rows without an id
    are named after their file and row; an id that was seen before gets its row behind it. Look with --dry-run
    whether your file is understood, and name columns with --column where it is not.

    \b
    Example:
      jdclassifier classify adverts.csv -o results.jsonl
      jdclassifier classify vacancies.xlsx --column title=Post --column "text=Job summary" --dry-run
      jdclassifier classify dump.jsonl.gz -o results.parquet
      jdclassifier classify dump.jsonl.gz -o results.parquet --resume
      zcat dump.jsonl.gz | jdclassifier classify - -o results.csv
    """
    from ..batch import AnalyserSettings, ReadOptions, open_output, parse_columns, read_adverts, run
    from ..batch.sources import find_sources
    from .progress import progress

    options = ReadOptions(parse_columns(column or []), sheet)
    sources = find_sources(inputs)
    if dry_run:
        raise typer.Exit(show_previews(sources, options))
    if out is None:
        raise OutputError("no output; say where results go with --out, or add --dry-run to see what would be read")
    settings = AnalyserSettings(model, lexicon, duplicates, redact)
    depends_on = {"rejects": rejects, "limit": limit, "column": column, "sheet": sheet}
    with (
        _journal(out, sources, settings, depends_on, resume=resume, force=force) as journal,
        open_output(
            out,
            rejects,
            force=force or journal.resumed,
            keep=[source.path for source in sources if source.path],
        ) as output,
        progress(sum(source.size for source in sources)) as bar,
    ):
        adverts = islice(read_adverts(inputs, bar.on_bytes, options), limit)
        summary = run(adverts, settings, output, jobs or processors(), bar.on_records, journal)
    typer.echo(closing_line(summary), err=True)
    if summary.rejected:
        raise typer.Exit(1)


def closing_line(summary: Summary) -> str:
    """Say in one line what a run did."""
    in_scope = ", ".join(f"{category} {number:,}" for category, number in sorted(summary.categories.items()))
    repeats = f", {summary.families.total():,} without repeats" if summary.duplicates else ""
    return (
        f"read {summary.read:,}, written {summary.written:,}, in scope {summary.categories.total():,}"
        f"{f' ({in_scope}{repeats})' if in_scope else ''}, "
        f"to review {summary.to_review:,}, rejected {summary.rejected:,}"
    )


@contextmanager
def _journal(
    out: str,
    sources: list[Source],
    settings: AnalyserSettings,
    options: Mapping[str, object],
    *,
    resume: bool,
    force: bool,
) -> Iterator[Journal | NoJournal]:
    """The journal of a run from files to files; others cannot be resumed."""
    from ..batch import open_journal
    from ..batch.journal import NoJournal
    from ..batch.manifest import manifest

    files = [(source.name, source.path) for source in sources if source.path]
    if out == "-" or len(files) < len(sources):
        if resume:
            raise OutputError("standard input and output cannot be resumed; read from files and write to a file")
        yield NoJournal()
        return
    with open_journal(Path(out), manifest(files, settings, options), resume=resume, force=force) as journal:
        try:
            yield journal
        except KeyboardInterrupt:
            if journal.records:
                typer.echo(f"jdclassifier: interrupted after {journal.records:,} records; --resume goes on", err=True)
            raise


def show_previews(sources: list[Source], options: ReadOptions) -> int:
    """Print what would be read; return the exit code."""
    from ..batch.preview import preview

    faults = 0
    for source in sources[:_PREVIEWED]:
        seen = preview(source, options)
        faults += seen.rejected + bool(seen.problem)
        typer.echo("\n".join(seen.lines()))
    if len(sources) > _PREVIEWED:
        typer.echo(f"... and {len(sources) - _PREVIEWED:,} more files")
    return 1 if faults else 0
