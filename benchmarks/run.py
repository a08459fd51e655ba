"""Measure stages, whole runs, cold start and scaling, on a dump of real adverts or on the corpus.

    python benchmarks/run.py [DUMP.jsonl.gz] [--adverts 6000] [--sizes 1000 10000 100000] [--jobs 1 2] [--out FOLDER]

Prints tables and, with --out, writes them (results.md) with a plot of cost against size (scaling.svg). Quote the
ratios: machines differ and drift. A million adverts: --sizes 1000 10000 100000 1000000.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from inputs import write_sample
from plot import plot
from programs import HELP, Run, classify, measured
from stages import stages


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("dump", type=Path, nargs="?")
    parser.add_argument("--adverts", type=int, default=6000, help="how many go through the stages; 0 leaves them out")
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 10_000, 100_000])
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--out", type=Path, help="folder for results.md and scaling.svg")
    arguments = parser.parse_args()

    tables = []
    if arguments.adverts:
        rows = (
            (name, f"{rate:,.0f}", f"{ratio:.2f}") for name, rate, ratio in stages(arguments.dump, arguments.adverts)
        )
        tables.append(table(("stage, one process", "adverts/s", "times spaCy's blank tokeniser"), rows))
    runs: dict[int, dict[int, Run]] = {jobs: {} for jobs in arguments.jobs}
    with TemporaryDirectory() as folder:
        tables.append(table(("cold start", "seconds"), cold_starts(Path(folder))))
        for size in arguments.sizes:
            source = write_sample(arguments.dump, size, Path(folder))
            for jobs in arguments.jobs:
                runs[jobs][size] = classify(source, Path(folder) / "out.parquet", jobs)
    heading = (
        "adverts, gz JSONL to Parquet",
        "processes",
        "seconds",
        "adverts/s",
        "processor ms/advert",
        "peak MB, all",
    )
    tables.append(table(heading, scaling(runs)))
    if arguments.out:
        arguments.out.mkdir(parents=True, exist_ok=True)
        (arguments.out / "results.md").write_text("\n".join(tables), encoding="utf-8")
        plot(runs, arguments.out / "scaling.svg")


def cold_starts(folder: Path) -> Iterator[tuple[str, ...]]:
    """Time from the shell to the end: help, and one advert."""
    (folder / "one.jsonl").write_text('{"title": "Healthcare Assistant", "text": "NVQ level 2 is essential."}\n')
    yield "--help", f"{measured(HELP).seconds:.2f}"
    yield "one advert", f"{classify(folder / 'one.jsonl', folder / 'one.parquet', 1).seconds:.2f}"


def scaling(runs: dict[int, dict[int, Run]]) -> Iterator[tuple[str, ...]]:
    """A row for each run."""
    for jobs, by_size in runs.items():
        for size, run in by_size.items():
            rate, each = size / run.seconds, 1000 * run.processor / size
            yield f"{size:,}", str(jobs), f"{run.seconds:.1f}", f"{rate:,.0f}", f"{each:.2f}", f"{run.megabytes:.0f}"


def table(heading: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Print a table as it is made; return it."""
    lines = []
    for row in (heading, ("---",) * len(heading), *rows):
        lines.append(f"| {' | '.join(row)} |")
    print("\n".join(lines), end="\n\n", flush=True)
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
