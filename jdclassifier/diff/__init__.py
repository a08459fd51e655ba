"""What changed between two files of results, and which fact or feature caused it."""

from .changes import Change, compare
from .pairing import pairs
from .summary import Summary, summed_up

__all__ = ["Change", "Summary", "compare", "pairs", "summed_up"]
