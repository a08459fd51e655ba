"""What changed between two files of results, and which fact or feature caused it."""

from .changes import Change, compare
from .pairing import pairs
from .read import read_results
from .summary import Summary, summed_up

__all__ = ["Change", "Summary", "compare", "pairs", "read_results", "summed_up"]
