"""Word files (.docx): body, tables and text boxes in reading order; headers, footers and deleted words left out."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from ..errors import DocumentError
from .limits import MAX_DEPTH, MAX_PART, MAX_UNPACKED
from .model import Block, Cell, Paragraph, Row, Source, Table
from .runs import W, paragraph_text, text_boxes

_INSIDE = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml"))
"""Wrappers whose content counts as if it stood in their place."""
_HEADING = re.compile(r"heading ?(\d)|(title)$", re.I)
_LIST = re.compile(r"list|bullet", re.I)
_SAVE_AGAIN = "open it in Word and save it again as .docx"


def read_word(data: bytes) -> Source:
    """Return the blocks of a Word file.

    Raises:
        DocumentError: if it is damaged or unpacks to more than the limits allow.
    """
    document = open_word(data)
    walk = _Walk(document)
    blocks = tuple(walk.blocks(document.element.body))
    changed = document.element.body.iter(f"{W}ins", f"{W}del")
    warnings = ("tracked changes: insertions were read, deletions left out",) if next(changed, None) is not None else ()
    return Source(blocks, document.core_properties.title or "", warnings)


def open_word(data: bytes) -> Any:
    """Return the python-docx document of a Word file's bytes.

    Raises:
        DocumentError: as `read_word`.
    """
    _check_package(data)
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        document.element.body.tag  # noqa: B018 - a file without a body fails here
    except Exception as error:  # python-docx raises whatever the damaged part leads to
        raise DocumentError(f"a damaged Word file ({type(error).__name__}); {_SAVE_AGAIN}") from error
    return document


def numbered(body: Any) -> list[Any]:
    """The paragraphs of a body in document order: a paragraph's place is its number."""
    return list(body.iter(f"{W}p"))


def _check_package(data: bytes) -> None:
    """Turn a zip bomb away before anything is unpacked; the sizes that an archive states bind those who unpack it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            sizes = {info.filename: info.file_size for info in package.infolist()}
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError) as error:
        raise DocumentError(f"a damaged Word file ({error}); {_SAVE_AGAIN}") from error
    xml = [size for name, size in sizes.items() if name.endswith((".xml", ".rels"))]
    if sum(sizes.values()) > MAX_UNPACKED or max(xml, default=0) > MAX_PART:
        raise DocumentError(f"unpacks to more than {MAX_UNPACKED // 1_000_000} MB; copy its text to a new file")


class _Walk:
    """Walks a body and makes blocks."""

    def __init__(self, document: Any) -> None:
        self._numbers = {paragraph: at for at, paragraph in enumerate(numbered(document.element.body))}
        self._styles = {style.style_id: style for style in document.styles}

    def blocks(self, parent: Any, depth: int = 0) -> Iterator[Block]:
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child, depth)
            elif child.tag == f"{W}tbl":
                if depth >= MAX_DEPTH:
                    raise DocumentError("tables are nested too deeply; copy its text to a new file")
                yield Table(tuple(self._rows(child, depth + 1)))
            elif child.tag in _INSIDE:
                yield from self.blocks(child, depth)

    def _paragraph(self, paragraph: Any, depth: int) -> Iterator[Block]:
        text = paragraph_text(paragraph)
        if text.strip():
            heading = self._heading(paragraph)
            item = not heading and self._is_item(paragraph)
            yield Paragraph(text, self._numbers[paragraph], heading=heading, item=item)
        for box in text_boxes(paragraph):
            yield from self.blocks(box, depth + 1)

    def _rows(self, table: Any, depth: int) -> Iterator[Row]:
        for row in _children(table, f"{W}tr"):
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                continue
            yield tuple(self._cells(row, _number(properties, "gridBefore", 0), depth))

    def _cells(self, row: Any, column: int, depth: int) -> Iterator[Cell]:
        for cell in _children(row, f"{W}tc"):
            properties = cell.find(f"{W}tcPr")
            span = max(_number(properties, "gridSpan", 1), 1)
            merge = None if properties is None else properties.find(f"{W}vMerge")
            below = merge is not None and merge.get(f"{W}val", "continue") == "continue"
            blocks = () if below else tuple(self.blocks(cell, depth))
            yield Cell(column, blocks, span, below)
            column += span

    def _style(self, paragraph: Any) -> Any:
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        return self._styles.get(named.get(f"{W}val")) if named is not None else None

    def _heading(self, paragraph: Any) -> int:
        style = self._style(paragraph)
        found = _HEADING.match(style.name or "") if style is not None else None
        return int(found[1] or 1) if found else 0

    def _is_item(self, paragraph: Any) -> bool:
        own = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        if own is not None:
            return bool(own.get(f"{W}val") != "0")
        style = self._style(paragraph)
        if style is None:
            return False
        return style.element.find(f"{W}pPr/{W}numPr") is not None or bool(_LIST.match(style.name or ""))


def _children(parent: Any, tag: str) -> Iterator[Any]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _INSIDE:
            yield from _children(child, tag)


def _number(properties: Any, name: str, default: int) -> int:
    found = None if properties is None else properties.find(f"{W}{name}")
    value = "" if found is None else found.get(f"{W}val") or ""
    return min(int(value), 100) if value.isdigit() else default
