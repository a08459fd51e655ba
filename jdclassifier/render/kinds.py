"""Kinds of facts as a reader sees them: a name, a letter, a colour and a line under the words.

The colours are those of Okabe and Ito, told apart with any colour vision; letter and line tell the kind without colour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ..extract.facts import Band


class Kind(NamedTuple):
    """How words of a kind are shown."""

    name: str
    letter: str
    colour: str
    line: str
    terminal: str


KINDS = {
    "qualification": Kind("qualification", "Q", "#0072b2", "solid", "bold underline bright_blue"),
    "registration": Kind("registration", "R", "#d55e00", "double", "bold underline bright_red"),
    "experience": Kind("experience", "E", "#8a6d00", "dotted", "bold underline yellow"),
    "supervision": Kind("supervision", "S", "#009e73", "dashed", "bold underline green"),
    "training": Kind("training", "T", "#cc79a7", "wavy", "bold underline magenta"),
    "pay": Kind("band and pay", "P", "#e69f00", "double", "bold underline bright_yellow"),
    "setting": Kind("setting", "M", "#56b4e9", "dotted", "bold underline cyan"),
    "other": Kind("other conditions", "C", "#808080", "dashed", "bold underline white"),
}

_KIND_OF = {
    "qualification": (
        "qualification",
        "qualifications",
        "essential_level",
        "desirable_level",
        "equivalent",
        "equivalent_accepted",
    ),
    "registration": ("registration", "registers"),
    "experience": ("experience", "experience_years", "lived_experience"),
    "supervision": (
        "supervision",
        "supervision_received",
        "supervises_others",
        "supervised_by",
        "boundaries",
        "autonomy",
    ),
    "training": ("training", "training_post", "training_offered", "progression", "destination"),
    "pay": ("band", "bands", "salary"),
    "setting": ("setting",),
}
_OF_FIELD = {field: kind for kind, fields in _KIND_OF.items() for field in fields}

_MEANT = {
    "essential_level": "essential",
    "desirable_level": "desirable",
    "equivalent_accepted": "or experience",
    "supervises_others": "supervises others",
    "registration other": "of somebody else",
    "setting post": "of the post",
    "setting strong": "",
}
_VALUE_TELLS = ("supervision_received", "training", "experience", "lived_experience", "driving", "dbs")
"""Fields whose value is how they are meant."""
_UNSAID = ("mentioned", "boilerplate", "weak")
"""What is said of words that state nothing for the post."""


def kind_of(field: str) -> str:
    """The kind that evidence for a field of the record belongs to: "essential_level" is about a qualification."""
    return _OF_FIELD.get(field.partition(" ")[0], "other")


def subject(field: str) -> str:
    """What a fact is about: its kind, and of the kind that gathers all others the field: "driving"."""
    kind = kind_of(field)
    return field.partition(" ")[0].replace("_", " ") if kind == "other" else KINDS[kind].name


def meant(field: str, value: Band | float | None) -> str:
    """How a fact is meant, in a word or two: "essential", "directed", "offered"."""
    if field in _MEANT:
        return _MEANT[field]
    base, _, status = field.partition(" ")
    if base == "experience_years":
        return f"{value:g} years"
    if value is False:
        return "not"
    return status or (str(value).replace("_", " ") if base in _VALUE_TELLS else "")


def states(field: str) -> bool:
    """Whether evidence of this field states something for the post."""
    return not field.endswith(_UNSAID)
