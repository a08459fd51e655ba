"""Errors meant for people: one line that says what, where, and how to mend it."""

from __future__ import annotations


class JDClassifierError(Exception):
    """Base of every error this package raises on purpose. `str(error)` is one line for a person."""


class InputError(JDClassifierError):
    """The input as a whole cannot be read: unknown file type, missing column, no such file."""


class DocumentError(InputError):
    """A document cannot be read: damaged, locked, scanned, too large, or of a kind that is not read."""


class OutputError(JDClassifierError):
    """The output cannot be written: it exists already, or its folder does not."""


class LexiconError(JDClassifierError):
    """A row of `corpus/lexicon` is wrong. The message holds file, line and mend, one problem a line."""


class CorpusError(JDClassifierError):
    """A labelled advert of a corpus does not follow the codebook. The message holds file, line and mend."""


class ModelError(JDClassifierError):
    """A model bundle is missing, damaged, altered, or does not fit this version of the package."""
