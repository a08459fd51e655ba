"""Job descriptions among the inputs: one Word, PDF or HTML file is one advert."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..advert import Advert
from ..errors import DocumentError
from .records import advert_from_fields
from .reject import Reject

DOCUMENTS = (".docx", ".pdf", ".html", ".htm")
_REFUSED = (".doc", ".rtf", ".odt")
"""Documents, too: the reader says how to save them so that they can be read."""


def is_document(name: str) -> bool:
    """Whether a file is read as a whole, by its name."""
    return name.lower().endswith((*DOCUMENTS, *_REFUSED))


def read_file(path: Path, name: str) -> Iterator[Advert | Reject]:
    """Yield the one advert of a document, or why it cannot be read."""
    from ..documents import read_document

    try:
        document = read_document(path)
    except DocumentError as error:
        yield Reject(name, None, "", str(error).removeprefix(f"{path.name}: "))
        return
    fields = ("title", "text", "employer", "salary")
    yield advert_from_fields({field: getattr(document, field) for field in fields}, name, None)
