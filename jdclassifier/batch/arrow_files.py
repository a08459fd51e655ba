"""Parquet and Arrow files to adverts, a batch of rows at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..errors import InputError
from .cells import cell_text
from .columns import fields_of
from .extras import needing
from .input_file import InputFile, Item
from .records import advert_from_fields

_BATCH = 1024


def read_parquet(file: InputFile) -> Iterator[Item]:
    """Yield the adverts of a Parquet file; only the columns that are needed are read.

    Raises:
        InputError: if it is no Parquet file or lacks a column.
    """
    with needing("tables"):
        import pyarrow as pa
        import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(file.stream)
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"{file.name}: not a readable Parquet file; copy or write it again") from error
    names = table.schema_arrow.names
    used = [name for place, name in enumerate(names) if place in _used(file.table_places(names))]
    return adverts_of(file, names, table.iter_batches(batch_size=_BATCH, columns=used))


def read_arrow(file: InputFile) -> Iterator[Item]:
    """Yield the adverts of an Arrow IPC file or stream (Feather version 2 is the same).

    Raises:
        InputError: if it is no such file or lacks a column.
    """
    with needing("tables"):
        import pyarrow as pa

    try:
        if file.stream.peek(6)[:6] == b"ARROW1":
            table = pa.ipc.open_file(file.stream)
            batches = (table.get_batch(number) for number in range(table.num_record_batches))
        else:
            batches = table = pa.ipc.open_stream(file.stream)
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"{file.name}: not a readable Arrow file; copy or write it again") from error
    file.table_places(table.schema.names)
    return adverts_of(file, table.schema.names, batches)


def _used(places: dict[str, tuple[int, ...]]) -> set[int]:
    return {place for at in places.values() for place in at}


def adverts_of(file: InputFile, names: list[str], batches: Iterable[Any], row: int = 0) -> Iterator[Item]:
    """Yield the adverts that the rows of Arrow batches hold; they are numbered from the one behind `row`."""
    import pyarrow as pa

    places = file.places(names)
    try:
        for batch in batches:
            columns = {place: batch.column(names[place]).to_pylist() for place in _used(places)}
            for at in range(batch.num_rows):
                row += 1
                values = [_plain(columns[place][at]) if place in columns else "" for place in range(len(names))]
                yield advert_from_fields(fields_of(names, values, places), file.name, row)
    except pa.ArrowException as error:
        raise OSError(" ".join(str(error).split())) from error


def _plain(value: object) -> object:
    """Nested values (an employer, a salary) as they are, all others as text."""
    return value if isinstance(value, dict | list) else cell_text(value)
