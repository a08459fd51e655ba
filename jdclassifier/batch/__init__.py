"""Many adverts at once: read, classify, write, and account for every record that could not be read."""

from .columns import parse_columns
from .input_file import ReadOptions
from .journal import open_journal
from .readers import read_adverts
from .reject import Reject
from .runner import Summary, run
from .work import AnalyserSettings
from .writers import open_output

__all__ = [
    "AnalyserSettings",
    "ReadOptions",
    "Reject",
    "Summary",
    "open_journal",
    "open_output",
    "parse_columns",
    "read_adverts",
    "run",
]
