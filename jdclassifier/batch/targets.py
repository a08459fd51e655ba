"""Files written at once: whole or not at all, and never over an input."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from ..errors import OutputError
from .staging import reported


def check_target(path: Path, force: bool, keep: Collection[Path] = ()) -> None:
    """Refuse a target that exists, is an input, or lies in no folder, before any work is done.

    Raises:
        OutputError: says which, and how to mend it.
    """
    if path.resolve() in {one.resolve() for one in keep}:
        raise OutputError(f"{path}: is an input as well; write to another file")
    if path.exists() and not path.is_file():
        raise OutputError(f"{path}: is not a file; give the name of a file")
    if path.exists() and not force:
        raise OutputError(f"{path}: exists already; use --force to replace it")
    if not path.parent.is_dir():
        raise OutputError(f"{path}: the folder {path.parent} does not exist; make it first")


def write_all(files: Mapping[Path, bytes], force: bool) -> None:
    """Write files beside their targets, then put all of them in place, the first last."""
    for path in files:
        check_target(path, force)
    parts = {path: path.with_name(f".{path.name}.part") for path in files}
    try:
        for path, data in files.items():
            with reported(path):
                parts[path].write_bytes(data)
        for path in reversed(list(files)):
            with reported(path):
                parts[path].replace(path)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)


def write_text(target: Path, text: str, *, force: bool = False) -> None:
    """Write one text file, whole or not at all.

    Raises:
        OutputError: if it exists and `force` is not given, or cannot be written.
    """
    write_all({target: text.encode()}, force)
