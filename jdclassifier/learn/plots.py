"""Reliability diagram and confusion matrix as SVG. matplotlib is an extra: `pip install 'jdclassifier[plots]'`."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ..errors import OutputError
from .breakdown import answers, confusion, reliability
from .evaluate import Evaluation
from .metrics import confidences, expected_calibration_error


def require_matplotlib() -> None:
    """See before the work, not after it, that plots can be made.

    Raises:
        OutputError: if matplotlib is not installed.
    """
    if find_spec("matplotlib") is None:
        raise OutputError("plots need matplotlib; run: pip install 'jdclassifier[plots]'")


def write_plots(evaluation: Evaluation, folder: Path) -> None:
    """Write `reliability.svg` and `confusion.svg`; equal evaluations give equal files."""
    import matplotlib

    matplotlib.use("svg")
    with matplotlib.rc_context({"svg.hashsalt": "jdclassifier", "svg.fonttype": "none"}):
        folder.mkdir(parents=True, exist_ok=True)
        _reliability(evaluation, folder / "reliability.svg")
        _confusion(evaluation, folder / "confusion.svg")


def _reliability(evaluation: Evaluation, path: Path) -> None:
    from matplotlib import pyplot

    stated = {name: sure for name, sure in confidences(evaluation.rows).items() if sure}
    figure, axes = pyplot.subplots(1, len(stated), figsize=(3.2 * len(stated), 3.4), sharey=True, squeeze=False)
    for plot, (name, sure) in zip(axes[0], stated.items(), strict=True):
        bins = reliability(sure)
        means, shares = [b.confidence for b in bins], [b.right for b in bins]
        plot.plot([0, 1], [0, 1], color="0.7", linestyle="--", linewidth=1)
        plot.plot(means, shares, color="#2a6f97", linewidth=1)
        plot.scatter(means, shares, [4 + b.n / 4 for b in bins], color="#2a6f97")
        plot.set(title=f"{name}\ncalibration error {expected_calibration_error(sure):.3f}", xlabel="how sure")
        plot.set(xlim=(0, 1.03), ylim=(0, 1.03), aspect="equal")
    axes[0][0].set_ylabel("how often right")
    _save(figure, path)


def _confusion(evaluation: Evaluation, path: Path) -> None:
    from matplotlib import pyplot

    labels, times = confusion(answers(evaluation))
    shares = [[n / max(sum(row), 1) for n in row] for row in times]
    figure, axes = pyplot.subplots(figsize=(5.5, 4.5))
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    for row, numbers in enumerate(times):
        for column, n in enumerate(numbers):
            axes.text(column, row, str(n), ha="center", va="center", color="w" if shares[row][column] > 0.5 else "k")
    names = [label.replace("_", "\n") for label in labels]
    axes.set_xticks(range(len(labels)), names)
    axes.set_yticks(range(len(labels)), names)
    axes.set(xlabel="answer", ylabel="label")
    _save(figure, path)


def _save(figure: Any, path: Path) -> None:
    from matplotlib import pyplot

    figure.savefig(path, metadata={"Date": None}, bbox_inches="tight")
    pyplot.close(figure)
