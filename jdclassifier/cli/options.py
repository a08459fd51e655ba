"""Options that several commands share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

Model = Annotated[Path | None, typer.Option(metavar="DIR", help="Model bundle to use instead of the shipped one.")]
Lexicon = Annotated[Path | None, typer.Option(metavar="DIR", help="Lexicon to use instead of the shipped one.")]
Force = Annotated[bool, typer.Option("--force", help="Replace output files that exist.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Jobs = Annotated[
    int | None, typer.Option(min=1, metavar="N", help="Number of processes.", show_default="all processors")
]


def processors() -> int:
    """Number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
