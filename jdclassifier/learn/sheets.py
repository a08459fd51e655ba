"""Labelled rows as people and labelling tools write them: JSONL, CSV, Excel, doccano, Label Studio.

Whatever the file, a row becomes one JSON-like object with the field and label names of the codebook; what stands in it
is checked by `corpus.check_labels`. Rows of a sheet or tool that nobody has labelled yet are left out.
"""

from __future__ import annotations

import codecs
import csv
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from ..batch.columns import fields_of, find_columns
from ..errors import CorpusError
from ..lexicon import CATEGORIES, SETTINGS, WORKFORCES

Row = dict[str, Any]
_CLASSES = {"workforce": WORKFORCES, "setting": SETTINGS, "category": CATEGORIES}
_LISTS = ("bands", "registers")
_LEVELS = ("essential_level", "desirable_level")
_YES_OR_NO = ("equivalent_accepted", "supervises_others", "training_post")
_NAMES = ("role", "registration", "supervision_received")
_LABELS = (*_CLASSES, *_LISTS, *_LEVELS, *_YES_OR_NO, *_NAMES)
_FIELDS = ("id", "title", "text", "employer", "salary", "date")
_TRUE, _FALSE, _NULL = ("true", "yes", "1"), ("false", "no", "0"), ("", "null", "none")


class WrongLine(Exception):
    """A line that holds no row; the message says why and how to mend it."""


def labelled_rows(path: Path, report: Callable[[int, str], object]) -> Iterator[tuple[int, Row]]:
    """Yield the labelled rows of a file, each with its line (or spreadsheet row); tell `report` what is no row.

    Raises:
        CorpusError: if the file cannot be read at all.
    """
    try:
        yield from _READERS.get(path.suffix.lower(), _json_lines)(path, report)
    except OSError as error:
        raise CorpusError(f"{path}: cannot be read ({error.strerror}); see to its permissions") from None


def _json_lines(path: Path, report: Callable[[int, str], object]) -> Iterator[tuple[int, Row]]:
    lines = path.read_bytes().removeprefix(codecs.BOM_UTF8).split(b"\n")
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            raw = _object(line)
        except WrongLine as fault:
            report(number, str(fault))
            continue
        row = from_tool(raw)
        if row is raw or _is_labelled(row):
            yield number, row


def _object(line: bytes) -> Row:
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise WrongLine("not UTF-8; save the file as UTF-8") from None
    except (ValueError, RecursionError) as error:
        fault = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply or no number"
        raise WrongLine(f"not valid JSON ({fault}); write one object a line") from None
    if not isinstance(row, dict):
        raise WrongLine("not an object; one labelled advert a line")
    return row


def _json_list(path: Path, report: Callable[[int, str], object]) -> Iterator[tuple[int, Row]]:
    """The tasks of a Label Studio export; their numbers stand for lines."""
    try:
        tasks = json.loads(path.read_bytes())
    except ValueError as error:
        raise CorpusError(f"{path}: not valid JSON ({error}); export it again") from None
    if not isinstance(tasks, list):
        raise CorpusError(
            f"{path}: not a list of tasks; use Label Studio's JSON export, or one object a line in .jsonl"
        )
    for number, task in enumerate(tasks, start=1):
        if not isinstance(task, dict):
            report(number, "not an object; one task for each advert")
        elif _is_labelled(row := from_tool(task)):
            yield number, row


