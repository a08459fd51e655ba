"""The program: its commands, and how errors and interruptions end it."""

from __future__ import annotations

import errno
import functools
import signal
from collections.abc import Callable
from typing import Annotated

import typer

from .. import __version__
from ..errors import JDClassifierError
from .audit import audit
from .check import check
from .classify import classify
from .compare import compare
from .corpus import corpus_commands
from .diff import diff
from .drift import drift
from .evaluate import evaluate
from .explain import explain
from .mapping import mapping
from .model import model_commands
from .read import read
from .report import report
from .rules import rules
from .serve import serve
from .suggest import suggest
from .title import title
from .train import train

COMMANDS: tuple[Callable[..., None], ...] = (
    classify,
    check,
    rules,
    serve,
    explain,
    read,
    diff,
    report,
    drift,
    title,
    mapping,
    train,
    evaluate,
    compare,
    suggest,
    audit,
)

_PROBLEMS_SHOWN = 12
EXIT_CODES = """\
Exit codes: 0 all well; 1 done, but some records were rejected or a check failed; 2 wrong usage, or an input,
model, lexicon or output that cannot be read or written; 130 interrupted."""

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog=EXIT_CODES,
)


def main() -> None:
    """Run the program and exit with one of the documented codes."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # clean up as after Ctrl-C
    app()


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"jdclassifier {__version__}")
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the version and exit.", callback=_print_version, is_eager=True),
    ] = False,
) -> None:
    """Sort UK mental health support job adverts into trainee, advanced education and supervised posts."""


def _shortened(message: str) -> str:
    """The message, of whose lines (one a problem) a screenful is enough."""
    lines = message.splitlines()
    more = [f"... and {len(lines) - _PROBLEMS_SHOWN} more"] if len(lines) > _PROBLEMS_SHOWN else []
    return "\n".join(lines[:_PROBLEMS_SHOWN] + more)


def _reported(command: Callable[..., None]) -> Callable[..., None]:
    """Let a command's errors be one plain line, and its interruption quiet."""

    @functools.wraps(command)
    def run(*args: object, **kwargs: object) -> None:
        try:
            command(*args, **kwargs)
        except JDClassifierError as error:
            typer.echo(f"jdclassifier: {_shortened(str(error))}", err=True)
            raise typer.Exit(2) from error
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader has gone: typer ends the program without a word
                raise
            place = f"{error.filename}: " if error.filename else ""
            typer.echo(f"jdclassifier: {place}{error.strerror or error}; see to the file or the disk", err=True)
            raise typer.Exit(2) from error
        except KeyboardInterrupt:
            raise typer.Exit(130) from None

    return run


for _command in COMMANDS:
    app.command(epilog=EXIT_CODES)(_reported(_command))
app.add_typer(corpus_commands(_reported, EXIT_CODES), name="corpus")
app.add_typer(model_commands(_reported, EXIT_CODES), name="model")
