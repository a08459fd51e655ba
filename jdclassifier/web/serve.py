"""The page served by uvicorn on a socket that is ours before anything is loaded."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable

import uvicorn

from ..errors import InputError
from .app import create_app
from .desk import Desk

_EVERYWHERE = ("0.0.0.0", "::")
_LOCAL = ("127.0.0.1", "localhost", "::1")
_CONNECTIONS = 64


def serve(desk: Desk, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Load the model, then serve until interrupted. No part of this process logs anything any more.

    Args:
        desk: Where drafts are checked; opened and closed here.
        host: Address to listen at.
        port: Port to listen at, 0 for any that is free.
        ready: Called with the address of the page once it can be opened.

    Raises:
        InputError: if host and port cannot be listened at.
    """
    try:
        listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise InputError(
            f"{host}:{port} cannot be listened at ({error.strerror or error}); choose another --port"
        ) from error
    logging.disable()
    with listening:
        try:
            desk.open()
            names = names_of(host)
            ready(f"http://{_written(names[0])}:{listening.getsockname()[1]}/")
            config = uvicorn.Config(
                create_app(desk, names),
                log_config=None,
                log_level="critical",
                access_log=False,
                server_header=False,
                limit_concurrency=_CONNECTIONS,
                timeout_graceful_shutdown=2,
                lifespan="off",
            )
            uvicorn.Server(config).run(sockets=[listening])
        except KeyboardInterrupt:
            pass  # the ordinary end
        finally:
            desk.close()


def names_of(host: str) -> list[str]:
    """The names under which a page that listens at an address may be asked for, the one to tell people first."""
    if host in _EVERYWHERE:
        return [socket.gethostname(), socket.getfqdn(), *_LOCAL]
    return [host, *_LOCAL] if host in _LOCAL else [host]


def _written(name: str) -> str:
    return f"[{name}]" if ":" in name else name
