"""The one road, put together: advert -> title match + stated facts -> features -> assignment -> result."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from .advert import Advert, cleaned
from .assign import Assignment, Bundle, Featuriser, assign, load_bundle
from .assign.decide import SUPPORT
from .assign.features import Features
from .assign.model import Judgement
from .assign.reasons import reasons
from .assign.review import Case, review_reasons
from .assign.terms import Rows, TermWeights
from .extract import Extractor
from .extract.facts import Fact, Facts
from .extract.statements import STATEMENTS
from .lexicon import Lexicon, load_lexicon
from .resources import default_model_dir
from .result import Evidence, Result, RoleAlternative
from .text import text_lines
from .titles import TitleMatch, TitleMatcher

T = TypeVar("T")
_BLOCK = 64
"""Adverts that take each step together: a step's code and tables then stay in the processor's caches."""


def blocks_of(items: Iterable[T]) -> Iterator[list[T]]:
    """Cut a stream into blocks."""
    stream = iter(items)
    while block := list(itertools.islice(stream, _BLOCK)):
        yield block


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of an advert before the model speaks: all that features are made of."""

    advert: Advert
    title: TitleMatch
    facts: Facts
    terms: Rows
    features: Features


class Reader:
    """The part of the road that needs no trained heads; training takes it too."""

    def __init__(self, lexicon: Lexicon, terms: TermWeights) -> None:
        self.lexicon = lexicon
        self.terms = terms
        self.titles = TitleMatcher(lexicon)
        self._extractor = Extractor(lexicon)
        self._featuriser = Featuriser(lexicon)

    def read_many(self, adverts: Iterable[Advert]) -> Iterator[Reading]:
        """Read adverts as published, one after the other."""
        for block in blocks_of(adverts):
            clean = [cleaned(advert) for advert in block]
            titles = [self.titles.match(advert.title) for advert in clean]
            texts = [text_lines(advert.text) for advert in clean]
            facts = self._extractor.extract_block(clean, texts)
            terms = self.terms.rows([advert.text for advert in clean])
            yield from [self.reading(*parts) for parts in zip(clean, titles, facts, terms, strict=True)]

    def reading(self, advert: Advert, title: TitleMatch, facts: Facts, terms: Rows) -> Reading:
        """Put together what is known of a cleaned advert."""
        scores = self.terms.scores(terms) if advert.text else None
        return Reading(advert, title, facts, terms, self._featuriser.features(title, facts, scores))

    def restated(self, reading: Reading, facts: Facts) -> Reading:
        """The same advert had it stated other facts: what explanations and training ask "what if" with."""
        return self.reading(reading.advert, reading.title, facts, reading.terms)


