"""Pages of the site that are made from other files at each build, so that nothing is written twice.

MkDocs calls the `on_...` functions (its hooks): commands from the program, roles from the lexicon, and the
repository's own papers, whose links are turned to the site's pages.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).parent.parent
PAPERS = {
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "corpus/README.md": "lexicon.md",
    "training/codebook.md": "codebook.md",
    "models/default/card.md": "card.md",
}
"""Papers of the repository and the pages they become."""
_LINK = re.compile(r"\[([^\]]+)\]\((?!https?:)([^)#\s]*)(#[^)]*)?\)")
_SECTION = re.compile(r"^<!-- README: (.+) -->$", re.M)
_FENCED = re.compile(r"(^```.*?^```$)", re.M | re.S)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are made."""
    for name, text in made_pages().items():
        files.append(File.generated(config, name, content=text))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Put sections of the README where a page asks for them, and turn links that leave docs/."""
    text = _SECTION.sub(lambda found: readme_section(found[1]), markdown)
    return turned(text, posixpath.dirname(f"docs/{page.file.src_uri}"), page.file.src_uri)


def made_pages() -> dict[str, str]:
    """Every made page by its name, links not yet turned."""
    papers = {page: _relative(Path(paper)) for paper, page in PAPERS.items()}
    return {"commands.md": commands_page(), "roles.md": roles_page(), **papers}


def _relative(paper: Path) -> str:
    """The text of a paper with its links told from docs/."""
    text = (ROOT / paper).read_text(encoding="utf-8")

    def told(link: re.Match[str]) -> str:
        target = posixpath.relpath(posixpath.join(paper.parent.as_posix(), link[2]), "docs") if link[2] else ""
        return f"[{link[1]}]({target}{link[3] or ''})"

    return _outside_fences(lambda part: _LINK.sub(told, part), text)


def turned(text: str, folder: str, page: str) -> str:
    """The text with links to papers and pages turned to the site's; links to other files become plain words."""

    def turn(link: re.Match[str]) -> str:
        words, path, anchor = link[1], link[2], link[3] or ""
        if not path:
            return link[0]
        target = posixpath.normpath(posixpath.join(folder, path))
        if target == "docs/decisions":
            target += "/README.md"
        site = PAPERS.get(target) or (target.removeprefix("docs/") if _is_page(target) else "")
        return f"[{words}]({posixpath.relpath(site, posixpath.dirname(page) or '.')}{anchor})" if site else words

    return _outside_fences(lambda part: _LINK.sub(turn, part), text)


def _is_page(target: str) -> bool:
    name = target.removeprefix("docs/")
    return target.startswith("docs/") and (
        (ROOT / target).is_file() or name in ("commands.md", "roles.md", *PAPERS.values())
    )


def _outside_fences(change: Any, text: str) -> str:
    return "".join(part if part.startswith("```") else change(part) for part in _FENCED.split(text))


def readme_section(heading: str) -> str:
    """The text below a heading of the README, with its links told from docs/."""
    readme = _relative(Path("README.md"))
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", readme, re.M | re.S)
    if not found:
        raise ValueError(f"README.md has no section {heading!r}")
    return found[1].strip()


def commands_page() -> str:
    """The help of every command."""
    from typer.main import get_command

    from jdclassifier.cli import app

    parts = ["# Commands\n\nMade from the program's own help, which `--help` prints at any time.\n"]
    for name, help_text in _helps(get_command(app), "jdclassifier"):
        parts.append(f"## {name}\n\n```text\n{help_text.rstrip()}\n```\n")
    return "\n".join(parts)


def _helps(command: Any, name: str) -> Iterator[tuple[str, str]]:
    context = command.make_context(name, [], resilient_parsing=True, terminal_width=80, max_content_width=80)
    yield name, command.get_help(context)
    for child in getattr(command, "commands", {}).values():
        yield from _helps(child, f"{name} {child.name}")


def roles_page() -> str:
    """Every role with its group, whose word that is, and the view of the national occupation codes."""
    from jdclassifier.learn.role_table import RoleRow, role_rows
    from jdclassifier.lexicon import load_lexicon

    def cells(row: RoleRow) -> str:
        codes = f"{row.national_view}: {row.why}" if row.why else row.national_view
        return f"| {row.title} | {row.bands} | {row.whose_word.partition(':')[0]} | {row.basis} | {codes} |"

    parts = [f"# Roles, in both views\n\n{readme_section('The mapping, honestly')}"]
    rows = role_rows(load_lexicon().roles.values())
    for group in dict.fromkeys(row.group for row in rows):
        head = "| role | bands | whose word | by the review's definitions | by national codes |\n|---|---|---|---|---|"
        heading = group.replace("_", " ").capitalize()
        parts.append("\n".join([f"## {heading}\n", head, *(cells(row) for row in rows if row.group == group)]))
    return "\n\n".join(parts)
