"""`jdclassifier check`: what a draft will be read as, and what to mend in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import Force, Lexicon, Model

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..check import Report
    from ..check.drafts import Given


def check(
    drafts: Annotated[
        list[str],
        typer.Argument(
            metavar="DRAFT...", help="Text, Word, PDF or HTML files; - for stdin. Of text, line 1 is the title."
        ),
    ],
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="text, json, html, sarif or github.")
    ] = "text",
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="OUT", help="Report; by default printed.")] = None,
    select: Annotated[
        list[str] | None, typer.Option(metavar="RULES", help="Only these rules or packs, with commas; may be repeated.")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="RULES", help="Not these rules or packs.")] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            metavar="SEVERITY", help="Mildest that fails: error, warning, advice, never.", show_default="error"
        ),
    ] = None,
    fix: Annotated[
        Path | None, typer.Option(metavar="COPY", help="Copy of a text draft with mechanical fixes made.")
    ] = None,
    comment: Annotated[
        Path | None, typer.Option(metavar="COPY", help="Copy of a Word draft with the findings as comments.")
    ] = None,
    date: Annotated[str, typer.Option(metavar="DAY", help="Day it goes out (2026-05-01); picks the pay table.")] = "",
    config: Annotated[
        Path | None,
        typer.Option(metavar="TOML", help="Settings.", show_default="nearest jdclassifier.toml or pyproject.toml"),
    ] = None,
    force: Force = False,
    model: Model = None,
    lexicon: Lexicon = None,
) -> None:
    """Check draft adverts: the category each will be read as, and what to mend before it goes out.

    A mark in the draft keeps findings silent: [keep JD023] in its line, [keep JD023 everywhere] in the whole
    draft; rules, packs and "all" may be named. `jdclassifier rules` lists the rules.

    Ends with exit code 1 where a finding is as bad as --fail-on says, 2 where a draft cannot be read.

    \b
    Example:
      jdclassifier check draft.txt
      jdclassifier check draft.docx --comment draft.checked.docx
      jdclassifier check drafts/*.txt --ignore clarity --fail-on warning --format github
    """
    from ..analyse import Analyser
    from ..check import Checker, load_settings
    from ..check.drafts import read_draft

    render = _renderer(format)
    settings = load_settings(config).narrowed(_names(select), _names(ignore), fail_on)
    day = _day(date)
    given = [read_draft(draft, day) for draft in drafts]
    _check_copies(given, {"--out": out, "--fix": fix, "--comment": comment}, force)
    checker = Checker(Analyser.load(model, lexicon), settings)
    reports = [checker.check(one.advert, one.name, one.written) for one in given]
    if fix:
        _write_fixed(given[0], reports[0], fix)
    if comment:
        _write_comments(given[0], reports[0], comment)
    _write(render(reports), out)
    for warning in (f"{one.name}: {warning}" for one in given for warning in one.warnings):
        typer.echo(warning, err=True)
    if settings.failed(finding.severity for report in reports for finding in report.findings):
        raise typer.Exit(1)


def _renderer(format: str) -> Callable[[Sequence[Report]], str]:
    from ..check.renderers import RENDERERS
    from ..errors import InputError

    for name, render in RENDERERS.items():
        if name == format:
            return render
    raise InputError(f"unknown format {format!r}; use one of {', '.join(RENDERERS)}")


def _names(given: list[str] | None) -> list[str]:
    return [name for names in given or () for name in names.split(",") if name.strip()]


def _day(date: str) -> str:
    from ..batch.records import iso_date
    from ..errors import InputError

    if date and not iso_date(date):
        raise InputError(f"--date {date!r} is no day; write it like 2026-05-01")
    return iso_date(date)


def _check_copies(given: list[Given], copies: dict[str, Path | None], force: bool) -> None:
    """Refuse copies that would replace a draft or another file, or that do not fit the draft."""
    from ..errors import InputError, OutputError

    for option, path in copies.items():
        if path is None:
            continue
        if option != "--out" and len(given) > 1:
            raise InputError(f"{option} takes one draft; give the drafts one by one")
        if option == "--fix" and not given[0].plain:
            raise InputError(f"{given[0].name}: fixes are made in text drafts only; for Word use --comment")
        if path.exists() and any(Path(one.name).exists() and path.samefile(one.name) for one in given):
            raise OutputError(f"{path}: is the draft itself; choose another name")
        if path.exists() and not force:
            raise OutputError(f"{path}: exists already; choose another name or give --force")


def _write_fixed(given: Given, report: Report, path: Path) -> None:
    from ..check import fixed

    text, mended = fixed(report, given.written)
    _write(text, path)
    places = sum(1 + len(finding.again) for finding in mended)
    typer.echo(f"{path}: {places} {'place' if places == 1 else 'places'} mended", err=True)


def _write_comments(given: Given, report: Report, path: Path) -> None:
    from ..check.comments import comments_of
    from ..documents.comments import write_comments

    number = write_comments(Path(given.name), path, comments_of(report))
    typer.echo(f"{path}: {number} comments", err=True)


def _write(text: str, path: Path | None) -> None:
    """Write a whole file or none, or print."""
    from ..batch.targets import write_text

    if path is None:
        typer.echo(text, nl=False)
    else:
        write_text(path, text, force=True)
