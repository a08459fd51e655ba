"""Qualifications: their level, and whether they are demanded, wanted, offered or only mentioned.

The column `status` of `qualifications.csv` says what a phrase needs to count:

    (empty)          stands for itself: "foundation degree"
    name             its level stands beside it, else it has none: "NVQ in care, level 3"
    name_weak        nothing without a level beside it: "certificate"
    level            a level without its name counts only where it is asked for: "a level 3 would help"
    next             a further level right behind one: "NVQ 2 or 3"
    gcse, grade      a pass at level 2, unless the line names a lower grade
    course           a course that is often on offer: counts where it is asked for
    functional       likewise
    of_subject       stands for itself; all but its last word are its subject: "psychology degree"
    graduate         a person who holds it, demanded unless said otherwise
    role             an occupation that is a qualification when called qualified: "qualified PWP"
    registered_role  likewise, also where the title names it and the advert demands registration
    other            no level ("Care Certificate")
    not              a false friend: "a degree of autonomy"
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import cast

from .component import subject
from .demand import LIST_GAP, WEAKEST_FIRST
from .facts import Demand
from .named import BARE, ROLES, Item, keep, names_one
from .people import called, is_learned, somebody_else
from .reading import Hit, Line, Reading

NAME_REACH = 8
"""Most words between the name of a qualification and the level behind it: "NVQ in health and social care level 3"."""
LEVEL_REACH = 4
"""Most words between a level and the name behind it: "level 2 (or above) NVQ"."""
HEAD_OF_LINE = 3
"""A qualification within the first words of a line is what the line asks for: "GCSE maths and English"."""
OR_REACH = 3
"""Most words between "or" and the experience that may stand in: "or have suitable equivalent experience"."""

_BREAKS = frozenset(".;:")
NAMES = ("name", "name_weak")
_NEVER_BY_PLACE = ("course", "functional", "level", "name_weak")

_OF_SECTION = {"essential": "essential", "desirable": "desirable", "requirements": "essential", "offer": "offered"}
_ELSEWHERE = ("offer", "duties", "about")


@subject("qualifications")
def make_qualifications(reading: Reading) -> None:
    """State every qualification, and every "or equivalent experience" that stands behind one."""
    group = 0
    for line in reading.lines_with("qualification"):
        items = [item for item in _items(line) if _counts(reading, line, item)]
        if not items:
            continue
        statuses = [_status(line, item) for item in items]
        groups = [group + at for at in itertools.accumulate(not other for other in _alternatives(line, items))]
        group = groups[-1]
        equivalents = list(_equivalents(line)) if "equivalent" in line.hits else []
        replaced = {groups[_nearest(items, hit)] for hit in equivalents}
        for at, (item, status) in enumerate(zip(items, statuses, strict=True)):
            reading.state("qualification", line, item.hit, status, item.level, item.end)
            if names_one(item, status):
                stop = items[at + 1].hit.start if at + 1 < len(items) else line.end
                keep(reading, line, item, stop, cast(Demand, status), groups[at], groups[at] in replaced)
        demanded = {group for group, status in zip(groups, statuses, strict=True) if status == "essential"}
        for hit in equivalents:
            status = "experience" if groups[_nearest(items, hit)] in demanded else ""
            reading.state("equivalent", line, hit, status)


def _counts(reading: Reading, line: Line, item: Item) -> bool:
    if item.hit.cue.status in ROLES:
        return _held(reading, line, item.hit)
    return bool(item.level) or not _is_heading(line, item)


def _is_heading(line: Line, item: Item) -> bool:
    """Whether the words are those of a heading: "Qualifications:"."""
    opening = line.cues.opening
    if opening is None or not (opening.section or opening.columns):
        return False
    return any(hit.start < item.end and item.hit.start < hit.end for hit in line.of("section"))


def _nearest(items: list[Item], equivalent: Hit) -> int:
    """Index of the last qualification before the equivalent, else of the first behind it."""
    return max(sum(item.hit.start < equivalent.start for item in items) - 1, 0)


def _items(line: Line) -> list[Item]:
    """Put names and levels together."""
    items: list[Item] = []
    hits = [hit for hit in line.of("qualification") if hit.cue.status != "not"]
    grades = [int(hit.value or 0) for hit in hits if hit.cue.status == "grade"]
    used: set[int] = set()
    for at, hit in enumerate(hits):
        match hit.cue.status:
            case "grade":
                pass
            case "level":
                if hit.start not in used and _asked_for(line, hit) and not _named_next(hits, at):
                    items.append(Item(hit, int(hit.value or 0), hit.end))
            case "name" if hit.cue.name == BARE and items and items[-1].end == hit.start:
                items[-1] = items[-1]._replace(end=hit.end)
            case "next":
                if items and items[-1].end == hit.start and items[-1].level:
                    items.append(Item(hit, int(hit.value or 0), hit.end))
            case "name" | "name_weak" as kind:
                if level := _level_near(hits, at, used):
                    used.add(level.start)
                    one, other = sorted((hit, level), key=_start)
                    items.append(Item(one, int(level.value or 0), max(hit.end, level.end), other))
                elif kind == "name":
                    items.append(Item(hit, 0, hit.end))
            case "gcse" if grades:
                items.append(Item(hit, min(grades), hit.end))
            case _:
                items.append(Item(hit, int(hit.value or 0), hit.end))
    return items


def _start(hit: Hit) -> int:
    return hit.start


def _asked_for(line: Line, hit: Hit) -> bool:
    """Whether a bare level is asked for ("a level 3 would help"), not merely mentioned ("a level 3 unit")."""
    return ("qualification", hit.start) in line.demands or line.section_at(hit.start) in _OF_SECTION


def _named_next(hits: list[Hit], at: int) -> bool:
    """Whether the next cue is a name that takes this level ("level 3 NVQ")."""
    following = hits[at + 1 : at + 2]
    return any(hit.cue.status in NAMES and hit.start - hits[at].end <= LEVEL_REACH for hit in following)


def _level_near(hits: list[Hit], at: int, used: set[int]) -> Hit | None:
    """The level of the name `hits[at]`: the one just before it, else the one behind it and before another name."""
    name = hits[at]
    for hit in hits[max(at - 1, 0) : at]:
        if hit.cue.status == "level" and hit.start not in used and name.start - hit.end <= LEVEL_REACH:
            return hit
    for hit in hits[at + 1 :]:
        if hit.start - name.end > NAME_REACH or hit.cue.status not in (*NAMES, "level"):
            return None
        if hit.cue.status == "level" and hit.start not in used:
            return hit
    return None


def _held(reading: Reading, line: Line, hit: Hit) -> bool:
    """Whether naming an occupation states its qualification."""
    if called(line, hit, "registered", "qualified", "experienced"):
        return line.where == "title" or not is_learned(reading, hit)
    by_title = hit.cue.status == "registered_role" and line.where == "title" and "training" not in line.hits
    return by_title and any(fact.kind == "registration" and fact.status == "required" for fact in reading.facts)


def _status(line: Line, item: Item) -> str:
    """By the clause, else by the section, else by the place: what heads a line or stands in a title is demanded."""
    hit, end = item.hit, item.end
    kind = hit.cue.status
    if kind in ROLES and somebody_else(line, hit):
        return "mentioned"
    cues = (h.start for h in line.of("qualification") if hit.start <= h.start < end)
    if bound := [status for start in cues if (status := line.demands.get(("qualification", start)))]:
        return min(bound, key=WEAKEST_FIRST.index)
    section = line.section_at(hit.start)
    if section in _OF_SECTION:
        return _OF_SECTION[section]
    if line.where == "title" or kind in (*ROLES, "graduate"):
        return "essential"
    heads_line = hit.start <= HEAD_OF_LINE and section not in _ELSEWHERE
    return "essential" if heads_line and kind not in _NEVER_BY_PLACE else "mentioned"


def _alternatives(line: Line, items: list[Item]) -> list[bool]:
    """For every item whether an "or" joins it to the one before; in "a, b or c" the comma means "or", too."""
    joined = [False] * len(items)
    for at in range(len(items) - 1, 0, -1):
        one, other = items[at - 1], items[at].hit
        joins = {hit.cue.name for hit in line.of("join") if one.end <= hit.start < other.start}
        comma = not joins and at + 1 < len(items) and joined[at + 1] and other.start - one.end <= LIST_GAP
        joined[at] = "or" in joins or comma or other.cue.status == "next"
    return joined


def _equivalents(line: Line) -> Iterator[Hit]:
    """What may stand in for a qualification; its hit begins with the "or"."""
    ors = [hit for hit in line.of("join") if hit.cue.name in ("or", "none")]
    for hit in line.of("equivalent"):
        if hit.cue.status != "after_or":
            yield hit
        elif found := next((o for o in ors if _joins_experience(line, o, hit)), None):
            yield hit._replace(start=min(found.start, hit.start))


def _joins_experience(line: Line, join: Hit, hit: Hit) -> bool:
    """Whether an "or" is that of the experience; the one in "nursing or social care; experience of" is not."""
    between = line.words[join.end : hit.start]
    return join.start < hit.end and len(between) <= OR_REACH and not _BREAKS.intersection(between)
