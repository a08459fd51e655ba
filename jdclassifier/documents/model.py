"""What a document is made of, whatever its format: paragraphs and tables before, text and its pieces after."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from ..advert import Advert

Format = Literal["word", "pdf", "html", "text"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it stands in the source.

    Attributes:
        text: Its words, not cleaned.
        at: Number of the paragraph in the source, from 0: Word's own paragraphs, of other formats in reading order.
        page: Page of a PDF, from 1; 0 elsewhere.
        heading: Level of the heading, 1 for the highest; 0 for running text.
        item: An item of a list.
    """

    text: str
    at: int
    page: int = 0
    heading: int = 0
    item: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, from `column` over `span` columns; `below` continues the cell above and holds nothing."""

    column: int
    blocks: tuple[Block, ...] = ()
    span: int = 1
    below: bool = False

    @property
    def text(self) -> str:
        """The words of the paragraphs, those of nested tables left out."""
        return " ".join(block.text for block in self.blocks if isinstance(block, Paragraph)).strip()


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its rows from above, their cells from the left."""

    rows: tuple[Row, ...]


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Source:
    """What a reader of one format hands over: blocks in reading order, and the title that the file itself claims."""

    blocks: tuple[Block, ...]
    title: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of `Document.text` and where it came from.

    Attributes:
        start, end: Characters of `Document.text`, `end` exclusive.
        at: Number of the paragraph in the source (`Paragraph.at`).
        place: The same for a person: "paragraph 4", "table 2, row 3, column 1", with the page of a PDF.
    """

    start: int
    end: int
    at: int
    place: str


@dataclass(frozen=True, slots=True)
class Document:
    """A job description as read.

    Attributes:
        format: What the file is.
        text: Cleaned text, tables written out line by line; offsets of evidence index it.
        title: Job title: as labelled, else the first telling heading, else the file's own title or name.
        employer, salary, band: As labelled on the front page, "" where they are not.
        pieces: Where each stretch of the text came from, in the order of the text; headings of ours have none.
        warnings: What a reader should know, one plain sentence each.
    """

    format: Format
    text: str
    title: str
    employer: str = ""
    salary: str = ""
    band: str = ""
    pieces: tuple[Piece, ...] = field(default=(), repr=False)
    warnings: tuple[str, ...] = ()

    def to_advert(self, id: str, source: str = "") -> Advert:
        """The document as an advert for the analyser."""
        return Advert(id, self.title, self.text, self.employer, self.salary, source=source)
