"""Pay and terms: hours, shifts, contract, place, and how and when to apply."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..draft import Draft
from ..looks import absent, alone, first_in_text
from ..rule import Example, Hit, Rule

STATEMENT = "Employment Rights Act 1996, section 1: what an employee must be told from the first day"
CONVENTION = "NHS Jobs advert fields; NHS Employers guidance on recruitment"
_DATE = re.compile(r"\b(?:20\d\d|\d{1,2}/\d{1,2}/\d\d)\b")


def _without_end(draft: Draft) -> Iterator[Hit]:
    if not draft.has("duration"):
        spans = [span for span in draft.signs("fixed_term") if not _DATE.search(draft.words(draft.sentence(span)))]
        yield from map(Hit, first_in_text(spans))


_BARE = Example("Healthcare Assistant", "You will help patients to eat, dress and get about.")
_FULL = Example(
    "Healthcare Assistant",
    "A permanent post of 37.5 hours a week, based at Elm House. Call Sam on the number below. Closing date: 3 May.",
)

RULES = (
    Rule(
        id="JD070",
        name="hours-missing",
        pack="pay",
        severity="advice",
        message="The hours are not given.",
        instead='"37.5 hours a week" or "full time or part time"',
        does="Looks for hours, full time, part time or bank.",
        why="Whether hours fit with school, study or caring decides who applies.",
        source=STATEMENT,
        fails=(_BARE,),
        passes=(_FULL,),
        look=absent("hours"),
    ),
    Rule(
        id="JD071",
        name="shifts-unclear",
        pack="pay",
        severity="advice",
        message='"{words}": the draft does not say which shifts.',
        instead='"Early, late and night shifts on a rota, every other weekend"',
        does="Looks for shifts or a rota without nights, weekends or hours of the day.",
        why="Nights and weekends are the terms that most often make new staff leave.",
        source=STATEMENT + " (days and times of work)",
        fails=(Example("Healthcare Assistant", "You will work shifts on our ward."),),
        passes=(Example("Healthcare Assistant", "You will work early, late and night shifts on our ward."),),
        look=alone("shifts", ("shift_detail",)),
    ),
    Rule(
        id="JD072",
        name="contract-missing",
        pack="pay",
        severity="advice",
        message="The kind of contract is not given.",
        instead='"Permanent", "fixed term until 31 March" or "bank"',
        does="Looks for permanent, fixed term, bank and the like.",
        why="Nobody gives up a permanent post for one whose end they do not know.",
        source=STATEMENT,
        fails=(_BARE,),
        passes=(_FULL,),
        look=absent("contract"),
    ),
    Rule(
        id="JD073",
        name="fixed-term-without-end",
        pack="pay",
        severity="warning",
        message='"{words}" without a length or an end.',
        instead='"Fixed term for 12 months, to cover maternity leave"',
        does="Looks for fixed-term posts and secondments without a number of months or years, or a date.",
        why="The end of a fixed term is part of what an employee must be told.",
        source=STATEMENT,
        fails=(Example("Healthcare Assistant", "This is a fixed term post on our ward."),),
        passes=(
            Example("Healthcare Assistant", "This is a fixed term post for 12 months on our ward."),
            Example("Healthcare Assistant", "This is a fixed term post on our ward until 31/03/27."),
        ),
        look=_without_end,
    ),
    Rule(
        id="JD074",
        name="place-missing",
        pack="pay",
        severity="advice",
        message="The place of work is not given.",
        instead='"Based at Elm House, York"',
        does="Looks for a word that tells a place: based at, across, located, site.",
        why="Travel costs time and money; applicants search by place.",
        source=STATEMENT,
        fails=(_BARE,),
        passes=(_FULL,),
        look=absent("place"),
    ),
    Rule(
        id="JD075",
        name="closing-date-missing",
        pack="pay",
        severity="advice",
        message="The draft gives no closing date.",
        instead='"Closing date: 3 May", unless the job site shows it',
        does="Looks for a closing date or deadline.",
        why="Without it people with little time, carers and shift workers among them, come too late.",
        source=CONVENTION,
        fails=(_BARE,),
        passes=(_FULL,),
        look=absent("closing_date"),
    ),
    Rule(
        id="JD076",
        name="contact-missing",
        pack="pay",
        severity="advice",
        message="The draft names nobody to ask.",
        instead='"For a chat or a visit call Sam Field, ward manager, on ..."',
        does="Looks for a contact, telephone number, e-mail address or an invitation to visit.",
        why="A talk before applying helps people new to care, and those who need adjustments.",
        source=CONVENTION,
        fails=(_BARE,),
        passes=(_FULL,),
        look=absent("contact"),
    ),
)
