"""A report as a self-contained page, as Markdown, or as a workbook; its charts as files."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..batch.extras import needing
from .charts import DRAWINGS, draw
from .figures import Share, percent
from .page import Cell, Report, Table
from .tally import Tally

if TYPE_CHECKING:
    from jinja2 import Template

_SVG_HEAD = re.compile(r"^.*?(?=<svg)", re.S)
_ID = re.compile(r'(\bid="|url\(#|href="#)')


def render(report: Report, tally: Tally, form: str) -> bytes:
    """The report as "html", "md" or "xlsx"."""
    return FORMATS[form](report, tally)


def charts(tally: Tally, form: str) -> dict[str, bytes]:
    """Every chart as "svg" or "png", by its name; none where no post is in scope."""
    return {name: draw(name, tally, form) for name in DRAWINGS if tally.in_scope}


def _page(report: Report, tally: Tally) -> bytes:
    def picture(name: str) -> str:
        svg = _SVG_HEAD.sub("", draw(name, tally, "svg").decode())
        return _ID.sub(rf"\1{name}-", svg)  # ids stay unique in the page

    template = _template("report.html.j2", autoescape=True)
    page: str = template.render(report=report, picture=picture, drawn=tally.in_scope > 0)
    return page.encode()


def _markdown(report: Report, tally: Tally) -> bytes:
    text: str = _template("report.md.j2", autoescape=False).render(report=report)
    return text.encode()


def _template(name: str, *, autoescape: bool) -> Template:
    with needing("report"):
        from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=autoescape,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters.update(percent=percent, plain=plain, number=lambda value: f"{value:,}", wide=is_wide)
    environment.tests["share"] = lambda cell: isinstance(cell, Share)
    return environment.get_template(name)


def is_wide(table: Table, number: int) -> bool:
    """Whether a column, counted from that of the labels, holds shares."""
    return number > 0 and any(isinstance(row.cells[number - 1], Share) for row in table.rows)


def plain(cell: Cell) -> str:
    """A cell in one line of text."""
    if isinstance(cell, Share):
        return f"{cell} {cell.count:,} of {cell.of:,}" if cell.of else "no posts"
    return f"{cell:,}" if isinstance(cell, int) else cell.replace("|", "\\|").replace("\n", " ")


def _workbook(report: Report, tally: Tally) -> bytes:
    """A sheet a table; each share in five columns: posts, of how many, share, and its interval's ends."""
    with needing("report"):
        from xlsxwriter import Workbook

    buffer = io.BytesIO()
    book = Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": report.title, "created": datetime(2021, 8, 20)})  # the same bytes each time
    bold, share = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"num_format": "0.0%"})
    about = book.add_worksheet("about")
    about.set_column(0, 0, 110)
    lines = [report.title, report.subtitle, "", *report.summary]
    for section in report.sections:
        lines += ["", section.heading, *section.answers, *section.notes]
    for row, line in enumerate(lines):
        about.write_string(row, 0, line)
    for section in report.sections:
        for table in section.tables:
            _sheet(book.add_worksheet(table.id[:31]), table, bold, share)
    book.close()
    return buffer.getvalue()


def _sheet(sheet: Any, table: Table, bold: Any, share: Any) -> None:
    write = sheet.write
    write(0, 0, table.heading, bold)
    write(1, 0, table.note)
    at = 0
    for number, column in enumerate(table.columns):
        cells = [row.cells[number - 1] if number else row.label for row in table.rows]
        wide = is_wide(table, number)
        for offset, part in enumerate(("", ", of", ", share", ", low", ", high") if wide else ("",)):
            write(2, at + offset, column.heading + part, bold)
        for line, cell in enumerate(cells, 3):
            if not isinstance(cell, Share):
                write(line, at, cell)
                continue
            write(line, at, cell.count)
            write(line, at + 1, cell.of)
            for offset, value in enumerate((cell.value, *cell.interval), 2):
                write(line, at + offset, value if cell.of else "", share)
        at += 5 if wide else 1
    sheet.set_column(0, 0, 40)
    sheet.freeze_panes(3, 1)


FORMATS: dict[str, Callable[[Report, Tally], bytes]] = {"html": _page, "md": _markdown, "xlsx": _workbook}
"""The written forms of a report."""
