"""Fields that a report asks about and the record does not hold as such: band, way forward, mismatch, review reasons."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..lexicon import Role
from ..result import Record

_FIGURES = re.compile(r" \([\d.]+\)")


def derive(record: Record, roles: Mapping[str, Role]) -> Record:
    """Return the derived fields of a record; a field whose sources the record lacks is left out."""
    fields: Record = {
        "band": band(record),
        "file": str(record.get("source") or "").partition("#")[0] or None,
        "review_kinds": sorted({_kind(reason) for reason in record.get("review_reasons") or ()}),
        "mismatch": _mismatch(record, roles),
    }
    if "progression" in record and "training_offered" in record:
        ways = (record["progression"], record["training_offered"], record.get("training_post"))
        fields["pathway"] = "some" if True in ways else "none"
    return fields


def band(record: Record) -> Any:
    """The lowest band stated or, where none is, the one that the salary implies."""
    bands = record.get("bands") or ()
    return min(map(str, bands)) if bands else record.get("band_inferred")


def _kind(reason: str) -> str:
    """A review reason without what is particular to the advert: figures and names."""
    kind = _FIGURES.sub("", reason)
    return kind if kind.startswith("low confidence") else kind.partition(":")[0]


def _mismatch(record: Record, roles: Mapping[str, Role]) -> list[str]:
    """Signs that the content is not what the title leads one to expect."""
    role = roles.get(record.get("role") or "")
    if role is None:
        return ["no_role"]
    signs = []
    if role.category and role.category != record["category"]:
        signs.append("group")
    if role.bands and (stated := {str(band) for band in record.get("bands") or ()}) and not stated & set(role.bands):
        signs.append("band")
    if (level := record.get("essential_level")) and role.entry_level and int(level) != role.entry_level:
        signs.append("level_above" if int(level) > role.entry_level else "level_below")
    return signs
