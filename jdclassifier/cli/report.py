"""`jdclassifier report`: the evidence review's questions answered from results."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from .options import Force, Lexicon


def report(
    results: Annotated[
        list[Path], typer.Argument(metavar="RESULTS...", help="What `classify` wrote: JSONL, CSV, Parquet or Excel.")
    ],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="OUT", help="Report to write: .html, .md or .xlsx.")],
    form: Annotated[
        Literal["html", "md", "xlsx"] | None,
        typer.Option("--format", help="Form of the report.", show_default="by the ending of OUT"),
    ] = None,
    charts: Annotated[
        Literal["png", "svg"] | None, typer.Option("--charts", help="Write the charts beside the report as well.")
    ] = None,
    adverts: Annotated[
        list[str] | None,
        typer.Option(metavar="INPUT", help="Input that `classify` read: adds employers and months. May be repeated."),
    ] = None,
    compare: Annotated[
        list[Path] | None,
        typer.Option(metavar="RESULTS", help="Results of an earlier period to compare with. May be repeated."),
    ] = None,
    count_repeats: Annotated[
        bool, typer.Option("--count-repeats", help="Count re-posted adverts each time, not once a family.")
    ] = False,
    lexicon: Lexicon = None,
    force: Force = False,
) -> None:
    """Answer the review's questions from results, each figure with its denominator and 95% interval.

    \b
    Example:
      jdclassifier report results.jsonl -o report.html
      jdclassifier report 2026.jsonl --compare 2025.jsonl -o report.html --charts png
    """
    from ..batch.targets import check_target, write_all
    from ..errors import OutputError
    from ..report import FORMATS, Options, build_report, render
    from ..report.render import charts as drawn
    from .progress import progress

    chosen = form or out.suffix.removeprefix(".").lower()
    if chosen not in FORMATS:
        raise OutputError(f"{out}: unknown kind of report; end it in .html, .md or .xlsx, or give --format")
    check_target(out, force, keep=[*results, *(compare or ())])
    options = Options(results, adverts or (), compare or (), count_repeats, lexicon)
    with progress(sum(path.stat().st_size for path in [*results, *(compare or ())] if path.is_file())) as bar:
        built, tally = build_report(options, bar.on_bytes)
    files = {out: render(built, tally, chosen)}
    if charts:
        files |= {out.with_name(f"{out.stem}.{name}.{charts}"): data for name, data in drawn(tally, charts).items()}
    write_all(files, force)
    typer.echo(f"{built.subtitle} Written to {', '.join(path.name for path in files)}.", err=True)
