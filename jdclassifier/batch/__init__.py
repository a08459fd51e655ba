"""Many adverts at once: read, classify, write, and account for every record that could not be read."""

from .columns import parse_columns
from .input_file import ReadOptions
from .readers import read_adverts
from .reject import Reject
from .runner import AnalyserSettings, Summary, run
from .writers import open_output

__all__ = [
    "AnalyserSettings",
    "ReadOptions",
    "Reject",
    "Summary",
    "open_output",
    "parse_columns",
    "read_adverts",
    "run",
]
