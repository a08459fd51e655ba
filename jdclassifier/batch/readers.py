"""Files, folders and standard input to adverts, one at a time."""

from __future__ import annotations

import io
import itertools
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from ..advert import Advert
from ..errors import InputError
from .digests import SeenIds
from .formats import Format, find_format, read_text, unknown_type
from .input_file import Findings, InputFile, Item, ReadOptions
from .json_values import read_json_text
from .reject import Reject
from .sources import Source, find_sources
from .streams import CountedFile, OnBytes
from .tables import has_header, read_table_text

_BUFFER = 1 << 16
_FILES_ONLY = {b"PAR1": "a Parquet file", b"ARRO": "an Arrow file", b"PK\x03\x04": "an Excel or zip file"}


def read_adverts(
    inputs: Sequence[str | Path], on_bytes: OnBytes = lambda _: None, options: ReadOptions | None = None
) -> Iterator[Item]:
    """Read adverts from files, folders, patterns and "-" (standard input), in the order given, else by name.

    Ids are unique in what comes out: an advert whose id was seen before gets "#" and its row behind it.

    Args:
        inputs: Files of the known formats (the text ones may be packed), folders of them, patterns, or "-".
        on_bytes: Told, as files are read, how many bytes more were read.
        options: Which columns hold which fields, and the sheet to read, where the names do not tell.

    Raises:
        InputError: at once if an input is missing, empty or of an unknown type; while reading if the only
            file is a table that lacks a column or may not be opened. One of several files is turned away.
    """
    sources = find_sources(inputs)
    read = read_source if len(sources) == 1 else _read_or_reject
    chosen = options or ReadOptions()
    return _with_unique_ids(itertools.chain.from_iterable(read(source, on_bytes, chosen) for source in sources))


def read_source(
    source: Source, on_bytes: OnBytes, options: ReadOptions, found: Findings | None = None
) -> Iterator[Item]:
    """Read the adverts of one source; what is found out about it on the way goes into `found`.

    Raises:
        InputError: if the source as a whole cannot be read.
    """
    form = STANDARD_INPUT if source.path is None else find_format(source.name)
    if form is None:
        yield Reject(source.name, None, "", unknown_type(source.name))
        return
    with _open(source.path, on_bytes) as stream:
        try:
            yield from form.read(InputFile(source.name, source.path, stream, options, found or Findings()))
        except (OSError, EOFError, zlib.error) as error:
            reason = f"damaged from here on ({error}); the rest was not read: copy or compress the file again"
            yield Reject(source.name, None, "", reason)


def _read_or_reject(source: Source, on_bytes: OnBytes, options: ReadOptions) -> Iterator[Item]:
    """Read one of several files: that it cannot be read does not stop the others."""
    try:
        yield from read_source(source, on_bytes, options)
    except InputError as error:
        yield Reject(source.name, None, "", str(error).removeprefix(f"{source.name}: "))


def _open(path: Path | None, on_bytes: OnBytes) -> io.BufferedReader:
    if path is None:
        return io.BufferedReader(cast(io.RawIOBase, sys.stdin.buffer))
    try:
        return io.BufferedReader(CountedFile(path, on_bytes), _BUFFER)
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); see to its permissions") from error


def _sniffed(file: InputFile) -> Iterator[Item]:
    """Read standard input by what its first line shows: JSON, a table, or the text of one advert.

    Raises:
        InputError: if it is a format that can be read from a file only.
    """
    if kind := _FILES_ONLY.get(file.stream.peek(4)[:4]):
        raise InputError(f"{file.name}: is {kind}, which cannot be read from standard input; give the file's name")
    lines = file.lines()
    first = next((line for line in lines if not line.isspace()), "")
    lines = itertools.chain([first], lines)
    if first.lstrip().startswith(("{", "[")):
        return read_json_text(lines, file)
    return read_table_text(lines, file) if has_header(first, file.options.columns) else read_text(lines, file)


STANDARD_INPUT = Format("standard input", _sniffed)


def _with_unique_ids(items: Iterable[Item]) -> Iterator[Item]:
    seen = SeenIds()
    for item in items:
        if isinstance(item, Advert) and not seen.add(item.id):
            row, id = item.source.rpartition("#")[2], item.id
            while not seen.add(id):
                id = f"{id}#{row}"
            item = replace(item, id=id)
        yield item
