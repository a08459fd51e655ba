"""What every request and answer passes: the host asked for, where a form came from, the size, and the headers.

A page of another site could have its name point to this computer (DNS rebinding) or post a form to it; hence the host
and the origin are compared with what is served. https://developer.mozilla.org/docs/Web/Security
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Collection, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from .limits import MAX_BODY
from .refused import Refused

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # "no-referrer" would hide the origin of our own forms
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}
_SAFE = ("GET", "HEAD", "OPTIONS")


class Guard:
    """The outermost part of the application."""

    def __init__(self, app: App, hosts: Collection[str]) -> None:
        """Args: the application; names of this computer that are served, without ports."""
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                message["headers"] = [*message.get("headers", []), *own]
            await send(message)

        try:
            headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
            self._check(scope["method"], headers)
        except Refused as refused:
            await _refuse(refused, scope["path"].startswith("/api"), with_headers)
            return
        await self._app(scope, _limited(receive), with_headers)

    def _check(self, method: str, headers: dict[str, str]) -> None:
        host = headers.get("host", "")
        if _hostname(host) not in self._hosts:
            raise Refused(421, "This page is not served under that name. Open it as the program said when it started.")
        if method not in _SAFE and not _same_origin(headers, host):
            raise Refused(403, "The form comes from another site. Open the page anew and check the draft there.")
        length = headers.get("content-length", "")
        if length.isascii() and length.isdigit() and int(length) > MAX_BODY:
            raise _too_large()


def _same_origin(headers: dict[str, str], host: str) -> bool:
    """Whether a request comes from our own page, or from a program that is no browser and so sends neither header."""
    if "origin" in headers:
        return headers["origin"] in (f"http://{host}", f"https://{host}")
    return headers.get("sec-fetch-site", "none") in ("same-origin", "none")


def _hostname(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _limited(receive: Receive) -> Receive:
    """Count the bytes of a body that does not say its length."""
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > MAX_BODY:
            raise _too_large()
        return message

    return counted


def _too_large() -> Refused:
    return Refused(413, f"The file is larger than {MAX_BODY // 1_000_000 - 1} MB. Leave its pictures out.")


async def _refuse(refused: Refused, program: bool, send: Send) -> None:
    """Say why in a sentence, to programs in JSON."""
    body = json.dumps({"detail": str(refused)}) if program else f"{refused}\n"
    kind = b"application/json" if program else b"text/plain; charset=utf-8"
    headers = [(b"content-type", kind), (b"content-length", str(len(body.encode())).encode())]
    await send({"type": "http.response.start", "status": refused.status, "headers": headers})
    await send({"type": "http.response.body", "body": body.encode()})
