"""Fuzzy matching of cleaned titles with the known variants of `titles.csv`: which role does a title name?

A candidate's score is the share of the words that speak, of title and variant together, on which the two agree:

    100 * agreed / (agreed + left over in the title + left over in the variant)

Words weigh differently when they are left over. A word that only says where or when ("ward", "night") or that no
variant knows (a place) hardly counts; a word that by itself names another job ("accountant", "manager") or changes
the job ("trainee") counts in full. So scores are comparable across titles, and 100 is an exact match.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from ..lexicon import Lexicon
from .clean import CleanTitle, TitleCleaner, Tokens, singular

ACCEPTED = 60.0
"""Least score at which the best candidate names the role; below it the title has no role."""
NEAR_TIE = 5.0
"""Two roles whose scores are closer than this are a near tie."""

_NEUTRAL, _ELSEWHERE, _BEFORE, _FULL = 0.03, 0.08, 0.16, 1.0
_SHORTLIST, _SHORTLIST_CUTOFF = 12, 78
_NEAR_ENOUGH = 95.0  # a variant found word for word with hardly a word left over: no use in looking for others
_SPELLING_CUTOFF, _SPELLING_LENGTH = 85, 5
_KEPT_MATCHES = 200_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A role that a title may name: its id, the score 0-100, and the known variant that is nearest."""

    role: str
    score: float
    variant: str


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """What the normaliser makes of a title.

    Attributes:
        cleaned: The title without noise.
        candidates: Roles best first, each once, at most six.
        posts: Roles of the posts that the title names, in its order: two where it names two ("Nursing Associate /
            Assistant Practitioner"), none where no candidate is near enough.
    """

    cleaned: CleanTitle
    candidates: tuple[Candidate, ...]
    posts: tuple[str, ...]

    @property
    def role(self) -> str | None:
        """Role of the (first-named) post, None where no role is near enough."""
        return self.posts[0] if self.posts else None

    @property
    def score(self) -> float | None:
        """Score of `role`, 0-100, None without one."""
        return next((c.score for c in self.candidates if c.role == self.role), None)

    @property
    def margin(self) -> float:
        """Lead of the best candidate over the second; 100 where there is only one, 0 where there is none."""
        if not self.candidates:
            return 0.0
        return self.candidates[0].score - self.candidates[1].score if len(self.candidates) > 1 else 100.0

    @property
    def near_tie(self) -> bool:
        """Whether another role fits about as well as the best."""
        return len(self.candidates) > 1 and self.margin < NEAR_TIE


@dataclass(frozen=True, slots=True)
class _Found:
    """A variant seen in the words of a title: the half-open range of words and its segment."""

    variant: Tokens
    start: int
    end: int
    segment: int


