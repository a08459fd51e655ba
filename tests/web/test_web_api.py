"""The API: what it takes, what it gives, what it refuses and how it says so."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient
from web_drafts import TEXT, TITLE

from jdclassifier import Advert
from jdclassifier.analyse import default_analyser
from jdclassifier.check import Checker
from jdclassifier.documents.limits import MAX_BYTES
from jdclassifier.explain import explain
from jdclassifier.web.limits import MAX_BODY, MAX_CHARACTERS

DRAFT = {"title": TITLE, "text": TEXT}


def asked(client: TestClient, **request: Any) -> dict[str, Any]:
    response = client.post("/api/check", **request)
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    return answer


def test_answer_is_that_of_check_and_explain(client: TestClient) -> None:
    answer = asked(client, json=DRAFT)
    advert = Advert("the text", TITLE, TEXT, source="the text")
    report = Checker(default_analyser()).check(advert)
    assert {name: answer[name] for name in report.to_record()} == report.to_record()
    turns = explain(default_analyser(), advert).counterfactuals
    assert [(t["change"], t["category"], t["probability"]) for t in answer["counterfactuals"]] == [
        (t.change, t.category, t.probability) for t in turns
    ]
    assert answer["text"] == report.advert.text and answer["page"] is None
    crb = next(f for f in answer["findings"] if f["words"] == "CRB" and f["severity"] == "warning")
    assert answer["text"][crb["start"] : crb["end"]] == "CRB"


def test_form_and_json_give_the_same_answer_and_so_they_do_twice(client: TestClient) -> None:
    assert asked(client, json=DRAFT) == asked(client, data=DRAFT) == asked(client, json=DRAFT)


def test_marks_in_the_draft_bear_on_findings_alone(client: TestClient) -> None:
    kept = asked(client, json={"title": TITLE, "text": TEXT.replace("CRB check", "CRB check [keep all]")})
    assert kept["kept"] and not any(f["words"] == "CRB" for f in kept["findings"])
    assert kept["result"]["category"] == asked(client, json=DRAFT)["result"]["category"]


def test_text_file_is_read_as_a_document(client: TestClient) -> None:
    answer = asked(client, files={"file": ("draft.txt", f"{TITLE}\n\n{TEXT}".encode(), "text/plain")})
    assert answer["name"] == "draft.txt" and answer["result"]["title"] == TITLE


def test_file_comes_before_text_and_an_empty_one_does_not(client: TestClient) -> None:
    page = ("page.html", b"<h1>Peer Support Worker</h1><p>You will work on a ward.</p>", "text/html")
    assert asked(client, data=DRAFT, files={"file": page})["result"]["title"] == "Peer Support Worker"
    assert asked(client, data=DRAFT, files={"file": ("", b"", "text/html")})["result"]["title"] == TITLE


@pytest.mark.parametrize(
    ("request_", "status", "words"),
    [
        ({"json": {}}, 422, "nothing to check"),
        ({"json": {"title": " ", "text": "\n"}}, 422, "nothing to check"),
        ({"json": {"titel": "x"}}, 422, "no field 'titel'"),
        ({"json": {"title": 3, "text": "x"}}, 422, "'title' must be text"),
        ({"json": ["x"]}, 422, "an object"),
        ({"json": {"title": "x" * 1001, "text": "x"}}, 422, "is it the description?"),
        ({"json": {"text": "word " * (MAX_CHARACTERS // 5 + 1)}}, 413, "more than one advert?"),
        ({"content": b"{", "headers": {"content-type": "application/json"}}, 400, "not valid JSON"),
        ({"content": b"[" * 100_000, "headers": {"content-type": "application/json"}}, 400, "not valid JSON"),
        ({"content": b"x", "headers": {"content-type": "text/plain"}}, 415, "application/json"),
        ({"content": b"x"}, 415, "application/json"),
        ({"content": b"x", "headers": {"content-type": "multipart/form-data"}}, 400, "damaged"),
        ({"content": b"x", "headers": {"content-type": "multipart/form-data; boundary=b"}}, 400, "damaged"),
        ({"files": {"file": ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600)}}, 422, "save it as .docx"),
        ({"files": {"file": ("a.docx", b"PK\x03\x04 damaged")}}, 422, "a damaged file"),
        ({"files": {"file": ("a.txt", b"word " * (MAX_CHARACTERS // 5 + 1))}}, 413, "more than one advert?"),
        ({"files": {"file": ("a.txt", b"x" * (MAX_BYTES + 1))}}, 422, "larger than 25 MB"),
        ({"files": {"file": ("a.txt", b"x" * (MAX_BODY + 1))}}, 413, "larger than 25 MB"),
        ({"json": DRAFT, "params": {"page": "perhaps"}}, 422, "address"),
    ],
)
def test_refusals_are_one_plain_sentence(client: TestClient, request_: dict[str, Any], status: int, words: str) -> None:
    response = client.post("/api/check", **request_)
    assert response.status_code == status, response.text
    detail = response.json()["detail"]
    assert words in detail and "\n" not in detail and detail[-1] in ".?"


def test_body_without_a_length_is_counted(client: TestClient) -> None:
    def chunks() -> Any:
        for _ in range(MAX_BODY // 1_000_000 + 1):
            yield b" " * 1_000_000

    response = client.post("/api/check", content=chunks(), headers={"content-type": "application/json"})
    assert response.status_code == 413 and "larger than" in response.json()["detail"]


def test_halves_of_characters_are_mended(client: TestClient) -> None:
    body = b'{"title": "Support Worker \\ud800", "text": "Ward. \\udfff"}'
    assert asked(client, content=body, headers={"content-type": "application/json"}, params={"page": "true"})["page"]


def test_openapi_and_health(client: TestClient) -> None:
    schema = client.get("/api").json()
    assert schema["openapi"].startswith("3.1") and {"/api/check", "/healthz"} == set(schema["paths"])
    taken = schema["paths"]["/api/check"]["post"]["requestBody"]["content"]
    assert set(taken) == {"application/json", "multipart/form-data"}
    health = client.get("/healthz")
    assert health.status_code == 200 and health.json()["status"] == "ok" and "sha256" in health.json()["model"]
