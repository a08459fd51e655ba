"""Contact details left out of records on their way to a file."""

from __future__ import annotations

import functools
from dataclasses import replace
from typing import Any

from ..redact import redact
from ..result import Record
from .reject import Reject

_KEPT = frozenset(("id", "source", "duplicate_of", "model"))
"""Names of records, files and models: changed, they would lead nowhere."""

_redact = functools.lru_cache(maxsize=1 << 16)(redact)  # most words of evidence are met again and again


def redact_record(record: Record) -> Record:
    """Return a record with contact details left out of all its text; offsets stay those of the cleaned text."""
    return {name: value if name in _KEPT else _redacted(value) for name, value in record.items()}


def redact_reject(reject: Reject) -> Reject:
    """Return a reject with contact details left out of its reason."""
    return replace(reject, reason=redact(reject.reason))


def _redacted(value: Any) -> Any:
    if isinstance(value, str):
        return _redact(value)
    if isinstance(value, list):
        return [_redacted(item) for item in value]
    if isinstance(value, dict):
        return {name: _redacted(item) for name, item in value.items()}
    return value
