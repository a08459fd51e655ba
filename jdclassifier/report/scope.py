"""The first and the last chapters: which posts were counted, title variety, words of adverts, and what is not known."""

from __future__ import annotations

from ..lexicon import CATEGORIES, SETTINGS
from .figures import Share
from .page import Column, Row, Section, Table
from .questions import SILENT, questions
from .quotes import FIELDS
from .tables import GROUPS, known, share
from .tally import ALL, Tally

_WORKFORCE = {
    "support": "support posts",
    "registered": "registered professions",
    "non_clinical": "non-clinical posts",
    "manager": "managers",
}
_SETTING = {"mental_health": "mental health", "learning_disability": "learning disability", "other": "other"}
_MOST_ROLES = 15


def scope_section(tally: Tally, repeats_counted: bool) -> Section:
    """Posts read, counted, in and out of scope, and why."""
    answers = [
        f"{tally.read:,} results were read and {tally.posts:,} posts counted. {_repeats(tally, repeats_counted)}",
        f"{Share(tally.in_scope, tally.posts)} of the posts, {tally.in_scope:,}, are in the scope of the evidence "
        f"review: support posts in mental health. {_why_not(tally)}",
    ]
    answers.append(f"A person should look at {Share(tally.review, tally.posts)} of all posts, {tally.review:,}.")
    if tally.expected[ALL]:
        answers.append(
            f"Added up over all posts, the model's probabilities give {tally.expected[ALL]:,.0f} posts in scope, "
            f"against {tally.in_scope:,} counted. The model was calibrated on written adverts, where such posts are "
            "commoner, so the sum leans high; the distance between the two says how many posts lie near the border."
        )
    return Section(
        "scope", "The posts", "How many posts are there, and which of them did the evidence review study?",
        tuple(answers), (), (_scope_table(tally), _support_table(tally), _expected_table(tally)), (),
    )  # fmt: skip


def _repeats(tally: Tally, counted: bool) -> str:
    if not tally.repeats:
        return "No result is marked as a repeat of an earlier advert; re-posted adverts may have been counted twice."
    done = "are counted all the same, as asked" if counted else "are left out: each family of adverts counts once"
    return f"{tally.repeats:,} results repeat an earlier advert and {done}."


def _why_not(tally: Tally) -> str:
    outside = {name: sum(tally.scope[w, s] for s in SETTINGS) for w, name in _WORKFORCE.items() if w != "support"}
    elsewhere = sum(tally.scope["support", s] for s in SETTINGS if s != "mental_health")
    parts = [f"{Share(n, tally.posts)} are for {name}" for name, n in outside.items()]
    return f"Of the rest, {', '.join(parts)}, and {Share(elsewhere, tally.posts)} are support posts in another setting."


def _scope_table(tally: Tally) -> Table:
    rows = [
        Row(name, tuple(Share(tally.scope[workforce, setting], tally.posts) for setting in SETTINGS))
        for workforce, name in _WORKFORCE.items()
    ]
    columns = (Column("Whom the post is for"), *(Column(_SETTING[s].capitalize(), tally.posts) for s in SETTINGS))
    note = "Shares of all posts. The first cell holds the posts in scope."
    return Table("scope", "Posts by workforce and setting", note, columns, tuple(rows))


def _support_table(tally: Tally) -> Table:
    rows = []
    for setting in SETTINGS:
        posts = sum(tally.support[setting, group] for group in CATEGORIES)
        rows.append(
            Row(_SETTING[setting], (posts, *(Share(tally.support[setting, group], posts) for group in CATEGORIES)))
        )
    columns = (Column("Setting"), Column("Support posts"), *(Column(GROUPS[group]) for group in CATEGORIES))
    return Table(
        "setting", "Groups by setting", "All support posts, in scope or not. Shares of each row.", columns, tuple(rows)
    )


def _expected_table(tally: Tally) -> Table:
    counted = {ALL: tally.in_scope} | {group: tally.asked["category", group] for group in CATEGORIES}
    rows = [Row(name, (counted[group], round(tally.expected[group]))) for group, name in GROUPS.items()]
    note = "The second column sums the calibrated probabilities over all posts, whichever side of the border they fell."
    columns = (Column("Group"), Column("Posts counted"), Column("Sum of probabilities"))
    return Table("expected", "Counts against probabilities", note, columns, tuple(rows))


def names_table(tally: Tally) -> Table:
    """How many names one job has."""
    roles = sorted((role for role in tally.names if role), key=lambda role: (-tally.names[role].posts, role))
    rows = []
    for role in roles[:_MOST_ROLES]:
        one = tally.names[role]
        common = sorted(one.names.items(), key=lambda item: (-item[1], item[0]))[:3]
        shown = "; ".join(f"{name} ({n})" for name, n in common)
        rows.append(Row(role, (one.posts, len(one.titles), len(one.names), shown)))
    columns = ("Role", "Posts", "Titles as published", "Different names", "Commonest names")
    note = (
        "A name is the first part of a title, freed of band, site, hours, contract and the like, abbreviations written "
        "out. More posts bring more names: compare roles of like size."
    )
    return Table("names", "How many names one job has", note, tuple(map(Column, columns)), tuple(rows))


def silence_table(tally: Tally) -> Table:
    """How often adverts say nothing, question by question."""
    asked = [q for q in questions() if known(tally, q) and not q.only and not q.by and SILENT in q.answers]
    asked = [q for q in asked if q.field not in ("mismatch", "review_kinds", "contradictions")]
    rows = [Row(q.heading, tuple(share(tally, q, SILENT, group) for group in GROUPS)) for q in asked]
    columns = (Column("Question"), *(Column(name, tally.asked["category", group]) for group, name in GROUPS.items()))
    note = "Share of adverts that are silent. Silence is not a no: the job description behind the advert may say it."
    return Table("silence", "Where adverts are silent", note, columns, tuple(rows))


def quotes_table(tally: Tally) -> Table:
    """The commonest words behind each stated fact."""
    levels = {"0": "level not told"} | {str(level): f"level {level}" for level in range(1, 9)}
    rows = []
    for name, value, phrases in tally.quotes.commonest(5):
        said = "" if value in ("true", "none", name) else levels.get(value, value.replace("_", " "))
        words = "; ".join(f"“{phrase}” ({n:,})" for phrase, n in phrases)
        rows.append(Row(FIELDS[name] + (f": {said}" if said else ""), (words,)))
    columns = (Column("What is stated"), Column("Commonest words, with the number of times"))
    note = "Words of adverts in scope as the program read them. Contact details are taken out."
    return Table("quotes", "The words that say so", note, columns, tuple(rows))
