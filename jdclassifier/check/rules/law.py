"""Fairness and law: what a draft may not demand, and what it should say."""

from __future__ import annotations

from collections.abc import Iterator

from ..draft import Draft
from ..looks import absent, alone, first_in_text, listed
from ..rule import Example, Hit, Rule

SCHEDULE_9 = "Equality Act 2010, section 39 and schedule 9, part 1, paragraph 1 (occupational requirements)"
CHECKS = "NHS Employment Check Standards: criminal record checks"
REHABILITATION = "Rehabilitation of Offenders Act 1974 (Exceptions) Order 1975, as amended in 2013 and 2020; " + CHECKS
FLEXIBLE = "NHS terms and conditions of service handbook, section 33: flexible working from the first day, since 2021"

KEPT_REACH = 40
"""Characters behind "female only" within which the place stands that is meant: "female only forensic unit"."""


def _sex_specific(draft: Draft) -> Iterator[Hit]:
    if draft.has("occupational_requirement"):
        return
    places = draft.signs("kept_place")
    spans = [
        span
        for _, span in draft.listed("sex-specific-without-requirement")
        if not draft.words(span).lower().endswith("only")
        or not any(p.where == span.where and 0 <= p.start - span.end <= KEPT_REACH for p in places)
    ]
    yield from map(Hit, first_in_text(spans))


def _check_without_level(draft: Draft) -> Iterator[Hit]:
    if draft.result.dbs == "stated":
        yield Hit(draft.span_of("dbs"))


def _flexibility_one_way(draft: Draft) -> Iterator[Hit]:
    if draft.result.flexibility_demanded and not draft.result.flexible_working and not draft.has("flexible_working"):
        yield Hit(draft.span_of("flexibility_demanded"))


