"""Many adverts at once: read, classify, write, and account for every record that could not be read."""

from .readers import read_adverts
from .reject import Reject
from .runner import AnalyserSettings, Summary, run
from .writers import open_output

__all__ = ["AnalyserSettings", "Reject", "Summary", "open_output", "read_adverts", "run"]
