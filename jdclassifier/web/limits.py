"""How much one request may ask for."""

from __future__ import annotations

from ..documents.limits import MAX_BYTES

MAX_BODY = MAX_BYTES + 1_000_000
"""Bytes of a request: a document and the fields beside it."""
MAX_CHARACTERS = 60_000
"""Of a draft, typed or in a document: some twenty pages."""
BODY_SECONDS = 30.0
"""Until a request has arrived."""
WORK_SECONDS = 20.0
"""For a draft, the start of a new worker included."""
WAITING = 8
"""Drafts that may be under way or wait."""
