"""Findings as comments in a copy of a Word draft."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from jdclassifier.cli import app

pytest.importorskip("jdclassifier.documents.comments")
docx = pytest.importorskip("docx")


def test_findings_stand_as_comments_at_their_words(tmp_path: Path) -> None:
    draft, copy = tmp_path / "draft.docx", tmp_path / "draft.checked.docx"
    written = docx.Document()
    written.add_heading("Support Worker", 1)
    written.add_paragraph("You need a CRB check.")
    written.save(str(draft))
    before = draft.read_bytes()
    done = CliRunner().invoke(app, ["check", str(draft), "--comment", str(copy)])
    assert done.exit_code == 0 and draft.read_bytes() == before
    said = [comment.text for comment in docx.Document(str(copy)).comments]
    assert said[0].startswith("This post is read as ")
    assert any(text.startswith('warning: "CRB" is out of date') for text in said[1:])
    assert '"CRB" is out of date' in done.stdout


def test_fixes_are_refused_in_a_word_draft(tmp_path: Path) -> None:
    draft = tmp_path / "draft.docx"
    written = docx.Document()
    written.add_paragraph("You need a CRB check.")
    written.save(str(draft))
    done = CliRunner().invoke(app, ["check", str(draft), "--fix", str(tmp_path / "copy.docx")])
    assert done.exit_code == 2 and "--comment" in done.stderr
