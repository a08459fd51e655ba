"""The words of adverts that state facts, the commonest first, with what could name a person taken out."""

from __future__ import annotations

from collections import Counter

from ..redact import redact
from ..result import Record

FIELDS = {
    "training_post": "the post itself is training",
    "essential_level": "a qualification is demanded",
    "equivalent_accepted": "experience may replace it",
    "registration": "registration is demanded",
    "supervision_received": "supervision",
    "supervises_others": "supervises others",
    "experience": "experience",
    "flexibility_demanded": "flexibility is demanded",
    "flexible_working": "flexible working is offered",
    "progression": "progression is offered",
    "training_offered": "training is offered",
    "boundaries": "boundaries are set",
}
"""Fields whose evidence is quoted, and what the words state."""
_MOST_PHRASES = 2_000
_LONGEST = 90


class Quotes:
    """Counts of the phrases that state each fact; memory is bounded: of each, the first few thousand different ones."""

    def __init__(self) -> None:
        self.phrases: dict[tuple[str, str], Counter[str]] = {}

    def add(self, record: Record) -> None:
        """Count the evidence of one record."""
        for fact in record.get("evidence") or ():
            subject = fact["field"].partition(" ")[0]
            if subject in FIELDS:
                phrases = self.phrases.setdefault((subject, str(fact["value"]).lower()), Counter())
                phrase = " ".join(redact(fact["text"]).lower().split())[:_LONGEST]
                if phrase in phrases or len(phrases) < _MOST_PHRASES:
                    phrases[phrase] += 1

    def commonest(self, number: int) -> list[tuple[str, str, list[tuple[str, int]]]]:
        """(field, value, commonest phrases with their counts) of each fact, in the order of `FIELDS`."""
        order = {field: place for place, field in enumerate(FIELDS)}
        facts = sorted(self.phrases, key=lambda fact: (order[fact[0]], fact[1]))
        return [(*fact, _ranked(self.phrases[fact])[:number]) for fact in facts]


def _ranked(phrases: Counter[str]) -> list[tuple[str, int]]:
    return sorted(phrases.items(), key=lambda item: (-item[1], item[0]))
