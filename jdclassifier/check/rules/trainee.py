"""Category, trainee posts: what is learned, how long it takes, what is paid, and what follows."""

from __future__ import annotations

from collections.abc import Iterator

from ..draft import Draft
from ..looks import absent
from ..rule import MISSING, Example, Hit, Rule
from .category import usually

REVIEW = "Nuffield Trust, Untapped? Understanding the mental health clinical support workforce (2021)"
ANNEX = "NHS terms and conditions of service handbook, Annex 21: pay of people in training"


def _trainee(draft: Draft) -> bool:
    return draft.trainee and usually(draft, "trainee")


def _qualification_unnamed(draft: Draft) -> Iterator[Hit]:
    named = draft.has("qualification_words") or any(e.field == "essential_level" for e in draft.result.evidence)
    if _trainee(draft) and not named:
        yield from MISSING


def _trainee_without_training(draft: Draft) -> Iterator[Hit]:
    if "trainee" in draft.title.lower() and draft.support and not draft.has("training_offered"):
        yield from MISSING


_FULL = Example(
    "Trainee Psychological Wellbeing Practitioner",
    "The 12 month training leads to a postgraduate certificate. You are paid at Band 4 in training and at Band 5 on "
    "successful completion, when you move into a permanent post in our team.",
)
_BARE = Example("Trainee Psychological Wellbeing Practitioner", "You will help people with anxiety in our busy team.")

RULES = (
    Rule(
        id="JD010",
        name="trainee-without-qualification",
        pack="category",
        severity="warning",
        message="A trainee post that does not name the qualification it leads to.",
        instead="Name the qualification, its level, and who awards it",
        does="Looks for trainee posts that name no certificate, diploma, degree, apprenticeship or registration.",
        why="A post is a trainee post because it leads to a qualification; the draft should say to which.",
        source=REVIEW,
        fails=(_BARE,),
        passes=(_FULL,),
        look=_qualification_unnamed,
    ),
    Rule(
        id="JD011",
        name="trainee-without-length",
        pack="category",
        severity="advice",
        message="A trainee post that does not say how long the training takes.",
        instead='"The training takes 12 months"',
        does="Looks for trainee posts without a number of months or years, or an end date.",
        why="People leave other work for a training: they must know when they will be qualified.",
        source=ANNEX,
        fails=(_BARE,),
        passes=(_FULL,),
        look=absent("duration", when=_trainee),
    ),
    Rule(
        id="JD012",
        name="trainee-pay-unclear",
        pack="category",
        severity="advice",
        message="A trainee post that does not give the pay during training and after it.",
        instead='"Band 4 in training, Band 5 on qualifying"',
        does="Looks for trainee posts that speak of pay in training, on completion, or of Annex 21 nowhere.",
        why="Pay in training is often a share of the qualified band, and changes on qualifying.",
        source=ANNEX,
        fails=(_BARE,),
        passes=(_FULL,),
        look=absent("pay_after", when=_trainee),
    ),
    Rule(
        id="JD013",
        name="trainee-without-destination",
        pack="category",
        severity="advice",
        message="A trainee post that does not say what follows the training.",
        instead="Say whether a qualified post is guaranteed, may be applied for, or must be found elsewhere",
        does="Looks for trainee posts that do not speak of the time after the training.",
        why="Whether a post waits at the end decides who can afford to train.",
        source=REVIEW,
        fails=(_BARE,),
        passes=(_FULL,),
        look=absent("after_training", when=_trainee),
    ),
    Rule(
        id="JD014",
        name="trainee-without-training",
        pack="category",
        severity="warning",
        message="The title says trainee, the draft names no training.",
        instead="Describe the course or leave the word out of the title",
        does='Looks for support posts with "trainee" in the title and no word of a course, study or training.',
        why="A trainee title without training is a support post at trainee pay.",
        source=REVIEW,
        fails=(_BARE,),
        passes=(_FULL,),
        look=_trainee_without_training,
    ),
)
