"""The documentation: its site builds without a warning, fetches nothing, and its tutorials run as they stand."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from jdclassifier.cli import app
from jdclassifier.cli.app import COMMANDS

ROOT = Path(__file__).parent.parent
TUTORIALS = sorted((ROOT / "docs" / "tutorials").glob("*.md"))
FENCE = re.compile(r"^```(sh|python)\n(.*?)^```$", re.M | re.S)
COMMAND = re.compile(r"^(?=jdclassifier )", re.M)
FETCHED = re.compile(r'<(?:script|img|iframe)[^>]+src="https?:|<link[^>]+href="https?:|@import url\(https?:')


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=environment())
    assert built.returncode == 0, built.stderr
    return folder


def environment() -> dict[str, str]:
    """The environment of a reader: the program on the path, this checkout its package."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return os.environ | {"PATH": path, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}


def test_site_fetches_nothing_from_elsewhere(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 15
    for page in [*pages, *site.rglob("*.css")]:
        assert not FETCHED.findall(page.read_text(encoding="utf-8")), page.name


def test_site_documents_every_command(site: Path) -> None:
    page = (site / "commands" / "index.html").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f'<h2 id="jdclassifier-{command.__name__}">' in page
    assert '<h2 id="jdclassifier-corpus-check">' in page


def test_site_holds_the_sections_of_the_readme(site: Path) -> None:
    page = (site / "method" / "index.html").read_text(encoding="utf-8")
    assert "README:" not in page
    assert "macro F1" in page


@pytest.mark.parametrize("tutorial", TUTORIALS, ids=lambda path: path.stem)
def test_tutorial_runs(tutorial: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its blocks are run in order, in a folder that holds nothing but the examples."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    blocks = FENCE.findall(tutorial.read_text(encoding="utf-8"))
    assert blocks
    for language, code in blocks:
        if language == "python":
            exec(code, {})
            continue
        for command in filter(None, COMMAND.split(code)):
            run_command(command)


def run_command(command: str) -> None:
    """Run lines of a shell block: the program in this process, for speed, all else by the shell."""
    words = shlex.split(command.removesuffix(" || true\n"))
    if words[:1] == ["jdclassifier"]:
        done = CliRunner().invoke(app, words[1:])
        assert done.exit_code == 0 or command.endswith(" || true\n"), f"{command}{done.output}"
    else:
        shell = ["bash", "-euo", "pipefail", "-c", command]
        ran = subprocess.run(shell, capture_output=True, text=True, env=environment())
        assert ran.returncode == 0, f"{command}{ran.stdout}{ran.stderr}"


SHOWN = re.compile(r"^    (jdclassifier .+)$", re.M)
ELSEWHERE = ("serve", "train")
"""Commands that stay, or take long, and are run by tests of their own: here only their options are tried."""


def shown_commands() -> list[str]:
    """Every command that a page shows outside a tutorial."""
    pages = sorted((ROOT / "docs").glob("*.md"))
    return [command for page in pages for command in SHOWN.findall(page.read_text(encoding="utf-8"))]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the pages speak of."""
    from docx import Document

    folder = tmp_path_factory.mktemp("desk")
    (folder / "adverts").mkdir()
    words = "You will work under the supervision of a registered nurse."
    (folder / "adverts" / "one.txt").write_text(f"Healthcare Assistant\n\n{words}\n")
    draft = Document()
    draft.add_heading("Healthcare Assistant")
    draft.add_paragraph(words)
    draft.save(str(folder / "draft.docx"))
    table = f"Vacancy,Job summary,Person specification\nHealthcare Assistant,{words},NVQ level 2 is essential.\n"
    (folder / "vacancies.csv").write_text(table)
    for name in ("before.jsonl", "after.parquet"):
        done = CliRunner().invoke(app, ["classify", str(folder / "adverts"), "-o", str(folder / name)])
        assert done.exit_code == 0, done.output
    return folder


@pytest.mark.parametrize("command", shown_commands())
def test_shown_command_runs(command: str, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    words = [
        name
        for word in shlex.split(command)[1:]
        for name in (sorted(map(str, Path().glob(word))) if "*" in word else [word])
    ]
    done = CliRunner().invoke(app, [*words, "--help"] if words[0] in ELSEWHERE else words)
    assert done.exit_code == 0, done.output
