"""Why a request got no answer: a status of HTTP and a sentence for a person."""

from __future__ import annotations

from ..errors import JDClassifierError


class Refused(JDClassifierError):
    """A request that is not answered, with the status that says so."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(status, sentence)  # both, so that it travels between processes
        self.status = status
        self.sentence = sentence

    def __str__(self) -> str:
        return self.sentence
