"""Files, folders and standard input to adverts, one at a time."""

from __future__ import annotations

import io
import itertools
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from ..advert import Advert
from ..errors import InputError
from .documents import DOCUMENTS, is_document, read_file
from .ids import SeenIds
from .json_values import read_json, read_json_lines
from .records import MAX_TEXT, advert_from_fields, mended
from .reject import Reject
from .streams import CountedFile, OnBytes, text_lines
from .tables import has_header, read_table

Reader = Callable[[Iterator[str], str], Iterator[Advert | Reject]]

_LONGEST_FIRST_LINE = 150  # of a document: a longer one is no title


def read_adverts(inputs: Sequence[str | Path], on_bytes: OnBytes = lambda _: None) -> Iterator[Advert | Reject]:
    """Read adverts from files, folders and "-" (standard input), in the order given, within folders by name.

    Ids are unique in what comes out: an advert whose id was seen before gets "#" and its row behind it.

    Args:
        inputs: CSV, TSV, JSON, JSONL, text or Markdown files (each may be gzipped), Word, PDF or HTML files, folders
            of them, or "-".
        on_bytes: Told, as files are read, how many bytes more were read.

    Raises:
        InputError: at once if an input is missing, empty or of an unknown type; while reading if the only
            file is a table that lacks a column or may not be opened. One of several files is turned away.
    """
    sources = find_sources(inputs)
    read = _read if len(sources) == 1 else _read_or_reject
    return _with_unique_ids(itertools.chain.from_iterable(read(source, on_bytes) for source in sources))


@dataclass(frozen=True, slots=True)
class Source:
    """One file to be read (None: standard input), the name it goes by in results, and its size in bytes."""

    name: str
    path: Path | None
    size: int


def find_sources(inputs: Sequence[str | Path]) -> list[Source]:
    """Return the files that the inputs stand for.

    Raises:
        InputError: if an input is missing, empty or of an unknown type.
    """
    if [str(given) for given in inputs].count("-") > 1:
        raise InputError("standard input can be read once only; give - once")
    return [source for given in inputs for source in _sources(str(given))]


def read_document(lines: Iterator[str], name: str) -> Iterator[Advert | Reject]:
    """Yield the one advert of a text file; its title is the first line, or the file name if that is long."""
    text = "".join(_up_to(MAX_TEXT, lines))
    first, _, rest = text.strip().partition("\n")
    if len(first) > _LONGEST_FIRST_LINE:
        first, rest = Path(name).stem.replace("_", " "), text
    yield advert_from_fields({"title": first.lstrip("# ").strip(), "text": rest}, name, None)


_READERS: dict[str, Reader] = {
    ".csv": read_table,
    ".tsv": read_table,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".txt": read_document,
    ".md": read_document,
}
_KNOWN = f"use {', '.join(_READERS)}, any of them gzipped (.gz), or {', '.join(DOCUMENTS)}"


def _sources(given: str) -> Iterator[Source]:
    path = Path(given)
    if not given:
        raise InputError("an input without a name; give a file, a folder, or - for standard input")
    if given == "-":
        if sys.stdin is None:
            raise InputError("standard input is closed; give a file, or send adverts through a pipe")
        yield Source("stdin", None, 0)
    elif path.is_dir():
        files = [p for p in sorted(path.rglob("*")) if p.is_file() and not _is_hidden(p.relative_to(path))]
        if not any(_is_known(file.name) for file in files):
            raise InputError(f"{given}: no adverts in this folder; {_KNOWN}")
        yield from (Source(mended(p.relative_to(path).as_posix()), p, p.stat().st_size) for p in files)
    elif not path.exists():
        raise InputError(f"{given}: no such file or folder")
    elif not _is_known(path.name):
        raise InputError(f"{given}: {_unknown_type(path.name)}")
    else:
        yield Source(mended(path.name), path, path.stat().st_size)


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _is_known(name: str) -> bool:
    return is_document(name) or _reader(name) is not None


def _reader(name: str) -> Reader | None:
    return _READERS.get(Path(name.lower().removesuffix(".gz")).suffix)


def _unknown_type(name: str) -> str:
    packed = ".gz" if name.lower().endswith(".gz") else ""
    return f"unknown file type {Path(name[: len(name) - len(packed)]).suffix + packed!r}; {_KNOWN}"


def _read(source: Source, on_bytes: OnBytes) -> Iterator[Advert | Reject]:
    if source.path and is_document(source.name):
        yield from read_file(source.path, source.name)
        on_bytes(source.size)
        return
    reader = _sniffing_reader if source.path is None else _reader(source.name)
    if reader is None:
        yield Reject(source.name, None, "", _unknown_type(source.name))
        return
    with _open(source.path, on_bytes) as stream:
        try:
            yield from reader(text_lines(stream), source.name)
        except (OSError, EOFError, zlib.error) as error:
            reason = f"damaged from here on ({error}); the rest was not read: copy or compress the file again"
            yield Reject(source.name, None, "", reason)


def _read_or_reject(source: Source, on_bytes: OnBytes) -> Iterator[Advert | Reject]:
    """Read one of several files: that it cannot be read does not stop the others."""
    try:
        yield from _read(source, on_bytes)
    except InputError as error:
        yield Reject(source.name, None, "", str(error).removeprefix(f"{source.name}: "))


def _open(path: Path | None, on_bytes: OnBytes) -> io.BufferedReader:
    if path is None:
        return io.BufferedReader(cast(io.RawIOBase, sys.stdin.buffer))
    try:
        return io.BufferedReader(CountedFile(path, on_bytes))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); see to its permissions") from error


def _sniffing_reader(lines: Iterator[str], name: str) -> Iterator[Advert | Reject]:
    """Read standard input by what its first line shows: JSON, a table, or the text of one advert."""
    first = next((line for line in lines if not line.isspace()), "")
    lines = itertools.chain([first], lines)
    if first.lstrip().startswith(("{", "[")):
        return read_json(lines, name)
    return read_table(lines, name) if has_header(first) else read_document(lines, name)


def _up_to(limit: int, lines: Iterable[str]) -> Iterator[str]:
    """Lines until just beyond the limit: enough to see that a text is too long."""
    read = 0
    for line in lines:
        yield line
        read += len(line)
        if read > limit:
            return


def _with_unique_ids(items: Iterable[Advert | Reject]) -> Iterator[Advert | Reject]:
    seen = SeenIds()
    for item in items:
        if isinstance(item, Advert) and not seen.add(item.id):
            row, id = item.source.rpartition("#")[2], item.id
            while not seen.add(id):
                id = f"{id}#{row}"
            item = replace(item, id=id)
        yield item
