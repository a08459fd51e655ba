"""A page about every rule, made from the rule itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .registry import RULES
from .rule import PACKS, Example, Rule

_LONGEST_EXAMPLE = 400


def page(rule: Rule) -> str:
    """Return the page of a rule, in Markdown."""
    fixable = "Some findings are mended by `--fix`.\n\n" if _fixes(rule) else ""
    return (
        f"# {rule.id} {rule.name}\n\n"
        f"{rule.severity}, in the pack `{rule.pack}` ({PACKS[rule.pack]})\n\n"
        f"## What it does\n\n{rule.does}\n\n"
        f"## Why it matters\n\n{rule.why}\n\n"
        f"## Example\n\n{_quoted(rule.fails)}\n"
        f"## Write instead\n\n{rule.instead}.\n\n{fixable}Nothing is found in\n\n{_quoted(rule.passes)}\n"
        f"## Source\n\n{rule.source}.\n"
    )


def index() -> str:
    """Return the page that lists all rules by pack, in Markdown."""
    tables = "\n".join(
        f"## {pack}: {subject}\n\n| rule | name | severity | what it does |\n|---|---|---|---|\n{''.join(_rows(pack))}"
        for pack, subject in PACKS.items()
    )
    return (
        "# Rules\n\nWhat `jdclassifier check` looks for in a draft. These pages are made from the rules by "
        f"`jdclassifier rules --write docs/rules`.\n\n{tables}"
    )


def write_pages(folder: Path) -> int:
    """Write the page of every rule and the list into a folder; pages of rules that are gone are removed.

    Returns:
        Number of pages written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pages = {"README.md": index(), **{f"{rule.id}.md": page(rule) for rule in RULES}}
    for old in folder.glob("JD*.md"):
        if old.name not in pages:
            old.unlink()
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return len(pages)


def _rows(pack: str) -> Iterator[str]:
    for rule in RULES:
        if rule.pack == pack:
            yield f"| [{rule.id}]({rule.id}.md) | {rule.name} | {rule.severity} | {rule.does} |\n"


def _quoted(examples: tuple[Example, ...]) -> str:
    return "\n".join(f"> **{_title(example)}**\n>\n{_lines(example.text)}" for example in examples)


def _title(example: Example) -> str:
    return f"{example.title}, {example.salary}" if example.salary else example.title


def _lines(text: str) -> str:
    shown = text if len(text) <= _LONGEST_EXAMPLE else text[:_LONGEST_EXAMPLE].rstrip() + " ..."
    return "".join(f"> {line}\\\n" for line in shown.strip().split("\n")).removesuffix("\\\n") + "\n"


def _fixes(rule: Rule) -> bool:
    from ..lexicon.wording import load_wording

    return (
        any(row.use == "fix" for row in load_wording().words if row.group == rule.name) or rule.name == "doubled-word"
    )
