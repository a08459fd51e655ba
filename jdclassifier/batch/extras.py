"""Parts of the program that need packages which a plain installation leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ..errors import JDClassifierError


@contextmanager
def needing(extra: str) -> Iterator[None]:
    """Let a failed import of a package of `extra` say what to install."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise JDClassifierError(
            f"this needs the package {error.name}, which is not installed: pip install 'jdclassifier[{extra}]'"
        ) from error