class TitleMatcher:
    """Matches titles with the lexicon's variants. Each distinct title is matched once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._cleaner = TitleCleaner(lexicon)
        self._roles: dict[Tokens, str] = {}
        heads: Counter[str] = Counter()
        for role in lexicon.roles.values():
            self._learn(role.title, role.id, heads)
        for title in lexicon.titles:
            self._learn(title.title, title.role, heads)
        self._variants = list(self._roles)
        self._longest = max(map(len, self._variants), default=0)
        self._vocabulary = {word for variant in self._variants for word in variant}
        self._long_words = sorted(word for word in self._vocabulary if len(word) >= _SPELLING_LENGTH)
        neutral = frozenset(map(singular, lexicon.title_words.get("neutral", ())))
        self._changing = frozenset(map(singular, lexicon.title_words.get("changing", ())))
        self._neutral = neutral - self._changing
        self._heads = frozenset(word for word, times in heads.items() if times >= 2) - neutral
        self._keys = [self._key(variant) for variant in self._variants]
        self._with_word: dict[str, list[int]] = {}
        for at, key in enumerate(self._keys):
            for word in set(key.split()):
                self._with_word.setdefault(word, []).append(at)
        self._spelled = functools.lru_cache(maxsize=50_000)(self._spell)
        self.match = functools.lru_cache(maxsize=_KEPT_MATCHES)(self._match)

    def _learn(self, title: str, role: str, heads: Counter[str]) -> None:
        segments = self._cleaner.clean(title).segments
        self._roles.setdefault(tuple(word for segment in segments for word in segment), role)
        heads.update(segment[-1] for segment in segments[:1])

    def clean(self, raw: str) -> CleanTitle:
        """Clean one title as published, without matching it."""
        return self._cleaner.clean(raw)

    def _match(self, raw: str) -> TitleMatch:
        cleaned = self._cleaner.clean(raw)
        segments = tuple(tuple(self._spelled(word) for word in segment) for segment in cleaned.segments)
        tokens = tuple(word for segment in segments for word in segment)
        exact = self._roles.get(tokens)
        if exact is not None:
            return TitleMatch(cleaned, (Candidate(exact, 100.0, " ".join(tokens)),), (exact,))
        found = list(self._contained(segments))
        scored = self._scores(segments, tokens, found)
        if max((score for score, _ in scored.values()), default=0.0) < _NEAR_ENOUGH:
            for variant in self._shortlist(tokens):
                score = self._loose_score(tokens, variant)
                role = self._roles[variant]
                if score > scored.get(role, (0.0, ()))[0]:
                    scored[role] = (score, variant)
        ranked = sorted(scored.items(), key=lambda item: (-item[1][0], item[0]))[:6]
        candidates = tuple(Candidate(role, round(score, 1), " ".join(variant)) for role, (score, variant) in ranked)
        return TitleMatch(cleaned, candidates, self._posts(candidates, found))

    def _contained(self, segments: tuple[Tokens, ...]) -> Iterator[_Found]:
        """Variants that stand word for word within a segment, none inside a longer one."""
        offset = 0
        for number, segment in enumerate(segments):
            end_of_longest = 0
            for start in range(len(segment)):
                for end in range(min(len(segment), start + self._longest), start, -1):
                    if segment[start:end] in self._roles:
                        if end > end_of_longest:
                            yield _Found(segment[start:end], offset + start, offset + end, number)
                            end_of_longest = end
                        break
            offset += len(segment)

    def _scores(
        self, segments: tuple[Tokens, ...], tokens: Tokens, found: list[_Found]
    ) -> dict[str, tuple[float, Tokens]]:
        places = [number for number, segment in enumerate(segments) for _ in segment]
        scored: dict[str, tuple[float, Tokens]] = {}
        for one in found:
            # Another post named in another segment is no reason against this one.
            elsewhere = {at for other in found if other.segment != one.segment for at in range(other.start, other.end)}
            left = sum(
                self._left_over(word, same_segment=places[at] == one.segment, before=at < one.start)
                for at, word in enumerate(tokens)
                if not one.start <= at < one.end and at not in elsewhere
            )
            agreed = sum(self._speaks(word) for word in one.variant)
            score = 100.0 * agreed / (agreed + left + _ELSEWHERE * len(elsewhere))
            role = self._roles[one.variant]
            if score > scored.get(role, (0.0, ()))[0]:
                scored[role] = (score, one.variant)
        return scored

    def _left_over(self, word: str, *, same_segment: bool, before: bool) -> float:
        """Weight of a title's word that the variant does not have."""
        if word in self._changing:
            return _FULL
        if word in self._neutral or word.isdigit():
            return _NEUTRAL
        if word in self._heads:
            return _FULL if same_segment and not before else 2 * _BEFORE
        if not same_segment or word not in self._vocabulary:
            return _ELSEWHERE
        return _BEFORE

    def _speaks(self, word: str) -> float:
        """Weight of a word on which title and variant agree."""
        return 0.5 if word in self._neutral else _FULL

    def _key(self, tokens: Tokens) -> str:
        """The words that speak, sorted: what variants are shortlisted by, in whatever order they stand."""
        return " ".join(sorted(word for word in tokens if word not in self._neutral) or sorted(tokens))

    def _shortlist(self, tokens: Tokens) -> Iterator[Tokens]:
        """Variants that share a speaking word with the title and look like it."""
        sharing = sorted({at for word in set(tokens) for at in self._with_word.get(word, ())})
        near = process.extract(
            self._key(tokens),
            [self._keys[at] for at in sharing],
            scorer=fuzz.ratio,
            score_cutoff=_SHORTLIST_CUTOFF,
            limit=_SHORTLIST,
        )
        return (self._variants[sharing[at]] for _, _, at in near)

    def _loose_score(self, tokens: Tokens, variant: Tokens) -> float:
        """Score of a variant whose words may stand in another order or with others between them."""
        title_words, variant_words = Counter(tokens), Counter(variant)
        both = title_words & variant_words
        agreed = sum(self._speaks(word) * n for word, n in both.items())
        missing = sum(self._speaks(word) * n for word, n in (variant_words - both).items())
        left = sum(self._apart(word) * n for word, n in (title_words - both).items())
        return 95.0 * agreed / (agreed + missing + left) if agreed else 0.0

    def _apart(self, word: str) -> float:
        """Weight of a title's word that a loosely matched variant does not have."""
        if word in self._neutral:
            return _NEUTRAL
        return _FULL if word in self._heads or word in self._changing else 2 * _BEFORE

    def _posts(self, candidates: tuple[Candidate, ...], found: list[_Found]) -> tuple[str, ...]:
        if not candidates or candidates[0].score < ACCEPTED:
            return ()
        good = {c.role: c.score for c in candidates if c.score >= max(ACCEPTED, candidates[0].score - 25)}
        named = dict.fromkeys(self._roles[one.variant] for one in found)
        separate = len({one.segment for one in found if self._roles[one.variant] in good})
        posts = tuple(role for role in named if role in good)
        return posts if separate > 1 and len(posts) > 1 else (candidates[0].role,)

    def _spell(self, word: str) -> str:
        """The known word that `word` misspells, or `word` itself."""
        if len(word) < _SPELLING_LENGTH or word in self._vocabulary or word in self._neutral:
            return word
        best = process.extractOne(word, self._long_words, scorer=fuzz.ratio, score_cutoff=_SPELLING_CUTOFF)
        return best[0] if best else word
