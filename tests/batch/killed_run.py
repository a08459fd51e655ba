"""A run that kills itself after a number of function calls, 0 for never: python killed_run.py OUT CALLS.

It prints how many calls it made.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

from hard_analyser import HardSettings

from jdclassifier.advert import Advert
from jdclassifier.batch import Reject, open_journal, open_output, run

TEXT = "we want someone who helps people with their daily lives and writes down how each of them fares on the ward "


def items() -> Iterator[Advert | Reject]:
    for n in range(700):
        text = TEXT + " ".join(f"{chr(97 + int(digit)) * 3}" for digit in str(n % 500)) + " so there it is and here too"
        bad = Reject("a.csv", n, "", "empty")
        yield bad if n % 100 == 7 else Advert(str(n), "crisp" if n % 50 else "raise", text, source=f"a.csv#{n}")


def main(target: Path, last: int) -> None:
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1
        if calls == last:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(count)
    with (
        open_journal(target, {"input": "the same"}, resume=True) as journal,
        open_output(target, force=journal.resumed) as output,
    ):
        run(items(), HardSettings(duplicates=True), output, journal=journal)
    sys.setprofile(None)
    print(calls)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
