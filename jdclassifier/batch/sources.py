"""What inputs stand for: files, folders, patterns and standard input made into a list of sources."""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError
from .columns import mended
from .formats import KNOWN, find_format, unknown_type


@dataclass(frozen=True, slots=True)
class Source:
    """One file to be read (None: standard input), the name it goes by in results, and its size in bytes."""

    name: str
    path: Path | None
    size: int


def find_sources(inputs: Sequence[str | Path]) -> list[Source]:
    """Return the files that the inputs stand for, in the order given, those of a folder or pattern by name.

    Raises:
        InputError: if an input is missing, empty or of an unknown type.
    """
    if [str(given) for given in inputs].count("-") > 1:
        raise InputError("standard input can be read once only; give - once")
    return [source for given in inputs for source in _sources(str(given))]


def _sources(given: str) -> Iterator[Source]:
    path = Path(given)
    if not given:
        raise InputError("an input without a name; give a file, a folder, or - for standard input")
    if given == "-":
        if sys.stdin is None:
            raise InputError("standard input is closed; give a file, or send adverts through a pipe")
        yield Source("stdin", None, 0)
    elif path.is_dir():
        yield from _several(given, path, path.rglob("*"), "in this folder")
    elif path.exists():
        if not find_format(path.name):
            raise InputError(f"{given}: {unknown_type(path.name)}")
        yield Source(mended(path.name), path, path.stat().st_size)
    elif glob.has_magic(given):
        folder = _plain_part(path)
        yield from _several(given, folder, folder.glob(str(path.relative_to(folder))), "fit this pattern")
    else:
        raise InputError(f"{given}: no such file or folder")


def _several(given: str, folder: Path, found: Iterable[Path], where: str) -> Iterator[Source]:
    files = [p for p in sorted(found) if p.is_file() and not _is_hidden(p.relative_to(folder))]
    if not any(find_format(file.name) for file in files):
        raise InputError(f"{given}: no adverts {where}; {KNOWN}")
    yield from (Source(mended(p.relative_to(folder).as_posix()), p, p.stat().st_size) for p in files)


def _plain_part(pattern: Path) -> Path:
    """The folders of a pattern before its first wild card."""
    return next(parent for parent in pattern.parents if not glob.has_magic(str(parent)))


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
