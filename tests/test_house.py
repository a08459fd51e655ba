"""The house around the code: what is packaged, documented, imported, and promised by the README."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import fields
from email.parser import Parser
from pathlib import Path

import pytest

import jdclassifier
from jdclassifier.result import Evidence, Reason, Result, RoleAlternative

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "jdclassifier"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
README = (ROOT / "README.md").read_text(encoding="utf-8")
HEAVY = ("spacy", "sklearn", "scipy", "numpy", "rapidfuzz", "joblib", "ftfy", "selectolax", "docx", "pdfplumber")
HEAVY += (
    "pyarrow",
    "openpyxl",
    "xlsxwriter",
    "loky",
    "orjson",
    "rensa",
    "pyspark",
    "fastapi",
    "uvicorn",
    "jinja2",
    "python_multipart",
)


# What the wheel holds


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    (path,) = folder.glob("*.whl")
    with zipfile.ZipFile(path) as opened:
        yield opened


@pytest.mark.parametrize("shipped", ["corpus/**/*", "models/**/*", "training/recipe.toml"])
def test_wheel_holds_every_shipped_file(wheel: zipfile.ZipFile, shipped: str) -> None:
    here = {path.relative_to(ROOT).as_posix() for path in ROOT.glob(shipped) if path.is_file()}
    there = {name.removeprefix("jdclassifier/_shipped/") for name in wheel.namelist()}
    assert here
    assert here <= there


def test_wheel_holds_the_package_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    assert "jdclassifier/py.typed" in wheel.namelist()
    assert {name.split("/")[0] for name in wheel.namelist()} == {
        "jdclassifier",
        f"jdclassifier-{PROJECT['version']}.dist-info",
    }


def test_wheel_names_its_licence(wheel: zipfile.ZipFile) -> None:
    info = f"jdclassifier-{PROJECT['version']}.dist-info"
    metadata = Parser().parsestr(wheel.read(f"{info}/METADATA").decode())
    assert metadata["License-Expression"] == "MIT"
    assert wheel.read(f"{info}/licenses/LICENSE") == (ROOT / "LICENSE").read_bytes()


# What the papers say


def test_version_is_the_same_everywhere() -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert jdclassifier.__version__ == PROJECT["version"]
    assert f"\nversion: {PROJECT['version']}\n" in citation
    assert f"\n## [{PROJECT['version']}]" in changelog


def block(name: str) -> str:
    """The fenced block of the README behind a marker."""
    found = re.search(rf"^<!-- ci: {name} -->\n```sh\n(.*?)^```$", README, re.M | re.S)
    assert found, f"README.md has no block after <!-- ci: {name} -->"
    return found[1]


def test_ci_runs_the_commands_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for name in ("run", "test"):
        assert f"\nrun_readme_block {name}\n" in script
        extracted = script[script.index("readme_block() {") : script.index("# Runs a block")]
        command = ["bash", "-c", f"{extracted}\nreadme_block {name}"]
        assert subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout == block(name)
    assert "classify examples/adverts.csv" in block("run")
    assert "pytest" in block("test")


def test_record_page_names_every_field() -> None:
    page = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(\w+)` \|", page, re.M)) == {field.name for field in fields(Result)}
    for kind in (Evidence, RoleAlternative, Reason):
        assert "{" + ", ".join(f"`{field.name}`" for field in fields(kind)) + "}" in page


def test_links_lead_somewhere() -> None:
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "corpus" / "README.md"]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.relative_to(ROOT)} links to {target}"


@pytest.mark.parametrize("code", re.findall(r"^```python\n(.*?)^```$", README, re.M | re.S))
def test_readme_code_runs(code: str) -> None:
    exec(code, {})


def test_rows_that_contributing_adds_are_good_rows(tmp_path: Path) -> None:
    """The examples are added to a copy of the lexicon, which still loads and knows them."""
    from jdclassifier.lexicon import load_lexicon

    shutil.copytree(ROOT / "corpus" / "lexicon", tmp_path, dirs_exist_ok=True)
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    examples = re.findall(r"^```(\w+\.(?:csv|toml))\n(.*?)^```$", page, re.M | re.S)
    assert {file for file, _ in examples} == {"titles.csv", "roles.csv", "qualifications.csv", "cues.toml"}
    for file, rows in examples:
        with (tmp_path / file).open("a", encoding="utf-8") as lines:
            lines.write("\n" + rows)
    before, after = load_lexicon(), load_lexicon(tmp_path)
    assert len(after.roles) == len(before.roles) + 1
    assert len(after.titles) == len(before.titles) + 1
    assert len(after.cues) == len(before.cues) + 2


def test_lexicon_page_names_every_column() -> None:
    """`corpus/README.md` lists the columns of each table in order."""
    page = (ROOT / "corpus" / "README.md").read_text(encoding="utf-8")
    lexicon = ROOT / "corpus" / "lexicon"
    for table in lexicon.rglob("*.csv"):
        columns = table.read_text(encoding="utf-8-sig").splitlines()[0]
        assert f"`{table.relative_to(lexicon).as_posix()}`: `{columns}`" in page


def test_lexicon_page_explains_every_subject_and_class_of_cue() -> None:
    from jdclassifier.lexicon import load_lexicon

    page = (ROOT / "corpus" / "README.md").read_text(encoding="utf-8")
    said = set(re.findall(r"`(\w+)`", page[page.index("## Lexicon") :]))
    tabled = {"qualification", "registration", "setting", "employer"}
    named = {word for cue in load_lexicon().cues for word in (cue.subject, cue.status) if word}
    assert named - tabled <= said


def test_result_in_the_readme_is_a_real_one() -> None:
    from jdclassifier import Advert, Analyser
    from jdclassifier.batch import read_adverts

    found = re.search(r"^```json\n(.*?)^```$", README, re.M | re.S)
    assert found
    shown = json.loads(found[1])
    read = (a for a in read_adverts([ROOT / "examples" / "adverts.csv"]) if isinstance(a, Advert))
    advert = next(advert for advert in read if advert.id == shown["id"])
    record = Analyser.load().classify(advert).to_record()
    for fact in shown.pop("evidence"):
        assert fact in record["evidence"]
    assert shown.pop("confidence") == pytest.approx(record["confidence"], abs=0.05)
    assert shown == {field: record[field] for field in shown}


# What is imported


def imported(path: Path) -> set[str]:
    """Dotted names of the modules that a file imports, our own ones as "jdclassifier.x.y"."""
    package = ["jdclassifier", *path.relative_to(PACKAGE).parent.parts]
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *filter(None, [node.module])])
            names |= {module} if node.module else {f"{module}.{alias.name}" for alias in node.names}
    return names


FOR_TESTS = ("dev", "browser")


def test_every_dependency_is_declared_used_and_explained() -> None:
    used = {name.split(".")[0] for path in PACKAGE.rglob("*.py") for name in imported(path)}
    extras = [
        line for name, lines in PROJECT["optional-dependencies"].items() if name not in FOR_TESTS for line in lines
    ]
    declared = {re.split(r"[<>=~! \[]", requirement)[0] for requirement in PROJECT["dependencies"] + extras}
    imports = {"scikit-learn": "sklearn", "python-docx": "docx", "python-multipart": "python_multipart"}
    modules = {imports.get(name, name) for name in declared}
    assert used - set(sys.stdlib_module_names) - {"jdclassifier"} == modules
    for name in declared:
        assert re.search(rf"^\| [^|]*\b{name}\b", README, re.M | re.I), f"README does not say what {name} is for"


LAYERS = (
    ("errors", "resources", "text", "redact"),
    ("advert", "lexicon"),
    ("documents", "titles", "extract"),
    ("result",),
    ("assign", "render"),
    ("analyse",),
    ("batch",),
    ("diff", "explain", "integrations", "learn", "report"),
    ("check", "drift"),
    ("web",),
    ("cli",),
)
"""From the ground up: a room knows itself and what lies below it, not its neighbours and nothing above."""
LAYER = {room: depth for depth, rooms in enumerate(LAYERS) for room in rooms}


def test_every_room_has_its_layer() -> None:
    rooms = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert rooms - {"__init__", "__main__"} == set(LAYER)


@pytest.mark.parametrize("room", LAYER)
def test_imports_point_one_way(room: str) -> None:
    paths = [PACKAGE / f"{room}.py"] if (PACKAGE / f"{room}.py").exists() else list((PACKAGE / room).rglob("*.py"))
    for path in paths:
        for name in imported(path):
            parts = name.split(".")
            if parts[0] == "jdclassifier" and len(parts) > 1 and parts[1] in LAYER and parts[1] != room:
                assert LAYER[parts[1]] < LAYER[room], f"{path.relative_to(ROOT)} imports {name}"


@pytest.mark.parametrize("call", ["pass", "from jdclassifier.cli import main; sys.argv[1:] = ['--help']; main()"])
def test_start_is_light(call: str) -> None:
    code = f"""