RULES = (
    Rule(
        id="JD080",
        name="sex-specific-without-requirement",
        pack="fairness",
        severity="error",
        message='"{words}": only an occupational requirement, stated in the draft, keeps a post to one sex.',
        instead='"This is an occupational requirement under schedule 9 of the Equality Act 2010, because ..."',
        does="Looks for posts kept to women or men without the words occupational requirement or Equality Act.",
        why="It is unlawful discrimination unless being a woman or a man is crucial to the post and asking for it "
        "is proportionate, as for some intimate care.",
        source=SCHEDULE_9,
        fails=(Example("Support Worker", "Female applicants only for this night post."),),
        passes=(
            Example("Support Worker", "You will work on our female only ward."),
            Example(
                "Support Worker",
                "Female applicants only: an occupational requirement under schedule 9 of the Equality Act 2010.",
            ),
        ),
        look=_sex_specific,
    ),
    Rule(
        id="JD081",
        name="all-convictions",
        pack="fairness",
        severity="error",
        message='"{words}": protected convictions and cautions need not be disclosed.',
        instead='"You will be asked about unspent convictions, and spent ones that are not protected"',
        does="Looks for drafts that ask for all convictions, spent ones included, or for a clean record.",
        why="Protected (filtered) convictions and cautions may not be asked for or taken into account; a blanket "
        "demand "
        "is unlawful and keeps people with old convictions away.",
        source=REHABILITATION,
        fails=(Example("Support Worker", "You must declare all convictions, including those that are spent."),),
        passes=(Example("Support Worker", "You will be asked about convictions that are not protected."),),
        look=listed("all-convictions", unless=("exceptions_order",)),
    ),
    Rule(
        id="JD082",
        name="dbs-without-level",
        pack="fairness",
        severity="advice",
        message='"{words}": the draft does not say which level of check.',
        instead='"An enhanced DBS check with the adults\' barred list"',
        does="Looks for a DBS check without the word basic, standard or enhanced.",
        why="The level follows from the duties; a higher one than the post is eligible for may not be asked for.",
        source="Police Act 1997, part V; " + CHECKS,
        fails=(Example("Support Worker", "The post is subject to a DBS check."),),
        passes=(Example("Support Worker", "The post is subject to an enhanced DBS check."),),
        look=_check_without_level,
    ),
    Rule(
        id="JD083",
        name="rehabilitation-without-exceptions",
        pack="fairness",
        severity="advice",
        message='"{words}" is named without the Exceptions Order that makes this post exempt.',
        instead='"... (Exceptions) Order 1975, as amended: protected convictions need not be disclosed"',
        does="Looks for the Rehabilitation of Offenders Act without the Exceptions Order or its amendments.",
        why="The Act by itself protects spent convictions; the Order lets you ask, within the limits of its "
        "amendments.",
        source=REHABILITATION,
        fails=(Example("Support Worker", "This post is subject to the Rehabilitation of Offenders Act."),),
        passes=(
            Example("Support Worker", "The Rehabilitation of Offenders Act 1974 (Exceptions) Order 1975 applies."),
        ),
        look=alone("rehabilitation", ("exceptions_order",)),
    ),
    Rule(
        id="JD084",
        name="health-demanded",
        pack="fairness",
        severity="warning",
        message='"{words}": health and absence may not be asked about before an offer.',
        instead='Describe the task ("you will help patients to move, with equipment") and offer adjustments',
        does="Looks for good health, fitness and sickness records asked of applicants.",
        why="Questions about health before an offer are unlawful unless they concern a task that is intrinsic to the "
        "job.",
        source="Equality Act 2010, section 60",
        fails=(Example("Support Worker", "You must be physically fit and have a good sickness record."),),
        passes=(Example("Support Worker", "You will help people to stay in good health."),),
        look=listed("health-demanded"),
    ),
    Rule(
        id="JD085",
        name="native-speaker",
        pack="fairness",
        severity="error",
        message='"{words}" is about where somebody was born, not how well they speak.',
        instead='"You speak and write English well enough to ..."',
        does="Looks for native English or English as a first language.",
        why="It is indirect, often direct, race discrimination. The fluency duty asks for spoken English, not origin.",
        source="Equality Act 2010, sections 9 and 19; Immigration Act 2016, part 7 (fluency duty)",
        fails=(Example("Support Worker", "We need a native English speaker."),),
        passes=(Example("Support Worker", "You speak fluent English."),),
        look=listed("native-speaker"),
    ),
    Rule(
        id="JD086",
        name="nationality-demanded",
        pack="fairness",
        severity="error",
        message='"{words}": ask for the right to work, not for a nationality.',
        instead='"You will be asked to show that you have the right to work in the UK"',
        does="Looks for posts kept to British citizens, nationals or passport holders.",
        why="Nationality is part of race in the Act; the right to work is checked alike for everybody.",
        source="Equality Act 2010, section 9; Home Office code of practice on avoiding discrimination in checks",
        fails=(Example("Support Worker", "Open to British citizens only."),),
        passes=(Example("Support Worker", "You must have the right to work in the UK."),),
        look=listed("nationality-demanded"),
    ),
    Rule(
        id="JD087",
        name="no-adjustments",
        pack="fairness",
        severity="advice",
        message="The draft does not offer adjustments to disabled applicants.",
        instead='"Tell us what you need to apply or to work: we make reasonable adjustments"',
        does="Looks for adjustments, Disability Confident or a word on disability.",
        why="Employers must make reasonable adjustments; saying so brings applications from people who have met "
        "refusals.",
        source="Equality Act 2010, section 20; Disability Confident scheme",
        fails=(Example("Support Worker", "You will help people at home."),),
        passes=(Example("Support Worker", "We make reasonable adjustments for disabled applicants."),),
        look=absent("adjustments"),
    ),
    Rule(
        id="JD088",
        name="no-flexible-working",
        pack="fairness",
        severity="advice",
        message="The draft does not offer flexible working.",
        instead='"Talk to us about flexible working: you may ask from your first day"',
        does="Looks for an offer of flexible or part-time working, job share or the like.",
        why="Every NHS employee may ask from the first day, and employers are expected to say so when they recruit.",
        source=FLEXIBLE,
        fails=(Example("Support Worker", "You will help people at home."),),
        passes=(Example("Support Worker", "Talk to us about flexible working."),),
        look=absent("flexible_working", when=lambda draft: draft.result.flexible_working is None),
    ),
    Rule(
        id="JD089",
        name="flexibility-one-way",
        pack="fairness",
        severity="advice",
        message='"{words}": flexibility is demanded, none is offered.',
        instead="Say which hours are needed, and what staff can choose",
        does="Looks for flexibility that is demanded of the holder in a draft that offers no flexible working.",
        why="Over half of the adverts that the review read demanded flexibility of support staff.",
        source="Nuffield Trust, Untapped? (2021); " + FLEXIBLE,
        fails=(Example("Support Worker", "You must be flexible to cover the rota."),),
        passes=(Example("Support Worker", "You must be flexible to cover the rota; flexible working is welcome."),),
        look=_flexibility_one_way,
    ),
)
