"""Count in how many real adverts each word and short phrase stands, over all and by title-derived group.

    python training/count_terms.py DUMP.jsonl.gz -o corpus/counts/terms.csv

The dump is only counted: what is kept is a table of figures. A term (one or two words without digits) is
kept if at least 20 adverts of at least 5 employers hold it; adverts of equal text count once. The groups come from
titles alone, matched for sure: workforce and category of the role that the title names, setting by the strong setting
phrases in the title. Adverts whose title says nothing of a kind are in none of its groups.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from jdclassifier.advert import Advert, cleaned
from jdclassifier.assign.terms import COLUMNS
from jdclassifier.batch.readers import read_adverts
from jdclassifier.lexicon import Lexicon, load_lexicon
from jdclassifier.text import TOKEN, flatten
from jdclassifier.titles import TitleMatcher

SURE_SCORE = 90.0
LEAST_ADVERTS, LEAST_EMPLOYERS = 20, 5
LONGEST = 2


class TitleGroups:
    """Tells from a title alone to which groups an advert belongs."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._roles = lexicon.roles
        self._matcher = TitleMatcher(lexicon)
        self._settings = {
            phrase: str(cue.value)
            for cue in lexicon.cues
            if cue.subject == "setting" and cue.status == "strong"
            for phrase, _ in cue.phrases
        }

    def of(self, title: str) -> set[str]:
        groups = set()
        match = self._matcher.match(title)
        settings = self._named_settings(tuple(TOKEN.findall(match.cleaned.title.lower())))
        if match.role and (match.score or 0) >= SURE_SCORE and len(match.posts) == 1:
            role = self._roles[match.role]
            groups.add(role.workforce)
            if role.category:
                groups.add(role.category)
            if role.setting and not settings:
                settings = {role.setting}
        return groups | (settings if len(settings) == 1 else set())

    def _named_settings(self, words: tuple[str, ...]) -> set[str]:
        return {
            self._settings[words[start:end]]
            for start in range(len(words))
            for end in range(start + 1, min(len(words), start + 6) + 1)
            if words[start:end] in self._settings
        }


def terms_of(advert: Advert) -> set[str]:
    """Distinct terms of a cleaned advert's text."""
    words = [word.decode("latin-1") for word in flatten(advert.text).split()]
    return {
        " ".join(words[start : start + length])
        for length in range(1, LONGEST + 1)
        for start in range(len(words) - length + 1)
        if all(word.isalpha() for word in words[start : start + length])
    }


def distinct(path: Path) -> Iterator[Advert]:
    seen = set()
    for advert in read_adverts([path]):
        if isinstance(advert, Advert):
            advert = cleaned(advert)
            digest = hashlib.blake2b(advert.text.encode(), digest_size=8).digest()
            if digest not in seen:
                seen.add(digest)
                yield advert


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("dump", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path("corpus/counts/terms.csv"))
    arguments = parser.parse_args()

    lexicon = load_lexicon()
    groups = TitleGroups(lexicon)
    totals: Counter[str] = Counter()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    employers: dict[str, set[str]] = defaultdict(set)
    adverts = list(distinct(arguments.dump))
    held = Counter(term for advert in adverts for term in terms_of(advert))
    common = {term for term, times in held.items() if times >= LEAST_ADVERTS}
    for advert in adverts:
        columns = ["adverts", *sorted(groups.of(advert.title))]
        totals.update(columns)
        for term in terms_of(advert) & common:
            counts[term].update(columns)
            if len(employers[term]) < LEAST_EMPLOYERS:
                employers[term].add(advert.employer)

    kept = sorted(term for term in counts if len(employers[term]) >= LEAST_EMPLOYERS)
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    with arguments.output.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(["term", "adverts", *COLUMNS])
        for term, count in [("*", totals), *((term, counts[term]) for term in kept)]:
            writer.writerow([term, count["adverts"], *(count[column] for column in COLUMNS)])
    facts = {
        "command": "python training/count_terms.py DUMP.jsonl.gz",
        "dump": arguments.dump.name,
        "dump_sha256": hashlib.sha256(arguments.dump.read_bytes()).hexdigest(),
        "lexicon": lexicon.digest,
        "adverts": totals["adverts"],
        "terms": len(kept),
        "least_adverts": LEAST_ADVERTS,
        "least_employers": LEAST_EMPLOYERS,
    }
    arguments.output.with_suffix(".json").write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
