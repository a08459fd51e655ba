"""Hosts, origins and headers."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from web_drafts import TEXT

from jdclassifier.web.serve import names_of

PATHS = ["/", "/marks.css", "/static/page.js", "/static/page.css", "/api", "/healthz", "/nothing"]


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_has_the_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff" and headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin" and headers["cache-control"] == "no-store"
    assert "set-cookie" not in headers


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8765", "", "[::1", "a b"])
def test_other_hosts_are_refused(client: TestClient, host: str) -> None:
    response = client.get("/", headers={"host": host})
    assert response.status_code == 421 and "not served" in response.text
    assert response.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8765", "LOCALHOST"])
def test_own_names_are_served(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_forms_of_other_sites_are_refused(client: TestClient, headers: dict[str, str]) -> None:
    for path in ("/", "/html", "/word", "/api/check"):
        response = client.post(path, data={"text": TEXT}, headers=headers)
        assert response.status_code == 403 and "another site" in response.text


@pytest.mark.parametrize("headers", [{}, {"origin": "http://127.0.0.1:8765"}, {"sec-fetch-site": "same-origin"}])
def test_own_forms_and_programs_are_answered(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/api/check", json={"text": TEXT}, headers=headers).status_code == 200


def test_names_that_are_served() -> None:
    assert names_of("127.0.0.1") == ["127.0.0.1", "127.0.0.1", "localhost", "::1"]
    assert names_of("192.0.2.7") == ["192.0.2.7"]
    assert "0.0.0.0" not in names_of("0.0.0.0") and "localhost" in names_of("0.0.0.0")
