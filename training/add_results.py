"""Add the figures of a model to `results.csv`: `python training/add_results.py MODEL "real adverts, 2020" GOLD...`."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from jdclassifier import Analyser
from jdclassifier.learn.evaluate import evaluate

RESULTS = Path(__file__).with_name("results.csv")


def main(model: str, measured_on: str, *gold: str) -> None:
    """Append one row a figure, named by version and digest of the bundle."""
    analyser = Analyser.load(Path(model))
    bundle = analyser.bundle
    figures = evaluate([Path(path) for path in gold], analyser).figures
    with RESULTS.open("a", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        for one in figures:
            numbers = (f"{number:.3f}" for number in (one.value, one.low, one.high))
            writer.writerow([bundle.version, bundle.digest[:12], measured_on, one.name, *numbers, one.n])


if __name__ == "__main__":
    main(*sys.argv[1:])
