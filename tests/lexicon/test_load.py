"""Wrong rows of the lexicon are named with file, line and mend; added rows are known at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from jdclassifier.advert import Advert, cleaned
from jdclassifier.errors import LexiconError
from jdclassifier.lexicon import load_lexicon
from jdclassifier.resources import lexicon_dir


@pytest.fixture
def lexicon(tmp_path: Path) -> Path:
    return Path(shutil.copytree(lexicon_dir(), tmp_path / "lexicon"))


def _append(path: Path, line: str) -> int:
    text = path.read_text(encoding="utf-8")
    path.write_text(text + line + "\n", encoding="utf-8")
    return text.count("\n") + 1


WRONG_ROWS = [
    ("roles.csv", "x,X,staff,,,,,,,,,definition,,", "use one of support, registered, non_clinical, manager"),
    ("roles.csv", "x,X,support,,,,,,,,,definition,,", "must be filled for support roles"),
    ("roles.csv", "x,X,support,trainee,,,9,,,,,definition,,", "write an RQF level 1 to 8"),
    ("roles.csv", "pwp,X,support,trainee,,,,,,,,definition,,", "stands already"),
    ("titles.csv", "Quantum Polisher,no_such_role,test,", "unknown role 'no_such_role'"),
    ("titles.csv", "Healthcare Assistant,pwp,test,", "stands already"),
    ("titles.csv", "Quantum Polisher,pwp", "2 cells instead of 4"),
    ("qualifications.csv", "x,9,a phrase,,,", "write 1 to 8"),
    ("qualifications.csv", "x,3,a [phrase,,,", "not closed"),
    ("settings.csv", "x,mental_health,loud,a phrase,", "use one of strong, clients, weak, boilerplate"),
    ("pay_bands.csv", "2020/21,2,cheap,1,test", "write a plain number"),
    ("cues.toml", "[supervision.extra]\nphrases = []", "no phrases"),
]


@pytest.mark.parametrize(("file", "row", "sentence"), WRONG_ROWS)
def test_wrong_row_is_named(file: str, row: str, sentence: str, lexicon: Path) -> None:
    line = _append(lexicon / file, row)
    with pytest.raises(LexiconError) as refusal:
        load_lexicon(lexicon)
    message = str(refusal.value)
    assert f"{file}:{line}: " in message or f"{file}:{line + 1}: " in message or "stands already" in message
    assert sentence in message


def test_wrong_columns_and_missing_file(lexicon: Path) -> None:
    (lexicon / "titles.csv").write_text("title,role\nA,pwp\n", encoding="utf-8")
    (lexicon / "registers.csv").unlink()
    with pytest.raises(LexiconError) as refusal:
        load_lexicon(lexicon)
    assert "titles.csv:1: the columns are title, role; they must be title, role, source, note" in str(refusal.value)
    assert "registers.csv: the file is missing" in str(refusal.value)


def test_windows_bytes_are_named_by_line(lexicon: Path) -> None:
    path = lexicon / "titles.csv"
    path.write_bytes(path.read_bytes() + "Caf\u00e9 Assistant,support_worker,test,\n".encode("cp1252"))
    with pytest.raises(LexiconError, match=r"titles\.csv:\d+: not UTF-8"):
        load_lexicon(lexicon)


def test_added_rows_are_known_without_touching_python(lexicon: Path) -> None:
    from jdclassifier.extract import Extractor
    from jdclassifier.titles import TitleMatcher

    _append(lexicon / "titles.csv", "Quantum Wellbeing Polisher,peer_support_worker,test,")
    _append(lexicon / "qualifications.csv", "polisher_award,3,polisher's award,,,")
    loaded = load_lexicon(lexicon)
    assert TitleMatcher(loaded).match("Quantum Wellbeing Polisher (Nights)").role == "peer_support_worker"
    advert = cleaned(Advert("1", "Polisher", "You must hold a Polisher's Award."))
    assert Extractor(loaded).extract(advert).essential_level == 3


def test_digest_follows_the_files(lexicon: Path) -> None:
    assert load_lexicon(lexicon).digest == load_lexicon().digest
    load_lexicon.__globals__["_load"].cache_clear()
    _append(lexicon / "titles.csv", "Quantum Polisher,pwp,test,")
    assert load_lexicon(lexicon).digest != load_lexicon().digest
