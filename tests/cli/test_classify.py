"""`jdclassifier classify` through its door: what goes in, what comes out, and how it ends."""

from __future__ import annotations

import csv
import functools
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from jdclassifier.cli import app

EXAMPLES = Path(__file__).parents[2] / "examples" / "adverts.csv"
PROGRAM = [sys.executable, "-c", "from jdclassifier.cli import main; main()", "classify"]


def classify(*arguments: object, stdin: bytes | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["classify", *map(str, arguments)], input=stdin)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def records(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_examples_are_classified_and_summed_up_in_one_line(tmp_path: Path) -> None:
    code, stdout, stderr = classify(EXAMPLES, "-o", tmp_path / "out.jsonl")
    written = records(tmp_path / "out.jsonl")
    assert (code, stdout) == (0, "")
    assert stderr.startswith("read 13, written 13, in scope ")
    assert stderr.endswith(", rejected 0\n") and stderr.count("\n") == 1
    assert [record["id"] for record in written] == [f"EX-{n:03}" for n in range(1, 14)]
    assert written[1]["title"] == "Trainee Psychological Wellbeing Practitioner (Band 4) - Ref: 388-TPWP-20"
    assert written[0]["source"] == "adverts.csv#2"


def test_examples_fall_into_the_groups_of_the_review(tmp_path: Path) -> None:
    classify(EXAMPLES, "-o", tmp_path / "out.jsonl")
    answers = {record["id"]: record for record in records(tmp_path / "out.jsonl")}
    assert answers["EX-001"]["category"] == "supervised_support"
    assert answers["EX-002"]["category"] == answers["EX-010"]["category"] == "trainee"
    assert answers["EX-003"]["category"] == "advanced_education"
    assert answers["EX-007"]["workforce"] == "registered"
    assert answers["EX-008"]["workforce"] == "non_clinical"


def test_csv_in_csv_out_keeps_one_row_an_advert(tmp_path: Path) -> None:
    assert classify(EXAMPLES, "-o", tmp_path / "out.csv")[0] == 0
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as lines:
        assert len(list(csv.DictReader(lines))) == 13
    assert (tmp_path / "out.evidence.csv").exists()


def test_stdin_to_stdout(tmp_path: Path) -> None:
    code, stdout, stderr = classify("-", "-o", "-", stdin=b'{"title": "Support Worker"}\nnonsense\n')
    assert (code, json.loads(stdout)["id"]) == (1, "stdin#1")
    assert stderr.splitlines()[0].startswith("jdclassifier: stdin#2: not JSON")
    assert stderr.splitlines()[1].startswith("read 2, written 1, ")


def test_rejects_are_written_and_told_by_the_exit_code(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("title,text\nHCA,Help\nonly one cell\n")
    code, _, stderr = classify(tmp_path / "in.csv", "-o", tmp_path / "out.jsonl", "--rejects", tmp_path / "bad.jsonl")
    assert code == 1
    assert stderr.startswith("read 2, written 1, ") and stderr.endswith("rejected 1\n")
    assert [(r["source"], r["row"]) for r in records(tmp_path / "bad.jsonl")] == [("in.csv", 3)]


def test_limit_reads_no_further(tmp_path: Path) -> None:
    assert classify(EXAMPLES, "-o", tmp_path / "out.jsonl", "--limit", 3)[0] == 0
    assert len(records(tmp_path / "out.jsonl")) == 3


def test_any_number_of_jobs_gives_the_same_bytes(tmp_path: Path) -> None:
    adverts = list(csv.DictReader(EXAMPLES.read_text("utf-8").splitlines(keepends=True))) * 130
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, adverts)))
    for jobs in (1, 2):
        assert classify(tmp_path / "in.jsonl", "-o", tmp_path / f"{jobs}.jsonl", "--jobs", jobs)[0] == 0
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()
    assert len(records(tmp_path / "1.jsonl")) == len(adverts)


