"""`jdclassifier title`: what the normaliser makes of job titles."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .options import Lexicon

if TYPE_CHECKING:
    from ..titles import CleanTitle, TitleMatch


def title(
    titles: Annotated[list[str], typer.Argument(metavar="TITLE...", help="Job titles as published.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a title.")] = False,
    lexicon: Lexicon = None,
) -> None:
    """Show which roles a job title may name, what was taken off it, and how near each role is (0-100).

    \b
    Example:
      jdclassifier title "Trainee PWP - Band 4 - Leeds" "HCA (Nights)"
    """
    from ..lexicon import load_lexicon
    from ..titles import TitleMatcher

    matcher = TitleMatcher(load_lexicon(lexicon))
    for raw in titles:
        match = matcher.match(raw)
        typer.echo(json.dumps(as_record(match), ensure_ascii=False) if as_json else as_text(match))


def as_record(match: TitleMatch) -> dict[str, Any]:
    """The match as JSON-ready data."""
    return {
        "title": match.cleaned.title,
        "cleaned": match.cleaned.text,
        "facts": facts(match.cleaned),
        "removed": [{"name": r.name, "text": r.text, "value": r.value} for r in match.cleaned.removed],
        "role": match.role,
        "posts": list(match.posts),
        "candidates": [{"role": c.role, "score": c.score, "variant": c.variant} for c in match.candidates],
        "margin": round(match.margin, 4),
        "near_tie": match.near_tie,
    }


def as_text(match: TitleMatch) -> str:
    """The match for a person: title, role, then a line for each thing taken off and each candidate."""
    lines = [match.cleaned.title, f"  role      {' and '.join(match.posts) or 'none is near enough'}"]
    lines.append(f"  cleaned   {match.cleaned.text}")
    if stated := {name: value for name, value in facts(match.cleaned).items() if value}:
        lines.append("  facts     " + ", ".join(f"{name}: {_plain(value)}" for name, value in stated.items()))
    lines += [f"  taken off {removed.text} ({removed.name})" for removed in match.cleaned.removed]
    lines += [f"  {c.score:>9.1f} {c.role} (known as {c.variant!r})" for c in match.candidates]
    return "\n".join(lines)


def facts(cleaned: CleanTitle) -> dict[str, Any]:
    """What the title states apart from the job's name."""
    return {
        "bands": list(cleaned.bands),
        "seniority": cleaned.seniority,
        "bank": cleaned.bank,
        "apprentice": cleaned.apprentice,
        "trainee": cleaned.trainee,
    }


def _plain(value: object) -> str:
    return "yes" if value is True else ", ".join(map(str, value)) if isinstance(value, list) else str(value)
