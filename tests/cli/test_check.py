"""`jdclassifier check` and `rules` through their doors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from jdclassifier.check import RULES
from jdclassifier.cli import app

DRAFT = "Support Worker\n\nYou need a CRB check.\nHe/she will join us.\n"
CLEAN = "Support Worker\n\nYou will help people under the supervision of a nurse.\n"


def run(*arguments: object, stdin: str | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, list(map(str, arguments)), input=stdin)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "draft.txt"
    path.write_text(DRAFT, encoding="utf-8")
    return path


def test_warnings_fail_a_run_only_when_asked(draft: Path) -> None:
    assert run("check", draft)[0] == 0
    assert run("check", draft, "--fail-on", "warning")[0] == 1
    assert run("check", draft, "--fail-on", "warning", "--ignore", "currency,JD090")[0] == 0


def test_standard_input_is_a_draft(draft: Path) -> None:
    code, stdout, _ = run("check", "-", "--format", "json", "--select", "currency", stdin=DRAFT)
    (report,) = json.loads(stdout)["drafts"]
    assert (code, report["name"]) == (0, "stdin")
    assert [(f["rule"], f["line"], f["column"]) for f in report["findings"]] == [("JD122", 3, 12)]


def test_several_drafts_make_one_report(draft: Path) -> None:
    other = draft.with_name("other.md")
    other.write_text(CLEAN, encoding="utf-8")
    stdout = run("check", draft, other, "-f", "github")[1]
    assert "file=" + str(draft) in stdout and "file=" + str(other) in stdout


def test_a_file_of_windows_is_read(draft: Path) -> None:
    draft.write_bytes("Support Worker\r\n\r\nPay £9 – a CRB check.\r\n".encode("cp1252"))
    (report,) = json.loads(run("check", draft, "-f", "json", "--select", "JD122")[1])["drafts"]
    assert (report["findings"][0]["line"], report["findings"][0]["column"]) == (3, 12)


def test_utf_16_is_read(draft: Path) -> None:
    draft.write_text(DRAFT, encoding="utf-16")
    assert "Support Worker" in run("check", draft)[1].splitlines()[0]


def test_folders_and_tables_are_no_drafts(tmp_path: Path) -> None:
    (tmp_path / "adverts.json").write_text('[{"title": "HCA"}]', encoding="utf-8")
    for given, told in ((tmp_path, "is a folder"), (tmp_path / "adverts.json", "a table of records")):
        code, _, stderr = run("check", given)
        assert (code, told in stderr) == (2, True)


def test_fixes_go_to_a_copy(draft: Path) -> None:
    copy = draft.with_name("mended.txt")
    code, _, stderr = run("check", draft, "--fix", copy)
    assert (code, draft.read_text()) == (0, DRAFT)
    assert copy.read_text() == DRAFT.replace("CRB", "DBS").replace("He/she", "They")
    assert "2 places mended" in stderr


def test_copies_replace_nothing(draft: Path) -> None:
    other = draft.with_name("other.txt")
    other.write_text("mine", encoding="utf-8")
    for option in ("--fix", "--out"):
        assert run("check", draft, option, draft, "--force")[0] == 2
        assert run("check", draft, option, other)[0] == 2
    assert (draft.read_text(), other.read_text()) == (DRAFT, "mine")
    assert run("check", draft, "--out", other, "--force")[0] == 0
    assert other.read_text().startswith(str(draft))


def test_settings_beside_the_draft_are_found(draft: Path) -> None:
    draft.with_name("jdclassifier.toml").write_text('[check]\nselect = ["JD122"]\nfail-on = "warning"\n')
    code, stdout, _ = run("check", draft, "-f", "json")
    assert code == 1
    assert [f["rule"] for f in json.loads(stdout)["drafts"][0]["findings"]] == ["JD122"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["missing.txt"], "no such file"),
        (["draft.txt", "--select", "JD999"], "no rule or pack 'JD999'"),
        (["draft.txt", "--format", "xml"], "unknown format 'xml'"),
        (["draft.txt", "--fail-on", "all"], "--fail-on 'all' is unknown"),
        (["draft.txt", "--date", "soon"], "is no day"),
        (["empty.txt"], "empty"),
        (["draft.txt", "draft.txt", "--fix", "copy.txt"], "takes one draft"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(arguments: list[str], told: str, draft: Path) -> None:
    draft.with_name("empty.txt").write_text("")
    code, stdout, stderr = run("check", *arguments)
    assert (code, stdout) == (2, "")
    assert told in stderr and stderr.count("\n") == 1


def test_rules_are_listed_and_told() -> None:
    listed = run("rules")[1].splitlines()
    assert [line.split()[0] for line in listed] == [rule.id for rule in RULES]
    page = run("rules", "years-of-experience")[1]
    assert page == run("rules", "jd023")[1]
    assert page.startswith("# JD023") and "## Write instead" in page
    assert json.loads(run("rules", "JD023", "--json")[1])[0]["id"] == "JD023"
    assert run("rules", "JD999")[0] == 2
