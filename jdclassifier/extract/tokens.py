"""The tokeniser of the extractor: the words of `jdclassifier.text`, so that lexicon phrases match token for token."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import spacy
from spacy import util
from spacy.attrs import LOWER
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from ..text import TOKEN

# Cleaned text has no other white space than blanks and line ends, which are tokens of their own.
_WORD = re.compile(rf"{TOKEN.pattern}|\n")


def cut(text: str) -> tuple[list[str], list[bool]]:
    """The tokens of cleaned text, and whether a blank stands behind each; a line end is a token."""
    words: list[str] = []
    blanks: list[bool] = []
    for part in text.split(" "):
        if part.isalnum():  # as most are; the others are cut further
            words.append(part)
            blanks.append(True)
        elif found := _WORD.findall(part):
            words.extend(found)
            blanks.extend([False] * (len(found) - 1))
            blanks.append(True)
        else:  # a second blank
            words.append(" ")
            blanks.append(False)
    if words:
        blanks[-1] = False
    return words, blanks


class WordTokenizer:
    """Cuts cleaned text as `jdclassifier.text.words` does; a line end is a token."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        if not text:
            return Doc(self.vocab)
        words, blanks = cut(text)
        return Doc(self.vocab, words=words, spaces=blanks)


@util.registry.tokenizers("jdclassifier.words.v1")  # type: ignore[untyped-decorator]
def make_tokenizer() -> Callable[[Language], WordTokenizer]:
    return lambda nlp: WordTokenizer(nlp.vocab)


def blank_language() -> Language:
    """An English pipeline without components that only knows the lower-cased form of a word.

    The other attributes of a word (is it a number, a stop word, its shape ...) would be computed in Python for every
    unseen word, which takes longer than all the rest.
    """
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": "jdclassifier.words.v1"}}})
    vocab: Any = nlp.vocab
    vocab.lex_attr_getters = {LOWER: vocab.lex_attr_getters[LOWER]}
    return nlp
