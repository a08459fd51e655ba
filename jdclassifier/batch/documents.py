"""Job descriptions among the inputs: one Word, PDF or HTML file is one advert."""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import DocumentError
from .input_file import InputFile, Item
from .records import advert_from_fields
from .reject import Reject

_FIELDS = ("title", "text", "employer", "salary")


def read_document(file: InputFile) -> Iterator[Item]:
    """Yield the one advert of a Word or PDF file, or why it cannot be read."""
    return read_document_bytes(file, file.stream.read())


def read_document_bytes(file: InputFile, data: bytes) -> Iterator[Item]:
    """Yield the one advert of a document that was taken in already."""
    from ..documents import read_bytes

    name = file.name.removesuffix(".gz").removesuffix(".zst")
    try:
        document = read_bytes(name, data)
    except DocumentError as error:
        yield Reject(file.name, None, "", str(error).removeprefix(f"{name}: "))
        return
    yield advert_from_fields({field: getattr(document, field) for field in _FIELDS}, file.name, None)
