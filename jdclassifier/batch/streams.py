"""Bytes to lines of text: gzip by its mark, encoding by its first bytes, line ends made one, NULs dropped."""

from __future__ import annotations

import codecs
import gzip
import io
from collections.abc import Callable, Iterator
from pathlib import Path

OnBytes = Callable[[int], object]

_GZIP = b"\x1f\x8b"
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


def text_lines(stream: io.BufferedReader) -> Iterator[str]:
    """Yield the lines of a stream, whatever its compression and encoding."""
    packed = stream.peek(2).startswith(_GZIP)
    plain = gzip.GzipFile(fileobj=stream) if packed else stream
    encoding = _encoding(plain.peek(8)[:8])
    errors = _WINDOWS if encoding == "utf-8-sig" else "replace"
    with io.TextIOWrapper(plain, encoding=encoding, errors=errors) as lines:
        for line in lines:
            yield line.replace("\0", "") if "\0" in line else line


def _encoding(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if len(head) >= 4 and not any(head[1::2]):
        return "utf-16-le"
    if len(head) >= 4 and not any(head[0::2]):
        return "utf-16-be"
    return "utf-8-sig"
