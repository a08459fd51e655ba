"""Fairness and law: words that push people away."""

from __future__ import annotations

from ..looks import listed
from ..rule import Example, Rule

AGE = "Equality Act 2010, sections 5 and 19; ACAS guidance on age discrimination"
LANGUAGE = "NHS digital service manual, inclusive content; Mind, language about mental health"

RULES = (
    Rule(
        id="JD090",
        name="gendered-words",
        pack="fairness",
        severity="warning",
        message='"{words}" supposes that the holder is a man or a woman.',
        instead='"you", "they", or the plural',
        does="Looks for he/she and its like, and for words such as manned and chairman.",
        why="Drafts that speak to everybody are shorter and leave nobody out.",
        source="GOV.UK and NHS style guides: gender-neutral text; Equality Act 2010, section 39",
        fails=(Example("Support Worker", "He/she will keep his/her records up to date."),),
        passes=(Example("Support Worker", "You will keep your records up to date."),),
        look=listed("gendered-words"),
    ),
    Rule(
        id="JD091",
        name="age-coded",
        pack="fairness",
        severity="warning",
        message='"{words}" points to an age.',
        instead="Name the skill that you have in mind; no age is needed",
        does="Looks for words that tell how old applicants should be: recent graduate, young team, mature person.",
        why="Words that suggest an age are used as evidence of age discrimination.",
        source=AGE,
        fails=(Example("Support Worker", "The post would suit a recent graduate who fits our young team."),),
        passes=(Example("Support Worker", "You will support young people and older adults."),),
        look=listed("age-coded", unless=("occupational_requirement",)),
    ),
    Rule(
        id="JD092",
        name="coded-words",
        pack="fairness",
        severity="warning",
        message='"{words}" tells some readers that the post is not for them.',
        instead="Say what the work needs",
        does="Looks for words such as ninja, aggressive leader or thick-skinned; aggressive behaviour of patients is "
        "spared.",
        why="Words that carry a picture of who fits lower the number of others who apply, women above all.",
        source="Gaucher, Friesen and Kay, Journal of Personality and Social Psychology 101 (2011)",
        fails=(Example("Support Worker", "You are a ninja with thick skin."),),
        passes=(Example("Support Worker", "You stay calm when people behave in a challenging or aggressive way."),),
        look=listed("coded-words"),
    ),
    Rule(
        id="JD093",
        name="person-first",
        pack="fairness",
        severity="warning",
        message='"{words}" puts a condition before the person.',
        instead="Name people first, without pity or blame",
        does="Looks for suffering from, the elderly, the mentally ill, addicts and words of the same kind.",
        why="Applicants with lived experience, whom the service needs, read what it thinks of them.",
        source=LANGUAGE,
        fails=(Example("Support Worker", "You will help people suffering from mental illness and the elderly."),),
        passes=(Example("Support Worker", "You will help people with mental health problems and older people."),),
        look=listed("person-first"),
    ),
)
