"""`jdclassifier read`: what one document says, and where."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import AsJson, Force, Lexicon, Model

if TYPE_CHECKING:
    from ..documents import Document
    from ..result import Result


def read(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Word, PDF, HTML or text file; - for text on stdin.")],
    html: Annotated[Path | None, typer.Option(metavar="OUT", help="Write a self-contained page instead.")] = None,
    as_json: AsJson = False,
    as_text: Annotated[bool, typer.Option("--text", help="Print only the text as read.")] = False,
    force: Force = False,
    model: Model = None,
    lexicon: Lexicon = None,
) -> None:
    """Show what was read in a job description and what it states.

    Tables are written out: each item of a person specification below "Essential" or "Desirable". Words that state
    a fact are marked with the letter of their kind.

    \b
    Example:
      jdclassifier read draft.docx
      jdclassifier read draft.pdf --html draft.html
      pbpaste | jdclassifier read -
    """
    document = _document(file)
    if as_text:
        typer.echo(document.text)
        return
    from ..analyse import Analyser

    name = Path(file).name if file != "-" else "stdin"
    result = Analyser.load(model, lexicon).classify(document.to_advert(name, name))
    if as_json:
        typer.echo(json.dumps(result.to_record(), ensure_ascii=False, indent=1))
    elif html:
        _write_page(html, document, result, name, force)
    else:
        _print(document, result)
    for warning in document.warnings:
        typer.echo(f"jdclassifier: {name}: {warning}", err=True)


def _document(file: str) -> Document:
    from ..documents import read_bytes, read_document

    return read_bytes("stdin", sys.stdin.buffer.read()) if file == "-" else read_document(Path(file))


def _write_page(out: Path, document: Document, result: Result, name: str, force: bool) -> None:
    from ..errors import OutputError
    from ..render.reading import reading_page

    if out.exists() and not force:
        raise OutputError(f"{out}: exists already; choose another name, or --force to replace it")
    out.write_text(reading_page(document.text, result, name, document.warnings), encoding="utf-8")


def _print(document: Document, result: Result) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from ..render.highlight import stretches
    from ..render.kinds import KINDS
    from ..render.reading import REQUIREMENT_COLUMNS, requirements, spans, summary

    console = Console(highlight=False)
    console.print(Text(document.title, "bold"))
    for label, said in summary(result):
        console.print(Text(f"  {label:11}{said}"), soft_wrap=True)
    marked, shown = spans(result), Text()
    for start, end, covering in stretches(len(document.text), marked):
        shown.append(document.text[start:end], KINDS[covering[0].kind].terminal if covering else "")
        ending = dict.fromkeys(KINDS[span.kind].letter for span in covering if span.end == end)
        shown.append("".join(f"[{letter}]" for letter in ending), "dim")
    console.print("", shown, "", sep="\n", soft_wrap=True)
    rows = Table(*REQUIREMENT_COLUMNS, title="What it states", title_justify="left")
    for row in requirements(result):
        rows.add_row(*map(Text, row))
    console.print(rows)
    seen = {span.kind for span in marked}
    console.print(Text("marks: " + ", ".join(f"[{k.letter}] {k.name}" for name, k in KINDS.items() if name in seen)))
