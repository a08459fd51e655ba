"""Sorts UK mental health support job adverts into the review's three groups, with evidence.

import jdclassifier

result = jdclassifier.classify(title="Healthcare Assistant", text="...")
analyser = jdclassifier.Analyser.load()
for result in analyser.classify_many(adverts): ...
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .advert import Advert
    from .analyse import Analyser, classify
    from .result import Result

__version__ = "0.1.0"
__all__ = ["Advert", "Analyser", "Result", "__version__", "classify"]

_HOMES = {"Advert": ".advert", "Analyser": ".analyse", "Result": ".result", "classify": ".analyse"}


def __getattr__(name: str) -> Any:
    """Import the public names when they are first used: importing the package stays fast."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name], __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
