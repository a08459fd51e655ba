"""The program as a whole: fast help, documented commands, plain endings."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

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
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
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


# arguments, what the one line says: all of them known before a model is loaded
REFUSED = [
    (["train", "-o", "file"], "is a file; give the name of a folder"),
    (["train", "-o", "file/below"], "is a file; give the name of a folder"),
    (["train", "-o", "full"], "full is not empty; choose another folder or add --force"),
    (["train", "-o", "new", "--recipe", "file"], "the recipe lacks 'model'"),
    (["evaluate", "file", "--errors", "colour"], "no label is named 'colour'; use answer, workforce"),
    (["corpus", "check", "file"], "no labelled advert"),
    (["title", "HCA", "--lexicon", "nowhere"], "nowhere: no such folder"),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED)
def test_refused_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").touch()
    Path("full").mkdir()
    Path("full/notes.txt").touch()
    code, _, stderr = invoke(*arguments)
    assert code == 2
    assert stderr.startswith("jdclassifier: ") and message in stderr and stderr.count("\n") == 1
    assert not Path("new").exists()


def test_differences_are_told_of_labels_only(tmp_path: Path) -> None:
    row = {
        "id": "1",
        "title": "Healthcare Assistant - Band 3",
        "text": "Essential: NVQ level 2 in care.",
        "workforce": "support",
        "setting": "other",
        "category": "trainee",
    }
    (tmp_path / "gold.jsonl").write_text(json.dumps(row) + "\n" + json.dumps(row | {"id": "2", "bands": None}))
    gold = str(tmp_path / "gold.jsonl")
    assert invoke("evaluate", gold, "--errors", "essential_level") == (0, "", "")
    assert invoke("evaluate", gold, "--errors", "category")[1].count("gold=trainee\tgot=supervised_support") == 2
    assert invoke("evaluate", gold, "--errors", "bands")[1].startswith("2\tHealthcare Assistant")


def test_mapping_prints_roles_views_and_agreement() -> None:
    _, stdout, _ = invoke("mapping")
    cells = [line.split("\t") for line in stdout.splitlines()]
    assert cells[0][:3] == ["role", "group", "whose word"]
    assert ["Healthcare Assistant", "supervised_support", "the review names it"] in [row[:3] for row in cells]
    assert "\n  Technical Instructor: supervised_support by definition, professionally qualified by the codes" in stdout
    assert "bare titles     titles with noise         whole adverts" in stdout


def test_mapping_compares_with_an_own_table(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("title,category\nPeer Worker,trainee\nWard Painter,\nHCA,supervised_support\n")
    code, stdout, _ = invoke("mapping", "--with", str(tmp_path / "mine.csv"))
    assert code == 1
    assert "moved: peer_support_worker is supervised_support here, in your table trainee (1)\n" in stdout
    assert "unknown: 'Ward Painter' names no known role; nearest: " in stdout
    assert "healthcare_assistant" not in stdout.partition("differs:")[2].partition("unknown:")[0]


@pytest.mark.parametrize("name", ["roles.csv", "roles.json", "roles.md"])
def test_mapping_exports_the_role_table(name: str, tmp_path: Path) -> None:
    assert invoke("mapping", "-o", str(tmp_path / name))[0] == 0
    written = (tmp_path / name).read_text(encoding="utf-8")
    assert written.count("the review names it") == 3
    assert "nursing_associate" in written
    assert "exists already" in invoke("mapping", "-o", str(tmp_path / name))[2]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_full_disk_is_told_in_one_line() -> None:
    code = "from jdclassifier.cli import main; main()"
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", code, "title", "HCA"], stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert done.returncode == 2
    assert done.stderr == "jdclassifier: No space left on device; see to the file or the disk\n"
