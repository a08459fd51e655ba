"""`jdclassifier serve`: the page on which a draft is checked, on this computer."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .options import Lexicon, Model


def serve(
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen at; 0 for any that is free.")] = 8765,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    config: Annotated[
        Path | None,
        typer.Option(
            metavar="TOML", help="Settings of checks.", show_default="nearest jdclassifier.toml or pyproject.toml"
        ),
    ] = None,
    model: Model = None,
    lexicon: Lexicon = None,
) -> None:
    """Serve the page on which a draft is checked: text pasted, or a Word, PDF, HTML or text file.

    Only this computer is served, unless --host says otherwise: there is no password. Nothing of a draft is stored or
    logged. Programs ask http://127.0.0.1:8765/api/check, described in OpenAPI at /api. Ctrl-C ends it.

    \b
    Example:
      jdclassifier serve --open
      jdclassifier serve --port 9000
    """
    import webbrowser

    from ..batch.extras import needing
    from ..check import load_settings

    with needing("web"):
        from ..web import Desk
        from ..web.serve import serve as serve_page
        from ..web.work import Setup

    def ready(address: str) -> None:
        typer.echo(f"Open {address} in your browser. Ctrl-C ends this program.")
        if open_page:
            webbrowser.open(address)

    serve_page(Desk(Setup(model, lexicon, load_settings(config))), host, port, ready)
