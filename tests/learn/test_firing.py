"""Every row of the lexicon can do its work; one that cannot is named."""

from __future__ import annotations

import shutil
from pathlib import Path

from typer.testing import CliRunner

from jdclassifier.cli.app import app
from jdclassifier.learn.firing import idle_rows
from jdclassifier.lexicon import load_lexicon
from jdclassifier.resources import lexicon_dir

IDLE = {
    "cues.toml": [
        ('[band.extra]\nstatus = "next"\nvalue = 1\nphrases = ["onwards"]', "band 'extra' is heard in none"),
        ('[dbs.extra]\nstatus = "not"\nphrases = ["paper aeroplane"]', "dbs 'extra' hides no phrase"),
        ('[unknown.extra]\nphrases = ["paper aeroplane"]', "unknown 'extra' states nothing"),
    ],
    "titles.csv": [("Health Care Assistants - Band 2,pwp,test,", "is read as healthcare_assistant, not pwp")],
}


def test_every_shipped_row_does_its_work() -> None:
    assert list(idle_rows(load_lexicon())) == []


def test_idle_rows_are_named_with_file_and_line(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(lexicon_dir(), tmp_path / "lexicon"))
    for file, rows in IDLE.items():
        with (folder / file).open("a", encoding="utf-8") as table:
            table.writelines(f"{row}\n" for row, _ in rows)
    done = CliRunner().invoke(app, ["corpus", "check", "--lexicon", str(folder)])
    assert done.exit_code == 2
    named = done.output.splitlines()
    assert len(named) == 4
    for file, rows in IDLE.items():
        for _, sentence in rows:
            assert any(f"{file}:" in line and sentence in line for line in named)
