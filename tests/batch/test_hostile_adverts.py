"""200 records that nobody can read among 2,000 that can be read, some with effort: every one is accounted for."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

from typer.testing import CliRunner

from jdclassifier.cli import app

GOOD, BAD = 2000, 200
DRAW = random.Random(7)
TITLES = ("Healthcare Assistant", "Trainee Psychological Wellbeing Practitioner", "Mental Health Nurse", "Cook")
PIECES = ("Work under supervision. ", "NVQ level 3 or equivalent is essential. ", "Band 4. ", "Our ward is busy. ")
ODD_TEXTS = (
    "level " * 3000,
    "<b><i>" * 2000 + "HCA",
    "&amp;" * 3000 + "lt;",
    "\0\x01\x1b[31m\ufffe\u202e drow",
    "👩🏽‍⚕️ " * 500,
    "ﷺ" * 500 + "İIıi" * 500,
    "essential/" * 2000,
    "((((((((((" * 500,
    "£" + "9" * 5000,
    "a" * 50_000,
    "\n" * 5000 + "end",
    "Band 2 3 4 5 6 7 8a 8b 8c 8d 9 " * 200,
    "=cmd|' /C calc'!A0",
)


def good_line(n: int) -> bytes:
    text = ODD_TEXTS[n % len(ODD_TEXTS)] if n % 20 == 0 else "".join(DRAW.choices(PIECES, k=4))
    return json.dumps({"id": f"good-{n}", "title": DRAW.choice(TITLES), "text": text}).encode()


def noise(n: int) -> bytes:
    return b"\x00{" + bytes(DRAW.randrange(256) for _ in range(n)).replace(b"\n", b"").replace(b"\r", b"") + b"\xff"


HOSTILE = (
    lambda n: good_line(n)[: -1 - n % 40],
    lambda n: good_line(n).replace(b'"title"', b'"name of the post"').replace(b'"text"', b'"words"'),
    lambda n: json.dumps({"id": n, "title": ["a", "list"], "text": {}}).encode(),
    lambda n: json.dumps({"title": "x" * (1001 + n), "text": ""}).encode(),
    lambda n: json.dumps({"title": "Nurse", "text": "w " * 1_000_001}).encode() if n < 20 else b'{"text": 7}',
    lambda n: b'{"title": "   ", "text": "\\n"}',
    lambda n: b"[" * 100_000,
    lambda n: b'"only a text"',
    lambda n: b"<html><body>404</body></html>",
    noise,
)


def lines() -> Iterator[bytes]:
    bad = set(DRAW.sample(range(GOOD + BAD), BAD))
    for n in range(GOOD + BAD):
        yield HOSTILE[n % len(HOSTILE)](n) if n in bad else good_line(n)


def test_every_record_is_accounted_for(tmp_path: Path) -> None:
    source, out, rejects = tmp_path / "in.jsonl", tmp_path / "out.jsonl", tmp_path / "out.rejects.jsonl"
    source.write_bytes(b"\n".join(lines()))
    done = CliRunner().invoke(app, ["classify", str(source), "-o", str(out), "--jobs", "2"])
    assert done.exit_code == 1, done.output
    results = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    turned_away = [json.loads(line) for line in rejects.read_text("utf-8").splitlines()]
    assert (len(results), len(turned_away)) == (GOOD, BAD)
    assert all(result["id"].startswith("good-") for result in results)
    rows = [int(result["source"].rpartition("#")[2]) for result in results]
    assert sorted(rows + [reject["row"] for reject in turned_away]) == list(range(1, GOOD + BAD + 1))
    assert not any("could not be classified" in reject["reason"] for reject in turned_away)
