"""Supervision: who directs the holder, and within what bounds."""

from __future__ import annotations

from collections.abc import Iterator

from ..draft import Draft
from ..looks import absent, alone
from ..rule import Example, Hit, Rule

REVIEW = "Nuffield Trust, Untapped? Understanding the mental health clinical support workforce (2021)"
DELEGATION = "NMC Code, 11: be accountable for decisions to delegate tasks; RCN guidance on delegation"
LONG_DRAFT = 400


def _supervised(draft: Draft) -> bool:
    return draft.supervised


def _long_support(draft: Draft) -> bool:
    return draft.support and draft.length >= LONG_DRAFT and draft.has("job_description")


def _supervises_silently(draft: Draft) -> Iterator[Hit]:
    if draft.supervised and draft.result.supervises_others and draft.result.supervision_received is None:
        yield Hit(draft.span_of("supervises_others"))


RULES = (
    Rule(
        id="JD040",
        name="no-supervisor",
        pack="supervision",
        severity="advice",
        message="The draft does not say who supervises the holder.",
        instead='"You will work under the supervision of a registered nurse"',
        does="Looks for supervised support posts without any word of supervision, delegation or registered staff.",
        why="Support posts work within set boundaries under supervision; it is what tells them from registered posts.",
        source=REVIEW,
        fails=(Example("Healthcare Assistant", "You will help patients to eat, dress and get about."),),
        passes=(Example("Healthcare Assistant", "You will help patients under the supervision of a nurse."),),
        look=absent("supervision", when=_supervised),
    ),
    Rule(
        id="JD041",
        name="restricted-task-without-boundaries",
        pack="supervision",
        severity="warning",
        message='"{words}" stands without the training or limits that it needs.',
        instead='"... once trained and assessed as competent, as delegated by the registered nurse"',
        does="Looks for medicines, restraint and delegated tasks in support posts, with no word of training, "
        "competence, "
        "protocol or supervision beside them.",
        why="A registered professional may only delegate a task to somebody trained and competent for it; the draft "
        "should not read as if the holder did it alone.",
        source=DELEGATION,
        fails=(Example("Healthcare Assistant", "You will administer medication on the ward."),),
        passes=(
            Example("Healthcare Assistant", "Once trained and assessed as competent you will administer medication."),
        ),
        look=alone("restricted_tasks", ("boundaries",), near=True, when=_supervised),
    ),
    Rule(
        id="JD042",
        name="no-reporting-line",
        pack="supervision",
        severity="advice",
        message="A full job description that does not say to whom the holder reports.",
        instead='"Reports to: ward manager"',
        does=f"Looks for job descriptions of support posts of {LONG_DRAFT} words or more without a line manager or "
        "reporting line.",
        why="Applicants should know who plans their work, and job evaluation asks for it.",
        source="NHS Job Evaluation Handbook: job description",
        fails=(Example("Healthcare Assistant", "Main duties\n" + "You will help patients to eat and to dress. " * 50),),
        passes=(
            Example("Healthcare Assistant", "Reports to: ward manager.\n" + "You will help patients to eat. " * 70),
        ),
        look=absent("reports_to", when=_long_support),
    ),
    Rule(
        id="JD043",
        name="autonomy-without-supervision",
        pack="supervision",
        severity="warning",
        message='"{words}" in a supervised support post that names no supervision.',
        instead="Say within which limits the holder acts alone, and whom they ask",
        does="Looks for autonomy, an own caseload or work without supervision in supervised support posts without a "
        "word "
        "of supervision or of registered staff.",
        why="Support posts work within set boundaries under supervision. An own caseload without it describes a "
        "registered post.",
        source=REVIEW,
        fails=(Example("Support Worker", "You will work autonomously and visit people at home."),),
        passes=(
            Example("Support Worker", "You will work autonomously within the care plan, with weekly supervision."),
        ),
        look=alone("autonomy", ("supervision", "reports_to"), when=_supervised),
    ),
    Rule(
        id="JD044",
        name="supervises-without-supervision",
        pack="supervision",
        severity="advice",
        message='"{words}": the holder supervises others, but the draft does not say who supervises the holder.',
        instead="Name the registered professional who directs the holder's own work",
        does="Looks for supervised support posts that supervise others and are silent on their own supervision.",
        why="Senior support staff stay under supervision themselves; without it the post reads as a registered one.",
        source=REVIEW,
        fails=(Example("Senior Support Worker", "You will supervise junior staff and students."),),
        passes=(
            Example(
                "Senior Support Worker",
                "You will supervise junior staff and work under the supervision of a registered nurse.",
            ),
        ),
        look=_supervises_silently,
    ),
)
