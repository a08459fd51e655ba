"""`jdclassifier serve`: started, asked, interrupted."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

pytest.importorskip("uvicorn", reason="needs the extra `web`")
COMMAND = [sys.executable, "-c", "from jdclassifier.cli import main; main()", "serve"]


@pytest.fixture
def running() -> Iterator[subprocess.Popen[str]]:
    run = subprocess.Popen([*COMMAND, "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    yield run
    run.kill()
    run.communicate()


def test_serves_quietly_until_interrupted(running: subprocess.Popen[str]) -> None:
    assert running.stdout and running.stderr
    said = running.stdout.readline()
    address = re.fullmatch(r"Open (http://127\.0\.0\.1:\d+/) in your browser\. Ctrl-C ends this program\.\n", said)
    assert address
    body = json.dumps({"title": "Support Worker", "text": "A CRB check."}).encode()
    request = urllib.request.Request(f"{address[1]}api/check", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as response:
        assert json.load(response)["result"]["category"] == "supervised_support"
        assert "server" not in response.headers
    damaged = {"Content-Type": "multipart/form-data; boundary=b"}
    with pytest.raises(urllib.error.HTTPError, match="400"):
        urllib.request.urlopen(urllib.request.Request(f"{address[1]}api/check", b"damaged", damaged), timeout=60)
    running.send_signal(signal.SIGINT)
    assert running.communicate(timeout=30) == ("", "")
    assert running.returncode == 0


def test_port_that_is_taken_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run([*COMMAND, "--port", port], capture_output=True, text=True)
    assert done.returncode == 2 and f"127.0.0.1:{port} cannot be listened at" in done.stderr
    assert len(done.stderr.splitlines()) == 1