# name of the input, its content (None: it does not exist), further arguments, what the one line says
REFUSED = [
    ("missing.csv", None, [], "no such file or folder"),
    ("sheet.xlsx", b"PK", [], "not a readable Excel workbook; open it in Excel and save it as .xlsx"),
    ("letter.pages", b"PK", [], "unknown file type '.pages'; use .csv"),
    ("good.csv", b"title,text\nA,a\n", ["--column", "post=A"], "--column post=A: write FIELD=COLUMN"),
    ("columns.csv", b"post,notes\nA,a\n", [], "columns found: post, notes; wanted: title (or job title"),
    ("nothing.csv", b"", [], "columns found: none"),
    ("good.csv", b"title,text\nA,a\n", ["--model", "nowhere"], "nowhere"),
    ("good.csv", b"title,text\nA,a\n", ["--lexicon", "nowhere"], "nowhere: no such folder"),
    ("good.csv", b"title,text\nA,a\n", ["-o", "good.csv", "--force"], "is an input as well"),
    ("good.csv", b"title,text\nA,a\n", ["-o", "old.jsonl"], "exists already; use --force"),
    (
        "good.csv",
        b"title,text\nA,a\n",
        ["-o", "out.ods"],
        "unknown file type '.ods'; use .jsonl or .csv",
    ),
    ("good.csv", b"title,text\nA,a\n", ["-o", "none/out.csv"], "does not exist; make it first"),
    ("good.csv", b"title,text\nA,a\n", ["--rejects", "none/bad.jsonl"], "does not exist; make it first"),
    ("good.csv", b"title,text\nA,a\n", ["--rejects", "out.jsonl"], "cannot share a file"),
    ("good.csv", b"title,text\nA,a\n", ["-o", ""], "unknown file type ''"),
    ("good.csv", b"title,text\nA,a\n", ["-o", "x" * 300 + ".jsonl"], "File name too long; see to the file"),
    ("", None, [], "an input without a name"),
    ("x" * 300 + ".csv", None, [], "File name too long; see to the file"),
]


