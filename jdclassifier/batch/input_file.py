"""One file while it is read: its bytes, how the user wants it read, and what was found in it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..advert import Advert
from .columns import Chosen, check_columns, fields_of, find_columns, found_and_wanted
from .records import advert_from_fields
from .reject import Reject
from .streams import text_lines

Item = Advert | Reject


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How the user wants sources read.

    Attributes:
        columns: Columns chosen for fields, in place of those known by their names.
        sheet: Sheet of Excel workbooks; None for the first that has a title and a text column.
    """

    columns: Chosen = ()
    sheet: str | None = None


@dataclass(slots=True)
class Findings:
    """What reading found out about a source; "" and nothing for what its format does not have."""

    encoding: str = ""
    compression: str = ""
    delimiter: str = ""
    sheet: str = ""
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InputFile:
    """What a reader is given. `path` is None for standard input; `name` is what results call the source."""

    name: str
    path: Path | None
    stream: io.BufferedReader
    options: ReadOptions
    found: Findings

    def lines(self) -> Iterator[str]:
        """The lines of a text file, whatever its compression and encoding."""
        return text_lines(self.stream, self.found)

    def places(self, names: Sequence[str]) -> dict[str, tuple[int, ...]]:
        """Where the fields of an advert are among the columns of this source; noted as found."""
        places = find_columns(tuple(names), self.options.columns)
        if not self.found.columns:
            used = {place for at in places.values() for place in at}
            self.found.columns = {field: tuple(names[place] for place in at) for field, at in places.items()}
            self.found.unused = tuple(name for place, name in enumerate(names) if place not in used)
        return places

    def table_places(self, names: Sequence[str]) -> dict[str, tuple[int, ...]]:
        """The same for the header of a table.

        Raises:
            InputError: if the table lacks a column that is needed.
        """
        places = self.places(names)
        check_columns(names, places, self.options.columns, self.name)
        return places

    def advert_from(self, record: Mapping[str, object], row: int) -> Item:
        """The advert that an object holds, its keys found as the columns of a table are."""
        names = tuple(record)
        fields = fields_of(names, list(record.values()), self.places(names))
        answer = advert_from_fields(fields, self.name, row)
        if isinstance(answer, Reject) and not fields.keys() & {"title", "text"}:
            return Reject(self.name, row, answer.id, f"{found_and_wanted(record)}; rename the keys")
        return answer
