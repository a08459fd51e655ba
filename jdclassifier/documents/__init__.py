"""Job descriptions as people have them: Word, PDF, HTML and text, tables and headings kept."""

from ..errors import DocumentError
from .model import Document, Piece
from .read import read_bytes, read_document

__all__ = ["Document", "DocumentError", "Piece", "read_bytes", "read_document"]
