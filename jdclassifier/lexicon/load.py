"""Loads and checks `corpus/lexicon` into typed rows."""

from __future__ import annotations

import functools
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from ..errors import LexiconError
from ..resources import lexicon_dir
from . import rows
from .phrases import Phrase, expand
from .rows import CATEGORIES, SETTINGS, WORKFORCES, Cue, NoisePattern, PayBand, PaySupplement, Role, TitleVariant
from .tables import Problems, Row, parse_rows, read_toml, toml_place

ROLE_COLUMNS = tuple(
    "id title workforce category setting bands entry_level register esr_code esr_name national_group"
    " source basis note".split()
)
TITLE_COLUMNS = ("title", "role", "source", "note")
ABBREVIATION_COLUMNS = ("abbreviation", "expansion", "note")
QUALIFICATION_COLUMNS = ("id", "level", "phrase", "status", "framework", "note")
FRAMEWORKS = ("SCQF", "CQFW", "old")
"""Frameworks of qualifications besides the RQF, which is meant where none is named; "old" ones came before it."""
REGISTER_COLUMNS = ("id", "register", "status", "phrase", "note")
SETTING_COLUMNS = ("id", "setting", "strength", "phrase", "note")
EMPLOYER_COLUMNS = ("id", "kind", "phrase", "note")
EMPLOYER_KINDS = (
    *("mental_health", "learning_disability", "combined", "acute", "community", "primary_care", "social_care"),
    *("palliative", "education", "custody", "agency", "other"),
)
"""What an employer runs, as far as its name tells: "combined" runs mental health and other services."""
VALUE_COLUMNS = ("id", "value", "where", "phrase", "note")
PAY_BAND_COLUMNS = ("year", "band", "minimum", "maximum", "source")
PAY_SUPPLEMENT_COLUMNS = ("year", "zone", "share", "minimum", "maximum", "source")


@dataclass(frozen=True)
class Lexicon:
    """Everything the program knows about roles, titles, qualifications, registers, cues and pay.

    `digest` is the SHA-256 of the files, in hexadecimal: two equal digests mean the same knowledge.
    """

    directory: Path
    roles: dict[str, Role]
    titles: tuple[TitleVariant, ...]
    abbreviations: dict[str, str]
    title_noise: tuple[NoisePattern, ...]
    title_words: dict[str, frozenset[str]]
    cues: tuple[Cue, ...]
    pay_bands: tuple[PayBand, ...]
    pay_supplements: tuple[PaySupplement, ...]
    digest: str


def load_lexicon(directory: Path | None = None) -> Lexicon:
    """Load the lexicon in `directory` (default: the shipped one). Repeated calls return the same object.

    Raises:
        LexiconError: if a row is wrong; the message names every problem with file, line and mend.
    """
    return _load((directory or lexicon_dir()).resolve())


