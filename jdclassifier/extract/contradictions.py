"""Where an advert says of the same thing that it is demanded and that it is not, in plain words that quote it."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator

from .demand import ITEM_SUBJECTS, waived
from .facts import Fact
from .reading import Hit, Line, Reading

WISH_REACH = 12
"""Most words between an item and the "would be an advantage" behind it."""

_CERTAIN = ("credential", "body")
"""Rows of `registers.csv` whose words can only mean being registered."""


def contradictions(reading: Reading) -> tuple[str, ...]:
    """Return every contradiction once, in order."""
    found = (rule(reading) for rule in (_both_lists, _wished_for_in_essentials, _registration, _driving))
    return tuple(dict.fromkeys(itertools.chain.from_iterable(found)))


def _both_lists(reading: Reading) -> Iterator[str]:
    """The same qualification is demanded by itself, and wished for."""
    told = [q for q in reading.qualifications if q.level and q.framework != "role"]
    alternatives = Counter(q.group for q in told)
    wished = {_key(q.name, q.subject) for q in told if q.demand == "desirable"}
    for q in told:
        alone = alternatives[q.group] == 1 and not q.equivalent
        if q.demand == "essential" and alone and _key(q.name, q.subject) in wished:
            subject = f" in {q.subject}" if q.subject else ""
            yield f'"{q.name}{subject}" is both essential and desirable'


def _key(name: str, subject: str | None) -> tuple[str, str]:
    return name.casefold(), (subject or "").casefold()


def _wished_for_in_essentials(reading: Reading) -> Iterator[str]:
    """An item under the heading "Essential" that "would be an advantage"."""
    for line in reading.lines:
        for (name, start), status in line.demands.items():
            if status != "desirable" or line.section_at(start) != "essential":
                continue
            item = next(hit for hit in line.of(name) if hit.start == start)
            if name == "registration" and item.cue.status not in _CERTAIN:
                continue
            if end := _wish_behind(line, item):
                yield f'listed as essential, but only wished for: "{_words(line, item.start, end)}"'


def _wish_behind(line: Line, item: Hit) -> int:
    """The token behind the wish that closes the item, 0 where nothing or something else does."""
    items = (hit.start for subject in itertools.chain(*ITEM_SUBJECTS) for hit in line.of(subject))
    next_item = min((other for other in items if other > item.start), default=line.end)
    cue = next((cue for cue in line.of("demand") if cue.start >= item.end), None)
    if cue is None or cue.value != "after" or cue.cue.status != "desirable" or cue.start >= next_item:
        return 0
    aside = "(" in line.words[item.end : cue.start - 1]
    return cue.end if not aside and cue.start - item.end <= WISH_REACH else 0


def _words(line: Line, start: int, end: int) -> str:
    """The words up to token `end`, from the head of the line where that is near."""
    if start <= WISH_REACH:
        start = next(at for at, word in enumerate(line.words) if word.isalnum())
    return line.said(start, end)


def _registration(reading: Reading) -> Iterator[str]:
    required = {fact.value: fact for fact in reading.facts if (fact.kind, fact.status) == ("registration", "required")}
    if not required:
        return
    for line in reading.lines_with("registration"):
        for hit in line.of("registration"):
            if hit.cue.status in _CERTAIN and hit.value in required and _waived_at_once(line, hit):
                yield _both("registration", required[hit.value].text, line.text.strip())


def _waived_at_once(line: Line, hit: Hit) -> bool:
    cue = next((cue for cue in line.of("demand") if cue.start >= hit.end), None)
    return cue is not None and cue.start - hit.end <= 1 and waived(line, hit)


def _driving(reading: Reading) -> Iterator[str]:
    said: dict[str, Fact] = {}
    for fact in reading.facts:
        if fact.kind == "driving":
            said.setdefault(fact.status, fact)
    if "essential" in said and "not_needed" in said:
        yield _both("driving", said["essential"].text, said["not_needed"].text)


def _both(what: str, demanded: str, waived: str) -> str:
    return f'{what} is demanded ("{demanded}") and not needed ("{waived}")'
