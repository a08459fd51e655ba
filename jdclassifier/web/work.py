"""What the worker process does with one draft: read it, check it, explain it. Plain data in, plain data out."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ..advert import Advert
from ..check.finding import Report
from ..check.settings import Settings
from ..explain.search import Counterfactual
from .limits import MAX_CHARACTERS
from .refused import Refused

if TYPE_CHECKING:
    from ..check import Checker
    from ..documents.model import Format


@dataclass(frozen=True, slots=True)
class Setup:
    """What a worker loads: model and lexicon (None: the shipped ones), and the settings of checks."""

    model: Path | None = None
    lexicon: Path | None = None
    settings: Settings = field(default_factory=Settings)

    def __hash__(self) -> int:
        return hash((self.model, self.lexicon))


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came: its name, for messages only, and its bytes."""

    name: str
    data: bytes


Draft = Advert | Upload


@dataclass(frozen=True, slots=True)
class Answer:
    """All that is said of one draft.

    Attributes:
        report: Category and findings.
        counterfactuals: What would change category or scope, the smallest change first.
        format: What the file is, "typed" where there was none.
        warnings: What its reader should know of how a file was read.
    """

    report: Report
    counterfactuals: tuple[Counterfactual, ...]
    format: Format | Literal["typed"] = "typed"
    warnings: tuple[str, ...] = ()


@functools.cache
def checker(setup: Setup) -> Checker:
    """The checker, made once a process."""
    from ..analyse import Analyser
    from ..check import Checker

    return Checker(Analyser.load(setup.model, setup.lexicon), setup.settings, setup.lexicon)


def warm_up(setup: Setup) -> str:
    """Load all that a first draft would wait for, and tell the model's name."""
    checked = answer(setup, Advert("warm", "Support Worker", "You will work on a ward. A CRB check is needed."))
    return checked.report.result.model


def answer(setup: Setup, draft: Draft) -> Answer:
    """Check and explain a draft.

    Raises:
        DocumentError: if a file cannot be read.
        Refused: if the draft is too long.
    """
    if isinstance(draft, Advert):
        _check_length(draft.text)
        return _answer(setup, draft, draft.source)
    from ..documents import read_bytes

    document = read_bytes(draft.name, draft.data)
    _check_length(document.text)
    found = _answer(setup, document.to_advert(draft.name, draft.name), draft.name, document.text)
    return replace(found, format=document.format, warnings=document.warnings)


def commented(setup: Setup, upload: Upload) -> bytes:
    """Return the Word file with the findings as comments.

    Raises:
        DocumentError: if it cannot be read or is no Word file.
        Refused: if the draft is too long.
    """
    from ..check.comments import comments_of
    from ..documents.comments import commented as with_comments

    data, _ = with_comments(upload.name, upload.data, comments_of(answer(setup, upload).report))
    return data


def _answer(setup: Setup, advert: Advert, name: str, written: str = "") -> Answer:
    from ..check.marks import read_marks
    from ..explain import explain

    made = checker(setup)
    report = made.check(advert, name, written)
    read = replace(report.advert, text=read_marks(report.advert.text).text)
    return Answer(report, explain(made.analyser, read).counterfactuals)


def _check_length(text: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise Refused(
            413, f"The draft has {len(text):,} characters, the most is {MAX_CHARACTERS:,}. Is it more than one advert?"
        )
