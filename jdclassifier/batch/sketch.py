"""Near-identical adverts made recognisable: a few digests each, of which two re-posts of one post share at least one.

What tells posts apart stands in the key: the job words of the title, the setting, the bands, the pay. What may differ
between re-posts stands in neither key nor text: only words in small letters are looked at, so names, places, dates,
numbers, links and addresses play no part. Their MinHash (Broder 1997) is cut into bands; adverts of one key that
agree in a whole band are of one family. Decision note 0016 has the measurements.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from hashlib import blake2b
from html import unescape

from ..advert import Advert
from ..lexicon import Lexicon
from ..result import Record

NO_SKETCH = bytes(40)
"""Of an advert without text: it is of no family."""
_BANDS = 5
_ROWS = 20
_SEED = 1
_FEWEST_WORDS = 20  # a shorter text tells too little: such adverts are of one family only if word for word the same
_TITLE_WORD = re.compile(r"[^\W\d_]{2,}")
_TERMS_OF_EMPLOYMENT = frozenset(("bank", "interim", "locum"))  # they tell posts apart that share all else
_NUMBER = re.compile(r"\d{2,}")


class Sketcher:
    """Makes the digests of adverts.

    Args:
        lexicon: Its titles and abbreviations tell which words of a title say what the job is; others (places, codes,
            names of wards) are passed over.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        known = [*(title.title for title in lexicon.titles), *lexicon.abbreviations]
        self._job_words = _TERMS_OF_EMPLOYMENT.union(*map(_title_words, known))

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
        return repr((sorted(words & self._job_words or words), record["setting"], record["bands"], pay)).encode()


def _title_words(title: str) -> set[str]:
    return set(_TITLE_WORD.findall(title.lower()))


def _tokens(text: str) -> list[str]:
    words = [word for word in text.split() if word.islower() and word.isalpha()]
    return words if len(words) >= _FEWEST_WORDS else [" ".join(text.split())]


def _digests(key: bytes, minhash: array[int]) -> bytes:
    bands = (minhash[start : start + _ROWS].tobytes() for start in range(0, len(minhash), _ROWS))
    return b"".join(blake2b(b"%d %b %b" % (n, key, band), digest_size=8).digest() for n, band in enumerate(bands))
