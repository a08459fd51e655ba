"""The model card: what a model is, what it learned from, how good it is, what it must not be used for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from ..assign.bundle import Thresholds
from .corpus import Labelled
from .metrics import Figure
from .recipe import Recipe

_CARD = """# Model card: {name} {version}

Assigns UK job adverts to the categories of the mental health support workforce: trainee, advanced or further education,
supervised support; or says that a post lies outside that workforce.

**Form.** Three linear heads (workforce, setting, category) on one set of named features: the role that the title
names, what the advert states (qualifications, registration, supervision, bands, settings) and how its words are
spread over groups of real adverts. Temperatures: {temperatures}.

**Learned from.** {titles:,} bare job titles; the codebook's rule that a stated entry level wins; {adverts:,} labelled
adverts written for this project by {writers} writers ({categories}); document
frequencies of words in real adverts (`corpus/counts`). No text of a real advert.

**Figures**, every writer's adverts judged by a model that saw none of that writer's (95% bootstrap interval):

| figure | value | interval | adverts |
|---|---|---|---|
{figures}

Written adverts state more than real ones do, so these figures say how the model was chosen, not how good it is on your
adverts. Label some and run `jdclassifier evaluate`.

**Thresholds.** Answers of a confidence below {review_below} go to review. A category with a probability of
{category_floor} or more is not ruled out (promised coverage {coverage}).

**Not for** judging people or employers, setting pay, or deciding a single case without reading its evidence. The
categories of most roles follow from the review's definitions, not from its own list (see `corpus/lexicon/roles.csv`,
column `source`).
"""


def model_card(
    recipe: Recipe,
    labelled: Sequence[Labelled],
    thresholds: Thresholds,
    figures: Sequence[Figure],
    about: dict[str, Any],
) -> str:
    """Return the card as Markdown."""
    categories = Counter(one.labels["category"] or "no support post" for one in labelled)
    return _CARD.format(
        name=recipe.name,
        version=recipe.version,
        temperatures=", ".join(f"{head} {value}" for head, value in about["temperatures"].items()),
        titles=about["titles"],
        adverts=about["adverts"],
        writers=len({one.writer for one in labelled}),
        categories=", ".join(f"{name} {number}" for name, number in sorted(categories.items())),
        figures="\n".join(f"| {f.name} | {f.value:.3f} | {f.low:.3f}-{f.high:.3f} | {f.n} |" for f in figures),
        **vars(thresholds),
    )
