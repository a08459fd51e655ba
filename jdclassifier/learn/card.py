"""The model card: what a model is, what it learned from, how good it is, what it must not be used for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..assign.bundle import Bundle
from .breakdown import answers, by_class, by_slice, confusion, reliability, too_few
from .corpus import Labelled
from .evaluate import Evaluation
from .metrics import Figure, confidences

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

{figures}

{by_class}

{by_slice}

Taken for what (rows: labels, columns: answers):

{confusion}

How sure, and how often right:

{reliability}

{few}Written adverts state more than real ones do, so these figures say how the model was chosen, not how good it is on
your adverts. Label some and run `jdclassifier evaluate`.

**How sure.** All of this was found on adverts whose writer was held out. Each head's probabilities are tempered; the
confidence of the whole answer has log-odds of {slope} times those of the heads' joint probability, and {intercept:+}.
Answers of a confidence below {review_below} go to review. A category is not ruled out at a probability of
{floors} or more. So the category set
is promised to hold the right category for {share} of support posts of every category (class-conditional conformal
prediction), as far as your adverts are like those.

**Not for** judging people or employers, setting pay, or deciding a single case without reading its evidence. The
categories of most roles follow from the review's definitions, not from its own list (see `corpus/lexicon/roles.csv`,
column `source`).
"""


def model_card(bundle: Bundle, labelled: Sequence[Labelled], evaluation: Evaluation) -> str:
    """Return the card as Markdown."""
    categories = Counter(one.labels["category"] or "no support post" for one in labelled)
    about, thresholds = bundle.about, bundle.thresholds
    labels, times = confusion(answers(evaluation))
    bins = reliability(confidences(evaluation.rows)["confidence"])
    return _CARD.format(
        name=bundle.name,
        version=bundle.version,
        temperatures=", ".join(f"{head} {value}" for head, value in about["temperatures"].items()),
        titles=about["titles"],
        adverts=about["adverts"],
        writers=len({one.writer for one in labelled}),
        categories=", ".join(f"{name} {number}" for name, number in sorted(categories.items())),
        figures=_figures("figure", evaluation.figures),
        by_class=_figures("answer (F1)", by_class(evaluation)),
        by_slice=_figures("kind of advert (accuracy)", by_slice(evaluation)),
        confusion=table(["", *labels], [[gold, *row] for gold, row in zip(labels, times, strict=True)]),
        reliability=table(
            ["confidence", "right", "adverts"], [[f"{b.confidence:.2f}", f"{b.right:.2f}", b.n] for b in bins]
        ),
        few="".join(f"**Careful:** {sentence}.\n\n" for sentence in too_few(labelled)),
        floors=", ".join(f"{floor} ({name})" for name, floor in thresholds.category_floors.items()),
        share=f"{thresholds.coverage:.0%}",
        **vars(thresholds),
    )


def _figures(name: str, figures: Sequence[Figure]) -> str:
    rows = [[f.name, f"{f.value:.3f}", f"{f.low:.3f}-{f.high:.3f}", f.n] for f in figures]
    return table([name, "value", "interval", "adverts"], rows)


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, cells)) + " |" for cells in lines)
