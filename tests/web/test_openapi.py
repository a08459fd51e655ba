"""The API keeps what its OpenAPI document says, whatever it is sent; and the page never fails on a form."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from jdclassifier.web import Desk, create_app

schemathesis = pytest.importorskip("schemathesis", reason="needs schemathesis (extra `browser`)")
openapi = pytest.importorskip("schemathesis.specs.openapi.checks")

QUICK = {"max_examples": 25, "suppress_health_check": list(HealthCheck), "phases": [Phase.explicit, Phase.generate]}
CHECKS = [
    schemathesis.checks.not_a_server_error,
    openapi.status_code_conformance,
    openapi.content_type_conformance,
    openapi.response_schema_conformance,
]


@pytest.mark.parametrize("path", ["/api/check", "/healthz"])
def test_answers_fit_the_document(desk: Desk, path: str) -> None:
    document = schemathesis.openapi.from_asgi("/api", create_app(desk, ["testserver", "localhost"]))
    operation = document[path]["POST" if path == "/api/check" else "GET"]

    @given(case=operation.as_strategy())
    @settings(**QUICK)
    def check(case: Any) -> None:
        response = case.call()
        assert response.status_code < 500
        case.validate_response(response, checks=CHECKS)

    check()


@given(
    st.sampled_from(["/", "/html", "/word", "/api/check"]),
    st.binary(max_size=200),
    st.sampled_from(
        ["multipart/form-data; boundary=b", "application/x-www-form-urlencoded", "application/json", "a/b"]
    ),
)
@settings(**QUICK)
def test_bodies_that_make_no_sense_are_refused(client: TestClient, path: str, body: bytes, kind: str) -> None:
    framed = b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\n' + body + b"\r\n--b--\r\n"
    for sent in (body, framed, json.dumps({"text": body.decode("latin-1")}).encode()):
        assert client.post(path, content=sent, headers={"content-type": kind}).status_code < 500


@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.4\n", b"<html>", b"\xff\xfe"]), st.text())
@settings(**QUICK)
def test_files_that_make_no_sense_are_refused(client: TestClient, data: bytes, start: bytes, name: str) -> None:
    files = {"file": (name.encode("utf-8", "replace").decode(), start + data)}
    for path in ("/", "/word"):
        assert client.post(path, files=files).status_code < 500
