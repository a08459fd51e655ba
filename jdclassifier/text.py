"""Published text made readable: entities, mark-up, mojibake, glue and white space mended.

Cleaned text is the coordinate system of every fact: `start` and `end` of evidence index it. It has these
properties, on which the later stages rely:

* white space is single blanks and line ends, no line starts or ends with a blank, at most one empty line in a row;
* quotes, dashes, bullets and blanks are their plain ASCII forms;
* `text.lower()` has the same length as `text`.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

_TAG = re.compile(r"</?(?:p|br|div|span|li|ul|ol|strong|em|b|i|u|h[1-6]|table|t[rdh]|a|font|body|html)\b[^<>]*>", re.I)
_SEPARATE = frozenset("p br li ul ol div h1 h2 h3 h4 h5 h6 tr table section article header dl dt dd".split())
_CELLS = frozenset(("td", "th"))
_UNSEEN = ["script", "style", "head", "template"]
_UNSEEN_TAG = re.compile("<(?:" + "|".join(_UNSEEN) + ")", re.I)

# Characters that show UTF-8 read as Windows-1252, or a lost character: only then is the slower repair worth it.
_MOJIBAKE = re.compile("[\u00c2\u00c3][\u0080-\u00bf]|\u00e2[\u0080\u20ac]|\ufffd|\u00ef\u00bf\u00bd")
_MOJIBAKE_STARTS = "\u00c2\u00c3\u00e2\ufffd\u00ef"

_PLAIN: dict[str, str] = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4\u0060", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys("\u2022\u25cf\u25aa\u25e6\u2023\u25cb\u25a0\u25ba\u2043\u00b7\uf0b7\uf0a7\uf0fc", "\u2022"),
    **dict.fromkeys(
        "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u1680\t\v\f", " "
    ),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad\x7f", ""),
    **dict.fromkeys("\r\u2028\u2029\u0085\x1c\x1d\x1e\x1f", "\n"),
    **dict.fromkeys((chr(c) for c in range(28) if chr(c) not in "\t\n\v\f\r"), ""),
    "\u2026": "...",
    "\u0130": "I",  # the one letter whose lower case is longer than itself
}
# A search for the few odd characters is far cheaper than str.translate over all.
_ODD = re.compile("[" + re.escape("".join(_PLAIN).replace("\u2022", "")) + "]")
_BULLET = "\u2022"
# The contact block of NHS Jobs arrives with its labels run into the values.
_CONTACT = "contact:"
_CONTACT_GLUE = re.compile(
    r"(?<=[a-z0-9\])])(?=Job title[A-Z]|Email |Telephone number|Additional contact information)"
    r"|(?<=\bName)(?=[A-Z])|(?<=Job title)(?=[A-Z])"
)
# "... every day.You will ...": a sentence end run into the next sentence. Two lower-case letters keep "B.Sc" whole.
_SENTENCE_GLUE = re.compile(r"[.!?:;)](?<=[a-z]{2}.)(?=[A-Z][a-z])")


def html_to_lines(markup: str) -> str:
    """Return the text of an HTML fragment, block elements on lines of their own, table cells kept apart by a tab."""
    from selectolax.lexbor import LexborHTMLParser

    parser = LexborHTMLParser(markup)
    if _UNSEEN_TAG.search(markup):
        parser.strip_tags(_UNSEEN, recursive=True)
    root = parser.root
    if root is None:
        return ""
    pieces: list[str] = []
    for node in root.traverse(include_text=True):
        tag = node.tag
        if tag == "-text":
            pieces.append((node.text_content or "").replace("\n", " "))
        elif tag in _SEPARATE:
            pieces.append("\n\u2022 " if tag == "li" else "\n")
        elif tag in _CELLS:
            pieces.append("\t")
    return "".join(pieces)


def unescape(raw: str) -> str:
    """Decode HTML entities, also those encoded twice or three times ("&amp;#39;")."""
    for _ in range(3):
        if "&" not in raw:
            break
        decoded = html.unescape(raw)
        if decoded == raw:
            break
        raw = decoded
    return raw


def clean_text(raw: str) -> str:
    """Return `raw` (plain text or HTML, entities encoded or not) as cleaned text; see the module's contract."""
    text = _decoded_once(raw)
    if "<" in text and _TAG.search(text):
        text = html_to_lines(text)
    text = unescape(text)
    if "<" in text and _TAG.search(text):  # mark-up whose brackets were encoded twice
        text = unescape(html_to_lines(text))
    # Plain searches for single characters come before every pattern: most adverts then never meet the pattern.
    if any(start in text for start in _MOJIBAKE_STARTS) and _MOJIBAKE.search(text):
        import ftfy

        text = ftfy.fix_text(text, uncurl_quotes=False, unescape_html=False)
    text = _ODD.sub(_plain, text.replace("\r\n", "\n"))
    if _BULLET in text:
        text = _bullets_on_lines(text)
    if (contact := text.find(_CONTACT)) >= 0:
        text = text[:contact] + _CONTACT_GLUE.sub("\n", text[contact:])
    text = _SENTENCE_GLUE.sub(r"\g<0> ", text)
    text = _collapsed(text, " ").replace(" \n", "\n").replace("\n ", "\n")
    text = _collapsed(text, "\n", most=2)
    if len(text.lower()) != len(text):
        text = "".join(c if len(c.lower()) == 1 else "?" for c in text)
    return text.strip()


