"""The review's tables from results: counted while they stream by, shown with denominators and intervals."""

from .build import Options, build_report
from .render import FORMATS, render

__all__ = ["FORMATS", "Options", "build_report", "render"]
