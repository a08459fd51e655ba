"""Adverts to measure on: a dump of real ones, or the written ones of the corpus, repeated with other ids."""

from __future__ import annotations

import gzip
import itertools
import json
from collections.abc import Iterator
from pathlib import Path

from jdclassifier.advert import Advert
from jdclassifier.batch import read_adverts
from jdclassifier.resources import shipped


def adverts(dump: Path | None) -> Iterator[Advert]:
    """Yield the adverts of a dump, or those of the corpus, over and over; each has an id of its own."""
    sources = [dump] if dump else sorted((shipped("corpus") / "adverts").glob("*.jsonl"))
    for number in itertools.count():
        for item in read_adverts(sources):
            if isinstance(item, Advert):
                yield Advert(f"{item.id}-{number}", item.title, item.text, item.employer, item.salary, item.date)


def write_sample(dump: Path | None, number: int, folder: Path) -> Path:
    """Write the first `number` adverts as gzipped JSONL; return the file."""
    path = folder / f"{number}.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=3) as lines:
        for advert in itertools.islice(adverts(dump), number):
            fields = ("id", "title", "text", "employer", "salary", "date")
            lines.write(json.dumps({field: getattr(advert, field) for field in fields}) + "\n")
    return path
