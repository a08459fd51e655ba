"""Bytes to lines of text: gzip and Zstandard by their marks, encoding by its first bytes, NULs dropped."""

from __future__ import annotations

import codecs
import gzip
import io
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Protocol

from .extras import needing

OnBytes = Callable[[int], object]

_GZIP, _ZSTANDARD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_HEAD = 1 << 16
_UTF_8 = "utf-8-sig"
_NAMES = {_UTF_8: "UTF-8", "utf-32": "UTF-32", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
_WINDOWS = "jdclassifier-windows-1252"


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are not UTF-8 as Windows-1252: files that mix the two come out right as well."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_WINDOWS, _as_windows_1252)


class CountedFile(io.FileIO):
    """A file that reports how many of its bytes were read."""

    def __init__(self, path: Path, on_bytes: OnBytes) -> None:
        super().__init__(path)
        self._on_bytes = on_bytes

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]
        count = super().readinto(buffer) or 0
        self._on_bytes(count)
        return count


class Noted(Protocol):
    """Where it is noted what a stream turned out to be."""

    encoding: str
    compression: str


def text_lines(stream: io.BufferedReader, noted: Noted | None = None) -> Iterator[str]:
    """Yield the lines of a stream, whatever its compression and encoding, line ends made one."""
    plain, compression = _unpacked(stream)
    head = plain.peek(_HEAD)
    encoding = _encoding(head[:8])
    if noted:
        noted.compression = compression
        noted.encoding = _NAMES[encoding] if encoding != _UTF_8 or _is_utf_8(head) else "Windows-1252"
    errors = _WINDOWS if encoding == _UTF_8 else "replace"
    with io.TextIOWrapper(plain, encoding=encoding, errors=errors) as lines:
        for line in lines:
            yield line.replace("\0", "") if "\0" in line else line


def up_to(limit: int, lines: Iterable[str]) -> Iterator[str]:
    """Lines until just beyond the limit, in characters: enough to see that a text is too long."""
    read = 0
    for line in lines:
        yield line
        read += len(line)
        if read > limit:
            return


def _unpacked(stream: io.BufferedReader) -> tuple[io.BufferedReader | gzip.GzipFile, str]:
    head = stream.peek(4)
    if head.startswith(_GZIP):
        return gzip.GzipFile(fileobj=stream), "gzip"
    if head.startswith(_ZSTANDARD):
        with needing("tables"):
            from pyarrow import CompressedInputStream
        return io.BufferedReader(CompressedInputStream(stream, "zstd"), _HEAD), "Zstandard"
    return stream, ""


def _encoding(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if len(head) >= 4 and not any(head[1::2]):
        return "utf-16-le"
    if len(head) >= 4 and not any(head[0::2]):
        return "utf-16-be"
    return _UTF_8


def _is_utf_8(head: bytes) -> bool:
    """Whether bytes are UTF-8, a character that the end cuts through left aside."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True
