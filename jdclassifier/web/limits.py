"""How much one request may ask for. A draft of ten pages takes a twentieth of a second."""

from __future__ import annotations

from ..documents.limits import MAX_BYTES

MAX_BODY = MAX_BYTES + 1_000_000
"""Bytes of a request: a document and the fields beside it."""
MAX_CHARACTERS = 60_000
"""Of a draft, typed or in a document: the longest job descriptions have half of it."""
BODY_SECONDS = 30.0
"""Until a request has arrived."""
WORK_SECONDS = 20.0
"""For a draft, the start of a new worker included."""
WAITING = 8
"""Drafts that may be under way or wait."""
