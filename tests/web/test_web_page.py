"""The page as a form alone: what is shown, escaped, downloaded, refused."""

from __future__ import annotations

import io
import re

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser
from web_drafts import HOSTILE, TEXT, TITLE

DRAFT = {"title": TITLE, "text": TEXT}


def shown(client: TestClient, **request: object) -> LexborHTMLParser:
    response = client.post("/", **request)  # type: ignore[arg-type]
    assert response.status_code == 200, response.text
    return LexborHTMLParser(response.text)


def texts(page: LexborHTMLParser, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in page.css(selector)]


def test_page_shows_answer_findings_and_words(client: TestClient) -> None:
    page = shown(client, data=DRAFT)
    assert texts(page, "#reading-title") == ["Supervised support"]
    assert re.fullmatch(r"To mend: .*\d+ warnings?, \d+ advice", texts(page, "#findings-title")[0])
    assert any("CRB" in text and "out of date" in text for text in texts(page, ".finding"))
    assert [re.fullmatch(r"\d\d?%", text) is not None for text in texts(page, ".bars .number")] == [True] * 5
    assert "NVQ Level 3" in " ".join(texts(page, ".wide td"))
    assert texts(page, "#why-title") and texts(page, ".chosen th")[0].startswith("supervised support")
    assert page.css_first("#text").text().strip() == TEXT.strip()


def test_every_link_within_the_page_leads_somewhere_and_every_id_is_single(client: TestClient) -> None:
    page = shown(client, data={"title": f"{TITLE} (HCA/IAPT)", "text": TEXT + "A CRB check again, in IAPT."})
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids))
    links = [node.attributes["href"] or "" for node in page.css("a[href]")]
    assert {link[1:] for link in links} <= set(ids)
    finding, words = (next(n for n in ids if n and n.startswith(kind)) for kind in ("finding-", "words-"))
    assert {f"#{finding}", f"#{words}"} <= set(links)


def test_hostile_text_title_and_name_are_words_like_any_other(client: TestClient) -> None:
    typed = shown(client, data={"title": HOSTILE, "text": HOSTILE})
    dropped = shown(client, files={"file": (HOSTILE, f"{HOSTILE}\nA ward.".encode(), "text/plain")})
    empty = LexborHTMLParser(client.get("/").text)
    for page in (typed, dropped):
        assert len(page.css("script")) == len(empty.css("script")) == 1
        assert not page.css("img, [onerror], [style], style")
        assert "{{ 7 * 7 }}" in page.html
    assert typed.css_first("#text").text().strip() == HOSTILE


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\drafts\\a.txt", "a\x00b\r\nc.txt", "x" * 2000, "ä 護.txt"])
def test_names_of_files_are_names_only(client: TestClient, name: str) -> None:
    files = {"file": (name, b"Support Worker\nA CRB check is needed.", "text/plain")}
    told = client.post("/api/check", files=files).json()["name"]
    assert 0 < len(told) <= 120 and told.isprintable() and not set(told) & set("/\\")
    saved = client.post("/html", files=files)
    assert saved.status_code == 200
    disposition = saved.headers["content-disposition"]
    assert re.fullmatch(r"attachment; filename=\"checked\.html\"; filename\*=UTF-8''[\w.%() -]+\.html", disposition)


def test_findings_are_saved_as_a_page(client: TestClient) -> None:
    saved = client.post("/html", data=DRAFT)
    assert saved.headers["content-type"].startswith("text/html") and "out of date" in saved.text


def test_word_is_given_back_with_comments(client: TestClient) -> None:
    docx = pytest.importorskip("docx")
    written, data = docx.Document(), io.BytesIO()
    written.add_heading("Support Worker", 1)
    written.add_paragraph("You need a CRB check.")
    written.save(data)
    files = {"file": ("my draft.docx", data.getvalue(), "application/octet-stream")}
    saved = client.post("/word", files=files)
    assert "my%20draft.checked.docx" in saved.headers["content-disposition"]
    comments = [comment.text for comment in docx.Document(io.BytesIO(saved.content)).comments]
    assert comments[0].startswith("This post is read as ") and any("out of date" in text for text in comments)
    assert client.post("/word", files=files).content == saved.content


def test_errors_keep_what_was_typed(client: TestClient) -> None:
    for address, status, words in (("/word", 422, "Choose the Word file"), ("/", 413, "more than one advert?")):
        text = TEXT if address == "/word" else TEXT * 1000
        response = client.post(address, data={"title": TITLE, "text": text})
        page = LexborHTMLParser(response.text)
        assert response.status_code == status and words in texts(page, "#error[role=alert]")[0]
        assert page.css_first("#text").text().strip() == text.strip()


def test_a_text_with_comments_is_no_word_file(client: TestClient) -> None:
    response = client.post("/word", files={"file": ("a.txt", b"Support Worker\nA ward.", "text/plain")})
    assert response.status_code == 422 and ".docx only" in response.text


def test_wrong_addresses_get_the_page(client: TestClient) -> None:
    assert client.get("/nothing").status_code == 404 and "no such page" in client.get("/nothing").text
    assert client.get("/word").status_code == 405
    assert client.get("/static/../app.py").status_code == 404
    assert client.get("/static/%2e%2e/app.py").status_code == 404


def test_a_post_outside_the_support_workforce_has_no_category(client: TestClient) -> None:
    page = shown(client, data={"title": "Ward Manager", "text": "NMC registration is essential. You lead a ward."})
    assert texts(page, "#reading-title") == ["No support post"] and not page.css(".chosen")
    assert "were it a support post" in " ".join(texts(page, "caption"))
