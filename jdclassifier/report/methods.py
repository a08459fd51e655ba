"""How the figures came about, written from the run's own data, and the data dictionary."""

from __future__ import annotations

from pathlib import Path

from .. import __version__
from .page import Column, Row, Section, Table
from .questions import SILENT, Question, questions
from .tables import known
from .tally import Tally


def methods_section(tally: Tally, results: list[Path], adverts: list[str], lexicon_digest: str) -> Section:
    """What was read, by which model, how it was counted, and what the figures do not say."""
    models = [Row(model, (n,)) for model, n in sorted(tally.models.items())]
    about = Table("models", "Models that answered", "", (Column("Model"), Column("Results")), tuple(models))
    joined = (
        f"Employers and dates were joined by the adverts' ids from {', '.join(Path(a).name for a in adverts)}. "
        f"{_published(tally)}"
        if adverts
        else "Employers and dates are not in the results; given the adverts as well, the report joins them."
    )
    answers = (
        f"Read: {', '.join(path.name for path in results)}, {tally.read:,} results. {joined}",
        "Each advert was classified by a program that matches its title with known titles, finds what it states, and "
        "weighs both with a linear model trained on written examples. The model's card says how well it agrees with "
        "people. Its errors are not in the intervals below.",
        "Scope: support posts in mental health, the workforce that the evidence review of 2021 studied. The groups "
        "follow the review's public definitions; for all roles but the three that it names, which group a role "
        "belongs to was decided for this program (the command jdclassifier mapping shows it role by role).",
        "Every share is shown with its count, its denominator and a 95% Wilson interval. The interval says how far the "
        "share may be off if these adverts are a random sample of such adverts. They are seldom that: employers "
        "advertise unevenly, and one advert may stand for many posts.",
        "An advert that does not mention a thing is counted as silent, never as a no.",
        f"Made by jdclassifier {__version__}, lexicon {lexicon_digest[:12]}. The same results give the same report.",
    )
    return Section("methods", "Methods", "How were these figures made?", answers, (), (about, _dictionary(tally)), ())


def _published(tally: Tally) -> str:
    months = sorted(answer for field, _, answer in tally.answers if field == "month" and answer != SILENT)
    return f"The posts in scope were published from {months[0]} to {months[-1]}." if months else ""


def _dictionary(tally: Tally) -> Table:
    rows = [
        Row(question.field, (question.meaning, _answers(question), "yes" if known(tally, question) else "no"))
        for question in questions()
    ]
    columns = ("Field", "Meaning", "Answers", "In these results")
    return Table("dictionary", "Data dictionary", "", tuple(map(Column, columns)), tuple(rows))


def _answers(question: Question) -> str:
    """The printed answers, behind the value that the field holds where the two differ; null is silence."""
    named = (key if key == printed else f"{key}: {printed}" for key, printed in question.answers.items())
    return "; ".join(named) or "as found"