import sys
import jdclassifier
try:
    {call}
except SystemExit:
    pass
print("loaded", *{set(HEAVY)!r}.intersection(sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "loaded"


def test_public_names_are_what_they_say() -> None:
    """A part of the package imported along the way must not take the place of a public name."""
    code = """
import jdclassifier
from jdclassifier import Advert, Analyser, Result, classify
import jdclassifier.analyse
assert jdclassifier.classify is classify
assert callable(classify)
assert {"Advert", "Analyser", "Result", "classify"} <= set(jdclassifier.__all__)
"""
    subprocess.run([sys.executable, "-c", code], check=True)


# The command line


def commands() -> list[tuple[str, ...]]:
    """Every command of the program, as typed after its name."""
    import typer

    from jdclassifier.cli import app

    def walk(command: object, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        inner = getattr(command, "commands", {})
        if not inner:
            yield path
        for name, child in inner.items():
            yield from walk(child, (*path, name))

    return list(walk(typer.main.get_command(app), ()))


def test_every_command_has_help_and_is_in_the_readme() -> None:
    from typer.testing import CliRunner

    from jdclassifier.cli import app

    for command in commands():
        shown = CliRunner().invoke(app, [*command, "--help"])
        assert shown.exit_code == 0, command
        assert f"jdclassifier {' '.join(command)}" in README, f"README does not show {' '.join(command)}"
