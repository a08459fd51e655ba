"""The command line: one file a command, each importing what is heavy only when it runs."""

from .app import app, main

__all__ = ["app", "main"]
