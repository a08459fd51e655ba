"""Running: order kept, the same bytes for any number of jobs, one bad advert never stops the others."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from fake_analyser import FakeAnalyser, FakeSettings
from hard_analyser import HardSettings
from hypothesis import given
from hypothesis import strategies as st

from jdclassifier.advert import Advert
from jdclassifier.batch import Reject, open_output, run
from jdclassifier.batch.pool import Limits
from jdclassifier.errors import InputError, JDClassifierError


def adverts(number: int) -> Iterator[Advert | Reject]:
    for n in range(number):
        advert = Advert(str(n), f"Post {n}", "Help.", source=f"a.csv#{n}")
        yield Reject("a.csv", n, "", "empty") if n % 100 == 7 else advert


class Kept:
    """An output that keeps everything in the order it came."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.rejects: list[Reject] = []

    def write(self, record: dict[str, object], /) -> None:
        self.ids.append(str(record["id"]))

    def reject(self, reject: Reject, /) -> None:
        self.rejects.append(reject)


def test_summary_accounts_for_every_record() -> None:
    kept = Kept()
    progress: list[int] = []
    summary = run(adverts(600), FakeSettings(), kept, on_progress=progress.append)
    assert (summary.read, summary.written, summary.rejected) == (600, 594, 6)
    assert (summary.categories, summary.to_review) == ({"supervised_support": 594}, 594)
    assert kept.ids == [str(n) for n in range(600) if n % 100 != 7]
    assert [reject.row for reject in kept.rejects] == [7, 107, 207, 307, 407, 507]
    assert progress == sorted(progress) and progress[-1] == 600


def test_any_number_of_jobs_gives_the_same_bytes(tmp_path: Path) -> None:
    for jobs in (1, 2, 3):
        with open_output(tmp_path / f"{jobs}.csv.gz") as output:
            run(adverts(2500), FakeSettings(poison="Post 1700"), output, jobs)
    for kind in (".csv.gz", ".evidence.csv.gz", ".rejects.jsonl"):
        assert len({(tmp_path / f"{jobs}{kind}").read_bytes() for jobs in (1, 2, 3)}) == 1
    assert '"row": 1700' in (tmp_path / "2.rejects.jsonl").read_text()


def test_advert_that_cannot_be_classified_is_turned_away_alone() -> None:
    kept = Kept()
    summary = run(adverts(300), FakeSettings(poison="Post 20"), kept)
    assert (summary.written, summary.rejected) == (296, 4)
    failed = next(reject for reject in kept.rejects if reject.id)
    assert (failed.source, failed.row, failed.id) == ("a.csv", 20, "20")
    assert "ZeroDivisionError: no words at all" in failed.reason


@pytest.mark.parametrize("jobs", [1, 2])
def test_reading_runs_only_a_little_ahead(jobs: int) -> None:
    read: list[str] = []
    ahead: list[int] = []

    def reading() -> Iterator[Advert | Reject]:
        for n in range(6000):
            read.append(str(n))
            yield Advert(str(n), "Post", "Help.")

    kept = Kept()
    run(reading(), FakeSettings(), kept, jobs, on_progress=lambda done: ahead.append(len(read) - done))
    assert kept.ids == read
    assert max(ahead) < 2000


@pytest.mark.parametrize("jobs", [1, 2])
def test_input_that_breaks_off_stops_the_run_and_leaves_nothing(tmp_path: Path, jobs: int) -> None:
    def broken() -> Iterator[Advert | Reject]:
        yield from adverts(2500)
        raise InputError("b.csv: no such column")

    with pytest.raises(InputError), open_output(tmp_path / "out.jsonl") as output:
        run(broken(), FakeSettings(), output, jobs)
    assert list(tmp_path.iterdir()) == []


@dataclass(frozen=True)
class DyingSettings:
    """Kills the process that loads it, as a system short of memory does."""

    duplicates: bool = False
    redact: bool = False

    def load(self) -> FakeAnalyser:
        os._exit(9)


def test_worker_that_dies_is_told_in_one_line() -> None:
    with pytest.raises(JDClassifierError, match="a worker process died"):
        run(adverts(2500), DyingSettings(), Kept(), jobs=2)


QUICK = Limits(block=6, advert=1)


@pytest.mark.parametrize(
    ("deadly", "rows", "why"), [("hang", [130], "longer than 1 seconds"), ("crash", [130, 131], "ended the process")]
)
def test_deadly_advert_costs_only_itself(deadly: str, rows: list[int], why: str) -> None:
    items = [Advert(str(n), deadly if n in rows else "Post", "", source=f"a#{n}") for n in range(1600)]
    kept = Kept()
    run(items, HardSettings(), kept, jobs=2, limits=QUICK)
    assert kept.ids == [str(n) for n in range(1600) if n not in rows]
    assert [reject.row for reject in kept.rejects] == rows
    assert all(why in reject.reason for reject in kept.rejects)


def test_advert_that_hangs_is_turned_away_in_one_process_too() -> None:
    kept = Kept()
    run([Advert("1", "hang", "", source="a#1"), Advert("2", "Post", "")], HardSettings(), kept, limits=Limits(1, 1))
    assert (kept.ids, [reject.row for reject in kept.rejects]) == (["2"], [1])


@given(st.lists(st.text(max_size=3) | st.none(), max_size=20))
def test_every_item_is_answered_in_its_place(titles: list[str | None]) -> None:
    kept = Kept()
    items = [
        Reject("a", n, "", "bad") if title is None else Advert(str(n), title, "", source=f"a#{n}")
        for n, title in enumerate(titles)
    ]
    run(items, FakeSettings(poison="0"), kept)
    good = [n for n, title in enumerate(titles) if title not in (None, "0")]
    assert kept.ids == [str(n) for n in good]
    assert [reject.row for reject in kept.rejects] == [n for n in range(len(titles)) if n not in good]
