"""Packages that only some commands need, imported when they do."""

from __future__ import annotations

import importlib
from typing import Any

from .errors import JDClassifierError


def need(module: str, extra: str) -> Any:
    """Import a module that belongs to an extra of this package.

    Raises:
        JDClassifierError: if it is not installed; the line says what to install.
    """
    try:
        return importlib.import_module(module)
    except ImportError:
        package = module.partition(".")[0]
        raise JDClassifierError(f"this needs {package}; pip install 'jdclassifier[{extra}]'") from None
