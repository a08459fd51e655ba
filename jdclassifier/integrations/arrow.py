"""A function from Arrow batches of adverts to Arrow batches of results, for Spark, Dask, Ray, DuckDB and the like.

One row comes out for each that goes in, in order. A row that cannot be an advert has null in all columns but `reject`,
which says why; elsewhere `reject` is null. Families of duplicates are not looked for: no worker sees all adverts.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from ..batch.arrow_files import adverts_of
from ..batch.extras import needing
from ..batch.input_file import Findings, InputFile, Item, ReadOptions
from ..batch.reject import Reject
from ..batch.schema import arrow_batch, arrow_schema
from ..batch.work import AnalyserSettings, answer

if TYPE_CHECKING:
    import pyarrow as pa

_SETTINGS = AnalyserSettings(duplicates=False)
_OPTIONS = ReadOptions()


@cache
def result_schema() -> pa.Schema:
    """The columns of results, as in Parquet files but all nullable, and `reject` behind them.

    Raises:
        JDClassifierError: if pyarrow is not installed.
    """
    with needing("tables"):
        import pyarrow as pa

    reject = pa.field("reject", pa.string())
    return pa.schema([*(field.with_nullable(True) for field in arrow_schema()), reject], arrow_schema().metadata)


def classify_batches(
    batches: Iterable[pa.RecordBatch], settings: AnalyserSettings = _SETTINGS, options: ReadOptions = _OPTIONS
) -> Iterator[pa.RecordBatch]:
    """Classify the adverts of batches that have the same columns; each process loads the model once.

    Args:
        batches: Rows with a column for title or text; id, employer, salary and date are used where they are there,
            found by their usual names as in files. Without ids, rows are numbered from 1 in each call.
        settings: Model and lexicon, and whether contact details are left out.
        options: Columns chosen for fields in place of the usual names.

    Raises:
        InputError: if there is no column for the title or the text.
    """
    file = InputFile("batch", None, io.BufferedReader(io.BytesIO()), options, Findings())
    row = 0
    for batch in batches:
        file.table_places(batch.schema.names)
        items = list(adverts_of(file, batch.schema.names, [batch], row))
        row += batch.num_rows
        yield _answered(items, settings)


def _answered(items: list[Item], settings: AnalyserSettings) -> pa.RecordBatch:
    import pyarrow as pa

    answers = answer(settings, items)
    results = arrow_batch([found for found in answers if not isinstance(found, Reject)])
    reasons = [found.reason if isinstance(found, Reject) else None for found in answers]
    place = iter(range(results.num_rows))
    places = pa.array([next(place) if reason is None else None for reason in reasons], pa.int64())
    columns = [column.take(places) for column in results.columns]
    return pa.RecordBatch.from_arrays([*columns, pa.array(reasons, pa.string())], schema=result_schema())
