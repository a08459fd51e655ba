"""The columns of Parquet and Arrow, made from the annotations of `Result`: a new field of the record is a new column.

How the types of the record become types of Arrow stands in `docs/record.md`.
"""

from __future__ import annotations

import functools
import types
from collections.abc import Callable, Sequence
from dataclasses import is_dataclass
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

from ..result import Record, Result
from .extras import needing

if TYPE_CHECKING:
    import pyarrow as pa

SCHEMA_VERSION = "1"
"""Raised when a column goes or changes its type; new columns keep it."""
VERSION_KEY = b"jdclassifier.schema"
"""Where a file's metadata hold the version."""


@functools.cache
def arrow_schema() -> pa.Schema:
    """The schema of result tables, its version in the metadata.

    Raises:
        JDClassifierError: if pyarrow is not installed.
    """
    with needing("tables"):
        import pyarrow as pa

    return pa.schema(list(columns_of(Result)), metadata={VERSION_KEY: SCHEMA_VERSION.encode()})


def arrow_batch(records: Sequence[Record]) -> pa.RecordBatch:
    """Return records, as `Result.to_record` makes them, as one batch of the schema."""
    import pyarrow as pa

    schema = arrow_schema()
    mixed = _mixed(Result)
    columns = []
    for field in schema:
        values = [record[field.name] for record in records]
        if convert := mixed.get(field.name):
            values = [convert(value) for value in values]
        columns.append(pa.array(values, field.type))
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def _hints(kind: type) -> dict[str, Any]:
    """The annotations of a dataclass, names that are imported for type checking only included."""
    from ..extract import facts
    from ..lexicon import rows

    return get_type_hints(kind, localns={**vars(rows), **vars(facts)})


def columns_of(kind: type) -> list[pa.Field]:
    """The columns that hold the fields of a dataclass, in order."""
    import pyarrow as pa

    return [pa.field(name, *_arrow_type(hint)) for name, hint in _hints(kind).items()]


def _arrow_type(hint: Any) -> tuple[pa.DataType, bool]:
    """The Arrow type of an annotation, and whether it may be null."""
    import pyarrow as pa

    options = _options(hint)
    nullable = type(None) in options
    match [option for option in options if option is not type(None)]:
        case [kind] if get_origin(kind) in (tuple, list):
            return pa.list_(pa.field("element", *_arrow_type(get_args(kind)[0]))), nullable
        case [kind] if is_dataclass(kind) and isinstance(kind, type):
            return pa.struct(columns_of(kind)), nullable
        case [kind] if kind in (plain := {bool: pa.bool_(), int: pa.int32(), float: pa.float64()}):
            return plain[kind], nullable
        case kinds if set(kinds) <= {str, int, float}:
            return pa.string(), nullable
    raise TypeError(f"no Arrow type is known for {hint}")


def _options(hint: Any) -> list[Any]:
    """The types that an annotation allows: the members of a union, the types of literals."""
    if get_origin(hint) in (Union, types.UnionType):
        return list(dict.fromkeys(option for member in get_args(hint) for option in _options(member)))
    if get_origin(hint) is Literal:
        return list(dict.fromkeys(type(value) for value in get_args(hint)))
    return [hint]


@functools.cache
def _mixed(kind: type) -> dict[str, Callable[[Any], Any]]:
    """For the fields of a dataclass that hold numbers and text by turns: what makes text of their values."""
    return {name: convert for name, hint in _hints(kind).items() if (convert := _converter(hint))}


def _converter(hint: Any) -> Callable[[Any], Any] | None:
    kinds = [option for option in _options(hint) if option is not type(None)]
    if {str, int} <= set(kinds):
        return _as_text
    if get_origin(kinds[0]) in (tuple, list):
        each = _converter(get_args(kinds[0])[0])
        return each and (lambda values: values if values is None else [each(value) for value in values])
    if is_dataclass(kinds[0]) and isinstance(kinds[0], type) and (inner := _mixed(kinds[0])):
        return lambda value: value and {**value, **{name: convert(value[name]) for name, convert in inner.items()}}
    return None


def _as_text(value: object) -> str | None:
    return None if value is None else str(value)
