"""The program as a whole: fast help, documented commands, plain endings."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from jdclassifier import __version__
from jdclassifier.cli import app
from jdclassifier.cli.app import COMMANDS

NAMES = [command.__name__ for command in COMMANDS]
HEAVY = {"spacy", "sklearn", "numpy", "pyarrow", "joblib", "rapidfuzz", "scipy", "ftfy"}


def invoke(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, list(arguments))
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("arguments", [["--help"], *([name, "--help"] for name in NAMES)])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom jdclassifier.cli import main\n"
        "try: main()\nfinally: print('|'.join(name for name in sys.modules if '.' not in name))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    assert HEAVY.isdisjoint(done.stdout.splitlines()[-1].split("|"))


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_an_example_and_its_exit_codes(name: str) -> None:
    code, help_text, _ = invoke(name, "--help")
    assert code == 0
    assert f"Example:\n    jdclassifier {name}" in help_text
    assert "Exit codes: 0 all well; 1 done, but" in help_text


def test_every_command_is_in_the_help_with_one_line() -> None:
    _, help_text, _ = invoke("--help")
    for command in COMMANDS:
        assert f"  {command.__name__} " in help_text
        assert (command.__doc__ or "").partition("\n")[0].endswith(".")


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["classify"], ["title"], ["classify", "a.csv", "--jobs", "0", "-o", "-"]]
)
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    code, stdout, stderr = invoke(*arguments)
    assert (code, stdout) == (2, "")
    assert "Usage" in stderr


def test_version() -> None:
    assert invoke("--version") == (0, f"jdclassifier {__version__}\n", "")


def test_title_tells_role_noise_and_runners_up() -> None:
    code, stdout, _ = invoke("title", "Trainee PWP &amp;#45; Band 4 - 37.5 hours")
    assert code == 0
    assert stdout.startswith("Trainee PWP - Band 4 - 37.5 hours\n  role      trainee_pwp")
    assert "taken off Band 4 (band)" in stdout


def test_title_as_json_has_one_object_a_title() -> None:
    code, stdout, _ = invoke("title", "--json", "Trainee PWP", "Zookeeper")
    first, second = map(json.loads, stdout.splitlines())
    assert code == 0
    assert (first["cleaned"], first["candidates"][0]["score"]) == (
        "trainee psychological wellbeing practitioner",
        100.0,
    )
    assert (second["role"], second["posts"]) == (None, [])
