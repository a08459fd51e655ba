"""Clarity: what is hard to read, or not yet finished."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text import words
from ..draft import Draft
from ..looks import listed
from ..readability import reading_age
from ..rule import Example, Hit, Rule, Span

PLAIN = "GOV.UK content design guidance: sentence length and plain English; NHS digital service manual"
LONGEST_SENTENCE = 40
LONGEST_PARAGRAPH = 150
OLDEST_READER = 17
LEAST_WORDS = 60
SHOUTED = 6
REPEATED = 9
_ABBREVIATION = re.compile(r"(?<![\w&/@.'-])[A-Z][A-Za-z]?[A-Z][A-Z0-9&]{0,5}s?(?![\w&@'-]|\.\w)")
_DOUBLED = re.compile(r"\b([a-z]{2,}) \1\b(?!-)", re.I)
_BRACKETED = re.compile(
    r"[\[<{]{1,2} ?(?:insert|enter|add|name of|your|(?:trust|ward|team) name|date|job title|delete)\b"
    r"[^\]>}\n]{0,60}[\]>}]{1,2}",
    re.I,
)
_CONTACT = "contact:"
"""Ends the line after which job sites repeat who may be asked."""
_FINE_TWICE = frozenset(
    "that had so very really is in on do long bye no far her you it she he they there up many".split()
)
_CAPITALS = re.compile(r"\b[A-Z][A-Z'&/-]+(?:[ ,:!]+[A-Z][A-Z'&/-]+){" + str(SHOUTED - 1) + r",}")


def _long_sentence(draft: Draft) -> Iterator[Hit]:
    for sentence in draft.sentences:
        number = len(draft.text[sentence.start : sentence.end].split())
        if number > LONGEST_SENTENCE:
            yield Hit(Span(sentence.start, sentence.end), {"number": str(number)})


def _wall(draft: Draft) -> Iterator[Hit]:
    for paragraph in draft.paragraphs:
        number = len(draft.text[paragraph.start : paragraph.end].split())
        if number > LONGEST_PARAGRAPH:
            yield Hit(paragraph, {"number": str(number)})


def _hard(draft: Draft) -> Iterator[Hit]:
    if draft.length >= LEAST_WORDS and (age := reading_age(draft.text, draft.sentences)) > OLDEST_READER:
        yield Hit(details={"age": str(age)})


def _undefined(draft: Draft) -> Iterator[Hit]:
    known, told = draft.knowledge.wording.abbreviations, set[str]()
    for match in _ABBREVIATION.finditer(draft.text):
        short = match.group()
        meaning = known.get(short, known.get(short.removesuffix("s"), None))
        if (
            short.removesuffix("s") in told
            or meaning == ""
            or _explained(draft.text, short)
            or _in_capitals(draft.text, match)
        ):
            continue
        told.add(short.removesuffix("s"))
        if meaning is not None:
            yield Hit(Span(match.start(), match.end()), instead=f'"{meaning} ({short})" where it stands first')


def _explained(text: str, short: str) -> bool:
    """Whether the draft writes it out beside brackets: "home treatment team (HTT)" or "HTT (home treatment team)"."""
    return f"({short.removesuffix('s')}" in text or f"{short} (" in text


def _in_capitals(text: str, match: re.Match[str]) -> bool:
    """Whether the words around it are in capitals, too: a heading."""
    around = text[max(0, match.start() - 25) : match.end() + 25].replace(match.group(), "")
    letters = [char for char in around if char.isalpha()]
    return bool(letters) and sum(char.isupper() for char in letters) > len(letters) / 2


def _shouting(draft: Draft) -> Iterator[Hit]:
    for match in _CAPITALS.finditer(draft.text):
        yield Hit(Span(match.start(), match.end()))


def _doubled(draft: Draft) -> Iterator[Hit]:
    for match in _DOUBLED.finditer(draft.text):
        if match[1].lower() not in _FINE_TWICE and not match[1].isupper():
            yield Hit(Span(match.start(), match.end()), {}, f'"{match[1]}"', match[1])


def _repeated(draft: Draft) -> Iterator[Hit]:
    seen: set[tuple[str, ...]] = set()
    for sentence in draft.sentences:
        if draft.text[sentence.start : sentence.end].lower().endswith(_CONTACT):
            return
        tokens = tuple(word for word in words(draft.text[sentence.start : sentence.end]) if word.isalnum())
        if len(tokens) >= REPEATED and tokens in seen:
            yield Hit(Span(sentence.start, sentence.end))
        seen.add(tokens)


def _placeholder(draft: Draft) -> Iterator[Hit]:
    yield from listed("placeholder")(draft)
    for match in _BRACKETED.finditer(draft.text):
        yield Hit(Span(match.start(), match.end()))


_LONG = "You will help people on the ward and " + "listen to them and " * 14 + "write notes."
_HARD = (
    "Multidisciplinary practitioners systematically operationalise individualised biopsychosocial formulations, "
    "facilitating organisational responsiveness throughout interdependent neighbourhood accommodation. "
) * 5

RULES = (
    Rule(
        id="JD100",
        name="long-sentence",
        pack="clarity",
        severity="advice",
        message="A sentence of {number} words.",
        instead="Make two or three sentences of it, or a list",
        does=f"Looks for sentences of more than {LONGEST_SENTENCE} words.",
        why="Understanding drops sharply beyond 25 words.",
        source=PLAIN,
        fails=(Example("Support Worker", _LONG),),
        passes=(Example("Support Worker", "You will help people on the ward. You will listen and write notes."),),
        look=_long_sentence,
    ),
    Rule(
        id="JD101",
        name="hard-to-read",
        pack="clarity",
        severity="advice",
        message="The draft is easy to read for people of about {age} and over only.",
        instead="Use shorter words and sentences; NHS texts aim at readers of 9 to 11",
        does="Computes the Automated Readability Index of the whole draft and tells it as a reading age.",
        why="Many good support staff have little schooling, or English as a second language.",
        source="Senter and Smith, Automated Readability Index (1967); " + PLAIN,
        fails=(Example("Support Worker", _HARD),),
        passes=(Example("Support Worker", "You will help people on the ward. You listen and write notes. " * 8),),
        look=_hard,
    ),
    Rule(
        id="JD102",
        name="abbreviation-unexplained",
        pack="clarity",
        severity="advice",
        message='"{words}" is not written out anywhere.',
        instead="Write it out where it stands first",
        does="Looks for abbreviations of mental health services that are not written out in the draft; everyday ones "
        "such as NHS and DBS are spared.",
        why="People from outside the NHS, and from other trusts, do not know them.",
        source=PLAIN,
        fails=(Example("Support Worker", "You will join the CRHTT and attend the MDT."),),
        passes=(Example("Support Worker", "You will join the home treatment team (HTT) of an NHS trust."),),
        look=_undefined,
    ),
    Rule(
        id="JD103",
        name="wall-of-text",
        pack="clarity",
        severity="advice",
        message="A paragraph of {number} words.",
        instead="Break it up: one thought a paragraph, lists for duties and requirements",
        does=f"Looks for paragraphs of more than {LONGEST_PARAGRAPH} words.",
        why="Most people read adverts on a telephone, and skip what does not end.",
        source=PLAIN,
        fails=(Example("Support Worker", "You will help people on the ward. " * 25),),
        passes=(Example("Support Worker", "You will help people on the ward.\n" * 25),),
        look=_wall,
    ),
    Rule(
        id="JD104",
        name="jargon",
        pack="clarity",
        severity="advice",
        message='"{words}" is a phrase that tells little.',
        instead="Say what the work is like",
        does="Looks for stock phrases such as hit the ground running and can-do attitude.",
        why="Nobody can tell whether they meet it, and those who take it at its word stay away.",
        source=PLAIN,
        fails=(Example("Support Worker", "You hit the ground running and have a can-do attitude."),),
        passes=(Example("Support Worker", "You learn the ward's routines in two weeks."),),
        look=listed("jargon"),
    ),
    Rule(
        id="JD105",
        name="untestable",
        pack="clarity",
        severity="advice",
        message='"{words}" cannot be tested at an interview.',
        instead="Say what the person does, and how you will see it",
        does="Looks for criteria such as sense of humour and bubbly personality.",
        why="Criteria that cannot be tested are scored by likeness to the panel.",
        source="ACAS guidance on recruitment: criteria should be relevant and objective",
        fails=(Example("Support Worker", "A good sense of humour is essential."),),
        passes=(Example("Support Worker", "You can describe how you calmed somebody in distress."),),
        look=listed("untestable"),
    ),
    Rule(
        id="JD106",
        name="capitals",
        pack="clarity",
        severity="advice",
        message="A run of words in capitals is hard to read.",
        instead="Write it in ordinary letters; make it a heading if it matters",
        does=f"Looks for {SHOUTED} or more words in capitals in a row.",
        why="Readers know words by their shape, screen readers may spell them out.",
        source="NHS digital service manual: avoid block capitals",
        fails=(Example("Support Worker", "PLEASE READ ALL THE DOCUMENTS BEFORE YOU APPLY"),),
        passes=(Example("Support Worker", "Please read all the documents before you apply"),),
        look=_shouting,
    ),
    Rule(
        id="JD107",
        name="third-person",
        pack="clarity",
        severity="advice",
        message='"{words}" speaks about the reader, not to them.',
        instead='Say "you"',
        does="Looks for the post holder and the like.",
        why="Drafts that say you are shorter, clearer and answered by more people.",
        source=PLAIN,
        fails=(Example("Support Worker", "The post holder will help patients."),),
        passes=(Example("Support Worker", "You will help patients."),),
        look=listed("third-person"),
    ),
    Rule(
        id="JD108",
        name="placeholder",
        pack="clarity",
        severity="error",
        message='"{words}" looks like a gap that was not filled.',
        instead="Fill it in or take it out",
        does="Looks for XXX, delete as appropriate and brackets that ask for a name.",
        why="Everybody sees it except the person who wrote it.",
        source="Plain editing",
        fails=(Example("Support Worker", "You will work at [insert ward] in XXX."),),
        passes=(Example("Support Worker", "You will work at Elm House in York."),),
        look=_placeholder,
    ),
    Rule(
        id="JD109",
        name="doubled-word",
        pack="clarity",
        severity="warning",
        message='"{words}": a word stands twice.',
        instead="Take one out",
        does="Looks for the same word twice in a row.",
        why="Eyes skip it; readers do not.",
        source="Plain editing",
        fails=(Example("Support Worker", "You will work on the the ward."),),
        passes=(Example("Support Worker", "You will see that that is true."),),
        look=_doubled,
    ),
    Rule(
        id="JD110",
        name="repeated-sentence",
        pack="clarity",
        severity="warning",
        message="This sentence stands in the draft already.",
        instead="Keep it once",
        does=f"Looks for sentences of {REPEATED} words or more that stand twice.",
        why="Most come from pasting; they make the draft longer and its reader unsure.",
        source=PLAIN,
        fails=(Example("Support Worker", "You will help people on the ward to live well. " * 2),),
        passes=(Example("Support Worker", "You will help people on the ward to live well."),),
        look=_repeated,
    ),
)
