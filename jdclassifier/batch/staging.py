"""Output files that appear whole or not at all."""

from __future__ import annotations

import contextlib
import gzip
import io
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from ..errors import OutputError


class OutputFile(Protocol):
    """A file being written."""

    def open(self) -> None:
        """Begin the file."""

    def close(self) -> None:
        """Write what is left; nothing can fail after it."""

    def appear(self) -> None:
        """Let the closed file be seen under its name."""

    def discard(self) -> None:
        """Leave nothing behind."""


class TextOutput(OutputFile, Protocol):
    """A text file being written."""

    def write(self, text: str, /) -> int:
        """Write text as it is, line ends included."""


class StagedFile:
    """A file written under a passing name beside its target, and gzipped where that ends in ".gz".

    Nothing is made before `open`; `stream` then takes the bytes. Errors of the system name the target.
    """

    stream: BinaryIO

    def __init__(self, target: Path) -> None:
        self._target = target
        self._part = target.with_name(f".{target.name}.{os.getpid()}.part")
        self._closing: list[Callable[[], object]] = []  # the outermost last

    def open(self) -> None:
        """Begin the file."""
        with self.reported():
            raw = self._part.open("wb")
        self.stream = cast(BinaryIO, _gzip(raw)) if self._target.suffix == ".gz" else raw
        self._closing += [raw.close, self.stream.close]

    def reported(self) -> contextlib.AbstractContextManager[None]:
        """Let an error of the system name the target."""
        return reported(self._target)

    def close(self) -> None:
        with self.reported():
            for close in reversed(self._closing):
                close()

    def appear(self) -> None:
        with self.reported():
            self._part.replace(self._target)

    def discard(self) -> None:
        for action in (*reversed(self._closing), self._part.unlink):
            with contextlib.suppress(OSError):
                action()


class StagedText(StagedFile):
    """The same for text."""

    def __init__(self, target: Path, encoding: str = "utf-8") -> None:
        super().__init__(target)
        self._encoding = encoding

    def open(self) -> None:
        super().open()
        self._text = io.TextIOWrapper(self.stream, encoding=self._encoding, newline="")
        self._closing.append(self._text.close)

    def write(self, text: str, /) -> int:
        with self.reported():
            return self._text.write(text)


class StandardOutput:
    """Standard output, as UTF-8. What was written cannot be taken back."""

    def __init__(self) -> None:
        if sys.stdout is None:
            raise OutputError("standard output is closed; give the name of a file")
        self._stream = sys.stdout.buffer

    def open(self) -> None:
        pass

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
