"""Resuming: whenever a run is killed, going on gives the bytes of an undisturbed one, and only the same run goes on."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from fake_analyser import FakeSettings

from jdclassifier.advert import Advert
from jdclassifier.batch import open_journal, open_output, run
from jdclassifier.batch.journal import journal_beside
from jdclassifier.batch.manifest import manifest
from jdclassifier.batch.work import AnalyserSettings
from jdclassifier.errors import OutputError

PROGRAM = Path(__file__).with_name("killed_run.py")
BLOCKS = 5
ITEMS = [Advert(str(n), "Post", "Help.") for n in range(128 * BLOCKS)]


def killed_run(target: Path, last_call: int) -> int:
    """Run until `last_call`; return the number of calls made, 0 for a run that was killed."""
    done = subprocess.run([sys.executable, PROGRAM, target, str(last_call)], capture_output=True, text=True)
    assert done.returncode == (-signal.SIGKILL if last_call else 0), done.stderr
    return int(done.stdout or 0)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".")}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], int]:
    folder = tmp_path_factory.mktemp("undisturbed")
    calls = killed_run(folder / "out.csv.gz", 0)
    return files(folder), calls


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
@pytest.mark.parametrize("moment", range(0, 10, 2))
def test_run_killed_at_any_moment_goes_on(
    tmp_path: Path, undisturbed: tuple[dict[str, bytes], int], moment: int
) -> None:
    expected, calls = undisturbed
    assert set(expected) == {"out.csv.gz", "out.evidence.csv.gz", "out.rejects.jsonl"}
    killed_run(tmp_path / "out.csv.gz", random.Random(moment).randrange(1, calls))
    killed_run(tmp_path / "out.csv.gz", 0)
    assert files(tmp_path) == expected


def interrupted(target: Path, blocks: int, depends_on: dict[str, str] | None = None, *, resume: bool = False) -> int:
    """Interrupt a run after that many blocks; return how many adverts were answered before."""
    answered = 0

    class Counting(FakeSettings):
        def load(self) -> object:  # type: ignore[override]
            analyser = super().load()
            whole = analyser.classify_many

            def counted(adverts: list[Advert]) -> object:
                nonlocal answered
                answered += len(adverts)
                return whole(adverts)

            analyser.classify_many = counted  # type: ignore[method-assign,assignment]
            return analyser

    def progress(records: int) -> None:
        if records == 128 * blocks:
            raise KeyboardInterrupt

    with (
        open_journal(target, depends_on or {"input": "a"}, resume=resume) as journal,
        open_output(target, force=journal.resumed) as output,
    ):
        run(ITEMS, Counting(poison=f"{blocks}{resume}"), output, on_progress=progress, journal=journal)
    return answered


@pytest.mark.parametrize("left", [1, 4])
def test_answers_are_not_worked_out_again(tmp_path: Path, left: int) -> None:
    with pytest.raises(KeyboardInterrupt):
        interrupted(tmp_path / "out.jsonl", BLOCKS - left)
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl.resume"]
    # The next block is answered in a process of its own, for it may have been what ended the run.
    assert interrupted(tmp_path / "out.jsonl", 0, resume=True) == 128 * (left - 1)
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]
    assert (tmp_path / "out.jsonl").read_text().count("\n") == len(ITEMS)


def test_workers_take_over_where_the_run_stopped(tmp_path: Path) -> None:
    items = [Advert(str(n), f"Post {n}", "Help.") for n in range(128 * 20)]

    def stop(records: int) -> None:
        if records == 128 * 2:
            raise KeyboardInterrupt

    def go(name: str, *, stopping: bool = False) -> bytes:
        target = tmp_path / name
        with open_journal(target, {}, resume=True) as journal, open_output(target) as output:
            progress = stop if stopping else lambda _: None
            run(items, FakeSettings(), output, 2, on_progress=progress, journal=journal)
        return target.read_bytes()

    with pytest.raises(KeyboardInterrupt):
        go("stopped.jsonl", stopping=True)
    assert go("stopped.jsonl") == go("whole.jsonl")


def test_interrupted_run_is_not_forgotten_unasked(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        interrupted(tmp_path / "out.jsonl", 2)
    with pytest.raises(OutputError, match="--resume to go on or --force to begin anew"):
        interrupted(tmp_path / "out.jsonl", 0)
    with open_journal(tmp_path / "out.jsonl", {"input": "b"}, force=True) as journal:
        assert not journal.resumed and not list(journal.kept())
    assert not journal_beside(tmp_path / "out.jsonl").exists()


def test_another_run_does_not_go_on(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    with pytest.raises(KeyboardInterrupt):
        interrupted(target, 2, {"input": "a", "model": "m", "option": "o"})
    with pytest.raises(OutputError, match="had another model and another option"):
        interrupted(target, 0, {"input": "a", "model": "n", "option": "p"}, resume=True)
    assert interrupted(target, 0, {"input": "a", "model": "m", "option": "o"}, resume=True)


def test_one_run_at_a_time(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        interrupted(tmp_path / "out.jsonl", 2)
    with (
        open_journal(tmp_path / "out.jsonl", {"input": "a"}, resume=True),
        pytest.raises(OutputError, match="another run is writing this output"),
        open_journal(tmp_path / "out.jsonl", {"input": "a"}, resume=True),
    ):
        pass


def test_what_is_no_journal_is_told(tmp_path: Path) -> None:
    journal_beside(tmp_path / "out.jsonl").write_bytes(b"my own notes " * 100)
    with (
        pytest.raises(OutputError, match="is no journal of a run"),
        open_journal(tmp_path / "out.jsonl", {}, resume=True),
    ):
        pass


def test_manifest_knows_every_byte(tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    (tmp_path / "lexicon").mkdir()

    def made(text: str = "a", lexicon: str = "x", limit: int | None = None, duplicates: bool = True) -> dict[str, str]:
        source.write_text(text)
        (tmp_path / "lexicon" / "roles.csv").write_text(lexicon)
        settings = AnalyserSettings(lexicon=tmp_path / "lexicon", duplicates=duplicates)
        return manifest([("in.csv", source)], settings, {"limit": limit})

    first = made()
    assert made() == first
    for name, other in {
        "input": made(text="b"),
        "lexicon": made(lexicon="y"),
        "option": made(limit=1),
    }.items():
        assert [key for key in first if first[key] != other[key]] == [name]
