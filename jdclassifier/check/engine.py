"""The engine: a draft in, a report out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from ..advert import Advert, cleaned
from ..analyse import Analyser
from ..extract.pay import PayTable
from ..lexicon.wording import load_wording
from .draft import Draft, Knowledge
from .finding import Finding, Report
from .items import headings_of
from .marks import read_marks
from .phrases import PhraseFinder
from .places import Places, places_of
from .registry import RULES
from .rule import Hit, Rule
from .settings import Settings

_FIELDS = ("title", "salary", "text")


class Checker:
    """Checks drafts. Make one and keep it: making it takes a tenth of a second.

    >>> report = Checker(Analyser.load()).check(Advert("1", "Support Worker", "..."))
    """

    def __init__(self, analyser: Analyser, settings: Settings | None = None, lexicon: Path | None = None) -> None:
        """Args: the analyser whose answers rules use; settings, by default all rules; a lexicon of one's own."""
        self.analyser = analyser
        self.settings = settings or Settings()
        self._rules = [rule for rule in RULES if rule.id in self.settings.rules]
        wording = load_wording(lexicon or analyser.lexicon.directory)
        own = dict.fromkeys(self.settings.abbreviations, "")
        self._knowledge = Knowledge(
            lexicon=analyser.lexicon,
            wording=replace(wording, abbreviations={**wording.abbreviations, **own}),
            finder=PhraseFinder((*wording.words, *wording.signs.values())),
            headings=headings_of(analyser.lexicon.cues),
            pay=PayTable(analyser.lexicon.pay_bands, analyser.lexicon.pay_supplements),
            answer=analyser.classify,
        )

    def check(self, advert: Advert, name: str = "", written: str = "") -> Report:
        """Check one draft.

        Args:
            advert: The draft, as published or typed.
            name: What the draft goes by in the report.
            written: The draft as its writer sees it, title included: lines and columns count in it. By default the
                title is line 1 and the cleaned text follows.
        """
        advert = cleaned(advert)
        marks = read_marks(advert.text)
        read = replace(advert, text=marks.text)
        result = self.analyser.classify(read)
        draft = Draft(read, result, self._knowledge)
        places = places_of(advert, written)
        found = [self._finding(rule, hit, draft, places) for rule in self._rules for hit in rule.look(draft)]
        findings = [finding for finding in found if not marks.keep(finding)]
        return Report(
            name=name or advert.source or advert.id,
            advert=advert,
            result=result,
            findings=tuple(_once(sorted(findings, key=_by_place))),
            kept=len(found) - len(findings),
            notes=marks.notes,
        )

    def _finding(self, rule: Rule, hit: Hit, draft: Draft, places: Mapping[str, Places]) -> Finding:
        span, words = hit.span, draft.words(hit.span)
        line, column = places[span.where].line_and_column(span.start) if span and span.where in places else (1, 1)
        return Finding(
            rule=rule.id,
            name=rule.name,
            pack=rule.pack,
            severity=self.settings.severity_of(rule.id),
            message=rule.message.format(words=" ".join(words.split()), **hit.details).strip(),
            suggestion=hit.instead or rule.instead,
            where=span.where if span else None,
            start=span.start if span else 0,
            end=span.end if span else 0,
            words=words,
            line=line,
            column=column,
            fix=hit.fix,
        )


def _by_place(finding: Finding) -> tuple[int, int, int, str]:
    field = _FIELDS.index(finding.where) if finding.where else len(_FIELDS)
    return field, finding.start, finding.end, finding.rule


def _once(findings: list[Finding]) -> list[Finding]:
    """The findings, of the same words of a field the first only, which tells the places of the others."""
    first: dict[tuple[str, str | None, str], list[Finding]] = {}
    for number, finding in enumerate(findings):
        words = finding.words.lower() if finding.where else f"missing {number}"
        first.setdefault((finding.rule, finding.where, words), []).append(finding)
    return [replace(same[0], again=tuple((f.start, f.end) for f in same[1:])) for same in first.values()]
