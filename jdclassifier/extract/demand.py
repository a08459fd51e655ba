"""How an item of a sentence is meant: demanded, wanted, to be worked towards, or offered.

A cue stands before what it binds ("must have", "ideally") or behind it ("is essential", "an advantage"); the lexicon
says which. A cue before binds all that follows in its clause, up to the next such cue; a cue behind binds the list in
front of it. Where several cues bind an item the weakest wins: "you should ideally have" wishes.
"""

from __future__ import annotations

from .component import subject
from .reading import Hit, Line, Reading

ITEM_SUBJECTS = (("qualification", "registration", "experience"), ("driving",))
"""Subjects whose items share their lists: "an NVQ 2 or relevant experience"."""
WEAKEST_FIRST = ("mentioned", "offered", "working_towards", "desirable", "essential")
DENIAL_REACH = 4
"""Most words between a denial and what it denies: "no formal qualification"."""
WAIVER_REACH = 10
"""Most words between an item and the "is not essential" that waives it: "experience of the wards is not essential"."""
LIST_GAP = 8
"""Most words between two items of one list: "NVQ 2 in health and social care, or a diploma"."""


@subject("demand")
def make_demand(reading: Reading) -> None:
    """Note for every item that a clause cue binds how it is meant."""
    for line in reading.lines_with("demand"):
        for subjects in ITEM_SUBJECTS:
            items = sorted(
                (hit for name in subjects for hit in line.of(name) if hit.cue.status != "not"),
                key=lambda hit: hit.start,
            )
            if items:
                for clause in _clauses(line):
                    _bind(line, clause, items)


def _clauses(line: Line) -> list[tuple[int, int]]:
    """Token ranges between the breaks of a line ("but", ";") and between the cells of a table."""
    cuts = sorted(
        [(hit.start, hit.end) for hit in line.of("join") if hit.cue.name == "break"]
        + [(start, start) for start, _ in line.cells[1:]]
    )
    starts = [line.start, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), line.end]
    return list(zip(starts, ends, strict=True))


def _bind(line: Line, clause: tuple[int, int], all_items: list[Hit]) -> None:
    start, end = clause
    items = [item for item in all_items if start <= item.start < end]
    inside = {token for item in items for token in range(item.start, item.end)}
    cues = [cue for cue in line.of("demand") if start <= cue.start < end and cue.start not in inside]
    before = [cue for cue in cues if cue.value == "before"]
    governed = {item.start for cue in before for item in _ahead(cue, before, items)}
    for cue in cues:
        if cue.value == "before":
            bound = _ahead(cue, before, items) or _behind(cue, cues, items, line, governed)
        else:
            bound = _behind(cue, cues, items, line, governed) or _ahead(cue, cues, items)
        if cue.cue.status == "mentioned":
            bound = [item for item in bound if 0 <= item.start - cue.end <= DENIAL_REACH]
        for item in bound:
            line.weaken((item.cue.subject, item.start), cue.cue.status, WEAKEST_FIRST)


def _ahead(cue: Hit, others: list[Hit], items: list[Hit]) -> list[Hit]:
    """The items that follow, up to a later cue that has items in front of it."""
    bound: list[Hit] = []
    stops = [other.start for other in others if other.start > cue.start]
    for item in items:
        if item.start < cue.end:
            continue
        if bound and any(bound[-1].start < stop < item.start for stop in stops):
            break
        bound.append(item)
    return bound


def _behind(cue: Hit, others: list[Hit], items: list[Hit], line: Line, governed: set[int]) -> list[Hit]:
    """The list that ends in front of the cue; a demand in front keeps its own items, save alternatives."""
    bound: list[Hit] = []
    stops = [other.start for other in others if other.start < cue.start and other.value == "after"]
    for item in reversed(items):
        if item.end > cue.start:
            continue
        if any(stop > item.start for stop in stops):
            break
        if bound:
            nearest = bound[-1]
            apart = nearest.start - item.end > LIST_GAP
            kept = item.start in governed and not line.alternatives(item, nearest)
            if apart or kept:
                break
        bound.append(item)
    return bound


def waived(line: Line, item: Hit) -> bool:
    """Whether all that is said of an item is that it "is not essential"; what is "useful but not essential" is wanted."""
    cues = line.of("demand")
    first = next((cue for cue in cues if cue.value == "after" and cue.start >= item.end), None)
    if first is None or first.cue.name != "is_not_demanded" or first.start - item.end > WAIVER_REACH:
        return False
    wanted = any(c.value == "before" and c.cue.status == "desirable" and c.end <= item.start for c in cues)
    return not wanted and not any(item.end <= other.start < first.start for other in line.of(item.cue.subject))
