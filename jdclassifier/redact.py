"""Contact details left out of text: e-mail addresses, telephone numbers, links, and the names of those to contact.

It errs on the side of leaving out: for a text that is to be shared, a word lost is cheaper than a number published.
"""

from __future__ import annotations

import re

MARKS = {"email": "[email]", "phone": "[phone]", "link": "[link]", "name": "[name]"}
"""What stands in place of each kind."""

_CONTACTS = re.compile(
    r"""
      (?P<email>  [\w.+'-]+ [ ]? (?:@|\[at\]|\(at\)) [ ]? [\w-]+ (?:\.[\w-]+)+ )
    | (?P<link>   (?:https?://|\bwww\.) [^\s<>"']+
                | \b [\w-]+ (?:\.[\w-]+)* \. (?:uk|com|org|net|scot|wales|jobs|info) \b (?:/[^\s<>"']*)? )
    | (?P<phone>  (?<![\d£]) (?<!\d[.,]) (?: (?:\+|00) [ ]? [1-9] | \(? 0 (?!\.) ) (?! \d\.\d\d\.\d{4} )
                  (?: [ ().-]{0,3} \d ){8,13} (?!\w)
                | \b (?:tel|telephone|phone|mobile|fax|ext|extn|extension|bleep) \b
                  (?:[ ](?:no|number))? [ .:]* (?P<digits> \d [\d ]{1,13} \d ) \b )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_MAYBE_CONTACT = re.compile(
    r"@|\bat[\])]|//|www|\.(?:uk|com|org|net|scot|wales|jobs|info)|\d[\d ().-]*\d", re.IGNORECASE
)

# Capitalised words near "contact" that belong to a post, a place or the advert's form, not to a person.
_NO_NAMES = frozenset(
    """
    a acquisition additional address admin administration administrator adult advert advisor agency all an and any
    applicant application applications area assistant associate at band bank before business by care carer centre
    charge chief child children clerk clinic clinical community consultant coordinator department deputy details
    director district division doctor education email employer enquiries estates executive experience finance for
    from full further general gp group handler head health healthcare helpdesk home hospital hr human if informal
    information inpatient interim interview it job lead leader lens line manager managers matron medical mental
    midwife mobile more my name national nhs nurse nurses nursing occupational office officer on operational
    operations or our outpatient paediatric part people person pharmacist pharmacy physiotherapist physiotherapy
    please post practice practitioner practitioners professional programme project psychologist psychology recruiter
    recruiting recruitment regional registered research resources resourcing secretaries senior service services
    shift sister sisters site social specialist specialty staff staffing supervisor support surgery taker talent
    team technician tel telephone temporary that the theatre their therapist therapy this time to tracer tracing
    trainee training transplant trust unit vacancy via visit visits ward we with worker workforce you your
    """.split()
)
_WORD = r"[A-Z][a-z]*(?:['-]?[A-Z]?[a-z]+)+(?:-[A-Z][a-z]+)?"
_PERSON = re.compile(rf"{_WORD}(?:[ ](?:{_WORD}|[A-Z]\b\.?))*")
_CUE = re.compile(
    r"""(?: (?: contact(?:ing)? (?: [ ] (?: name | details | person ) )? | \b name ) \b [ ]* [:,-]* \s*
          | \b (?: (?:speak|talk|chat|discussion) [ ] (?:to|with) | ring | call | email ) \b [ ]*
          | (?P<rank> \b (?: Dr | Mr | Mrs | Ms | Miss | Prof | Professor ) \b \.? [ ]* ) )
        (?: (?: our | the | either ) \b [ ]* )? """,
    re.IGNORECASE | re.VERBOSE,
)
_PUNCTUATION = re.compile(r"[ ]*[,:-]+[ ]*")
_NEXT_PERSON = re.compile(r"[^\n]{0,80}?(?:\b(?:or|and)\b|/)[ ]*")
_MAYBE_NAME = re.compile(
    r"contact|speak|talk|chat|discuss|ring|call|mail|name|[dm]rs?\b|ms\b|miss\b|prof", re.IGNORECASE
)
_REACHED = re.compile(r"[ ]*(?:on\b|at\b|via\b|by\b|\[)")


def redact(text: str) -> str:
    """Return `text` with contact details replaced by the `MARKS`; what is redacted already stays as it is."""
    if _MAYBE_CONTACT.search(text):
        text = _CONTACTS.sub(lambda match: MARKS[_kind(match)], text)
    return _without_names(text) if _MAYBE_NAME.search(text) else text


def _kind(match: re.Match[str]) -> str:
    return match.lastgroup if match.lastgroup in MARKS else "phone"


def _without_names(text: str) -> str:
    pieces, done = [], 0
    for cue in _CUE.finditer(text):
        at: int | None = max(cue.end(), done)
        while at is not None and (span := _person(text, at, ranked=bool(cue["rank"]))):
            pieces += [text[done : span[0]], MARKS["name"]]
            done = span[1]
            following = _NEXT_PERSON.match(text, done)
            at = following and following.end()
    return "".join((*pieces, text[done:]))


def _person(text: str, at: int, ranked: bool) -> tuple[int, int] | None:
    """Where the name is that stands at a place, after words of the person's post if need be; None if there is none."""
    found = _PERSON.match(text, at)
    if not found:
        return None
    words = list(re.finditer(r"\S+", found.group()))
    named = [word.group().lower() not in _NO_NAMES for word in words]
    if not any(named):
        gap = _PUNCTUATION.match(text, found.end())
        return _person(text, gap.end(), ranked) if gap else None
    first = named.index(True)
    last = named.index(False, first) if False in named[first:] else len(words)
    if named == [True, False]:  # Lucy Ward
        last = 2
    start, end = at + words[first].start(), at + words[last - 1].end()
    sure = last - first > 1 or ranked or (first == 0 and _REACHED.match(text, end))
    return (start, end) if sure else None
