"""Output files that appear whole or not at all."""

from __future__ import annotations

import contextlib
import gzip
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Protocol

from ..errors import OutputError


class OutputFile(Protocol):
    """A text file being written."""

    def write(self, text: str, /) -> int:
        """Write text as it is, line ends included."""

    def close(self) -> None:
        """Write what is left; nothing can fail after it."""

    def appear(self) -> None:
        """Let the closed file be seen under its name."""

    def discard(self) -> None:
        """Leave nothing behind."""


class StagedFile:
    """A file written under a passing name beside its target, and gzipped where that ends in ".gz"."""

    def __init__(self, target: Path, encoding: str) -> None:
        self._target = target
        self._part = target.with_name(f".{target.name}.{os.getpid()}.part")
        with reported(target):
            self._raw = self._part.open("wb")
        packed = _gzip(self._raw) if target.suffix == ".gz" else self._raw
        self._text = io.TextIOWrapper(packed, encoding=encoding, newline="")

    def write(self, text: str, /) -> int:
        with reported(self._target):
            return self._text.write(text)

    def close(self) -> None:
        with reported(self._target):
            self._text.close()
            self._raw.close()

    def appear(self) -> None:
        with reported(self._target):
            self._part.replace(self._target)

    def discard(self) -> None:
        for action in (self._text.close, self._raw.close, self._part.unlink):
            with contextlib.suppress(OSError):
                action()


class StandardOutput:
    """Standard output, as UTF-8. What was written cannot be taken back."""

    def __init__(self) -> None:
        if sys.stdout is None:
            raise OutputError("standard output is closed; give the name of a file")
        self._stream = sys.stdout.buffer

    def write(self, text: str, /) -> int:
        with reported("standard output"):
            return self._stream.write(text.encode())

    def close(self) -> None:
        with reported("standard output"):
            self._stream.flush()

    def appear(self) -> None:
        pass

    def discard(self) -> None:
        try:
            self._stream.flush()
        except OSError:  # the reader has gone: what the interpreter still flushes on its way out goes nowhere
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _gzip(stream: BinaryIO) -> gzip.GzipFile:
    """Gzip without name and time, so that the same text gives the same bytes."""
    return gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=stream, mtime=0)


@contextlib.contextmanager
def reported(target: Path | str) -> Iterator[None]:
    """Let what the system says of a file be an error that names the file."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"{target}: cannot be written ({error.strerror or error})") from error


def write_text(target: Path, text: str, *, force: bool = False) -> None:
    """Write a text file that appears whole or not at all.

    Raises:
        OutputError: if it exists and `force` is not given, or cannot be written.
    """
    if target.exists() and not force:
        raise OutputError(f"{target} exists; choose another name or add --force")
    file = StagedFile(target, "utf-8")
    try:
        file.write(text)
        file.close()
        file.appear()
    finally:
        file.discard()
