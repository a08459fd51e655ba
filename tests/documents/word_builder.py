"""Builds Word files in memory from a few lines of plain data."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

CellText = str | Sequence[str] | None
"""Paragraphs of a cell; "<" merges it with the cell to its left, "^" with the cell above."""


class Word:
    """A Word file in the making.

    >>> Word().line("Job title: Support Worker").table(["Essential", "Desirable"], ["NVQ 2", "NVQ 3"]).bytes()
    """

    def __init__(self) -> None:
        self.document: Any = docx.Document()

    def heading(self, text: str, level: int = 1) -> Word:
        self.document.add_heading(text, level)
        return self

    def line(self, *texts: str, style: str | None = None) -> Word:
        for text in texts:
            self.document.add_paragraph(text, style)
        return self

    def items(self, *texts: str) -> Word:
        return self.line(*texts, style="List Bullet")

    def table(self, *rows: Sequence[CellText], style: str = "Table Grid") -> Word:
        fill_table(self.document.add_table(len(rows), len(rows[0]), style), rows)
        return self

    def xml(self, body: str) -> Word:
        """Put raw WordprocessingML at the end of the body."""
        element = parse_xml(body.replace(">", f" {nsdecls('w')}>", 1) if "xmlns:w" not in body else body)
        self.document.element.body.insert(len(self.document.element.body) - 1, element)
        return self

    def bytes(self) -> bytes:
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()


def fill_table(table: Any, rows: Sequence[Sequence[CellText]]) -> None:
    """Write texts into the cells of a table, then merge."""
    for r, row in enumerate(rows):
        for c, content in enumerate(row):
            if content in ("<", "^", None):
                continue
            cell = table.cell(r, c)
            first, *more = [content] if isinstance(content, str) else content
            cell.paragraphs[0].text = first
            for text in more:
                cell.add_paragraph(text)
    for r, row in enumerate(rows):
        for c, content in enumerate(row):
            if content == "<":
                _merge(table.cell(r, c - 1), table.cell(r, c))
            elif content == "^":
                _merge(table.cell(r - 1, c), table.cell(r, c))


def _merge(one: Any, other: Any) -> None:
    one.merge(other)
    for paragraph in one.paragraphs[1:]:
        if not paragraph.text:
            paragraph._p.getparent().remove(paragraph._p)
