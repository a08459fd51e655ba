"""Known titles with the noise of real adverts put on: band, site, hours, contract, pay and the like."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterable, Iterator

from ..lexicon import Lexicon

_KINDS = ("band", "hours", "contract", "bank", "pay", "reference", "number of posts")
_SITES = (
    "Ash Ward",
    "Brookfield Unit",
    "Community Team North",
    "Older Adults Inpatient",
    "Crisis Team",
    "Rosewood House",
)
_SHAPES = ("{title} - {noise}", "{title}, {noise}", "{title} ({noise})", "{noise} {title}", "{title} | {noise}")
_MOST = 3


def noisy_titles(titles: Iterable[str], lexicon: Lexicon, seed: int = 0) -> Iterator[str]:
    """Yield each title with one to three pieces of noise; the same seed gives the same titles.

    The pieces are the examples that the patterns of title_noise.toml list, and a few invented sites.
    """
    content = tomllib.loads((lexicon.directory / "title_noise.toml").read_text(encoding="utf-8"))
    pieces = {noise["name"]: noise["removes"] for noise in content["noise"] if noise["name"] in _KINDS}
    kinds = [*pieces.values(), _SITES]
    draw = random.Random(seed)
    for title in titles:
        for piece in draw.sample(kinds, draw.randint(1, _MOST)):
            title = draw.choice(_SHAPES).format(title=title, noise=draw.choice(piece).strip("()"))
        yield title
