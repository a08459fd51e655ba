"""Adverts in a Spark DataFrame: each executor classifies its own partitions."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..batch.columns import parse_columns
from ..batch.extras import needing
from ..batch.input_file import ReadOptions
from ..batch.work import AnalyserSettings
from .arrow import classify_batches, result_schema

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def classify_frame(
    frame: DataFrame,
    *,
    model: Path | None = None,
    lexicon: Path | None = None,
    columns: Iterable[str] = (),
    redact: bool = True,
) -> DataFrame:
    """Return a frame with a result for each row of `frame`; `arrow.classify_batches` tells of its rows and columns.

    Spark keeps no order of rows and numbers none: have a column of ids.

    Args:
        frame: Adverts, a row each.
        model: Model bundle, None for the shipped one; the folder must be there on every executor.
        lexicon: Lexicon, likewise.
        columns: Columns chosen for fields ("title=Post"), where their names are not the usual ones.
        redact: Leave contact details out.

    Raises:
        JDClassifierError: if PySpark or pyarrow is not installed.
    """
    with needing("spark"):
        from pyspark.sql.pandas.types import from_arrow_schema

    settings = AnalyserSettings(model, lexicon, duplicates=False, redact=redact)
    work = partial(classify_batches, settings=settings, options=ReadOptions(parse_columns(columns)))
    return frame.mapInArrow(work, from_arrow_schema(result_schema()))
