"""Sheets to label in: CSV and Excel for people, JSONL for doccano, JSON for Label Studio; `train` takes them back."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..batch.targets import write_text
from ..errors import OutputError
from ..lexicon import CATEGORIES, SETTINGS, WORKFORCES
from .suggest import Suggestion

_CHOICES = {"workforce": WORKFORCES, "setting": SETTINGS, "category": CATEGORIES}
COLUMNS = ("id", "title", "text", *_CHOICES, "essential_level", "model_answer", "why", "employer", "salary", "date")
_WIDTHS = {"title": 36, "text": 90, "why": 40, "model_answer": 26}


def write_sheet(suggestions: Sequence[Suggestion], target: Path, *, force: bool = False) -> None:
    """Write adverts to label; the file's suffix says how.

    Raises:
        OutputError: if the suffix is unknown, or the file exists and `force` is not given, or cannot be written.
    """
    suffix = target.suffix.lower()
    if suffix == ".xlsx":
        _write_workbook([_row(one) for one in suggestions], target, force)
        return
    makers = {".csv": _as_csv, ".jsonl": _for_doccano, ".json": _for_label_studio}
    if suffix not in makers:
        raise OutputError(
            f"{target}: unknown file type {suffix!r}; use .csv, .xlsx, .jsonl (doccano), .json (Label Studio)"
        )
    write_text(target, makers[suffix](suggestions), force=force)


def _row(one: Suggestion) -> list[str]:
    advert, result = one.advert, one.result
    answer = f"{result.workforce} / {result.setting} / {result.category or '-'}"
    rest = (advert.employer, advert.salary, advert.date)
    return [advert.id, advert.title, advert.text, "", "", "", "", answer, one.why, *rest]


def _as_csv(suggestions: Sequence[Suggestion]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows(_row(one) for one in suggestions)
    return "\ufeff" + text.getvalue()


def _shown(one: Suggestion) -> dict[str, Any]:
    """What a labelling tool shows: title and text in one, the rest beside it."""
    advert = one.advert
    return {
        "text": f"{advert.title}\n\n{advert.text}",
        "advert_id": advert.id,
        "title": advert.title,
        "employer": advert.employer,
        "salary": advert.salary,
        "date": advert.date,
        "why": one.why,
    }


def _for_doccano(suggestions: Sequence[Suggestion]) -> str:
    rows = ({**_shown(one), "label": []} for one in suggestions)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _for_label_studio(suggestions: Sequence[Suggestion]) -> str:
    return json.dumps([{"data": _shown(one)} for one in suggestions], ensure_ascii=False, indent=1) + "\n"


def _write_workbook(rows: Sequence[Sequence[str]], target: Path, force: bool) -> None:
    """A workbook whose label cells offer the labels of the codebook."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.datavalidation import DataValidation

    if target.exists() and not force:
        raise OutputError(f"{target} exists; choose another name or add --force")
    book = Workbook()
    sheet = book.active
    sheet.title = "to label"
    for row in (COLUMNS, *rows):
        sheet.append([_cell(value) for value in row])
    for at, name in enumerate(COLUMNS, start=1):
        letter = sheet.cell(1, at).column_letter
        sheet.cell(1, at).font = Font(bold=True)
        sheet.column_dimensions[letter].width = _WIDTHS.get(name, 20)
        if name in _CHOICES and rows:
            offered = DataValidation(type="list", formula1=f'"{",".join(_CHOICES[name])}"', allow_blank=True)
            offered.add(f"{letter}2:{letter}{len(rows) + 1}")
            sheet.add_data_validation(offered)
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.data_type = "s"  # no advert's text is a formula
    sheet.freeze_panes = "C2"
    try:
        book.save(target)
    except OSError as error:
        raise OutputError(f"{target}: cannot be written ({error.strerror or error})") from error


def _cell(value: str) -> str:
    """Text that a cell can hold."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    longest = 32_000
    legal: str = ILLEGAL_CHARACTERS_RE.sub("", value)
    return legal[:longest]
