"""All rules, by id and name."""

from __future__ import annotations

from collections.abc import Iterable

from ..errors import InputError
from .rule import PACKS, Rule
from .rules import category, clarity, currency, entry, law, pathway, pay, supervision, terms, trainee, wording

_MODULES = (category, trainee, entry, supervision, pathway, pay, terms, law, wording, clarity, currency)

RULES: tuple[Rule, ...] = tuple(
    sorted((rule for module in _MODULES for rule in module.RULES), key=lambda rule: rule.id)
)
"""Every rule, by id."""
_BY_NAME = {name: rule for rule in RULES for name in (rule.id.lower(), rule.name)}


def find_rule(name: str) -> Rule:
    """Return a rule by id ("JD023", in any case) or name ("years-of-experience").

    Raises:
        InputError: if there is none.
    """
    if (rule := _BY_NAME.get(name.lower())) is None:
        raise InputError(f"no rule {name!r}; `jdclassifier rules` lists them")
    return rule


def chosen(names: Iterable[str]) -> frozenset[str]:
    """Return the ids of the rules that names stand for: ids, names, packs, or "all".

    Raises:
        InputError: if a name is none of these.
    """
    ids: set[str] = set()
    for name in names:
        key = name.strip().lower()
        if key == "all":
            ids.update(rule.id for rule in RULES)
        elif key in PACKS:
            ids.update(rule.id for rule in RULES if rule.pack == key)
        elif key in _BY_NAME:
            ids.add(_BY_NAME[key].id)
        else:
            raise InputError(
                f"no rule or pack {name!r}; packs are {', '.join(PACKS)}, `jdclassifier rules` lists rules"
            )
    return frozenset(ids)
