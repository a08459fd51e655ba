"""Records as `classify` writes them, of invented adverts."""

from __future__ import annotations

from typing import Any

from jdclassifier import Advert, Analyser
from jdclassifier.result import Record


def record(id: str = "a", **changes: Any) -> Record:
    """The record of a support worker's advert in mental health, with some fields changed."""
    advert = Advert(id=id, title="Support Worker", text="You will work on an acute psychiatric ward.", source="a.csv#1")
    return _ANALYSER.classify(advert).to_record() | {"review": False, "review_reasons": []} | changes


_ANALYSER = Analyser.load()