@pytest.mark.parametrize(("name", "content", "arguments", "message"), REFUSED)
def test_refused_in_one_line_with_nothing_written(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    content: bytes | None,
    arguments: list[str],
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("old.jsonl").write_text("old")
    if content is not None:
        Path(name).write_bytes(content)
    before = sorted(tmp_path.iterdir())
    code, stdout, stderr = classify(name, "-o", "out.jsonl", *arguments)
    assert (code, stdout) == (2, "")
    assert stderr.startswith("jdclassifier: ") and message in stderr and stderr.count("\n") == 1
    assert sorted(tmp_path.iterdir()) == before


def test_dry_run_shows_what_would_be_read(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes("Job Title;Summary;Notes\nCafé worker;Help people;x\nshort\n".encode("cp1252"))
    arguments = [path, "--dry-run", "--column", "text=Summary"]
    code, stdout, stderr = classify(*arguments)
    assert (code, stderr) == (1, "")
    assert stdout.splitlines()[:5] == [
        "in.csv",
        "  format    CSV, Windows-1252, semicolon",
        "  columns   title = Job Title; text = Summary",
        "  not used  Notes",
        "  records   2, rejected 1",
    ]
    assert "  example   Café worker\n" in stdout
    assert "  rejected  row 3: the row has 1 cells, the header has 3" in stdout
    assert sorted(tmp_path.iterdir()) == [path]


def test_dry_run_of_examples_finds_nothing_to_mend() -> None:
    code, stdout, _ = classify(EXAMPLES, "--dry-run")
    assert code == 0
    assert stdout.count("  example ") == 3 and "records   13, rejected 0" in stdout


def test_dry_run_tells_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("post,notes\nA,a\n")
    code, stdout, _ = classify(tmp_path / "in.csv", "--dry-run")
    assert code == 1
    assert "  problem   columns found: post, notes; wanted: title" in stdout


def test_output_is_needed(tmp_path: Path) -> None:
    code, _, stderr = classify(EXAMPLES)
    assert (code, stderr.startswith("jdclassifier: no output; say where results go")) == (2, True)


def wait_for(condition: object, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


def started(command: list[str], stdin: int | None = None) -> subprocess.Popen[bytes]:
    """Start a program that minds interruptions, as it does from a terminal; background jobs are born deaf to them."""
    hear = functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    return subprocess.Popen(command, stdin=stdin, stderr=subprocess.PIPE, preexec_fn=hear)


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
@pytest.mark.parametrize(
    ("sent", "code", "left"),
    [(signal.SIGINT, 130, 0), (signal.SIGTERM, 130, 0), (signal.SIGKILL, -signal.SIGKILL, 1)],
)
def test_interrupted_run_leaves_nothing_that_looks_whole(
    tmp_path: Path, sent: signal.Signals, code: int, left: int
) -> None:
    command = [*PROGRAM, "-", "-o", str(tmp_path / "out.jsonl")]
    with started(command, stdin=subprocess.PIPE) as process:
        assert process.stdin and process.stderr
        process.stdin.write(b'{"title": "Support Worker"}\n' * 600)
        process.stdin.flush()
        wait_for(lambda: list(tmp_path.iterdir()))
        process.send_signal(sent)
        assert process.stderr.read() == b""
        assert process.wait() == code
    files = list(tmp_path.iterdir())
    assert len(files) == left
    assert all(file.name.startswith(".") and file.suffix == ".part" for file in files)


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
def test_interrupted_run_is_resumed(tmp_path: Path) -> None:
    adverts = [{"title": title} for title in ("Support Worker", "Nurse", "Cook")] * 2000
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, adverts)))
    arguments = [str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out.jsonl"), "--jobs", "1"]
    with started([*PROGRAM, *arguments]) as process:
        assert process.stderr
        log = tmp_path / "out.jsonl.resume-wal"
        wait_for(lambda: log.exists() and log.stat().st_size > 100_000)
        process.send_signal(signal.SIGINT)
        told = process.stderr.read().decode()
        assert process.wait() == 130
    assert told.startswith("jdclassifier: interrupted after ") and told.endswith("; --resume goes on\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl.resume"]
    assert "was interrupted here; give --resume to go on or --force" in classify(*arguments)[2]
    assert "had another option" in classify(*arguments, "--resume", "--limit", "9")[2]
    assert classify(*arguments, "--resume")[0] == 0
    assert classify(*arguments[:1], "-o", tmp_path / "whole.jsonl", "--jobs", 1)[0] == 0
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_streams_cannot_be_resumed(tmp_path: Path) -> None:
    for arguments in ([EXAMPLES, "-o", "-"], ["-", "-o", tmp_path / "out.jsonl"]):
        code, _, stderr = classify(*arguments, "--resume", stdin=b"")
        assert (code, list(tmp_path.iterdir())) == (2, [])
        assert (
            stderr == "jdclassifier: standard input and output cannot be resumed; read from files and write to a file\n"
        )


def test_repeats_are_told(tmp_path: Path) -> None:
    words = (
        "you help people with meals and money and you write down how each of them fares while seniors help you learn"
    )
    lines = [
        json.dumps({"id": id, "title": "Support Worker", "text": f"{name} needs you. {words}"})
        for id, name in ("aA", "bB")
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    for options, expected in ([], [None, "a"]), (["--no-duplicates"], [None, None]):
        classify(tmp_path / "in.jsonl", "-o", tmp_path / "out.jsonl", "--force", *options)
        assert [record["duplicate_of"] for record in records(tmp_path / "out.jsonl")] == expected


@pytest.mark.skipif(os.name == "nt", reason="pipes of Unix")
def test_reader_that_goes_away_ends_the_run_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"title": "Support Worker"}\n' * 600)
    command = [*PROGRAM, str(path), "-o", "-", "--jobs", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        stderr = process.stderr.read().decode()
        assert process.wait() == 2
    assert stderr == "jdclassifier: standard output: cannot be written (Broken pipe)\n"
