"""Reports as text, JSON, HTML, SARIF and GitHub annotations."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from jdclassifier import Advert
from jdclassifier.analyse import default_analyser
from jdclassifier.check import Checker, Report, find_rule
from jdclassifier.check.renderers import FORMATS, RENDERERS

HOSTILE = '<script>alert(1)</script> & "quotes" % ::error:: You need a <b>CRB</b> check, he/she too.'
LEVELS = {"error": "error", "warning": "warning", "advice": "note"}


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    checker = Checker(default_analyser())
    texts = ["You need a CRB check.\nFemale applicants only. Our IAPT team.", HOSTILE]
    return [checker.check(Advert("d", "Support Worker", text), f"drafts/a,b:{n} %.txt") for n, text in enumerate(texts)]


def test_every_format_has_a_renderer_and_makes_the_same_twice(reports: list[Report]) -> None:
    assert tuple(RENDERERS) == FORMATS
    for render in RENDERERS.values():
        assert render(reports) == render(reports) != ""


def test_text_has_the_answer_on_top_and_the_counts_below(reports: list[Report]) -> None:
    lines = RENDERERS["text"](reports[:1]).splitlines()
    assert lines[0].startswith("drafts/a,b:0 %.txt  Support Worker")
    assert "read as supervised support" in lines[1] and "confidence" in lines[1]
    assert any(re.match(r" +2:12  warning +\"CRB\" is out of date", line) for line in lines)
    assert re.fullmatch(r"1 error, 2 warnings, \d+ advice", lines[-1])


def test_json_holds_findings_and_result(reports: list[Report]) -> None:
    drafts = json.loads(RENDERERS["json"](reports))["drafts"]
    assert [draft["name"] for draft in drafts] == [report.name for report in reports]
    assert drafts[0]["result"]["category"] == "supervised_support"
    assert drafts[0]["findings"] == [finding.to_record() for finding in reports[0].findings]


def test_sarif_has_the_shape_of_its_standard(reports: list[Report]) -> None:
    log = json.loads(RENDERERS["sarif"](reports))
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-schema-2.1.0.json")
    assert run["tool"]["driver"]["name"] == "jdclassifier"
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert all({"id", "name", "shortDescription", "help"} <= rule.keys() for rule in rules)
    findings = [(report, finding) for report in reports for finding in report.findings]
    for result, (report, finding) in zip(run["results"], findings, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.rule
        assert result["level"] == LEVELS[finding.severity]
        assert finding.message in result["message"]["text"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"].replace("%20", " ") == report.name.replace("%", "%25").replace(
            ",", "%2C"
        ).replace(":", "%3A")
        assert place["region"]["startLine"] >= 1 and place["region"]["startColumn"] >= 1


def test_annotations_are_one_escaped_line_a_finding(reports: list[Report]) -> None:
    lines = RENDERERS["github"](reports).splitlines()
    assert len(lines) == sum(len(report.findings) for report in reports)
    form = re.compile(
        r"::(error|warning|notice) file=drafts/a%2Cb%3A\d %25\.txt,line=\d+,col=\d+,title=JD\d{3} [\w-]+::.+"
    )
    assert all(form.fullmatch(line) for line in lines)
    assert any(line.startswith("::error ") and "title=JD080" in line for line in lines)


class Tags(HTMLParser):
    """Names of the tags of a page, the text of its marks, and whether every tag is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.marked: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.seen.add(tag)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "mark" in self.open:
            self.marked.append(data)


def test_page_is_well_formed_and_everything_in_it_is_escaped(reports: list[Report]) -> None:
    tags = Tags()
    tags.feed(RENDERERS["html"](reports))
    assert tags.open == [] and not {"script", "b", "img", "link"} & tags.seen
    assert {"CRB", "Female applicants", "IAPT", "he/she"} <= set(tags.marked)


def test_page_says_what_to_write(reports: list[Report]) -> None:
    assert find_rule("JD080").name in RENDERERS["html"](reports)
