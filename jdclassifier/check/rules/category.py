"""Category: title, entry level, registration and band should tell the same story."""

from __future__ import annotations

from collections.abc import Iterator

from ..draft import Draft
from ..rule import MISSING, Example, Hit, Rule, Span

REVIEW = "Nuffield Trust, Untapped? Understanding the mental health clinical support workforce (2021)"
HANDBOOK = "NHS Job Evaluation Handbook; NHS terms and conditions of service handbook (Agenda for Change)"
LEVEL_OF_FURTHER_EDUCATION = 4
BANDS_OF_SUPPORT = (2, 3)
SURE, UNSURE = 0.7, 0.8
"""Probability from which a category is taken as read, and below which it is open."""
_STATUTORY = ("NMC", "HCPC", "SWE", "GMC", "GPhC")
_PLAIN = {
    "trainee": "a trainee post",
    "advanced_education": "a post that needs advanced or further education",
    "supervised_support": "supervised support",
}


def usually(draft: Draft, category: str) -> bool:
    """Whether a post of the role that the title names usually is of this category."""
    return draft.role is not None and draft.role.category == category


def experience_will_do(draft: Draft, span: Span) -> bool:
    """Whether the sentence of a qualification takes experience in its place."""
    sentence = draft.sentence(span)
    return any(sentence.start <= found.start < sentence.end for found in draft.evidence("equivalent_accepted"))


def level_demanded(draft: Draft) -> Iterator[Hit]:
    """What JD001 finds."""
    level, category = draft.result.essential_level or 0, draft.result.category
    span = draft.span_of("essential_level", level)
    if not usually(draft, "supervised_support") or not category or not span or experience_will_do(draft, span):
        return
    if level >= LEVEL_OF_FURTHER_EDUCATION:
        otherwise = draft.without("essential_level").category or category
        shift = f"It makes the draft read as {_PLAIN[category]}; without it, as {_PLAIN[otherwise]}."
        yield Hit(span, {"level": str(level), "shift": shift if otherwise != category else ""})


def _register_demanded(draft: Draft) -> Iterator[Hit]:
    if usually(draft, "supervised_support") and draft.result.registration == "required":
        named = next((e for e in draft.evidence("registration") if e.value in _STATUTORY), None)
        if named:
            yield Hit(Span(named.start, named.end, named.where))


def _band_and_level(draft: Draft) -> Iterator[Hit]:
    level, bands = draft.result.essential_level or 0, draft.result.bands or (draft.result.band_inferred,)
    span = draft.span_of("essential_level", level)
    if not span or draft.trainee or experience_will_do(draft, span):
        return
    if draft.support and bands[0] in BANDS_OF_SUPPORT and level >= LEVEL_OF_FURTHER_EDUCATION:
        yield Hit(span, {"level": str(level), "band": str(bands[0])})


def _bands_differ(draft: Draft) -> Iterator[Hit]:
    title = {e.value for e in draft.evidence("bands") if e.where == "title"}
    others = [e.value for e in draft.evidence("bands") if e.where != "title"]
    if len(title) == 1 and others and title.isdisjoint(others) and not draft.trainee:
        span = draft.span_of("bands", others[0])
        yield Hit(span, {"title": f"Band {title.pop()}", "text": f"Band {others[0]}"})


def _probabilities(draft: Draft) -> list[tuple[float, str]]:
    """How likely each category is, the likeliest first."""
    return sorted(((getattr(draft.result, f"p_{category}"), category) for category in _PLAIN), reverse=True)


def _title_disagrees(draft: Draft) -> Iterator[Hit]:
    usual, category = draft.role.category if draft.role else None, draft.result.category
    sure = _probabilities(draft)[0][0] >= SURE and not any(level_demanded(draft))
    if usual and category and category != usual and sure:
        yield Hit(details={"usual": _PLAIN[usual], "category": _PLAIN[category]})


def _unclear(draft: Draft) -> Iterator[Hit]:
    (first, one), (_, other), _ = _probabilities(draft)
    if draft.support and first < UNSURE and not any(level_demanded(draft)):
        yield Hit(details={"one": _PLAIN[one], "other": _PLAIN[other]})


def _unknown_title(draft: Draft) -> Iterator[Hit]:
    if draft.support and draft.role is None and draft.title:
        yield from MISSING


def _associate_without_register(draft: Draft) -> Iterator[Hit]:
    if draft.result.role == "nursing_associate" and draft.result.registration == "none_stated":
        yield from MISSING


