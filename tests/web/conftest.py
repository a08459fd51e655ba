"""One desk and one client for all tests of the page and the API."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="needs the extra `web`")
pytest.importorskip("httpx")

from fastapi.testclient import TestClient

from jdclassifier.web import Desk, create_app


@pytest.fixture(scope="session")
def desk() -> Iterator[Desk]:
    made = Desk()
    made.open()
    yield made
    made.close()


@pytest.fixture(scope="session")
def app(desk: Desk) -> Any:
    return create_app(desk)


@pytest.fixture(scope="session")
def client(app: Any) -> TestClient:
    return TestClient(app, base_url="http://127.0.0.1:8765")
