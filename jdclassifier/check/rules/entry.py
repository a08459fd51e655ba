"""Entry: who can apply, and who is kept away without need."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text import words
from ..draft import Draft
from ..looks import alone, listed
from ..rule import Example, Hit, Rule, Span
from .category import level_demanded

ACAS_AGE = "Equality Act 2010, section 19 (indirect discrimination); ACAS guidance on age discrimination"
EQUALITY = "Equality Act 2010, sections 19 and 20; ACAS guidance on recruitment"
MOST_ESSENTIALS = 18
LONG_DRAFT = 250
LEVEL_WITH_ROUTES = 3
_NUMBER = re.compile(r"\b(\d{1,2}|one|two|three|four|five|six|ten|twelve|eighteen)\b ?\+?(?: or more| plus)?\s*$", re.I)
_LEAST_LINES = 3
_LEVELLED = frozenset(("nvq", "svq", "btec"))
MOST_YEARS = 9
"""Years of experience asked of applicants; a larger number is the employer's own."""
_DRIVERS = ("transport_support_assistant",)


def _no_split(draft: Draft) -> Iterator[Hit]:
    spans = draft.signs("person_specification")
    split = draft.has("essential_words") or draft.has("desirable_words") or draft.has("elsewhere")
    if spans and not split and draft.length >= LONG_DRAFT:
        yield Hit(spans[0])


def _without_level(draft: Draft) -> Iterator[Hit]:
    for evidence in draft.evidence("essential_level"):
        if (
            not draft.trainee
            and evidence.value == 0
            and evidence.where == "text"
            and _LEVELLED.intersection(words(evidence.text))
        ):
            span = Span(evidence.start, evidence.end)
            if not draft.near(span, "level_told"):
                yield Hit(span)


def _without_equivalent(draft: Draft) -> Iterator[Hit]:
    level = draft.result.essential_level or 0
    usual = draft.role.entry_level or 0 if draft.role else 0
    open_to_others = draft.result.equivalent_accepted or draft.result.registration != "none_stated" or draft.trainee
    demanded = draft.support and level >= LEVEL_WITH_ROUTES and level > usual and not open_to_others
    span = draft.span_of("essential_level", level)
    closed = span is not None and "equivalent" not in draft.words(draft.sentence(span)).lower()
    if demanded and closed and span and span.where == "text" and not any(level_demanded(draft)):
        yield Hit(span, {"level": str(level)})


def _years(draft: Draft) -> Iterator[Hit]:
    for span in draft.signs("years_of_experience"):
        before = _NUMBER.search(draft.text, max(0, span.start - 20), span.start) if span.where == "text" else None
        if before is None or draft.near(span, "years_offered") or _employers_own(before[1], draft.words(span)):
            continue
        sentence = draft.sentence(span)
        if not any(sentence.start <= wish.start < span.end for wish in draft.signs("desirable_words")):
            yield Hit(Span(before.start(), span.end))


def _employers_own(number: str, words: str) -> bool:
    return number.isdigit() and int(number) > MOST_YEARS and words.lower().startswith("year")


def _too_many(draft: Draft) -> Iterator[Hit]:
    essential = [item for item in draft.items if item.level == "essential"]
    if len(essential) > MOST_ESSENTIALS:
        yield Hit(
            Span(essential[MOST_ESSENTIALS].start, essential[MOST_ESSENTIALS].end), {"number": str(len(essential))}
        )


def _in_both(draft: Draft) -> Iterator[Hit]:
    essential = [tuple(words(item.text.rstrip("."))) for item in draft.items if item.level == "essential"]
    for item in draft.items:
        tokens = tuple(words(item.text.rstrip(".")))
        if (
            item.level == "desirable"
            and len(tokens) >= _LEAST_LINES
            and any(one[: len(tokens)] == tokens for one in essential)
        ):
            yield Hit(Span(item.start, item.end))


def _contradiction(draft: Draft) -> Iterator[Hit]:
    stated = (e for e in draft.result.evidence if e.field.startswith("experience") and e.where == "text")
    demanded = [e for e in stated if e.value == "essential"]
    for span in draft.signs("experience_unneeded")[:1]:
        if demanded and all(e.end <= span.start or e.start >= span.end for e in demanded):
            yield Hit(span, {"other": demanded[0].text})


