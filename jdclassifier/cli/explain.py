"""`jdclassifier explain`: why an advert got its answer, and what would have given it another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import AsJson, Force, Lexicon, Model

if TYPE_CHECKING:
    from ..advert import Advert


def explain(
    source: Annotated[
        str | None,
        typer.Argument(metavar="[INPUT]", help="Any file that classify reads; - for stdin.", show_default=False),
    ] = None,
    id: Annotated[str | None, typer.Option("--id", metavar="ID", help="Which advert.", show_default="first")] = None,
    title: Annotated[str, typer.Option(metavar="TITLE", help="An advert given here instead of INPUT.")] = "",
    text: Annotated[str, typer.Option(metavar="TEXT", help="Its text.")] = "",
    html: Annotated[Path | None, typer.Option(metavar="OUT", help="Write a page with the words coloured.")] = None,
    as_json: AsJson = False,
    model: Model = None,
    lexicon: Lexicon = None,
    force: Force = False,
) -> None:
    """Explain one answer: what moved the model, in amounts that add up to its score, and what would turn it.

    Each amount is log-odds against the mean of all choices. What would turn the answer is found by asking the model
    again with one or two statements changed.

    \b
    Example:
      jdclassifier explain adverts.csv --id EX-001
      jdclassifier explain --title "Assistant Psychologist" --text "A degree in psychology is essential."
      jdclassifier explain adverts.csv --id EX-001 --html why.html
    """
    import json

    from ..analyse import Analyser
    from ..batch.targets import write_text
    from ..explain import explain as explained
    from ..explain.page import as_page
    from ..explain.prose import as_text

    advert = _given(source, title, text) or _read(source, id)
    explanation = explained(Analyser.load(model, lexicon), advert)
    if html:
        write_text(html, as_page(explanation), force=force)
    if as_json:
        typer.echo(json.dumps(explanation.to_record(), ensure_ascii=False, indent=1))
    elif not html:
        typer.echo(as_text(explanation))


def _given(source: str | None, title: str, text: str) -> Advert | None:
    from ..advert import Advert
    from ..errors import InputError

    if bool(source) == bool(title or text):
        raise InputError("nothing to explain, or too much: give INPUT, or --title and --text")
    return None if source else Advert(id="1", title=title, text=text)


def _read(source: str | None, id: str | None) -> Advert:
    from ..advert import Advert
    from ..batch import read_adverts
    from ..errors import InputError

    for item in read_adverts([source or ""]):
        if isinstance(item, Advert) and id in (None, item.id):
            return item
        if id is None and not isinstance(item, Advert):
            raise InputError(f"{item.source}: {item.reason}")
    raise InputError(f"{source}: no advert has the id {id!r}" if id else f"{source}: holds no advert")