class Analyser:
    """Answers for adverts. Make one with `Analyser.load()` and keep it: loading takes two to three seconds."""

    def __init__(self, lexicon: Lexicon, bundle: Bundle) -> None:
        self.lexicon = lexicon
        self.bundle = bundle
        self.reader = Reader(lexicon, bundle.terms)

    @classmethod
    def load(cls, model: Path | None = None, lexicon: Path | None = None) -> Analyser:
        """Load model and lexicon, by default the shipped ones.

        Raises:
            ModelError: if the bundle is missing, damaged, or does not fit this package.
            LexiconError: if a row of the lexicon is wrong.
        """
        return cls(load_lexicon(lexicon), load_bundle(model or default_model_dir()))

    def classify(self, advert: Advert) -> Result:
        """Answer for one advert."""
        return next(self.classify_many([advert]))

    def classify_many(self, adverts: Iterable[Advert]) -> Iterator[Result]:
        """Answer for many adverts, in order, one result each, a few dozen at a time."""
        for block in blocks_of(self.reader.read_many(adverts)):
            judgements = self.bundle.model.judge_many([reading.features for reading in block])
            yield from [self.answer(*parts) for parts in zip(block, judgements, strict=True)]

    def answer(self, reading: Reading, judgement: Judgement) -> Result:
        """Answer for an advert that was read and judged."""
        advert, title, facts = reading.advert, reading.title, reading.facts
        role = self.lexicon.roles[title.role] if title.role else None
        thresholds = self.bundle.thresholds
        answer = assign(judgement, thresholds)
        doubts = review_reasons(Case(answer, title, role, facts, thresholds.review_below))
        return Result(
            id=advert.id,
            source=advert.source,
            title=advert.title,
            role=title.role,
            role_title=role.title if role else None,
            esr_job_role=f"{role.esr_code} {role.esr_name}" if role and role.esr_code else None,
            role_score=title.score,
            role_alternatives=tuple(RoleAlternative(c.role, c.score) for c in title.candidates if c.role != title.role),
            workforce=answer.workforce,
            setting=answer.setting,
            in_scope=answer.in_scope,
            category=answer.category,
            p_trainee=answer.p_category["trainee"],
            p_advanced_education=answer.p_category["advanced_education"],
            p_supervised_support=answer.p_category["supervised_support"],
            p_support=answer.p_support,
            p_mental_health=answer.p_mental_health,
            confidence=answer.confidence,
            category_set=answer.category_set,
            review=bool(doubts),
            review_reasons=doubts,
            bands=facts.bands,
            # Doctors and the like are paid on scales of their own: their salary fits a band by chance only.
            band_inferred=None if role and role.workforce == "registered" and not role.bands else facts.band_inferred,
            salary_min=facts.salary_min,
            salary_max=facts.salary_max,
            essential_level=facts.essential_level,
            desirable_level=facts.desirable_level,
            equivalent_accepted=facts.equivalent_accepted,
            registration=facts.registration,
            registers=facts.registers,
            supervision_received=facts.supervision_received,
            supervises_others=facts.supervises_others,
            training_post=facts.training_post,
            experience=facts.experience,
            experience_years=facts.experience_years,
            lived_experience=facts.lived_experience,
            flexibility_demanded=facts.flexibility_demanded,
            flexible_working=facts.flexible_working,
            shifts=facts.shifts,
            nights=facts.nights,
            weekends=facts.weekends,
            driving=facts.driving,
            values=facts.values,
            progression=facts.progression,
            training_offered=facts.training_offered,
            dbs=facts.dbs,
            challenging_behaviour=facts.challenging_behaviour,
            physical_intervention=facts.physical_intervention,
            qualifications=facts.qualifications,
            contradictions=facts.contradictions,
            supervision_kinds=facts.supervision_kinds,
            supervised_by=facts.supervised_by,
            boundaries=facts.boundaries,
            autonomy=facts.autonomy,
            destination=facts.destination,
            evidence=_evidence(facts.facts),
            reasons=reasons(answer.contributions, title, facts, self._strongest_terms(reading, answer)),
            duplicate_of=None,
            model=self.bundle.label,
        )

    def _strongest_terms(self, reading: Reading, answer: Assignment) -> list[str]:
        column = answer.category if answer.workforce == SUPPORT and answer.category else answer.workforce
        return self.bundle.terms.strongest(reading.terms, column)


# The result field that a fact speaks to; other facts are told under their own kind and status.
_FIELDS = {
    ("qualification", "essential"): "essential_level",
    ("qualification", "desirable"): "desirable_level",
    ("qualification", "working_towards"): "desirable_level",
    ("equivalent", "experience"): "equivalent_accepted",
    ("registration", "required"): "registration",
    ("registration", "on_completion"): "registration",
    ("supervision", "directed"): "supervision_received",
    ("supervision", "offered"): "supervision_received",
    ("supervision", "reduced"): "supervision_kinds",
    ("supervision", "gives"): "supervises_others",
    ("training", "post"): "training_post",
    ("band", ""): "bands",
    ("salary", ""): "salary",
}

# Kinds that bear the name of the only field they speak to.
_NAMED_AS_FIELDS = frozenset(
    (
        *("experience", "experience_years", "lived_experience", "driving", "values", "supervised_by", "destination"),
        *STATEMENTS,
    )
)
_TOLD_BY_STATUS = ("training", "experience", "lived_experience", "driving")


def _evidence(facts: Iterable[Fact]) -> tuple[Evidence, ...]:
    """The words behind every fact; a setting that is named again in the same words is shown once."""
    shown: list[Evidence] = []
    settings = set()
    for fact in facts:
        if fact.kind == "setting":
            words = (fact.status, fact.value, fact.text.lower())
            if words in settings:
                continue
            settings.add(words)
        named = fact.kind if fact.kind in _NAMED_AS_FIELDS else f"{fact.kind} {fact.status}".strip()
        field = _FIELDS.get((fact.kind, fact.status), named)
        value = fact.status if fact.kind in _TOLD_BY_STATUS or fact.value is None else fact.value
        shown.append(Evidence(field, value, fact.text, fact.start, fact.end, fact.where))
    return tuple(shown)


@functools.cache
def default_analyser() -> Analyser:
    """The shipped analyser, loaded once a process."""
    return Analyser.load()


def classify(
    *, title: str, text: str = "", employer: str = "", salary: str = "", date: str = "", id: str = "1"
) -> Result:
    """Answer for one advert given by its parts, with the shipped model and lexicon.

    >>> classify(title="Trainee Psychological Wellbeing Practitioner").category
    'trainee'
    """
    return default_analyser().classify(Advert(id, title, text, employer, salary, date))
