"""Cost against size as a picture."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from programs import Run


def plot(runs: Mapping[int, Mapping[int, Run]], path: Path) -> None:
    """Draw seconds and memory by number of adverts, a line for each number of processes."""
    import matplotlib

    matplotlib.use("agg")
    import matplotlib.pyplot as plt

    figure, panes = plt.subplots(1, 2, figsize=(9, 3.6), layout="constrained")
    for pane, name, value in zip(
        panes, ("seconds", "megabytes"), (lambda r: r.seconds, lambda r: r.megabytes), strict=True
    ):
        for jobs, by_size in runs.items():
            label = "1 process" if jobs == 1 else f"{jobs} processes"
            pane.plot(list(by_size), [value(run) for run in by_size.values()], marker="o", label=label)
        pane.set(xlabel="adverts", ylabel=name, xscale="log", yscale="log" if name == "seconds" else "linear")
        pane.grid(alpha=0.3)
    panes[1].set(ylim=(0, None))
    panes[0].legend()
    figure.savefig(path)
