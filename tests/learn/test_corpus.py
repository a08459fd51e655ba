"""Labels are checked against the codebook; what breaks it is named with file and line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jdclassifier.errors import CorpusError
from jdclassifier.learn.corpus import read_corpus
from jdclassifier.lexicon import load_lexicon
from jdclassifier.resources import shipped

GOOD: dict[str, Any] = {
    "id": "1",
    "title": "Healthcare Assistant",
    "text": "Help on the ward.",
    "workforce": "support",
    "setting": "other",
    "category": "supervised_support",
    "role": "healthcare_assistant",
}
BROKEN: list[tuple[dict[str, Any], str]] = [
    ({"workforce": "staff"}, "use one of support, registered, non_clinical, manager"),
    ({"setting": "acute"}, "use one of mental_health, learning_disability, other"),
    ({"category": None}, "must be given for support posts and null for all others"),
    ({"workforce": "registered"}, "must be given for support posts and null for all others"),
    ({"role": "wizard"}, "unknown role 'wizard'"),
    ({"essential_level": 9}, "use an RQF level 1 to 8 or null"),
    ({"registers": ["GDC?"]}, "unknown register 'GDC?'"),
    ({"text": None}, "field 'text' is missing or no text"),
    ({"text": 5}, "field 'text' is missing or no text"),
    ({"id": ["2"]}, "field 'id' is missing or no text"),
    ({"employer": {"name": "Wren Trust"}}, "field 'employer' is no text"),
    ({"role": ["healthcare_assistant"]}, "unknown role ['healthcare_assistant']"),
    ({"essential_level": True}, "use an RQF level 1 to 8 or null"),
    ({"training_post": "no"}, "use true or false"),
    ({"registers": "NMC"}, "write a list, [] where none is stated"),
    ({"bands": 3}, "write a list, [] where none is stated"),
    ({"bands": ["3"]}, "unknown band '3'"),
    ({"bands": [[3]]}, "unknown band [3]"),
    ({"spans": 5}, "field 'spans' is no list"),
    ({"spans": ["NVQ"]}, "span 'NVQ' has no known kind; use one of qual, equiv"),
    ({"spans": [{"kind": "skill", "start": 0, "end": 4}]}, "has no known kind"),
    ({"spans": [{"kind": "qual", "start": 5, "end": 999}]}, "lies outside the text"),
    ({"spans": [{"kind": "qual", "start": "0", "end": "4"}]}, "lies outside the text"),
]


def _write(path: Path, *rows: Any) -> Path:
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize(("change", "sentence"), BROKEN)
def test_broken_label_is_named(change: dict[str, Any], sentence: str, tmp_path: Path) -> None:
    path = _write(tmp_path / "mine.jsonl", GOOD, GOOD | {"id": "2"} | change)
    with pytest.raises(CorpusError) as refusal:
        read_corpus([path], load_lexicon().roles)
    assert str(refusal.value).startswith("mine.jsonl:2: ")
    assert sentence in str(refusal.value)


def test_wrong_json_and_repeated_id(tmp_path: Path) -> None:
    path = _write(tmp_path / "mine.jsonl", GOOD, "{", GOOD)
    with pytest.raises(CorpusError) as refusal:
        read_corpus([path], load_lexicon().roles)
    assert "mine.jsonl:2: not valid JSON" in str(refusal.value)
    assert "mine.jsonl:3: id '1' stands already at mine.jsonl:1" in str(refusal.value)


NOT_LABELS = {
    "windows.jsonl": (json.dumps(GOOD | {"title": "Caf\xe9"}, ensure_ascii=False).encode("cp1252"), r":1: not UTF-8"),
    "deep.jsonl": (b"[" * 100_000, r":1: not valid JSON"),
    "list.jsonl": (b"[1]", r":1: not an object"),
    "empty.jsonl": (b"\n", "no labelled advert; write one JSON object a line"),
}


@pytest.mark.parametrize("name", NOT_LABELS)
def test_file_that_holds_no_labels_is_named(name: str, tmp_path: Path) -> None:
    content, sentence = NOT_LABELS[name]
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CorpusError, match=sentence):
        read_corpus([tmp_path / name], load_lexicon().roles)


def test_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "mine.jsonl").write_bytes(json.dumps(GOOD).encode("utf-8-sig"))
    assert [one.advert.id for one in read_corpus([tmp_path / "mine.jsonl"], load_lexicon().roles)] == ["1"]


def test_missing_source() -> None:
    with pytest.raises(CorpusError, match="no such file or folder"):
        read_corpus([Path("nowhere.jsonl")], {})


def test_shipped_corpus_follows_the_codebook() -> None:
    labelled = read_corpus([shipped("corpus") / "adverts"], load_lexicon().roles)
    assert len(labelled) >= 480
    assert {one.label for one in labelled} == {"trainee", "advanced_education", "supervised_support", "out_of_scope"}
