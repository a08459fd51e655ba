"""`jdclassifier title`: what the normaliser makes of job titles."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .options import Lexicon

if TYPE_CHECKING:
    from ..titles import TitleMatch


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
        "removed": [{"name": r.name, "text": r.text, "value": r.value} for r in match.cleaned.removed],
        "role": match.role,
        "posts": list(match.posts),
        "candidates": [{"role": c.role, "score": c.score, "variant": c.variant} for c in match.candidates],
        "margin": round(match.margin, 4),
    }


def as_text(match: TitleMatch) -> str:
    """The match for a person: title, role, then a line for each thing taken off and each candidate."""
    lines = [match.cleaned.title, f"  role      {' and '.join(match.posts) or 'none is near enough'}"]
    lines.append(f"  cleaned   {match.cleaned.text}")
    lines += [f"  taken off {removed.text} ({removed.name})" for removed in match.cleaned.removed]
    lines += [f"  {c.score:>9.1f} {c.role} (known as {c.variant!r})" for c in match.candidates]
    return "\n".join(lines)
