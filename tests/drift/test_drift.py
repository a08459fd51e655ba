"""Drift: when to trust, what is unknown, what to label."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from jdclassifier import Advert
from jdclassifier.cli import app
from jdclassifier.drift import Profile, Profiler, drift, read_profile
from jdclassifier.drift.compare import stability
from jdclassifier.drift.label import LeastSure, to_label
from jdclassifier.drift.titles import UnknownTitles, rows_for_titles
from jdclassifier.drift.words import Words
from jdclassifier.errors import InputError
from jdclassifier.lexicon import load_lexicon
from jdclassifier.result import Record


def result(id: str = "a", **changes: object) -> Record:
    """A record with the fields that drift reads."""
    fields = {
        "id": id,
        "title": "Support Worker",
        "role": "support_worker",
        "role_alternatives": [],
        "workforce": "support",
        "setting": "mental_health",
        "in_scope": True,
        "category": "supervised_support",
        "confidence": 0.95,
        "review": False,
        "review_reasons": [],
        "bands": [3],
        "band_inferred": None,
        "essential_level": None,
        "registration": "none_stated",
        "model": "m 1",
    }
    return fields | changes


def profile(*records: Record) -> Profile:
    profiler = Profiler("test")
    for record in records:
        profiler.add(record)
    return profiler.profile


ALIKE = [result(str(n)) for n in range(200)]


def test_like_adverts_are_trusted() -> None:
    assert drift(profile(*ALIKE), profile(*ALIKE)).verdict.startswith("Trust it:")


@pytest.mark.parametrize(
    ("changes", "signal", "level"),
    [
        ({"role": None}, "unknown titles", "far"),
        ({"review": True}, "sent to review", "far"),
        ({"confidence": 0.3}, "confidence", "far"),
        ({"bands": [6]}, "band", "shifted"),
        ({"essential_level": 6}, "essential level", "shifted"),
    ],
)
def test_far_adverts(changes: Record, signal: str, level: str) -> None:
    """What the model cannot be blamed for calls for care, what bears on its skill for labels."""
    found = drift(profile(*(result(**changes) for _ in range(200))), profile(*ALIKE))
    assert next(one.level for one in found.signals if one.name == signal) == "far"
    assert found.level == level


def test_few_adverts_prove_nothing() -> None:
    few = [*ALIKE[:5], result(role=None)]
    assert drift(profile(*few), profile(*ALIKE)).level == "steady"


def test_nothing_to_compare() -> None:
    with pytest.raises(InputError, match="nothing to compare"):
        drift(profile(), profile(*ALIKE))


# Two answers that change places, by hand: 2 * (0.8 - 0.2) * ln(0.8 / 0.2) = 1.6636
def test_index_by_hand() -> None:
    here, known = Counter(a=8000, b=2000), Counter(a=2000, b=8000)
    assert stability(here, known)[0] == pytest.approx(1.6636, abs=0.002)


@given(
    st.dictionaries(st.sampled_from("abcd"), st.integers(0, 50)),
    st.dictionaries(st.sampled_from("abcd"), st.integers(0, 50)),
)
def test_index_is_never_negative_and_the_same_both_ways(here: dict[str, int], known: dict[str, int]) -> None:
    one, other = Counter(here), Counter(known)
    if one.total() and other.total():
        index, _ = stability(one, other)
        assert index >= 0
        assert index == pytest.approx(stability(other, one)[0])


def test_profile_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "p.json"
    path.write_text(profile(*ALIKE, result(category=None, workforce="manager")).to_json())
    assert read_profile(path).to_json() == path.read_text()


def test_shipped_profile_is_of_the_counted_dump() -> None:
    facts = json.loads((Path(__file__).parents[2] / "corpus" / "counts" / "terms.json").read_text())
    known = read_profile()
    assert known.name.split(".")[0] == facts["dump"].split(".")[0]
    assert known.results >= facts["adverts"]
    assert drift(known, known).level == "steady"


@pytest.mark.parametrize("content", ["", "[]", '{"name": "x"}', '{"answers": [], "odd": 1}'])
def test_no_profile(content: str, tmp_path: Path) -> None:
    (tmp_path / "p.json").write_text(content)
    with pytest.raises(InputError, match="no profile"):
        read_profile(tmp_path / "p.json")


def unknown(*titles: str, **changes: object) -> UnknownTitles:
    collected = UnknownTitles(load_lexicon())
    for number, title in enumerate(titles):
        collected.add(result(str(number), title=title, **{"role": None} | changes))
    return collected


def test_like_names_make_one_candidate() -> None:
    first, second = unknown("Hope Buddy - Band 3", "Hope Buddy", "Hope Buddys (Nights)", "Kiln Minder").candidates()
    assert (first.name, first.posts, first.support) == ("hope buddy", 3, 3)
    assert (second.name, second.posts) == ("kiln minder", 1)


def test_candidates_become_rows_that_the_lexicon_takes() -> None:
    near = [{"role": "peer_support_worker", "score": 50.0}]
    lexicon = load_lexicon()
    new = unknown("Hope Buddy").candidates()
    known = unknown("Peer Befriender", role_alternatives=near).candidates()
    rows = list(csv.DictReader(io.StringIO(rows_for_titles([*new, *known], lexicon, "2026"))))
    assert [(row["title"], row["role"]) for row in rows] == [
        ("Hope Buddy", "hope_buddy"),
        ("Peer Befriender", "peer_support_worker"),
    ]
    assert ["add it to roles.csv" in row["note"] for row in rows] == [True, False]


def test_known_roles_are_no_candidates() -> None:
    assert unknown("Support Worker", role="support_worker").candidates() == []


def test_new_and_risen_words() -> None:
    counted = Profile()
    words = Words(counted)
    for number in range(10):
        words.add(Advert(str(number), "x", "The zorbing team likes zorbing mindful people"))
    assert [(word.word, word.adverts) for word in words.new()] == [("zorbing", 10)]
    assert words.risen()[0].word == "mindful"
    assert (counted.words, counted.known_words) == (60, 50)


def test_least_sure_first_then_no_more() -> None:
    unsure = LeastSure()
    for number in range(300):
        unsure.add(result(str(number), review=number % 3 != 0, confidence=0.5 + number / 1000))
    chosen = to_label(unknown("Hope Buddy").candidates(), unsure, 4)
    assert [one.id for one in chosen] == ["0", "1", "2", "4"]
    assert chosen[0].why == "names no known role; such posts: 1"


def test_command(tmp_path: Path) -> None:
    results = tmp_path / "r.jsonl"
    records = [result(str(n), title="Hope Buddy", role=None) for n in range(50)]
    results.write_text("".join(json.dumps(record) + "\n" for record in records))
    adverts = tmp_path / "a.jsonl"
    adverts.write_text("".join(json.dumps({"id": str(n), "title": "x", "text": "zorbing"}) + "\n" for n in range(50)))
    titles, saved = tmp_path / "titles.csv", tmp_path / "p.json"
    options = ["--adverts", adverts, "--titles", titles, "--save", saved]
    done = CliRunner().invoke(app, ["drift", str(results), *map(str, options)])
    assert done.exit_code == 1
    assert done.stdout.startswith("Do not trust it yet")
    assert "zorbing (50)" in done.stdout
    assert titles.read_text().splitlines()[1].startswith("Hope Buddy,hope_buddy,r.jsonl,50 adverts")
    again = CliRunner().invoke(app, ["drift", str(results), "--against", str(saved)])
    assert (again.exit_code, again.stdout.startswith("Trust it:")) == (0, True)
