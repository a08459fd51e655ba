"""Pathway: where the post leads."""

from __future__ import annotations

from ..draft import Draft
from ..looks import absent, alone, listed
from ..rule import Example, Rule

REVIEW = "Nuffield Trust, Untapped? Understanding the mental health clinical support workforce (2021)"
CARE_CERTIFICATE = "The Care Certificate (Skills for Care, Skills for Health, 2015); CQC regulation 18: staffing"
ENTRY_BANDS = (2, 3)


def _support(draft: Draft) -> bool:
    return draft.support and not draft.trainee


def _leads_nowhere(draft: Draft) -> bool:
    return _support(draft) and not draft.result.progression and not draft.result.training_offered


def _entry_band(draft: Draft) -> bool:
    band = draft.result.bands[0] if draft.result.bands else draft.result.band_inferred
    return draft.supervised and band in ENTRY_BANDS


def _apprenticeship(draft: Draft) -> bool:
    return draft.support and "apprentice" in draft.title.lower()


RULES = (
    Rule(
        id="JD050",
        name="no-pathway",
        pack="pathway",
        severity="advice",
        message="The draft names no way on: no development, apprenticeship, qualification or career step.",
        instead="Name one real step, for example the Care Certificate, a level 3 apprenticeship or nursing associate "
        "training",
        does="Looks for support posts without a word of development, career, qualification or apprenticeship.",
        why="Staff in support posts without a clear pathway were the review's main concern: the work rewards, the "
        "career "
        "frustrates, and people leave.",
        source=REVIEW,
        fails=(Example("Healthcare Assistant", "You will help patients to eat, dress and get about."),),
        passes=(Example("Healthcare Assistant", "We support you to start a nursing associate apprenticeship."),),
        look=absent("progression", when=_leads_nowhere),
    ),
    Rule(
        id="JD051",
        name="no-induction",
        pack="pathway",
        severity="advice",
        message="An entry post that names neither induction nor the Care Certificate.",
        instead='"You will complete the Care Certificate in your first twelve weeks"',
        does="Looks for supervised support posts of Band 2 and 3 without induction or Care Certificate.",
        why="Newcomers to care should know that they will be taught; the Care Certificate is the expected induction.",
        source=CARE_CERTIFICATE,
        fails=(Example("Healthcare Assistant - Band 2", "You will help patients to eat, dress and get about."),),
        passes=(Example("Healthcare Assistant - Band 2", "Your induction includes the Care Certificate."),),
        look=absent("care_certificate", when=_entry_band),
    ),
    Rule(
        id="JD052",
        name="training-unnamed",
        pack="pathway",
        severity="advice",
        message='"{words}": the draft does not say in what.',
        instead='"... in de-escalation, physical health checks and the Care Certificate"',
        does="Looks for training that is promised while no course, award or subject of it is named.",
        why="A third of support staff said that they lacked training; a promise without a name persuades nobody.",
        source="King's College London survey of mental health clinical support workers (2021), in the HEE toolkit",
        fails=(Example("Healthcare Assistant", "Full training will be given to the right person."),),
        passes=(Example("Healthcare Assistant", "Full training will be given, with the Care Certificate."),),
        look=alone("vague_training", ("training_named", "care_certificate"), when=_support),
    ),
    Rule(
        id="JD053",
        name="development-for-registered-only",
        pack="pathway",
        severity="warning",
        message='"{words}" leaves out the holder of this post.',
        instead="Name what is open to support staff",
        does="Looks for development that a support post's draft offers to registered or qualified staff only.",
        why="It tells applicants that the post leads nowhere.",
        source=REVIEW,
        fails=(Example("Healthcare Assistant", "We offer protected CPD for registered staff."),),
        passes=(
            Example("Healthcare Assistant", "We offer protected CPD for all staff."),
            Example("Healthcare Assistant", "We offer CPD for registered staff and pathways for support staff."),
        ),
        look=listed("development-for-registered-only", unless=("support_development",), when=_support),
    ),
    Rule(
        id="JD054",
        name="apprenticeship-without-level",
        pack="pathway",
        severity="warning",
        message="An apprenticeship whose level or standard is not named.",
        instead='"level 3 senior healthcare support worker apprenticeship"',
        does="Looks for apprentice posts that name neither level nor standard.",
        why="The level tells where the apprenticeship leads: to the same support role or to a qualified one.",
        source="GOV.UK, apprenticeship standards and levels; " + REVIEW,
        fails=(Example("Apprentice Healthcare Support Worker", "You will learn on the ward and at college."),),
        passes=(Example("Apprentice Healthcare Support Worker", "You will complete a level 2 apprenticeship."),),
        look=absent("apprenticeship_level", when=_apprenticeship),
    ),
)
