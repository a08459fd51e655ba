"""A progress bar on standard error, shown only where a person looks at it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass


def _ignore(_: int) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Bar:
    """What a run tells the bar: bytes read since the last call, and records dealt with so far."""

    on_bytes: Callable[[int], object] = _ignore
    on_records: Callable[[int], object] = _ignore


@contextmanager
def progress(size: int) -> Iterator[Bar]:
    """Show how far through `size` bytes of input a run is (0: unknown), its rate, and the time left."""
    if not sys.stderr.isatty():
        yield Bar()
        return
    import time

    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task, began = shown.add_task("", total=size or None, rate="starting"), time.monotonic()

        def on_records(records: int) -> None:
            rate = records / (time.monotonic() - began)
            shown.update(task, rate=f"{records:,} adverts, {rate:,.0f} a second")

        yield Bar(lambda count: shown.advance(task, count), on_records)
