"""`jdclassifier read`, and documents among the inputs of `classify`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from job_descriptions import criteria_column
from selectolax.lexbor import LexborHTMLParser
from typer.testing import CliRunner

from jdclassifier.cli import app


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft <b>.docx"
    path.write_bytes(criteria_column().bytes())
    return path


def invoke(*arguments: object, stdin: str | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(one) for one in arguments], input=stdin)
    return result.exit_code, result.stdout, result.stderr


def test_shows_answer_text_and_requirements(draft: Path) -> None:
    code, shown, _ = invoke("read", draft)
    assert code == 0
    assert shown.startswith("Healthcare Support Worker\n")
    assert re.search(r"category +supervised support", shown)
    assert "• NVQ level 2[Q] in Health and Social Care" in shown
    assert re.search(r"qualification +│ level 3 +│ desirable +│ NVQ level 3", shown)


def test_text(draft: Path) -> None:
    code, shown, _ = invoke("read", draft, "--text")
    assert code == 0
    assert shown.startswith("JOB DESCRIPTION\nJob Title: Healthcare Support Worker\n")


def test_json_is_the_record(draft: Path) -> None:
    code, shown, _ = invoke("read", draft, "--json")
    record = json.loads(shown)
    text = invoke("read", draft, "--text")[1]
    assert (code, record["essential_level"], record["desirable_level"]) == (0, 2, 3)
    for fact in record["evidence"]:
        if fact["where"] == "text":
            assert text[fact["start"] : fact["end"]] == fact["text"]


def test_page(draft: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    assert invoke("read", draft, "--html", out)[0] == 0
    html = out.read_text(encoding="utf-8")
    tree = LexborHTMLParser(html)
    assert tree.css_first("h1").text() == "Healthcare Support Worker"  # type: ignore[union-attr]
    assert not tree.css("script, link, img, b")
    assert "http" not in re.sub(r"http-equiv", "", html)
    assert invoke("read", draft, "--html", out)[0] == 2
    assert invoke("read", draft, "--html", out, "--force")[0] == 0
    assert out.read_text(encoding="utf-8") == html


def test_standard_input() -> None:
    code, shown, _ = invoke("read", "-", "--json", stdin="Recovery Worker\nYou must hold an NVQ 3.\n")
    assert code == 0
    assert (json.loads(shown)["title"], json.loads(shown)["essential_level"]) == ("Recovery Worker", 3)


def test_what_cannot_be_read_ends_with_2(tmp_path: Path) -> None:
    old = tmp_path / "old.doc"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert invoke("read", old) == (
        2,
        "",
        "jdclassifier: old.doc: an old Word file (.doc), which is not read; "
        "open it in Word or LibreOffice and save it as .docx\n",
    )


def test_classify_reads_documents_of_a_folder(draft: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Recovery Worker\nYou must hold an NVQ 3.", encoding="utf-8")
    (tmp_path / "b.html").write_text("<h1>Ward Clerk</h1><p>Typing.</p>", encoding="utf-8")
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7 nothing")
    code, _, stderr = invoke("classify", tmp_path, "-o", tmp_path / ".out.jsonl")
    assert code == 1
    assert "read 4, written 3" in stderr
    records = [json.loads(line) for line in (tmp_path / ".out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {record["id"]: record["essential_level"] for record in records} == {
        "a.txt": 3,
        "b.html": None,
        draft.name: 2,
    }
    assert [record["salary_min"] for record in records if record["id"] == draft.name] == [22816]
    (reject,) = (tmp_path / ".out.rejects.jsonl").read_text(encoding="utf-8").splitlines()
    assert "damaged PDF" in json.loads(reject)["reason"]
