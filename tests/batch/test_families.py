"""Families of duplicates: what makes no difference between re-posts, and what makes two posts of one text."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdclassifier.advert import Advert
from jdclassifier.batch.digests import DigestTable, SeenIds
from jdclassifier.batch.families import Families
from jdclassifier.batch.sketch import Sketcher

TITLES = ("Mental Health Nurse", "Support Worker", "Assistant Psychologist")
LEXICON = SimpleNamespace(
    titles=[SimpleNamespace(title=title) for title in TITLES], abbreviations={"mh": "mental health"}
)
TEXT = """
You will join a friendly team at Elm House in Ambleford and give people the help that they need from one day to the
next: with meals, with money, with getting out of the house, and with seeing friends again. Every week you talk
through what went well with your senior. We look for someone who listens, who keeps clear notes and who stays calm
when plans change. We give you five weeks of paid training, a mentor for your first year and a bus pass. Apply by
3 May 2030; ask Kim Doe on 01632 960001 or kim.doe@example.org what the days are like.
"""
FIRST = Advert("first", "Support Worker - Ambleford (ref 12AB)", TEXT, "Elm Trust", "£19,737 - £21,142 a year")


def family_of(*adverts: Advert, setting: str = "mental_health") -> list[str | None]:
    sketcher, families = Sketcher(LEXICON), Families()  # type: ignore[arg-type]
    records = [{"bands": [], "setting": setting if n else "mental_health"} for n, _ in enumerate(adverts)]
    sketches = sketcher.sketches(adverts, records)
    return [families.first(advert.id, sketch) for advert, sketch in zip(adverts, sketches, strict=True)]


REPOSTS = {
    "site": {"title": "Support Worker - Binford", "text": TEXT.replace("Ambleford", "Binford").replace("Elm", "Oak")},
    "contact": {"text": TEXT.replace("Kim Doe", "Lee Poe").replace("960001", "960123").replace("kim.doe", "lee")},
    "date": {"date": "2030-04-01", "text": TEXT.replace("3 May 2030", "1 June 2031")},
    "reference": {"title": "SUPPORT WORKER Ambleford 77/X"},
    "pay": {"salary": "£19,737 to £21,142 per annum pro rata"},
    "employer": {"employer": "The Elm Trust (via Agency)"},
    "a word": {"text": TEXT.replace("friendly", "cheerful")},
    "line ends": {"text": TEXT.replace(" ", "  \n")},
}
OTHER_POSTS = {
    "title": {"title": "Assistant Psychologist - Ambleford"},
    "word of the title": {"title": "MH Support Worker - Ambleford"},
    "bank": {"title": "Bank Support Worker - Ambleford"},
    "pay": {"salary": "£21,892 - £24,157 a year"},
    "text": {
        "text": TEXT[: len(TEXT) // 2] + "You will drive a van with clean linen between our many sites every night."
    },
}


@pytest.mark.parametrize("what", REPOSTS)
def test_what_makes_no_difference(what: str) -> None:
    assert family_of(FIRST, replace(FIRST, id="again", **REPOSTS[what])) == [None, "first"]


@pytest.mark.parametrize("what", OTHER_POSTS)
def test_what_makes_another_post(what: str) -> None:
    assert family_of(FIRST, replace(FIRST, id="other", **OTHER_POSTS[what])) == [None, None]


def test_another_service_is_another_post() -> None:
    assert family_of(FIRST, replace(FIRST, id="other"), setting="other") == [None, None]


def test_short_texts_must_be_the_same_word_for_word() -> None:
    short = [
        Advert(str(n), "Support Worker", text) for n, text in enumerate(("Help people.", "Help  people.", "Help us."))
    ]
    assert family_of(*short) == [None, "0", None]


def test_silence_is_no_likeness() -> None:
    assert family_of(Advert("1", "Support Worker", ""), Advert("2", "Support Worker", " ")) == [None, None]


def test_family_goes_by_the_name_of_its_first_advert() -> None:
    again = [replace(FIRST, id=f"é{n}") for n in range(3)]
    assert family_of(again[0], Advert("x", "Nurse", TEXT[::-1]), *again[1:]) == [None, None, "é0", "é0"]


@given(st.lists(st.integers(0, 2**64 - 1), max_size=40), st.integers(0, 3000))
def test_table_is_a_map(digests: list[int], crowd: int) -> None:
    table, expected = DigestTable(), dict[int, int]()
    for n, digest in enumerate([*digests, *range(crowd), *digests]):
        assert table.setdefault(digest, n) == expected.setdefault(digest or 1, n)
    assert all(table.get(digest) == expected.get(digest or 1) for digest in [*digests, 2**63, 5])


def test_ids_are_new_once() -> None:
    seen = SeenIds()
    assert [seen.add(id) for id in ("a", "b", "a", "", "")] == [True, True, False, True, False]
