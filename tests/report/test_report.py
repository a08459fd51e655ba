"""The report as its reader gets it."""

from __future__ import annotations

import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from records import record
from typer.testing import CliRunner

from jdclassifier.cli import app
from jdclassifier.report import FORMATS, Options, build_report, render
from jdclassifier.result import Record


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    posts = [
        record(str(n), supervision_received="directed" if n < 15 else None, essential_level=n % 4 or None)
        for n in range(30)
    ]
    posts += [record("t", category="trainee", title="Trainee <PWP> & more", role_title="Trainee <PWP>")]
    return write(tmp_path_factory.mktemp("results") / "now.jsonl", posts)


def write(path: Path, posts: list[Record]) -> Path:
    path.write_text("".join(json.dumps(post) + "\n" for post in posts), encoding="utf-8")
    return path


def invoke(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["report", *map(str, arguments)])
    return result.exit_code, result.stderr


class _Outside(HTMLParser):
    """Collects what a page would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("src", "href", "xlink:href") and value and not value.startswith("#"):
                self.found.append(value)
            if name == "id" and value:
                self.ids.append(value)


@pytest.fixture(scope="module")
def page(results: Path) -> str:
    report, tally = build_report(Options([results]))
    return render(report, tally, "html").decode()


def test_page_is_self_contained(page: str) -> None:
    reader = _Outside()
    reader.feed(page)
    assert reader.found == []
    assert len(reader.ids) == len(set(reader.ids))


def test_page_escapes_what_adverts_say(page: str) -> None:
    assert "Trainee &lt;PWP&gt;" in page
    assert "<PWP>" not in page


def test_page_shows_count_share_interval_and_denominator(page: str) -> None:
    text = re.sub(r"\s+", " ", page)
    directed = (
        '<th scope="row">works under direction</th> <td class="count">15</td><td class="part">48%</td><td class="ci">'
    )
    assert directed + "32% to 65%</td>" in text
    assert "<small>n = 31</small>" in text


def test_a_field_that_results_lack_is_named(results: Path, tmp_path: Path) -> None:
    posts = [{k: v for k, v in json.loads(line).items() if k != "driving"} for line in results.open(encoding="utf-8")]
    report, _ = build_report(Options([write(tmp_path / "old.jsonl", posts)]))
    notes = next(section.notes for section in report.sections if section.id == "conditions")
    assert any("Not in these results" in note and "driving" in note for note in notes)


@pytest.mark.parametrize("form", FORMATS)
def test_same_results_same_bytes(form: str, results: Path) -> None:
    first, second = (render(*build_report(Options([results])), form) for _ in range(2))
    assert first == second


def test_workbook_has_a_sheet_a_table(results: Path) -> None:
    import openpyxl

    report, tally = build_report(Options([results]))
    book = openpyxl.load_workbook(io.BytesIO(render(report, tally, "xlsx")))
    assert book.sheetnames == ["about", *(table.id for section in report.sections for table in section.tables)]
    rows = list(book["supervision_received"].iter_rows(values_only=True))
    assert rows[2][:4] == ("Answer", "All in scope", "All in scope, of", "All in scope, share")
    assert rows[3][:3] == ("works under direction", 15, 31)


def test_comparison_says_what_exceeds_chance(results: Path, tmp_path: Path) -> None:
    posts = [record(str(n), model="another 2.0", supervision_received=None) for n in range(40)]
    report, _ = build_report(Options([results], compare=[write(tmp_path / "last.jsonl", posts)]))
    section = next(section for section in report.sections if section.id == "comparison")
    verdicts = {row.label: row.cells[3] for row in section.tables[0].rows}
    assert verdicts["Supervision of the post-holder: works under direction"] == "beyond chance"
    assert verdicts["Posts by group: Supervised support"] == "within chance"
    assert "different models" in section.notes[0]


def test_employers_and_months_come_from_the_adverts(results: Path, tmp_path: Path) -> None:
    rows = [
        {"id": str(n), "title": "x", "text": "y", "employer": "Vale Trust", "date": "2026-03-01"} for n in range(30)
    ]
    adverts = tmp_path / "adverts.jsonl"
    adverts.write_text("".join(json.dumps(row) + "\n" for row in [*rows, rows[0] | {"id": "t", "employer": ""}]))
    report, tally = build_report(Options([results], adverts=[str(adverts)]))
    assert report.sections[-1].answers[0].endswith("The posts in scope were published from 2026-03 to 2026-03.")
    assert tally.answers["employer", "all", "Vale Trust"] == 30
    assert tally.answers["employer", "all", "null"] == 1
    assert tally.answers["month", "all", "2026-03"] == 31
    adverts.write_text("".join(json.dumps(row) + "\n" for row in reversed(rows)))
    assert invoke(results, "--adverts", adverts, "-o", tmp_path / "r.md") == (
        2,
        "jdclassifier: --adverts: no advert '1' where its result stands; give the inputs of `classify`, all of them, "
        "in the same order\n",
    )


def test_command_writes_report_and_charts(results: Path, tmp_path: Path) -> None:
    code, said = invoke(results, "-o", tmp_path / "r.html", "--charts", "svg")
    assert (code, said.startswith("31 support posts in mental health among 31 adverts.")) == (0, True)
    charts = {f"r.{name}.svg" for name in ("groups", "roles", "entry", "stated")}
    assert {path.name for path in tmp_path.iterdir()} == {"r.html", *charts}


@pytest.mark.parametrize(
    ("out", "message"),
    [
        ("r.pdf", "unknown kind of report; end it in .html, .md or .xlsx, or give --format"),
        ("now.jsonl", "is an input as well"),
        ("there.md", "exists already; use --force"),
        ("no/r.md", "does not exist; make it first"),
    ],
)
def test_refused_before_any_work(out: str, message: str, results: Path, tmp_path: Path) -> None:
    (tmp_path / "there.md").touch()
    target = results if out == results.name else tmp_path / out
    code, said = invoke(results, "-o", target, *(["--format", "md"] if target == results else []))
    assert code == 2
    assert message in said


def test_no_results_in_scope(tmp_path: Path) -> None:
    outside = write(tmp_path / "o.jsonl", [record("a", workforce="manager", in_scope=False, category=None)])
    for form in FORMATS:
        assert render(*build_report(Options([outside])), form)
