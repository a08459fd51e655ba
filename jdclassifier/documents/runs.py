"""The runs of a Word paragraph and their words: shared by reading and by placing comments, so that offsets agree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

_UNREAD = frozenset((f"{W}del", f"{W}moveFrom", f"{W}txbxContent", f"{W}pPr", MC_FALLBACK))
"""Deleted words; text boxes, which hold paragraphs of their own; the older copy of a drawing."""
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_SYMBOL_FONTS = ("wingdings", "webdings", "symbol")
_PRIVATE = 0xF000


def runs(paragraph: Any) -> Iterator[Any]:
    """The run elements of a paragraph that are read, in order, also those in links, insertions and controls."""
    for child in paragraph:
        if child.tag == f"{W}r":
            if not _is_hidden(child):
                yield child
        elif child.tag not in _UNREAD:
            yield from runs(child)


def run_text(run: Any) -> str:
    """The words of a run."""
    return "".join(part_text(part) for part in run)


def part_text(part: Any) -> str:
    """The words of one element in a run, "" where it holds none."""
    if part.tag == f"{W}t":
        text = part.text or ""
        return _as_symbols(text) if _has_symbol_font(part.getparent()) else text
    if part.tag == f"{W}sym":
        return _symbol(part.get(f"{W}char") or "")
    return _SIGNS.get(part.tag, "")


def paragraph_text(paragraph: Any) -> str:
    """The words of a paragraph, not cleaned."""
    return "".join(map(run_text, runs(paragraph)))


def text_boxes(paragraph: Any) -> Iterator[Any]:
    """The contents of the text boxes that hang on a paragraph."""
    for box in paragraph.iter(f"{W}txbxContent"):
        above = list(box.iterancestors())
        inner = above[: above.index(paragraph)]
        if not any(one.tag in _UNREAD for one in inner):
            yield box


def _is_hidden(run: Any) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(f"{W}val") not in ("0", "false")


def _has_symbol_font(run: Any) -> bool:
    fonts = run.find(f"{W}rPr/{W}rFonts")
    return fonts is not None and (fonts.get(f"{W}ascii") or "").lower().startswith(_SYMBOL_FONTS)


def _as_symbols(text: str) -> str:
    """Letters of a symbol font at the place that `w:sym` gives them, too."""
    return "".join(chr(_PRIVATE + ord(char)) if 32 < ord(char) < 256 else char for char in text)


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
