"""What every format of results has in common."""

from __future__ import annotations

from abc import ABC, abstractmethod

from ..result import Record


class Writer(ABC):
    """Writes results in one format to files that others open, close and let appear."""

    @abstractmethod
    def write(self, record: Record, /) -> None:
        """Write one result."""

    def finish(self) -> None:  # noqa: B027
        """Write what is still held back."""

    def discard(self) -> None:  # noqa: B027
        """Let go of what was begun; called after `finish` as well."""
