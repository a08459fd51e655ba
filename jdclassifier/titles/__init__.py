"""Job titles: noise off (`clean`), role found by fuzzy matching (`match`)."""

from .clean import CleanTitle, TitleCleaner
from .match import ACCEPTED, Candidate, TitleMatch, TitleMatcher

__all__ = ["ACCEPTED", "Candidate", "CleanTitle", "TitleCleaner", "TitleMatch", "TitleMatcher"]