@functools.lru_cache(maxsize=4)
def _load(directory: Path) -> Lexicon:
    problems = Problems()
    if not directory.is_dir():
        raise LexiconError(f"{directory}: no such folder; give the folder that holds roles.csv")
    roles = parse_rows(directory / "roles.csv", ROLE_COLUMNS, _role, problems)
    titles = parse_rows(directory / "titles.csv", TITLE_COLUMNS, _title, problems)
    abbreviations = parse_rows(directory / "abbreviations.csv", ABBREVIATION_COLUMNS, _abbreviation, problems)
    cues = [
        *parse_rows(directory / "qualifications.csv", QUALIFICATION_COLUMNS, _qualification, problems),
        *parse_rows(directory / "registers.csv", REGISTER_COLUMNS, _register, problems),
        *parse_rows(directory / "settings.csv", SETTING_COLUMNS, _setting, problems),
        *parse_rows(directory / "employers.csv", EMPLOYER_COLUMNS, _employer, problems),
        *parse_rows(directory / "values.csv", VALUE_COLUMNS, _named_value, problems),
        *_toml_cues(directory / "cues.toml", problems),
    ]
    noise, title_words = _title_noise(directory / "title_noise.toml", problems)
    pay_bands = parse_rows(directory / "pay_bands.csv", PAY_BAND_COLUMNS, _pay_band, problems)
    supplements = parse_rows(directory / "pay_supplements.csv", PAY_SUPPLEMENT_COLUMNS, _pay_supplement, problems)

    by_id = {role.id: role for role in roles}
    _report_repeats([(role.id, "roles.csv", f"role {role.id!r}") for role in roles], problems)
    _report_repeats([(t.title.casefold(), f"titles.csv:{t.line}", f"title {t.title!r}") for t in titles], problems)
    _report_repeats([(f"{c.subject}.{c.name}", c.place, f"id {c.name!r}") for c in cues], problems)
    _report_shared_phrases(cues, problems)
    printed = {role.title.casefold(): role.id for role in roles}
    for title in titles:
        place = f"titles.csv:{title.line}"
        if title.role not in by_id:
            problems.add(place, f"unknown role {title.role!r}; add it to roles.csv or mend the id")
        if printed.get(title.title.casefold(), title.role) != title.role:
            problems.add(
                place,
                f"title {title.title!r} stands already in roles.csv as {printed[title.title.casefold()]!r}; keep one",
            )
    if problems.lines:
        raise LexiconError("\n".join(problems.lines))
    return Lexicon(
        directory=directory,
        roles=by_id,
        titles=tuple(titles),
        abbreviations=dict(abbreviations),
        title_noise=tuple(noise),
        title_words=title_words,
        cues=tuple(cues),
        pay_bands=tuple(pay_bands),
        pay_supplements=tuple(supplements),
        digest=_digest(directory),
    )


