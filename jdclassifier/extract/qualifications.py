"""Qualifications: their level, and whether they are demanded, wanted, offered or only mentioned."""

from __future__ import annotations

from .component import subject
from .demand import LIST_GAP, WEAKEST_FIRST
from .people import called, somebody_else
from .reading import Hit, Line, Reading

NAME_REACH = 8
"""Most words between the name of a qualification and its level: "NVQ in health and social care level 3"."""

OR_REACH = 3
"""Most words between "or" and the experience that may stand in: "or have suitable equivalent experience"."""
HEAD_OF_LINE = 3
"""A qualification within the first words of a line is what the line asks for ("GCSE maths and English")."""
_ELSEWHERE = ("offer", "duties", "about")

ROLES = ("role", "registered_role")
"""Kinds of rows that name an occupation: a qualification only where it is called qualified."""

_OF_SECTION = {"essential": "essential", "desirable": "desirable", "requirements": "essential", "offer": "offered"}


@subject("qualifications")
def make_qualifications(reading: Reading) -> None:
    """State every qualification, and every "or equivalent experience" that stands behind one."""
    for line in reading.lines_with("qualification"):
        items = _items(line)
        facts = [reading.state("qualification", line, hit, _status(line, hit, end), level, end) for hit, level, end in items]
        reading.alternatives.update(fact for fact, other in zip(facts, _alternatives(line, items), strict=True) if other)
        if facts:
            _state_equivalents(reading, line)


def _state_equivalents(reading: Reading, line: Line) -> None:
    ors = [hit for hit in line.of("join") if hit.cue.name in ("or", "none")]
    for hit in line.of("equivalent"):
        if hit.cue.status != "after_or":
            reading.state("equivalent", line, hit, "experience")
        elif alternative := next((o for o in ors if o.start < hit.end and hit.start - o.end <= OR_REACH), None):
            reading.state("equivalent", line, min(alternative, hit, key=_start)._replace(cue=hit.cue), "experience", end=hit.end)


def _start(hit: Hit) -> int:
    return hit.start


Item = tuple[Hit, int, int]
"""The first cue of a qualification, its level, and the token behind its last cue."""


def _items(line: Line) -> list[Item]:
    """Put names and levels together; a level without a name is none of ours ("level 3 ward")."""
    items: list[Item] = []
    hits = [hit for hit in line.of("qualification") if hit.cue.status != "not"]
    used: set[int] = set()
    grades = [int(hit.value or 0) for hit in hits if hit.cue.status == "grade"]
    for at, hit in enumerate(hits):
        kind = hit.cue.status
        if kind == "grade" or hit.start in used or (kind in ROLES and not _called(line, hit)):
            continue
        if kind == "level":
            if _is_wanted(line, hit) and not _named(hits, at):
                items.append((hit, int(hit.value or 0), hit.end))
        elif kind == "next":
            if items and items[-1][2] == hit.start and items[-1][1]:
                items.append((hit, int(hit.value or 0), hit.end))
        elif kind in ("name", "name_weak"):
            level = _level_near(hits, at, used)
            if level is None and kind == "name":
                items.append((hit, 0, hit.end))
            elif level is not None:
                used.add(level.start)
                first = min(hit, level, key=_start)
                items.append((first, int(level.value or 0), max(hit.end, level.end)))
        elif kind == "gcse" and grades:
            items.append((hit, min(grades), hit.end))
        else:
            items.append((hit, int(hit.value or 0), hit.end))
    return items


def _is_wanted(line: Line, hit: Hit) -> bool:
    """Whether a bare level is asked for ("a level 3 would be an advantage"), not merely mentioned ("a level 3 unit")."""
    return ("qualification", hit.start) in line.demands or line.section in _OF_SECTION


def _named(hits: list[Hit], at: int) -> bool:
    """Whether a name that follows takes this level ("level 3 NVQ")."""
    return any(h.cue.status in ("name", "name_weak") and 0 <= h.start - hits[at].end <= NAME_REACH // 2 for h in hits[at + 1 : at + 2])


def _level_near(hits: list[Hit], at: int, used: set[int]) -> Hit | None:
    """The level next to the name `hits[at]`: the one just before it, else the one after it before another name."""
    name = hits[at]
    if at and hits[at - 1].cue.status == "level" and hits[at - 1].start not in used and name.start - hits[at - 1].end <= NAME_REACH // 2:
        return hits[at - 1]
    for hit in hits[at + 1 :]:
        if hit.start - name.end > NAME_REACH:
            return None
        if hit.cue.status == "level" and hit.start not in used:
            return hit
        if hit.cue.status not in ("name", "name_weak"):
            return None
    return None


def _alternatives(line: Line, items: list[Item]) -> list[bool]:
    """For every item whether an "or" joins it to the one before; in "a, b or c" the comma means "or", too."""
    joined = [False] * len(items)
    for at in range(len(items) - 1, 0, -1):
        (_, _, end), (other, _, _) = items[at - 1], items[at]
        words = {hit.cue.name for hit in line.of("join") if end <= hit.start < other.start or hit.start == other.start}
        comma = not words and at + 1 < len(items) and joined[at + 1] and other.start - end <= LIST_GAP
        joined[at] = "or" in words or comma or other.cue.status == "next"
    return joined


def _status(line: Line, hit: Hit, end: int) -> str:
    if hit.cue.status in ROLES and somebody_else(line, hit):
        return "mentioned"
    bound = [s for h in line.of("qualification") if hit.start <= h.start < end and (s := line.demands.get(("qualification", h.start)))]
    if bound:
        return min(bound, key=WEAKEST_FIRST.index)
    if line.section in _OF_SECTION:
        return _OF_SECTION[line.section]
    if line.where == "title" or hit.cue.status in (*ROLES, "graduate"):
        return "essential"
    if hit.start - line.start <= HEAD_OF_LINE and line.section not in _ELSEWHERE:
        return "essential"
    return "mentioned"


def _called(line: Line, hit: Hit) -> bool:
    """Whether the occupation is called qualified; in a title it need not be."""
    return called(line, hit, "registered", "qualified", "experienced")
