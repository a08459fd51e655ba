"""Saved web pages: the main text, without navigation, forms and small print around it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .limits import MAX_DEPTH
from .model import Block, Cell, Paragraph, Row, Source, Table
from .plain import decoded

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_UNREAD = (
    *("script", "style", "noscript", "template", "svg", "nav", "form", "button", "select", "iframe", "dialog", "aside"),
    *("[hidden]", "[aria-hidden=true]", "[role=navigation]", "[role=search]", "[role=contentinfo]", "[role=banner]"),
    *("body > header", "body > footer", "[class*=cookie]", "[id*=cookie]", "[class*=breadcrumb]", "[class*=skip-link]"),
)
_MAIN = ("main", "[role=main]", "article", "#main", "#main-content", "#content")
_SHORTEST_MAIN = 200
"""Characters; a main element with less holds something else."""
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    "p div section article li ul ol dl dt dd blockquote pre header footer main figure figcaption address hr center "
    "fieldset details summary body".split()
)


def read_page(data: bytes) -> Source:
    """Return the blocks of an HTML file."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(decoded(data))
    title = tree.css_first("title")
    for node in tree.css(", ".join(_UNREAD)):
        if node.tag not in ("body", "html", "main"):
            node.decompose()
    root = _main(tree)
    blocks = tuple(_Walk().blocks(root)) if root is not None else ()
    return Source(blocks, _page_title(title.text() if title is not None else ""))


def _main(tree: Any) -> LexborNode | None:
    for selector in _MAIN:
        node: LexborNode | None = tree.css_first(selector)
        if node is not None and len(node.text()) >= _SHORTEST_MAIN:
            return node
    body: LexborNode | None = tree.body
    return body


def _page_title(title: str) -> str:
    """The first part of "Support Worker | Jobs | Some Trust"."""
    for mark in (" | ", " - ", " – "):
        title = title.partition(mark)[0]
    return title


class _Walk:
    """Walks a tree and makes blocks; paragraphs are numbered as they come."""

    def __init__(self) -> None:
        self._count = 0

    def blocks(self, node: LexborNode, depth: int = 0) -> Iterator[Block]:
        """The blocks below a node."""
        words: list[str] = []
        yield from self._collect(node, words, "", depth)
        yield from self._flush(words, "")

    def _collect(self, node: LexborNode, words: list[str], kind: str, depth: int) -> Iterator[Block]:
        """Gather the words of a paragraph into `words`; give each paragraph out when the next begins."""
        for child in node.iter(include_text=True):
            tag = child.tag or ""
            if tag == "-text":
                words.append(" ".join((child.text_content or "").replace("\n", " ").split(" ")))
            elif tag == "br":
                yield from self._flush(words, kind)
            elif tag == "table" and depth < MAX_DEPTH:
                yield from self._flush(words, kind)
                yield Table(tuple(self._rows(child, depth + 1)))
            elif tag in _BLOCKS or tag in _HEADINGS:
                inner = tag if tag in _HEADINGS or tag == "li" else kind
                yield from self._flush(words, kind)
                yield from self._collect(child, words, inner, depth)
                yield from self._flush(words, inner)
            else:
                yield from self._collect(child, words, kind, depth)

    def _flush(self, words: list[str], kind: str) -> Iterator[Block]:
        text = "".join(words).strip()
        words.clear()
        if text:
            yield Paragraph(text, self._count, heading=_HEADINGS.get(kind, 0), item=kind == "li")
            self._count += 1

    def _rows(self, table: LexborNode, depth: int) -> Iterator[Row]:
        """Rows, those of the table's sections too; what reaches down over several rows is noted in those below."""
        reaching: dict[int, tuple[int, int]] = {}
        for row in _children(table, "tr", ("thead", "tbody", "tfoot")):
            cells: list[Cell] = []
            column = 0
            for cell in _children(row, "td", ()):
                column = _fill(cells, reaching, column)
                span, down = _number(cell, "colspan"), _number(cell, "rowspan")
                cells.append(Cell(column, tuple(self.blocks(cell, depth)), span))
                if down > 1:
                    reaching[column] = (down, span)
                column += span
            _fill(cells, reaching, column)
            reaching = {at: (down - 1, span) for at, (down, span) in reaching.items() if down > 1}
            yield tuple(cells)


def _fill(cells: list[Cell], reaching: dict[int, tuple[int, int]], column: int) -> int:
    """Put in the cells that continue one from above; return the next free column."""
    taken = {cell.column for cell in cells}
    while column in reaching and column not in taken:
        cells.append(Cell(column, span=reaching[column][1], below=True))
        column += reaching[column][1]
    return column


def _children(node: LexborNode, tag: str, through: tuple[str, ...]) -> Iterator[LexborNode]:
    for child in node.iter():
        if child.tag == tag or (tag == "td" and child.tag == "th"):
            yield child
        elif child.tag in through:
            yield from _children(child, tag, through)


def _number(node: LexborNode, name: str) -> int:
    value = (node.attributes.get(name) or "").strip()
    return min(max(int(value), 1), 100) if value.isascii() and value.isdigit() else 1
