"""Text with the words of facts marked by kind, as HTML; overlapping facts share their marks.

>>> "<mark" in highlight("An NVQ 2 is needed.", [Span(3, 8, "qualification", "essential, level 2")])
True
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple

from .kinds import KINDS, Kind


class Span(NamedTuple):
    """Characters `start` to `end` of a text, their kind (a key of the table of kinds), and what to say of them.

    `anchor`, where given, becomes the id of the words, so that a link can lead to them. With `number` the id is that of
    a link at their beginning, which shows the number and leads to `href`, where more is said of the words.
    """

    start: int
    end: int
    kind: str
    note: str = ""
    anchor: str = ""
    href: str = ""
    number: str = ""


class Stretch(NamedTuple):
    """Characters that the same spans cover."""

    start: int
    end: int
    spans: tuple[Span, ...]


def stretches(length: int, spans: Iterable[Span]) -> Iterator[Stretch]:
    """Cut a text of `length` characters where a span begins or ends; spans that reach outside it are cut, too."""
    inside = sorted({span for span in spans if 0 <= span.start < min(span.end, length)})
    edges = sorted({0, length, *(s.start for s in inside), *(min(s.end, length) for s in inside)})
    for start, end in pairwise(edges):
        yield Stretch(start, end, tuple(s for s in inside if s.start <= start < s.end))


def highlight(text: str, spans: Iterable[Span], kinds: Mapping[str, Kind] = KINDS) -> str:
    """Return the text as HTML, everything escaped, the words of spans marked; `style` and `legend` belong to it."""
    placed = list(spans)
    anchored: set[str] = set()
    return "".join(_marked(text, stretch, kinds, anchored) for stretch in stretches(len(text), placed))


def _marked(text: str, stretch: Stretch, kinds: Mapping[str, Kind], anchored: set[str]) -> str:
    words = escape(text[stretch.start : stretch.end])
    if not stretch.spans:
        return words
    spans = stretch.spans
    names = dict.fromkeys(span.kind for span in spans)
    notes = dict.fromkeys(_note(span, kinds) for span in spans)
    anchors = {span.anchor: span for span in spans if span.anchor and span.anchor not in anchored}
    anchored.update(anchors)
    ids = "".join(_anchor(span, kinds) for span in anchors.values())
    ending = [span for span in spans if min(span.end, len(text)) == stretch.end and not span.number]
    tags = "".join(_tag(span, kinds) for span in {(s.kind, s.note): s for s in ending}.values())
    classes = " ".join(f"k-{name}" for name in names)
    return f'{ids}<mark class="{classes}" title="{escape("; ".join(notes))}">{words}{tags}</mark>'


def _anchor(span: Span, kinds: Mapping[str, Kind]) -> str:
    if not span.number:
        return f'<a id="{escape(span.anchor)}"></a>'
    return (
        f'<a id="{escape(span.anchor)}" class="number k-{span.kind}" href="{escape(span.href)}" '
        f'aria-label="{escape(span.number)}, {escape(_note(span, kinds))}">{escape(span.number)}</a>'
    )


def _note(span: Span, kinds: Mapping[str, Kind]) -> str:
    return f"{kinds[span.kind].name}: {span.note}" if span.note else kinds[span.kind].name


def _tag(span: Span, kinds: Mapping[str, Kind]) -> str:
    """The letter behind the words, and for screen readers what it stands for."""
    return (
        f'<sup aria-hidden="true">{kinds[span.kind].letter}</sup>'
        f'<span class="unseen"> ({escape(_note(span, kinds))})</span>'
    )


def legend(spans: Sequence[Span], kinds: Mapping[str, Kind] = KINDS) -> str:
    """Return the kinds that occur as an HTML list, in the order of the table of kinds."""
    seen = {span.kind for span in spans}
    items = (
        f'<li><mark class="k-{name}">{escape(kind.name)}<sup>{kind.letter}</sup></mark></li>'
        for name, kind in kinds.items()
        if name in seen
    )
    return f'<ul class="legend">{"".join(items)}</ul>' if seen else ""


def style(kinds: Mapping[str, Kind] = KINDS) -> str:
    """Return the CSS of marks and legend."""
    rules = (f".k-{name}{{--k:{kind.colour};text-decoration-style:{kind.line}}}" for name, kind in kinds.items())
    return _BASE + "".join(rules)


_BASE = """
mark{color:inherit;background:color-mix(in srgb,var(--k) 20%,transparent);text-decoration:underline 2px var(--k);
text-underline-offset:3px;border-radius:2px;padding:0 1px;print-color-adjust:exact}
mark sup{font-size:.65em;font-weight:700;margin-left:1px;line-height:0;user-select:none}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap;user-select:none}
.legend{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.3rem 1rem}
.marked{white-space:pre-wrap;overflow-wrap:anywhere}
"""
