"""Results as a Parquet table, in the schema of `schema.py`."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from ..result import Record
from .schema import arrow_batch, arrow_schema
from .staging import StagedFile
from .writer import Writer

if TYPE_CHECKING:
    import pyarrow as pa

_BATCH = 1_000
_BATCHES_A_GROUP = 16


class ParquetTable(Writer):
    """Writes records in row groups of 16,000; a batch of records and a group of batches are in memory at a time."""

    def __init__(self, results: StagedFile) -> None:
        schema = arrow_schema()
        import pyarrow.parquet as pq

        self._file = results
        self._records: list[Record] = []
        self._batches: list[pa.RecordBatch] = []
        self._writer: Any = pq.ParquetWriter(results.stream, schema, compression="zstd")

    def write(self, record: Record, /) -> None:
        self._records.append(record)
        if len(self._records) == _BATCH:
            self._batch()

    def finish(self) -> None:
        self._batch()
        self._group()
        with self._file.reported():
            self._writer.close()

    def discard(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            self._writer.close()

    def _batch(self) -> None:
        if self._records:
            self._batches.append(arrow_batch(self._records))
            self._records = []
        if len(self._batches) == _BATCHES_A_GROUP:
            self._group()

    def _group(self) -> None:
        import pyarrow as pa

        with self._file.reported():
            self._writer.write_table(pa.Table.from_batches(self._batches, arrow_schema()))
        self._batches = []