def _decoded_once(raw: str) -> str:
    """Mark-up whose brackets came as entities, as most do; what else is encoded waits for the HTML reader."""
    if "&lt;" not in raw:
        return raw
    return raw.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")


def _bullets_on_lines(text: str) -> str:
    """Every bullet that has words behind it at the head of a line of its own."""
    before, *items = text.split(_BULLET)
    return f"\n{_BULLET} ".join([before.rstrip(" \n"), *(item.strip(" \n") for item in items)])


def _collapsed(text: str, char: str, most: int = 1) -> str:
    """Runs of a character cut down to `most` of it."""
    run = char * (most + 1)
    while run in text:
        text = text.replace(run, char * most)
    return text


def _plain(match: re.Match[str]) -> str:
    return _PLAIN[match.group()]


_MARKED = re.compile("[&<`]|[.!?:;)][A-Z]")


def clean_line(raw: str) -> str:
    """Return a short field (title, employer, salary) cleaned and on one line."""
    if raw.isascii() and raw.isprintable() and not _MARKED.search(raw):
        return " ".join(raw.split())
    return " ".join(clean_text(raw).replace("\u2022", "-").split())


class TextLine(NamedTuple):
    """A sentence or a list item: the unit in which cues are looked for. `start` indexes the cleaned text."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


# The end of a sentence needs a blank and a capital behind it.
_SENTENCE_END = re.compile(r"[.!?;](?= [A-Z\"'(])")


def text_lines(text: str) -> list[TextLine]:
    """Cut cleaned text into sentences and lines, in order; blanks between them belong to none."""
    lines = []
    start = 0
    for line in text.split("\n"):
        begun = 0
        for mark in _SENTENCE_END.finditer(line):
            lines.append(TextLine(start + begun, line[begun : mark.end()]))
            begun = mark.end() + 1
        if begun < len(line):
            lines.append(TextLine(start + begun, line[begun:]))
        start += len(line) + 1
    return lines


# Letters and digits with inner apostrophes ("bachelor's") are a word; every other mark stands alone.
TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*|\S")


def words(text: str) -> list[str]:
    """Lower-cased tokens of cleaned text, in the one tokenisation that lexicon, extractor and features share."""
    return TOKEN.findall(text.lower())


# Latin-1 keeps one byte a character, so that a whole advert is lowered and stripped of marks in one step without
# moving anything. Apostrophes stay: they belong to words.
_FLAT = bytes(
    ord(char.lower())
    if (char := chr(code)).isalnum() and ord(char.lower()) < 256
    else code
    if char in "'\u00a3"
    else 32
    for code in range(256)
)


def flatten(text: str) -> bytes:
    """Lower-cased words of cleaned text, marks replaced by blanks, every character still at its place.

    `flatten(text).split()` is four times as fast as `words(text)`: for where the presence of a word is the question.
    """
    return text.encode("latin-1", "replace").translate(_FLAT)
