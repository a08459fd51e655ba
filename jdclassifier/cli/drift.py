"""`jdclassifier drift`: whether adverts are still like those that the model knows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import Force, Lexicon

if TYPE_CHECKING:
    from ..drift.titles import Candidate
    from ..drift.words import Words

_SHOWN = 12


def drift(
    results: Annotated[
        list[Path], typer.Argument(metavar="RESULTS...", help="What `classify` wrote: JSONL, CSV, Parquet or Excel.")
    ],
    adverts: Annotated[
        list[str] | None,
        typer.Option(metavar="INPUT", help="Input that `classify` read: compares its words too. May be repeated."),
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option(
            metavar="PROFILE", help="Profile to compare with.", show_default="that of the adverts behind the model"
        ),
    ] = None,
    save: Annotated[
        Path | None, typer.Option(metavar="PROFILE", help="Write the profile of these results, to compare with later.")
    ] = None,
    titles: Annotated[
        Path | None,
        typer.Option(metavar="OUT", help="Write the unknown titles as rows for titles.csv, grouped into roles."),
    ] = None,
    label: Annotated[int, typer.Option(min=0, metavar="N", help="Number of adverts to propose for labelling.")] = 20,
    lexicon: Lexicon = None,
    force: Force = False,
) -> None:
    """Compare results with the adverts that the model knows, and say whether it should still be trusted.

    Titles, words and certainty decide that; bands, levels and the mix of posts are shown, for they may change
    while the model is as good as ever. Ends with exit code 1 where the model should not be trusted yet.

    \b
    Example:
      jdclassifier drift results.jsonl
      jdclassifier drift results.jsonl --adverts adverts.csv --titles new_titles.csv
    """
    from ..batch import read_adverts
    from ..batch.results import read_results
    from ..batch.targets import check_target, write_all
    from ..drift import Profiler, read_profile
    from ..drift import drift as compare
    from ..drift.label import LeastSure, to_label
    from ..drift.titles import UnknownTitles, rows_for_titles
    from ..drift.words import Words
    from ..lexicon import load_lexicon
    from ..report.adverts import with_adverts
    from .progress import progress

    for path in filter(None, (save, titles)):
        check_target(path, force, keep=results)
    known, loaded, profiler = read_profile(against), load_lexicon(lexicon), Profiler(", ".join(p.name for p in results))
    unknown, unsure, words = UnknownTitles(loaded), LeastSure(), None
    with progress(sum(path.stat().st_size for path in results if path.is_file())) as bar:
        records = read_results(results, bar.on_bytes)
        if adverts:
            words = Words(profiler.profile)
            records = words.counted(with_adverts(records, read_adverts(adverts)))
        for record in records:
            for taker in (profiler, unknown, unsure):
                taker.add(record)
    found = compare(profiler.profile, known)
    candidates = unknown.candidates()
    files = {save: profiler.profile.to_json()} if save else {}
    if titles:
        files[titles] = rows_for_titles(candidates, loaded, profiler.profile.name)
    write_all({path: text.encode() for path, text in files.items()}, force)
    typer.echo(f"{found.verdict}\n\n{profiler.profile.results:,} results against {known.results:,} ({known.name}):")
    for signal in found.signals:
        typer.echo(f"  {signal.level:8} {signal.name:24} {signal.sentence}")
    if profiler.profile.model != known.model:
        typer.echo(f"  The profile is of answers by {known.model}: what differs may be the models'.")
    _print_titles(candidates)
    if words:
        _print_words(words)
    if chosen := to_label(candidates, unsure, label):
        typer.echo("\nLabel next:")
        for one in chosen:
            typer.echo(f"  {one.id}\t{one.title[:60]}\t{one.why}")
    if found.level == "far":
        raise typer.Exit(1)


def _print_titles(candidates: list[Candidate]) -> None:
    support = [one for one in candidates if one.support]
    posts = sum(one.posts for one in candidates)
    typer.echo(f"\n{posts:,} titles name no known role, in {len(candidates):,} groups; those with support posts first:")
    for one in support[:_SHOWN]:
        near = f"nearest {one.nearest}" if one.nearest else "no role is near"
        names = f", also {one.names[1][0]}" if len(one.names) > 1 else ""
        typer.echo(f"  {one.posts:5,}  {one.name}{names} ({one.support:,} support; {near})")


def _print_words(words: Words) -> None:
    for heading, found in (
        ("New words, employers' names among them", words.new()),
        ("Words that have risen", words.risen()),
    ):
        shown = ", ".join(f"{word.word} ({word.adverts:,})" for word in found[:_SHOWN])
        typer.echo(f"\n{heading} (and the adverts that hold them): {shown or 'none'}")
