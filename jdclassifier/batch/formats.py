"""The formats that can be read, by the endings of file names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .arrow_files import read_arrow, read_parquet
from .documents import read_document
from .excel import read_excel
from .input_file import InputFile, Item
from .job_posting import read_page
from .json_values import read_json, read_json_lines
from .records import MAX_TEXT, advert_from_fields
from .streams import up_to
from .tables import read_table

_LONGEST_FIRST_LINE = 150  # of a document: a longer one is no title
_PACKED = (".gz", ".zst")


def read_plain_text(file: InputFile) -> Iterator[Item]:
    """Yield the one advert of a text file; its title is the first line, or the file name if that is long."""
    return read_text(file.lines(), file)


def read_text(lines: Iterator[str], file: InputFile) -> Iterator[Item]:
    """Yield the one advert of a text that was opened already."""
    yield advert_of_text(lines, file.name)


def advert_of_text(lines: Iterator[str], name: str) -> Item:
    """The advert that a text is: its first line is the title."""
    text = "".join(up_to(MAX_TEXT, lines))
    first, _, rest = text.strip().partition("\n")
    if len(first) > _LONGEST_FIRST_LINE:
        first, rest = Path(name).stem.replace("_", " "), text
    return advert_from_fields({"title": first.lstrip("# ").strip(), "text": rest}, name, None)


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what people call it, its reader, and whether its files may be packed."""

    name: str
    read: Callable[[InputFile], Iterator[Item]]
    packable: bool = True


FORMATS = {
    ".csv": Format("CSV", read_table),
    ".tsv": Format("TSV", read_table),
    ".xlsx": Format("Excel", read_excel, packable=False),
    ".xlsm": Format("Excel", read_excel, packable=False),
    ".json": Format("JSON", read_json),
    ".jsonld": Format("JSON-LD", read_json),
    ".jsonl": Format("JSONL", read_json_lines),
    ".ndjson": Format("JSONL", read_json_lines),
    ".parquet": Format("Parquet", read_parquet, packable=False),
    ".arrow": Format("Arrow", read_arrow, packable=False),
    ".feather": Format("Arrow", read_arrow, packable=False),
    ".html": Format("HTML", read_page),
    ".htm": Format("HTML", read_page),
    ".docx": Format("Word", read_document, packable=False),
    ".doc": Format("Word", read_document, packable=False),
    ".rtf": Format("RTF", read_document, packable=False),
    ".odt": Format("OpenDocument", read_document, packable=False),
    ".pdf": Format("PDF", read_document, packable=False),
    ".txt": Format("text", read_plain_text),
    ".md": Format("text", read_plain_text),
}
KNOWN = f"use {', '.join(FORMATS)}; the text ones may be packed (.gz, .zst)"


def find_format(name: str) -> Format | None:
    """The format of a file name; None where it is unknown."""
    path = Path(name.lower())
    if path.suffix not in _PACKED:
        return FORMATS.get(path.suffix)
    found = FORMATS.get(Path(path.stem).suffix)
    return found if found and found.packable else None


def unknown_type(name: str) -> str:
    """Say that a file cannot be read because of its name."""
    path = Path(name)
    suffix = Path(path.stem).suffix + path.suffix if path.suffix.lower() in _PACKED else path.suffix
    return f"unknown file type {suffix!r}; {_MENDS.get(suffix.lower(), KNOWN)}"


_MENDS = {".xls": "save it as .xlsx", ".ods": "save it as .xlsx or .csv"}
