"""The report's pictures: few, readable in grey and by colour-blind readers, each with its table beside it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ..batch.extras import needing
from ..lexicon import CATEGORIES
from .questions import questions
from .stated import stated
from .tables import GROUPS, share
from .tally import ALL, Tally

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# Colours of Okabe and Ito (2008), which colour-blind readers tell apart; hatching and markers for print in grey.
_COLOURS = {"trainee": "#E69F00", "advanced_education": "#009E73", "supervised_support": "#0072B2", ALL: "#333333"}
_HATCHES = {"trainee": "////", "advanced_education": "...", "supervised_support": ""}
_MARKERS = {"trainee": "^", "advanced_education": "s", "supervised_support": "o"}
_LEVELS = {
    "none stated": ("null", "#e3e6e8"),
    "level 1 or 2": ("1|2", "#c6dbef"),
    "level 3": ("3", "#6baed6"),
    "level 4 or 5": ("4|5", "#2171b5"),
    "level 6": ("6", "#08306b"),
    "level 7 or 8": ("7|8", "#000000"),
}
_STYLE: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "jdclassifier",
    "font.family": "sans-serif",
    "font.sans-serif": ["Liberation Sans", "Arial", "Helvetica", "DejaVu Sans"],
    "font.size": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.edgecolor": "#666666",
    "ytick.left": False,
    "axes.grid": True,
    "axes.grid.axis": "x",
    "axes.axisbelow": True,
    "grid.color": "#dddddd",
    "grid.linewidth": 0.6,
    "hatch.color": "white",
    "legend.frameon": False,
}
_WIDTH, _ROW, _ROLES_SHOWN = 7.2, 0.3, 15


def draw(name: str, tally: Tally, form: str) -> bytes:
    """Draw a chart as "svg" or "png" (200 dots an inch); the same counts give the same bytes."""
    with _figure() as figure:
        DRAWINGS[name](figure, tally)
        buffer = io.BytesIO()
        metadata = {"Date": None, "Creator": None} if form == "svg" else {"Software": None}
        figure.savefig(buffer, format=form, dpi=200, bbox_inches="tight", metadata=metadata)
    return buffer.getvalue()


@contextmanager
def _figure() -> Iterator[Figure]:
    with needing("report"):
        from matplotlib import rc_context
        from matplotlib.figure import Figure

    with rc_context(_STYLE):
        yield Figure(layout="constrained")


def _axes(figure: Figure, rows: int) -> Any:
    figure.set_size_inches(_WIDTH, 0.9 + _ROW * rows)
    axes = figure.add_subplot()
    axes.set_ylim(rows - 0.4, -0.6)
    return axes


def _per_cent(axes: Any, label: str) -> None:
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:.0f}%")
    axes.set_xlabel(label)


def _groups(figure: Figure, tally: Tally) -> None:
    """Share of each group with its interval."""
    question = next(q for q in questions() if q.field == "category")
    axes = _axes(figure, len(CATEGORIES))
    for row, group in enumerate(CATEGORIES):
        one = share(tally, question, group)
        low, high = (100 * bound for bound in one.interval)
        value = 100 * one.value
        axes.barh(row, value, 0.6, color=_COLOURS[group], hatch=_HATCHES[group])
        axes.errorbar(value, row, xerr=[[value - low], [high - value]], color="black", capsize=3, linewidth=1.2)
        axes.text(high + 1, row, f"{one.count:,}", va="center")
    axes.set_yticks(range(len(CATEGORIES)), [GROUPS[group] for group in CATEGORIES])
    axes.set_xlim(0, 100)
    _per_cent(axes, f"share of {tally.in_scope:,} posts in scope; figures: posts")


def _roles(figure: Figure, tally: Tally) -> None:
    """Posts by role, stacked by group."""
    posts = {a: n for (field, group, a), n in tally.answers.items() if (field, group) == ("role_title", ALL)}
    roles = sorted((role for role in posts if role != "null"), key=lambda role: (-posts[role], role))[:_ROLES_SHOWN]
    axes = _axes(figure, len(roles))
    left = [0] * len(roles)
    for group in CATEGORIES:
        counts = [tally.answers["role_title", group, role] for role in roles]
        axes.barh(roles, counts, 0.7, left, color=_COLOURS[group], hatch=_HATCHES[group], label=GROUPS[group])
        left = [a + b for a, b in zip(left, counts, strict=True)]
    for row, role in enumerate(roles):
        axes.text(posts[role] + 0.01 * posts[roles[0]], row, f"{posts[role]:,}", va="center")
    axes.set_xlabel("posts in scope")
    axes.legend(loc="lower right")


def _entry(figure: Figure, tally: Tally) -> None:
    """Entry level by group, each group a whole."""
    question = next(q for q in questions() if q.field == "essential_level")
    groups = [group for group in GROUPS if tally.asked[question.field, group]]
    axes = _axes(figure, len(groups))
    left = [0.0] * len(groups)
    for name, (levels, colour) in _LEVELS.items():
        widths = [100 * share(tally, question, levels, group).value for group in groups]
        axes.barh(range(len(groups)), widths, 0.65, left, color=colour, label=name, edgecolor="white", linewidth=0.8)
        for row, width in enumerate(widths):
            if width >= 4:
                dark = colour in ("#2171b5", "#08306b", "#000000")
                axes.text(left[row] + width / 2, row, f"{width:.0f}", ha="center", va="center",
                          color="white" if dark else "black", fontsize=9)  # fmt: skip
        left = [a + b for a, b in zip(left, widths, strict=True)]
    names = [f"{GROUPS[group]} ({tally.asked[question.field, group]:,})" for group in groups]
    axes.set_yticks(range(len(groups)), names)
    axes.set_xlim(0, 100)
    axes.grid(False)
    _per_cent(axes, "share of posts (number of posts in brackets)")
    figure.legend(*axes.get_legend_handles_labels(), loc="outside upper center", ncols=3)


def _stated(figure: Figure, tally: Tally) -> None:
    """What adverts state: a dot and its interval for each group."""
    lines = stated(tally)
    axes = _axes(figure, 2 * len(lines))
    offsets = dict(zip(CATEGORIES, (-0.5, 0.0, 0.5), strict=True))
    for row, (_, shares) in enumerate(lines):
        for group, offset in offsets.items():
            one = shares[group]
            if one.of:
                low, high = (100 * bound for bound in one.interval)
                axes.plot([low, high], [2 * row + offset] * 2, color=_COLOURS[group], linewidth=1.6)
                axes.plot(100 * one.value, 2 * row + offset, _MARKERS[group], color=_COLOURS[group], markersize=6,
                          clip_on=False,
                          label="" if row else f"{GROUPS[group]} ({one.of:,})")  # fmt: skip
    axes.set_yticks([2 * row for row in range(len(lines))], [name for name, _ in lines])
    axes.set_ylim(2 * len(lines) - 1, -1)
    axes.set_xlim(0, 100)
    _per_cent(axes, "share of the group's posts that state it, with 95% interval")
    figure.legend(*axes.get_legend_handles_labels(), loc="outside upper center", ncols=3)


DRAWINGS: dict[str, Callable[[Any, Tally], None]] = {
    "groups": _groups,
    "roles": _roles,
    "entry": _entry,
    "stated": _stated,
}
"""Every chart by its name."""
