"""Results to a report: counted, then put together chapter by chapter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..batch import read_adverts
from ..batch.results import read_results
from ..lexicon import load_lexicon
from .adverts import with_employer
from .compare import compare_section
from .methods import methods_section
from .page import Chart, Report, Section
from .questions import Chapter, chapters, questions
from .scope import names_table, quotes_table, scope_section, silence_table
from .stated import stated_section
from .tables import headline, known, table, telling
from .tally import Tally

_CHARTS = {
    "groups": (
        Chart("groups", "Share of each group, with its 95% interval."),
        Chart("roles", "Posts in scope by role, the commonest roles. Shade and hatching tell the group."),
    ),
    "entry": (Chart("entry", "Lowest qualification that an applicant must hold, by group."),),
}


@dataclass(frozen=True, slots=True)
class Options:
    """What a report is made of.

    Attributes:
        results: Files that `classify` wrote.
        adverts: Inputs of that run, for employers and dates; empty to do without.
        compare: Results of an earlier period; empty for none.
        count_repeats: Count re-posted adverts each time.
        lexicon: Lexicon to use instead of the shipped one.
    """

    results: Sequence[Path]
    adverts: Sequence[str] = ()
    compare: Sequence[Path] = ()
    count_repeats: bool = False
    lexicon: Path | None = None


def build_report(options: Options, on_bytes: Callable[[int], object] = lambda _: None) -> tuple[Report, Tally]:
    """Read results and answer the review's questions; memory does not grow with the number of results.

    Raises:
        InputError: if a file holds no results, or the adverts do not belong to them.
    """
    lexicon = load_lexicon(options.lexicon)
    records = read_results(options.results, on_bytes)
    if options.adverts:
        records = with_employer(records, read_adverts(options.adverts))
    tally = Tally(lexicon, count_repeats=options.count_repeats).add_all(records)
    sections = [scope_section(tally, options.count_repeats), *(_section(tally, chapter) for chapter in chapters())]
    sections.insert(2, stated_section(tally))
    if options.compare:
        last = Tally(lexicon, count_repeats=options.count_repeats)
        last.add_all(read_results(options.compare, on_bytes))
        sections.append(compare_section(tally, last, ", ".join(path.name for path in options.compare)))
    sections.append(methods_section(tally, list(options.results), list(options.adverts), lexicon.digest))
    summary = [headline(tally, q) for q in questions() if q.summary and known(tally, q)]
    names = ", ".join(path.name for path in options.results)
    scope = f"{tally.in_scope:,} support posts in mental health among {tally.posts:,} adverts. Source: {names}."
    return Report("The mental health support workforce in job adverts", scope, tuple(summary), tuple(sections)), tally


def _section(tally: Tally, chapter: Chapter) -> Section:
    asked = [question for question in chapter.questions if known(tally, question)]
    missing = [question.heading.lower() for question in chapter.questions if not known(tally, question)]
    tables = [table(tally, question) for question in asked if telling(tally, question)]
    if chapter.id == "titles":
        tables.insert(0, names_table(tally))
    if chapter.id == "certainty":
        tables += [silence_table(tally), quotes_table(tally)]
    notes = [chapter.note] if chapter.note else []
    if missing:
        notes.append(f"Not in these results: {'; '.join(missing)}.")
    answers = tuple(headline(tally, question) for question in asked if question.headline)
    return Section(
        chapter.id, chapter.heading, chapter.asks, answers, _CHARTS.get(chapter.id, ()), tuple(tables), tuple(notes)
    )