def _not_a_driver(draft: Draft) -> bool:
    return draft.result.role not in _DRIVERS and "driver" not in draft.title.lower()


def _peer_without_experience(draft: Draft) -> Iterator[Hit]:
    if draft.result.role in ("peer_support_worker", "peer_mentor") and not (
        draft.result.lived_experience or draft.has("lived_experience")
    ):
        yield Hit()


RULES = (
    Rule(
        id="JD020",
        name="essential-and-desirable-not-parted",
        pack="entry",
        severity="advice",
        message="The requirements do not say which of them are essential and which desirable.",
        instead="Make two lists, and put into the first only what nobody can do the job without",
        does="Looks for a person specification or list of requirements without the words essential or desirable.",
        why="Applicants leave where they think that they must meet everything, and shortlisting has nothing to go by.",
        source="ACAS guidance on recruitment: job description and person specification",
        fails=(
            Example(
                "Support Worker",
                "Person specification\nKind to others\nAble to write clear notes\n" + "We care for people. " * 70,
            ),
        ),
        passes=(
            Example(
                "Support Worker",
                "Person specification\nEssential\nKind to others\nDesirable\nA first aid award\n"
                + "We care for people. " * 70,
            ),
        ),
        look=_no_split,
    ),
    Rule(
        id="JD021",
        name="qualification-without-level",
        pack="entry",
        severity="warning",
        message='"{words}" is demanded without its level.',
        instead='Give the level: "NVQ level 2 in care"',
        does="Looks for an essential NVQ, SVQ or BTEC that is named without its level.",
        why="An NVQ may be level 1 or level 7. Without the level neither applicants nor panels can tell who qualifies.",
        source="Regulated Qualifications Framework (Ofqual); GOV.UK, what qualification levels mean",
        fails=(Example("Support Worker", "Essential: NVQ in health and social care."),),
        passes=(Example("Support Worker", "Essential: NVQ level 2 in health and social care."),),
        look=_without_level,
    ),
    Rule(
        id="JD022",
        name="no-equivalent-route",
        pack="entry",
        severity="advice",
        message='"{words}" (level {level}) is the only way in: no equivalent qualification or experience is named.',
        instead='"... or equivalent experience", unless the qualification is needed by law',
        does="Looks for support posts with an essential qualification of level 3 or above and no equivalent.",
        why="Many support staff learned the work at work or abroad; a certificate alone keeps them out.",
        source=EQUALITY,
        fails=(Example("Support Worker", "Applicants must have an NVQ level 3 in health and social care."),),
        passes=(
            Example("Support Worker", "Applicants must have an NVQ level 3 in health, or equivalent experience."),
            Example("Support Worker", "An NVQ level 3 in health and social care is desirable."),
        ),
        look=_without_equivalent,
    ),
    Rule(
        id="JD023",
        name="years-of-experience",
        pack="entry",
        severity="warning",
        message='"{words}" asks how long, not what somebody can do.',
        instead="Name what the experience should have taught, for example how to calm somebody in distress",
        does="Looks for a number of months or years of experience asked of applicants.",
        why="A number of years says little about skill and shuts out younger people and those who cared at home; it "
        "needs a reason if challenged.",
        source=ACAS_AGE,
        fails=(Example("Support Worker", "You must have at least two years' experience of care work."),),
        passes=(
            Example("Support Worker", "You must have experience of calming somebody in distress."),
            Example("Support Worker", "We have over 20 years' experience in care."),
        ),
        look=_years,
    ),
    Rule(
        id="JD024",
        name="too-many-essentials",
        pack="entry",
        severity="warning",
        message="{number} essential criteria: few people will meet them all, and no panel can test them all.",
        instead=f"Keep those that nobody can do the job without; {MOST_ESSENTIALS} are plenty",
        does=f"Counts the items under the heading Essential; more than {MOST_ESSENTIALS} are too many.",
        why="Long lists deter good applicants, more of them women, and are scored without care.",
        source="NHS Employers and ACAS guidance on recruitment: essential criteria should be few and testable",
        fails=(Example("Support Worker", "Essential\n" + "\n".join(f"Able to do task number {n}" for n in range(25))),),
        passes=(Example("Support Worker", "Essential\n" + "\n".join(f"Able to do task number {n}" for n in range(9))),),
        look=_too_many,
    ),
    Rule(
        id="JD025",
        name="essential-and-desirable",
        pack="entry",
        severity="error",
        message='"{words}" stands in both lists, essential and desirable.',
        instead="Keep it in one of the two",
        does="Looks for an item under Desirable with which one under Essential begins.",
        why="Shortlisting cannot be fair where the same thing is demanded and merely wished for.",
        source="ACAS guidance on recruitment: job description and person specification",
        fails=(
            Example(
                "Support Worker",
                "Essential\nExperience of care work\nKind to others\nDesirable\nExperience of care work\n",
            ),
            Example(
                "Support Worker",
                "Essential\nNVQ level 3 in care or equivalent experience\nDesirable\nNVQ level 3 in care\n",
            ),
        ),
        passes=(
            Example("Support Worker", "Essential\nKind to others\nDesirable\nExperience of care work on a ward\n"),
        ),
        look=_in_both,
    ),
    Rule(
        id="JD026",
        name="experience-route-closed",
        pack="entry",
        severity="warning",
        message='"{words}" keeps out people who learned the same work elsewhere.',
        instead="Ask for the skill: it may come from social care, caring at home, volunteering or lived experience",
        does="Looks for experience in the NHS or in the same service as a condition, and for applications refused "
        "outright.",
        why="The review found experience demanded for posts that others fill with newcomers and train.",
        source="Nuffield Trust, Untapped? (2021); " + EQUALITY,
        fails=(Example("Support Worker", "Previous NHS experience is essential."),),
        passes=(Example("Support Worker", "Experience of care, in the NHS or elsewhere, would help."),),
        look=listed("experience-route-closed"),
    ),
    Rule(
        id="JD027",
        name="driving-without-alternative",
        pack="entry",
        severity="warning",
        message='"{words}" is demanded without an alternative.',
        instead='"... or able to travel between sites in another way; we make reasonable adjustments"',
        does="Looks for a driving licence or car that is demanded, with no word of other ways to travel or "
        "adjustments.",
        why="Some disabled people cannot drive. A demand to drive that is not needed by the job itself discriminates.",
        source=EQUALITY,
        fails=(Example("Support Worker", "A full driving licence and use of a car are essential."),),
        passes=(
            Example("Support Worker", "A full driving licence, or the ability to travel between sites by other means."),
            Example("Support Worker", "A driving licence is desirable."),
        ),
        look=alone("driving", ("driving_alternative",), near=True, when=_not_a_driver),
    ),
    Rule(
        id="JD028",
        name="experience-contradicts-itself",
        pack="entry",
        severity="warning",
        message='"{words}", but elsewhere experience is demanded: "{other}".',
        instead="Say it once: needed or not",
        does="Looks for experience that is said to be unneeded and demanded in the same draft.",
        why="Newcomers read the demand and leave; panels may shortlist by either.",
        source="Nuffield Trust, Untapped? (2021): experience sought differs without explanation",
        fails=(
            Example(
                "Support Worker",
                "No previous experience is necessary. It is a lovely team.\nExperience of working on a ward is "
                "essential.",
            ),
        ),
        passes=(Example("Support Worker", "No previous experience is necessary: we train you."),),
        look=_contradiction,
    ),
    Rule(
        id="JD029",
        name="peer-post-without-lived-experience",
        pack="entry",
        severity="warning",
        message="A peer post that does not speak of lived experience.",
        instead='"You have lived experience of mental health problems and of recovery"',
        does="Looks for peer support posts without a word of lived or personal experience.",
        why="Lived experience is what makes the post a peer post; it may be asked for openly.",
        source="Health Education England, The Competence Framework for Mental Health Peer Support Workers (2020)",
        fails=(Example("Peer Support Worker", "You will support people on our wards and in the community."),),
        passes=(Example("Peer Support Worker", "You will use your lived experience of mental health problems."),),
        look=_peer_without_experience,
    ),
)
