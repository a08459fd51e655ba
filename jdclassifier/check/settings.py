"""Settings of checks: which rules, how bad they are, and when a run has failed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, get_args

from ..errors import InputError
from .finding import SEVERITIES, Severity
from .registry import RULES, chosen, find_rule

FailOn = Literal["error", "warning", "advice", "never"]
FAIL_ON: tuple[FailOn, ...] = get_args(FailOn)
CONFIG_NAME = "jdclassifier.toml"
_KEYS = ("select", "ignore", "fail-on", "severity", "abbreviations")


@dataclass(frozen=True, slots=True)
class Settings:
    """What to check, and how.

    Attributes:
        rules: Ids of the rules to apply.
        severity: Severity of rules that differs from their own, by id.
        fail_on: The mildest severity that makes a run fail.
        abbreviations: Abbreviations that need no explanation where the draft will be read.
    """

    rules: frozenset[str] = frozenset(rule.id for rule in RULES)
    severity: Mapping[str, Severity] = field(default_factory=dict)
    fail_on: FailOn = "error"
    abbreviations: frozenset[str] = frozenset()

    def severity_of(self, rule: str) -> Severity:
        """How bad a finding of a rule is."""
        return self.severity.get(rule) or find_rule(rule).severity

    def failed(self, severities: Iterable[Severity]) -> bool:
        """Whether findings of these severities make a run fail."""
        return any(FAIL_ON.index(severity) <= FAIL_ON.index(self.fail_on) for severity in severities) and (
            self.fail_on != "never"
        )

    def narrowed(self, select: Iterable[str] = (), ignore: Iterable[str] = (), fail_on: str | None = None) -> Settings:
        """The settings with what a command line says on top.

        Raises:
            InputError: if a rule, pack or severity is unknown.
        """
        rules = chosen(select) or self.rules
        return replace(self, rules=rules - chosen(ignore), fail_on=_fail_on(fail_on, "--fail-on") or self.fail_on)


def load_settings(path: Path | None = None, folder: Path | None = None) -> Settings:
    """Load settings from a TOML file, by default the nearest `jdclassifier.toml` or `pyproject.toml` that has any.

    `jdclassifier.toml` and a file given by name hold a table `[check]`, `pyproject.toml` `[tool.jdclassifier.check]`.

    Args:
        path: The file; None to look for one.
        folder: Where to begin to look, then in its parents; by default the current folder.

    Raises:
        InputError: if the file cannot be read or holds something unknown.
    """
    if path is not None:
        return _settings(_table(path), path)
    start = (folder or Path.cwd()).resolve()
    for parent in (start, *start.parents):
        for candidate in (parent / CONFIG_NAME, parent / "pyproject.toml"):
            if candidate.is_file() and (table := _table(candidate)):
                return _settings(table, candidate)
    return Settings()


def _table(path: Path) -> dict[str, Any]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: not valid TOML: {error}") from error
    if path.name == "pyproject.toml":
        content = content.get("tool", {}).get("jdclassifier", {})
    table = content.get("check", {})
    if not isinstance(table, dict):
        raise InputError(f"{path}: check must be a table; write [check]")
    return table


def _settings(table: dict[str, Any], path: Path) -> Settings:
    if unknown := set(table) - set(_KEYS):
        raise InputError(f"{path}: unknown key {', '.join(sorted(unknown))}; known are {', '.join(_KEYS)}")
    severity = table.get("severity", {})
    if not isinstance(severity, dict):
        raise InputError(f'{path}: severity must be a table; write severity = {{ JD023 = "error" }}')
    try:
        rules = chosen(_strings(table, "select")) or Settings().rules
        return Settings(
            rules=rules - chosen(_strings(table, "ignore")),
            severity={id: _severity(level) for name, level in severity.items() for id in chosen([name])},
            fail_on=_fail_on(table.get("fail-on"), "fail-on") or Settings().fail_on,
            abbreviations=frozenset(_strings(table, "abbreviations")),
        )
    except InputError as error:
        raise InputError(f"{path}: {error}") from error


def _strings(table: dict[str, Any], key: str) -> list[str]:
    values = table.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise InputError(f'{key} must be a list of names; write {key} = ["JD023", "clarity"]')
    return values


def _severity(value: object) -> Severity:
    if value not in SEVERITIES:
        raise InputError(f"severity {value!r} is unknown; use one of {', '.join(SEVERITIES)}")
    return value


def _fail_on(value: object, name: str) -> FailOn | None:
    if value is not None and value not in FAIL_ON:
        raise InputError(f"{name} {value!r} is unknown; use one of {', '.join(FAIL_ON)}")
    return value
