"""PDF files: text and ruled tables in reading order; headers and footers that repeat on each page left out."""

from __future__ import annotations

import io
import logging
import re
import zlib
from collections.abc import Iterator
from statistics import median

from ..errors import DocumentError
from .limits import MAX_PAGES, MAX_UNPACKED
from .model import Block, Source
from .pdf_blocks import BlockMaker, Found, across
from .pdf_page import Page, drop_furniture

_HEADING_SIZE = 1.15
"""Size of a heading beside that of running text."""
_SCANNED = "a scan: it holds pictures of pages, no text; save it as PDF from Word, or run text recognition (OCR) on it"
_NO_LETTERS = "its fonts do not tell which letters they show; save it as PDF again, or give the Word file"


def read_pdf(data: bytes) -> Source:
    """Return the blocks of a PDF.

    Raises:
        DocumentError: if it is damaged, locked, scanned, or larger than the limits allow.
    """
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    _check_streams(data)
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > MAX_PAGES:
                raise DocumentError(f"has more than {MAX_PAGES} pages; give the pages of the job description only")
            pages = [Page(page) for page in pdf.pages]
            title = pdf.metadata.get("Title", "")
            return Source(tuple(_blocks(pages)), title if isinstance(title, str) else "", _warnings(pages))
    except DocumentError:
        raise
    except Exception as error:  # pdfminer raises whatever the damaged part leads to
        raise DocumentError(_fault(error)) from error


def _fault(error: Exception) -> str:
    names = {type(one).__name__ for one in (error, *error.args, error.__cause__, error.__context__)}
    if names & {"PDFPasswordIncorrect", "PDFEncryptionError", "PDFTextExtractionNotAllowed"}:
        return "locked with a password; open it, print or save it as a PDF without one"
    return f"a damaged PDF ({type(error).__name__}); save it as PDF again"


def _check_streams(data: bytes) -> None:
    """Turn away a file one of whose streams unpacks to more than any page needs."""
    view = memoryview(data)
    for found in re.finditer(rb"\bstream\r?\n(?=[\x08-\x78])", data):
        try:
            unpacker = zlib.decompressobj()
            unpacker.decompress(view[found.end() :], MAX_UNPACKED)
        except zlib.error:
            continue
        if unpacker.unconsumed_tail and not unpacker.eof:
            raise DocumentError(
                f"a part of it unpacks to more than {MAX_UNPACKED // 1_000_000} MB; save it as PDF again"
            )


def _warnings(pages: list[Page]) -> tuple[str, ...]:
    return tuple(f"page {page.number} holds too many lines to look for tables" for page in pages if page.crowded)


def _blocks(pages: list[Page]) -> Iterator[Block]:
    words = [word for page in pages for word in page.words]
    if not words and not any(page.unreadable for page in pages):
        raise DocumentError(_SCANNED)
    if sum(page.unreadable for page in pages) * 2 > len(words):
        raise DocumentError(_NO_LETTERS)
    drop_furniture(pages)
    sizes = sorted({round(word["size"], 1) for word in words}, reverse=True)
    body = median(word["size"] for word in words)
    maker = BlockMaker([size for size in sizes if size > _HEADING_SIZE * body])
    waiting: Found | None = None
    for page in pages:
        for at, found in enumerate(maker.blocks(page)):
            joined = across(waiting, found) if waiting and at == 0 else None
            if waiting and not joined:
                yield waiting[0]
            waiting = joined or found
    if waiting:
        yield waiting[0]
