"""An analyser that looks at titles only, for tests of everything around it. Worker processes import it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace

from jdclassifier.advert import Advert
from jdclassifier.extract.facts import Qualification
from jdclassifier.result import Evidence, Reason, Result, RoleAlternative


@dataclass(frozen=True)
class FakeSettings:
    """Loads the fake; adverts whose title is `poison` make it fail."""

    poison: str = ""
    duplicates: bool = False
    redact: bool = False

    def load(self) -> FakeAnalyser:
        return FakeAnalyser(self.poison)


class FakeAnalyser:
    lexicon = SimpleNamespace(titles=(), abbreviations=())

    def __init__(self, poison: str) -> None:
        self._poison = poison

    def classify_many(self, adverts: Iterable[Advert]) -> Iterator[Result]:
        for advert in adverts:
            if self._poison and advert.title == self._poison:
                raise ZeroDivisionError("no words\nat all")
            yield answer(advert)


def answer(advert: Advert) -> Result:
    """A result with something in every field."""
    return Result(
        id=advert.id,
        source=advert.source,
        title=advert.title,
        role="healthcare_assistant",
        role_title="Healthcare Assistant",
        esr_job_role=None,
        role_score=99.123456,
        role_alternatives=(RoleAlternative("support_worker", 71.0),),
        workforce="support",
        setting="mental_health",
        in_scope=True,
        category="supervised_support",
        p_trainee=0.1,
        p_advanced_education=0.2,
        p_supervised_support=0.7,
        p_support=0.987654321,
        p_mental_health=0.9,
        confidence=0.6,
        category_set=("supervised_support", "advanced_education"),
        review=True,
        review_reasons=("two categories left",),
        bands=(3, "8a"),
        band_inferred=None,
        salary_min=19737.0,
        salary_max=None,
        essential_level=2,
        desirable_level=None,
        equivalent_accepted=False,
        registration="none_stated",
        registers=(),
        supervision_received="directed",
        supervises_others=False,
        training_post=False,
        experience="essential",
        experience_years=1.5,
        lived_experience=None,
        flexibility_demanded=True,
        flexible_working=False,
        shifts=True,
        nights=None,
        weekends=False,
        driving="desirable",
        values=("compassion", "respect"),
        progression=True,
        training_offered=None,
        dbs="enhanced",
        challenging_behaviour=None,
        physical_intervention=False,
        qualifications=(Qualification("NVQ 3", 3, "old", "care", "essential", 1, True),),
        contradictions=(),
        supervision_kinds=("directed",),
        supervised_by=("registered_nurse",),
        boundaries=True,
        autonomy=None,
        destination=None,
        evidence=(Evidence("essential_level", 2, advert.text[:20], 0, len(advert.text[:20]), "text"),),
        reasons=(Reason("title", advert.title, 1.23456),),
        duplicate_of=None,
        model="fake",
    )
