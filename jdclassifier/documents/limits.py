"""How large a document may be: a job description takes a hundredth of this, a zip bomb a thousandfold."""

from __future__ import annotations

MAX_BYTES = 25_000_000
"""Of the file."""
MAX_UNPACKED = 150_000_000
"""Bytes of all parts of a Word file."""
MAX_PART = 40_000_000
"""Bytes of one XML part of a Word file."""
MAX_PAGES = 60
"""Pages of a PDF."""
MAX_TEXT = 1_000_000
"""Characters read from one document."""
MAX_DEPTH = 12
"""Tables inside tables."""
