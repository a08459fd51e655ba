"""An analyser for which some adverts are deadly. Worker processes import it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fake_analyser import FakeAnalyser

from jdclassifier.advert import Advert
from jdclassifier.result import Result


@dataclass(frozen=True)
class HardSettings:
    """Loads an analyser that hangs, crashes or is killed where a title says so; `slow` seconds go by for an advert."""

    duplicates: bool = False
    redact: bool = False
    slow: float = 0.0

    def load(self) -> HardAnalyser:
        return HardAnalyser(self.slow)


class HardAnalyser(FakeAnalyser):
    def __init__(self, slow: float) -> None:
        super().__init__(poison="raise")
        self._slow = slow

    def classify_many(self, adverts: Iterable[Advert]) -> Iterator[Result]:
        for advert in adverts:
            time.sleep(self._slow)
            if advert.title == "hang":
                while True:
                    time.sleep(0.01)
            if advert.title == "crash":
                os.kill(os.getpid(), signal.SIGSEGV)
            if advert.title == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            yield from super().classify_many([advert])
