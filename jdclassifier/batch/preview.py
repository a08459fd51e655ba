"""What would be read: sources looked at with the readers of a real run, nothing classified."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from ..advert import Advert, cleaned
from ..errors import InputError
from .formats import find_format
from .input_file import Findings, ReadOptions
from .readers import read_source
from .reject import Reject
from .sources import Source

COUNTED = 10_000
"""Records of a source that are read for its count; beyond, it says "more than"."""
_SHOWN = 3
_DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}


@dataclass(slots=True)
class Preview:
    """What one source holds, with the first few adverts and rejects; `problem` where it cannot be read at all."""

    source: Source
    found: Findings = field(default_factory=Findings)
    read: int = 0
    rejected: int = 0
    examples: list[Advert] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    problem: str = ""

    def lines(self) -> Iterator[str]:
        """The preview for a person."""
        yield self.source.name
        yield f"  format    {', '.join(filter(None, self._form()))}"
        if self.problem:
            yield f"  problem   {self.problem}"
            return
        if self.found.columns:
            matched = (f"{name} = {' + '.join(columns)}" for name, columns in self.found.columns.items())
            yield f"  columns   {'; '.join(matched)}"
        if self.found.unused:
            yield f"  not used  {', '.join(name or '(no name)' for name in self.found.unused)}"
        more = "more than " if self.read >= COUNTED else ""
        yield f"  records   {more}{self.read:,}, rejected {self.rejected:,}"
        yield from (line for advert in self.examples for line in _example(advert))
        for reject in self.rejects:
            yield f"  rejected  {f'row {reject.row}: ' if reject.row else ''}{reject.reason}"

    def _form(self) -> Iterator[str]:
        form = find_format(self.source.name)
        yield form.name if form else "standard input" if self.source.path is None else "unknown"
        yield f"sheet {self.found.sheet!r}" if self.found.sheet else ""
        yield self.found.encoding
        yield self.found.compression
        yield _DELIMITERS.get(self.found.delimiter, "")


def preview(source: Source, options: ReadOptions) -> Preview:
    """Read a source as far as its preview needs."""
    seen = Preview(source)
    try:
        for item in islice(read_source(source, lambda _: None, options, seen.found), COUNTED):
            seen.read += 1
            if isinstance(item, Reject):
                seen.rejected += 1
                seen.rejects += [item] if len(seen.rejects) < _SHOWN else []
            elif len(seen.examples) < _SHOWN:
                seen.examples.append(item)
    except InputError as error:
        seen.problem = str(error).removeprefix(f"{source.name}: ")
    return seen


def _example(advert: Advert) -> Iterator[str]:
    advert = cleaned(advert)
    yield f"  example   {advert.title or '(no title)'}"
    details = (f"id {advert.id}", advert.employer, advert.salary, advert.date, f"{len(advert.text):,} characters")
    yield f"            {' | '.join(filter(None, details))}"
    if advert.text:
        yield f"            {' '.join(advert.text[:200].split())[:96]} ..."
