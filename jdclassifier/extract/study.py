"""What a qualification is in, as far as the advert says: "a degree in psychology, nursing or social work"."""

from __future__ import annotations

from .reading import Line

IN_REACH = 5
"""Most words between a qualification and the "in" behind it: "a degree (or equivalent) in psychology"."""
LONGEST_NAME = 5
"""Words of the longest name of one subject: "biomedical and life sciences" has two names."""
LONGEST = 14
"""Words of the longest list of subjects."""

Range = tuple[int, int]
"""A first token and the one behind the last."""

_IN = frozenset(("in", "including"))
_APART = frozenset((".", ";", ",", "and", "have", "with", "experience"))
"""Words behind which an "in" is another's: "a degree and experience in care"."""
_JOINS = frozenset(("and", "or", "&", "/", "and/or"))
_ARTICLES = frozenset(("a", "an", "the", "any", "another"))
_AKIN = frozenset(
    ("related", "relevant", "similar", "appropriate", "allied", "health", "other", "healthcare", "suitable")
)
_NOT_STUDIED = frozenset(
    ("skills", "knowledge", "experience", "ability", "abilities", "licence", "training", "setting", "settings")
)
"""Words before which stands what is no subject: "NVQ 3 in care and communication skills"."""
_STOPS = _NOT_STUDIED | frozenset(
    (
        *". ; : ? ! ( ) [ ] | • * - – = + £".split(),
        *"with from at by for plus to on as of within through if but then than that which who whilst while".split(),
        *"be is are was will would must should shall can may have has hold held gain achieve".split(),
        *"you we your our their this these not no".split(),
        *"level grade grades minimum qualification qualifications degree diploma certificate nvq gcse".split(),
        *"experienced equivalent able excellent good strong previous proven".split(),
        *"willing willingness working completed demonstrable registration registered current understanding".split(),
        *"essential desirable required preferred preferably ideally advantageous successful driving driver".split(),
    )
)


def subject_of(line: Line, start: int, end: int, stop: int, status: str, between: Range | None = None) -> str | None:
    """The words that say in what a qualification is.

    Args:
        line: Where it stands.
        start, end: Its tokens.
        stop: Where the next qualification begins.
        status: Of its row.
        between: What stands between its level and its name: "level 3 business administration diploma".
    """
    words = line.words
    if between and (subject := line.said(*_list(words, *between))) == line.said(*between):
        return subject
    if status == "of_subject":
        return line.said(start, end - 1)
    inside = next((at for at in range(start, end) if words[at] == "in"), None)
    if inside is not None:
        return line.said(*_list(words, inside + 1, stop)) or None
    if status == "gcse" and end - start > 1:
        return line.said(*_list(words, start + 1, stop)) or None
    for at in range(end, min(end + IN_REACH, stop)):
        if words[at] in _IN:
            return line.said(*_list(words, at + 1, stop)) or None
        if words[at] in _APART:
            return None
    return None


def _list(words: list[str], first: int, stop: int) -> Range:
    """Token range of the subjects that begin at `first`: one name, or a list that an "and" or "or" closes."""
    closed = at = first
    last = min(stop, first + LONGEST)
    while at < last and (end := _name(words, at, last)) > at:
        if at == first or words[at - 1] in _JOINS:
            closed = end
        at = end
        while at < last and (words[at] == "," or words[at] in _JOINS):
            at += 1
        if at == end:
            break
    return first, closed


def _name(words: list[str], first: int, last: int) -> int:
    """The token behind the one name that begins at `first`; `first` where none does."""
    at = first
    if words[at] in _ARTICLES:
        if not (at + 1 < last and words[at + 1] in _AKIN):
            return first
        at += 1
    while at < last and at - first < LONGEST_NAME and not (_ends(words[at]) or words[at].isdigit()):
        at += 1
    return first if at < len(words) and words[at] in _NOT_STUDIED else at


def _ends(word: str) -> bool:
    return word in _STOPS or word in _JOINS or word in (",", "in")
