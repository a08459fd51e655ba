"""Near-identical adverts made recognisable: a few digests each, of which two re-posts of one post share at least one.

What tells posts apart stands in the key: the job words of the title, the bands, the pay. What may differ between
re-posts stands in neither key nor text: only words in small letters are looked at, so names, places, dates,
numbers, links and addresses play no part. MinHash (Broder 1997) of their pairs is cut into bands; adverts of one
key that agree in a whole band are of one family. Decision note 0016 has the measurements.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from html import unescape

from ..advert import Advert
from ..result import Record

NO_SKETCH = bytes(40)
"""Of an advert without text: it is of no family."""
_BANDS = 5
_ROWS = 12
_SEED = 1
_FEWEST_PAIRS = 20  # a shorter text tells too little: such adverts are of one family only if word for word the same
_TITLE_WORD = re.compile(r"[^\W\d_]{3,}")
_NUMBER = re.compile(r"\d{2,}")


class Sketcher:
    """Makes the digests of adverts.

    Args:
        known_titles: Titles whose words say what the job is; other words of a title (places, codes) are passed over.
    """

    def __init__(self, known_titles: Iterable[str]) -> None:
        self._job_words = {word for title in known_titles for word in _title_words(title)}

    def sketches(self, adverts: Sequence[Advert], records: Sequence[Record]) -> list[bytes]:
        """Return for each advert, whose record is given, its digests: as many bytes as NO_SKETCH has."""
        from rensa import RMinHash

        hashed = RMinHash.from_token_sets([_tokens(advert.text) for advert in adverts], _ROWS * _BANDS, _SEED)
        return [
            _digests(self._key(advert, record), array("I", minhash.digest())) if advert.text.strip() else NO_SKETCH
            for advert, record, minhash in zip(adverts, records, hashed, strict=True)
        ]

    def _key(self, advert: Advert, record: Record) -> bytes:
        words = _title_words(unescape(advert.title))
        pay = sorted(set(_NUMBER.findall(advert.salary.replace(",", ""))))
        return repr((sorted(words & self._job_words or words), record["bands"], pay)).encode()


def _title_words(title: str) -> set[str]:
    return set(_TITLE_WORD.findall(title.lower()))


def _tokens(text: str) -> list[str]:
    words = [word for word in text.split() if word.islower() and word.isalpha()]
    pairs = list(map(str.__add__, words, words[1:]))
    return pairs if len(pairs) >= _FEWEST_PAIRS else [" ".join(text.split())]


def _digests(key: bytes, minhash: array[int]) -> bytes:
    bands = (minhash[start : start + _ROWS].tobytes() for start in range(0, len(minhash), _ROWS))
    return b"".join(blake2b(b"%d %b %b" % (n, key, band), digest_size=8).digest() for n, band in enumerate(bands))