RULES = (
    Rule(
        id="JD001",
        name="support-post-demands-further-education",
        pack="category",
        severity="warning",
        message='"{words}" is essential: level {level}, above what a support post needs. {shift}',
        instead="Make it desirable, accept equivalent experience, or give the post the title of a role that needs it",
        does="Looks for a title of a supervised support role with an essential qualification of level 4 or above.",
        why="The evidence review found requirements that differ without reason between posts of the same title. "
        "Support "
        "posts are entered at level 3 or below; a degree shuts out most of those who could do the work, and promises "
        "graduates work that the band does not hold.",
        source=REVIEW,
        fails=(
            Example("Healthcare Support Worker", "You must have a degree in psychology to join our acute ward."),
            Example(
                "Healthcare Support Worker",
                "Essential\nNVQ level 3 or equivalent experience\nDegree in psychology\nDesirable\nWard work",
            ),
        ),
        passes=(
            Example("Healthcare Support Worker", "A degree in psychology is desirable on our acute ward."),
            Example("Assistant Psychologist", "You must have a degree in psychology to join our acute ward."),
            Example("Healthcare Support Worker", "You must have a degree in psychology or equivalent experience."),
        ),
        look=level_demanded,
    ),
    Rule(
        id="JD002",
        name="support-post-demands-register",
        pack="category",
        severity="warning",
        message="{words}: registration is demanded, but the title is that of a support role.",
        instead="Advertise the registered role by its own title, or say that the holder works with registered staff",
        does="Looks for a title of a supervised support role in a draft that demands professional registration.",
        why="Support staff are not registered. Readers who are will look for the wrong band, readers who are not will "
        "not apply.",
        source=REVIEW,
        fails=(Example("Support Worker", "Applicants must be registered with the NMC and hold a valid PIN."),),
        passes=(Example("Support Worker", "You will work under the supervision of a registered nurse."),),
        look=_register_demanded,
    ),
    Rule(
        id="JD003",
        name="band-below-qualification",
        pack="category",
        severity="warning",
        message="Level {level} is essential, but the post is paid at Band {band}.",
        instead="Lower the qualification to what the job description's band was matched on, or have the post matched "
        "again",
        does="Looks for Band 2 and 3 posts with an essential qualification of level 4 or above.",
        why="A band follows from the knowledge the job needs. Demanding more than was matched underpays those who "
        "have it and invites an equal pay claim.",
        source=HANDBOOK,
        fails=(Example("Support Worker - Band 3", "Essential: a foundation degree in health."),),
        passes=(Example("Support Worker - Band 3", "Essential: NVQ level 3 in health."),),
        look=_band_and_level,
    ),
    Rule(
        id="JD004",
        name="bands-differ",
        pack="category",
        severity="warning",
        message="The title says {title}, here stands {text}.",
        instead="Give one band, or say which one is paid when",
        does="Compares the band in the title with those of the text and the salary.",
        why="Applicants cannot tell what they will be paid, and the contract may be held to the better band.",
        source="Employment Rights Act 1996, section 1: pay is part of the written statement of employment",
        fails=(Example("Support Worker - Band 3", "This Band 2 post is on our recovery ward."),),
        passes=(Example("Support Worker - Band 3", "This Band 3 post is on our recovery ward."),),
        look=_bands_differ,
    ),
    Rule(
        id="JD005",
        name="title-reads-otherwise",
        pack="category",
        severity="warning",
        message="By its title the post is {usual}, by its text {category}.",
        instead="Let title and text describe the same post",
        does="Compares the usual category of the title's role with the category that the whole draft is read as.",
        why="National job roles and titles decide how a post is counted and who finds it.",
        source=REVIEW,
        fails=(
            Example("Associate Practitioner", "NVQ level 2 is essential. You work under the supervision of a nurse."),
        ),
        passes=(
            Example("Healthcare Assistant", "NVQ level 2 is essential. You work under the supervision of a nurse."),
        ),
        look=_title_disagrees,
    ),
    Rule(
        id="JD006",
        name="category-unclear",
        pack="category",
        severity="advice",
        message="The draft can be read as {one} or as {other}.",
        instead="Say which qualification is needed, who supervises, and whether the post is itself a training",
        does="Finds support posts that the model cannot put into one of the three categories.",
        why="What a model of adverts cannot tell, applicants often cannot tell either.",
        source=REVIEW,
        fails=(
            Example(
                "Nursing Associate",
                "NVQ level 2 is essential. You work as a healthcare assistant under the supervision of a nurse.",
            ),
        ),
        passes=(Example("Healthcare Assistant", "You will support patients under the supervision of a nurse."),),
        look=_unclear,
    ),
    Rule(
        id="JD007",
        name="title-names-no-known-role",
        pack="category",
        severity="advice",
        message="The title names no role that is known nationally.",
        instead="Use the name of the national job role, and put team or place behind it",
        does="Finds support posts whose title is near none of the roles of the lexicon.",
        why="Many titles for the same work confuse applicants, patients and staff records.",
        source="Health Education England, Mental Health Clinical Support Worker Toolkit, recruitment",
        fails=(Example("Zebra Friend", "You will care for patients on our mental health ward as a support worker."),),
        passes=(Example("Healthcare Assistant", "You will care for patients on our mental health ward."),),
        look=_unknown_title,
    ),
    Rule(
        id="JD008",
        name="nursing-associate-without-register",
        pack="category",
        severity="warning",
        message="A nursing associate post that does not ask for registration with the NMC.",
        instead='"You must be registered with the Nursing and Midwifery Council as a nursing associate"',
        does="Looks for nursing associate posts that do not name the Nursing and Midwifery Council.",
        why="Nursing associate is a protected title in England: only people on that part of the NMC register may use "
        "it.",
        source="Nursing and Midwifery Order 2001, as amended in 2018; NMC, information for employers of nursing "
        "associates",
        fails=(Example("Nursing Associate", "You will work with nurses on our older people's ward."),),
        passes=(
            Example("Nursing Associate", "You must be registered with the NMC as a nursing associate."),
            Example("Trainee Nursing Associate", "You will study for a foundation degree at university."),
        ),
        look=_associate_without_register,
    ),
)
