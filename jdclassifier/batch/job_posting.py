"""JobPosting of schema.org: found in JSON-LD, also where a saved web page carries it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from .documents import read_document_bytes
from .input_file import InputFile, Item
from .records import MAX_TEXT
from .reject import Reject
from .streams import up_to

_HOLDERS = ("@graph", "itemListElement", "item", "mainEntity", "mainEntityOfPage", "hasPart", "subjectOf")
_DEEPEST = 20
_LARGEST_PAGE = 10 * MAX_TEXT
_DECODER = json.JSONDecoder(strict=False)


def is_posting(value: Mapping[str, object]) -> bool:
    """Whether an object says that it is a JobPosting, alone or among other types."""
    kinds = value.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.rpartition("/")[2] == "JobPosting" for kind in kinds)


def postings(value: object, depth: int = 0) -> Iterator[dict[str, object]]:
    """Yield the JobPostings in lists, graphs and item lists, in order."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from postings(item, depth + 1)
    elif isinstance(value, dict) and is_posting(value):
        yield value
    elif isinstance(value, dict):
        for holder in _HOLDERS:
            yield from postings(value.get(holder), depth + 1)


def read_page(file: InputFile) -> Iterator[Item]:
    """Yield the JobPostings that a saved web page carries; failing these, the page itself is the advert."""
    from selectolax.lexbor import LexborHTMLParser

    markup = "".join(up_to(_LARGEST_PAGE, file.lines()))
    page = LexborHTMLParser(markup)
    scripts = [script.text() for script in page.css('script[type="application/ld+json" i]')]
    found: list[dict[str, object]] = []
    for script in scripts:
        try:
            found += postings(_DECODER.decode(script.strip()))
        except (ValueError, RecursionError):
            reason = "the JobPosting data of this page are not JSON; save the page again, or its text as a .txt file"
            if "JobPosting" in script:
                yield Reject(file.name, None, "", reason)
                return
    for row, posting in enumerate(found, 1):
        yield file.advert_from(posting, row)
    if not found:
        yield from read_document_bytes(file, markup.encode())