def _csv(path: Path, report: Callable[[int, str], object]) -> Iterator[tuple[int, Row]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        head = lines.readline()
        lines.seek(0)
        delimiter = max("\t;,", key=head.count)
        try:
            yield from _cells(path, enumerate(csv.reader(lines, delimiter=delimiter), start=1))
        except UnicodeDecodeError:
            raise CorpusError(f"{path}: not UTF-8; save it as CSV UTF-8") from None
        except csv.Error as error:
            raise CorpusError(f"{path}: not a table ({error}); save it as CSV again") from None


def _excel(path: Path, report: Callable[[int, str], object]) -> Iterator[tuple[int, Row]]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # openpyxl trips over broken workbooks in many ways
        raise CorpusError(f"{path}: not a readable Excel workbook; open it and save it as .xlsx") from error
    rows = book.worksheets[0].iter_rows(values_only=True)
    yield from _cells(path, enumerate((["" if c is None else str(c) for c in row] for row in rows), start=1))


_READERS: dict[str, Callable[[Path, Callable[[int, str], object]], Iterator[tuple[int, Row]]]] = {
    ".csv": _csv,
    ".tsv": _csv,
    ".xlsx": _excel,
    ".json": _json_list,
}
"""By suffix; any other file is read as JSONL."""


def _cells(path: Path, rows: Iterable[tuple[int, list[str]]]) -> Iterator[tuple[int, Row]]:
    """Rows of a table whose first row names the columns."""
    rows = iter(rows)
    _, head = next(rows, (0, []))
    names = [name.strip().lower().replace(" ", "_") for name in head]
    places = {name: at for at, name in enumerate(names) if name in _LABELS}
    missing = [name for name in _CLASSES if name not in places]
    found = {field: at for field, at in find_columns(tuple(head)).items() if field in _FIELDS}
    missing += [name for name in ("title", "text") if name not in found]
    if missing:
        raise CorpusError(f"{path}: no column {', '.join(missing)}; name the columns in the first row")
    for number, cells in rows:
        cells += [""] * (len(head) - len(cells))
        row: Row = {field: str(value) for field, value in fields_of(head, cells, found).items()}
        row["id"] = row.get("id") or f"{path.name}#{number}"
        row.update({name: _value(name, cells[at]) for name, at in places.items() if _stated(name, cells[at])})
        if _is_labelled(row):
            yield number, row


def _stated(name: str, cell: str) -> bool:
    """Whether a cell says anything; an empty category is the null that the codebook wants outside support."""
    return name == "category" or bool(cell.strip())


def _value(name: str, cell: str) -> Any:
    """A cell as the label it stands for; what cannot be one is left for the check to name."""
    text = cell.strip()
    plain = text.lower().replace(" ", "_")
    if name in _LISTS:
        parts = [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
        return [_number(part) if name == "bands" else part for part in parts]
    if plain in _NULL:
        return None
    if name in _LEVELS:
        return _number(text)
    if name in _YES_OR_NO:
        return True if plain in _TRUE else False if plain in _FALSE else text
    return plain


def _number(text: str) -> int | str:
    text = text.removesuffix(".0")
    return int(text) if text.isdigit() else text


def _is_labelled(row: Row) -> bool:
    return any(row.get(name) for name in _CLASSES)


def from_tool(row: Row) -> Row:
    """A row of doccano's or Label Studio's export as one of ours; any other as it is."""
    if isinstance(row.get("data"), dict) and isinstance(row.get("annotations"), list):
        return _from_choices(row["data"], _chosen(row["annotations"]))
    if isinstance(row.get("label"), list):
        return _from_choices({**row, **(row["meta"] if isinstance(row.get("meta"), dict) else {})}, row["label"])
    return row


def _chosen(annotations: list[Any]) -> list[Any]:
    """What the last annotator that did not give up chose."""
    kept = [one for one in annotations if isinstance(one, dict) and not one.get("was_cancelled")]
    results = kept[-1].get("result", []) if kept else []
    return [choice for one in results for choice in one.get("value", {}).get("choices", [])]


def _from_choices(shown: Row, choices: Iterable[Any]) -> Row:
    row: Row = {field: shown[field] for field in _FIELDS if isinstance(shown.get(field), str)}
    row["id"] = str(shown.get("advert_id", shown.get("id", "")))
    title = row.setdefault("title", "")
    row["text"] = str(row.get("text", "")).removeprefix(title).lstrip("\n")
    chosen = {str(choice).strip().lower().replace(" ", "_") for choice in choices}
    for head, labels in _CLASSES.items():
        found = sorted(chosen.intersection(labels))
        if len(found) > 1:
            row[head] = " and ".join(found)
        elif found or head == "category":
            row[head] = found[0] if found else None
    return row
