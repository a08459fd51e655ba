"""Checks a draft advert: what it will be read as, and what to mend before it goes out.

checker = Checker(Analyser.load())
report = checker.check(Advert("draft", "Healthcare Assistant", "..."))
for finding in report.findings: ...
"""

from .engine import Checker
from .finding import SEVERITIES, Finding, Report, Severity
from .fixes import fixed
from .registry import RULES, find_rule
from .rule import PACKS, Rule
from .settings import Settings, load_settings

__all__ = [
    "PACKS",
    "RULES",
    "SEVERITIES",
    "Checker",
    "Finding",
    "Report",
    "Rule",
    "Settings",
    "Severity",
    "find_rule",
    "fixed",
    "load_settings",
]