def _digest(directory: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(directory.iterdir()):
        if path.suffix in (".csv", ".toml"):
            digest.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def _report_repeats(named: list[tuple[str, str, str]], problems: Problems) -> None:
    seen: dict[str, str] = {}
    for key, place, what in named:
        if key in seen:
            problems.add(place, f"{what} stands already at {seen[key]}; keep one")
        seen.setdefault(key, place)


def _report_shared_phrases(cues: list[Cue], problems: Problems) -> None:
    """A phrase may belong to one cue of a subject only: the second would never be heard."""
    seen: dict[tuple[str, Phrase], Cue] = {}
    for cue in cues:
        for phrase, _ in cue.phrases:
            other = seen.setdefault((cue.subject, phrase), cue)
            if other is not cue:
                problems.add(
                    cue.place,
                    f"phrase {' '.join(phrase)!r} belongs already to {other.name!r} ({other.place}); keep one",
                )


def _role(row: Row) -> Role:
    workforce = cast(rows.Workforce, row.choice("workforce", WORKFORCES))
    category = row.choice("category", CATEGORIES, optional=True)
    if (workforce == "support") != bool(category):
        raise ValueError("column 'category' must be filled for support roles and empty for all others")
    return Role(
        id=row.required("id"),
        title=row.required("title"),
        workforce=workforce,
        category=cast(rows.Category, category) if category else None,
        setting=cast(rows.Setting, row.choice("setting", SETTINGS, optional=True) or None),
        bands=tuple(band.strip() for band in row["bands"].split(";") if band.strip()),
        entry_level=row.level("entry_level"),
        register=row["register"],
        esr_code=row["esr_code"],
        esr_name=row["esr_name"],
        national_group=cast(rows.NationalGroup, row.choice("national_group", ("support", "qualified"), optional=True)),
        source=cast(rows.CategorySource, row.choice("source", ("review", "definition", "code list"))),
        basis=row["basis"],
        note=row["note"],
    )


def _title(row: Row) -> TitleVariant:
    return TitleVariant(title=row.required("title"), role=row.required("role"), line=row.line)


def _abbreviation(row: Row) -> tuple[str, str]:
    return row.required("abbreviation").lower(), row.required("expansion").lower()


def _phrases(pattern: str) -> tuple[tuple[Phrase, str], ...]:
    return tuple(expand(pattern))


def _qualification(row: Row) -> Cue:
    level = row["level"]
    if level not in ("0", "<level>") and not (level.isdigit() and 1 <= int(level) <= 8):
        raise ValueError(f"column 'level' holds {level!r}; write 1 to 8, 0 (no level) or <level>")
    value: int | str = int(level) if level.isdigit() else level
    return Cue(
        "qualification",
        row.required("id"),
        value,
        row["status"],
        _phrases(row.required("phrase")),
        row.place,
        row.choice("framework", FRAMEWORKS, optional=True) or "RQF",
    )


def _register(row: Row) -> Cue:
    return Cue(
        "registration",
        row.required("id"),
        row["register"] or None,
        row["status"],
        _phrases(row.required("phrase")),
        row.place,
    )


def _employer(row: Row) -> Cue:
    kind = row.choice("kind", EMPLOYER_KINDS)
    return Cue("employer", row.required("id"), kind, "", _phrases(row.required("phrase")), row.place)


def _setting(row: Row) -> Cue:
    setting = row.choice("setting", SETTINGS)
    strength = row.choice("strength", ("strong", "clients", "weak", "boilerplate"))
    return Cue("setting", row.required("id"), setting, strength, _phrases(row.required("phrase")), row.place)


def _named_value(row: Row) -> Cue:
    where = row.choice("where", ("any", "listed"), optional=True)
    if bool(row["value"]) != bool(where):
        raise ValueError("column 'where' must be filled where 'value' is, and empty for what is no value")
    status = {"any": "quality", "listed": "listed"}.get(where, "not")
    return Cue("values", row.required("id"), row["value"] or None, status, _phrases(row.required("phrase")), row.place)


def _toml_cues(path: Path, problems: Problems) -> list[Cue]:
    """`[subject.name]` tables with `phrases = [...]` and, where wanted, `status` and `value`."""
    cues = []
    for subject, named in read_toml(path, problems).items():
        for name, table in named.items():
            place = toml_place(path, f"{subject}.{name}")
            phrases: dict[Phrase, str] = {}
            for pattern in table.get("phrases", ()):
                try:
                    phrases.update(expand(pattern))
                except ValueError as error:
                    problems.add(place, str(error))
            if not phrases:
                problems.add(place, 'no phrases; write phrases = ["..."]')
            unknown = set(table) - {"phrases", "status", "value", "note"}
            if unknown:
                problems.add(place, f"unknown key {', '.join(sorted(unknown))}; known are phrases, status, value, note")
            cues.append(Cue(subject, name, table.get("value"), table.get("status", ""), tuple(phrases.items()), place))
    return cues


def _title_noise(path: Path, problems: Problems) -> tuple[list[NoisePattern], dict[str, frozenset[str]]]:
    """`[[noise]]` tables (name, pattern, replacement, fact, removes) and `[words]` lists of words."""
    content = read_toml(path, problems)
    noise = []
    for number, table in enumerate(content.get("noise", ()), start=1):
        place = f"{path.name}: noise {number} ({table.get('name', 'unnamed')})"
        try:
            pattern = re.compile(table["pattern"], re.IGNORECASE | re.VERBOSE)
        except (KeyError, re.error) as error:
            problems.add(place, f"the pattern is missing or no regular expression: {error}")
            continue
        for example in table.get("removes", ()):
            if not pattern.search(example):
                problems.add(place, f"does not match its own example {example!r}")
        noise.append(NoisePattern(table.get("name", ""), pattern, table.get("replacement", " "), table.get("fact", "")))
    title_words = {name: frozenset(listed) for name, listed in content.get("words", {}).items()}
    return noise, title_words


def _pay_band(row: Row) -> PayBand:
    return PayBand(row.required("year"), row.required("band"), row.number("minimum"), row.number("maximum"))


def _pay_supplement(row: Row) -> PaySupplement:
    return PaySupplement(
        row.required("year"), row.required("zone"), row.number("share"), row.number("minimum"), row.number("maximum")
    )
