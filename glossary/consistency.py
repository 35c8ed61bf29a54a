"""How faithfully and how evenly a translation renders the terms of its source.

Term success rate: of the places where a term stands in the Chinese, the share that the English renders by an accepted
wording (counted pair by pair, never more than the source has), as the WMT terminology task measures it. Drift: by how
many wordings one term is rendered in one article; evenness is the share of its commonest wording.
"""
from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import ahocorasick_rs

from glossary.chinese import cut
from glossary.fold import fold
from glossary.layers import bare
from glossary.pairs import Pair
from glossary.spelling import even
from glossary.term import Concept, Wording
from glossary.words import stems

#: stock phrases of officialese may be put in many ways
_FREE = frozenset(("style",))


class Place(NamedTuple):
    """A term in one pair: how often it stands in the source, and how the target renders it."""

    pair: str
    zh: str
    times: int
    accepted: int
    wordings: tuple[str, ...]  #: the wordings found in the target, right and wrong
    right: str = ""  #: the preferred one


class Score(NamedTuple):
    """The terms of an article or a folder."""

    name: str
    places: tuple[Place, ...]

    @property
    def occurrences(self) -> int:
        return sum(one.times for one in self.places)

    @property
    def success(self) -> float:
        """The term success rate, 0 to 1; 1 where there is no term."""
        return sum(one.accepted for one in self.places) / self.occurrences if self.occurrences else 1.0

    def renderings(self) -> dict[str, Counter[str]]:
        """How often each term is rendered by which wording."""
        found: dict[str, Counter[str]] = {}
        for one in self.places:
            found.setdefault(one.zh, Counter()).update(one.wordings)
        return found

    @property
    def drift(self) -> float:
        """How many wordings a term has, on average over the terms rendered at least twice; 1.0 is none."""
        often = [counts for counts in self.renderings().values() if counts.total() > 1]
        return sum(map(len, often)) / len(often) if often else 1.0

    @property
    def evenness(self) -> float:
        """The share of renderings that use the commonest wording of their term, over the same terms."""
        often = [counts for counts in self.renderings().values() if counts.total() > 1]
        return sum(max(counts.values()) for counts in often) / sum(counts.total() for counts in often) if often else 1.0


class Terms:
    """The terms of a glossary, ready to be counted in pairs."""

    def __init__(self, concepts: Iterable[Concept], wordings: Iterable[Wording] = ()) -> None:
        self._accepted: dict[str, dict[tuple[str, ...], str]] = {}
        self._wrong: dict[str, dict[tuple[str, ...], str]] = {}
        self._head: dict[str, str] = {}
        self._right: dict[str, str] = {}
        for concept in concepts:
            zh = bare(concept.zh)
            if concept.domain in _FREE or "…" in zh or len(zh) < 2:
                continue
            names = self._accepted.setdefault(zh, {})
            self._right.setdefault(zh, concept.en)
            for words in (concept.en, *concept.alternatives):
                # an abbreviation after its full form is no second wording
                label = concept.en if words.isupper() and " " not in words else words
                names.setdefault(tuple(stems(even(words))), label)
            for hant in concept.hant.split(" | "):
                if hant:
                    self._head[hant] = zh
            self._head[zh] = zh
        for one in wordings:
            zh = bare(one.zh)
            if zh in self._accepted and one.severity != "neutral":
                wrong = tuple(stems(even(one.wrong)))
                if wrong not in self._accepted[zh]:
                    self._wrong.setdefault(zh, {})[wrong] = one.wrong
        self._chinese = list(self._head)
        self._find = ahocorasick_rs.AhoCorasick(self._chinese, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest) if self._chinese else None

    def places(self, pair: Pair) -> list[Place]:
        """The terms of one pair, longest first where they overlap."""
        if self._find is None:
            return []
        source = pair.source
        counts = Counter(self._head[self._chinese[number]] for number, start, end in self._find.find_matches_as_indexes(source) if not cut(source, start, end))
        if not counts:
            return []
        target = stems(even(pair.target))
        found = []
        for zh, times in counts.items():
            right = _renderings(self._accepted[zh], target)
            wrong = _renderings(self._wrong.get(zh, {}), target)
            wordings = (*right, *wrong)
            found.append(Place(pair.id, zh, times, min(times, len(right)), wordings[:times] if len(wordings) > times else wordings, self._right[zh]))
        return found

    def score(self, name: str, pairs: Sequence[Pair]) -> Score:
        """The terms of an article."""
        return Score(name, tuple(place for pair in pairs for place in self.places(pair)))


def _renderings(names: Mapping[tuple[str, ...], str], target: list[str]) -> list[str]:
    """The wordings that stand in the target (stems), longest first, no word counted twice."""
    taken = [False] * len(target)
    found = []
    for words in sorted(names, key=len, reverse=True):
        size = len(words)
        for at in range(len(target) - size + 1) if size else ():
            if target[at] == words[0] and tuple(target[at : at + size]) == words and not any(taken[at : at + size]):
                taken[at : at + size] = [True] * size
                found.append((at, names[words]))
    return [label for _, label in sorted(found)]


def as_json(scores: Sequence[Score]) -> str:
    """Scores for a program to read."""
    whole = Score("all", tuple(place for one in scores for place in one.places))
    return json.dumps({"articles": [_facts(one) for one in scores], "all": _facts(whole)}, ensure_ascii=False, indent=1)


def _facts(score: Score) -> dict[str, object]:
    missing: Counter[str] = Counter()
    for one in score.places:
        missing[one.zh] += one.times - one.accepted
    return {
        "name": score.name, "terms": len({one.zh for one in score.places}), "occurrences": score.occurrences, "success": round(score.success, 4),
        "drift": round(score.drift, 4), "evenness": round(score.evenness, 4), "missing": {zh: count for zh, count in missing.most_common() if count},
        "renderings": {zh: dict(counts.most_common()) for zh, counts in score.renderings().items() if counts},
    }  # fmt: skip


def report(scores: Sequence[Score], most: int = 20) -> str:
    """Scores for a person to read: each article, the whole, and the terms to look at."""
    lines = []
    whole = Score("all", tuple(place for one in scores for place in one.places))
    for one in (*scores, whole) if len(scores) > 1 else scores:
        accepted = sum(place.accepted for place in one.places)
        lines.append(f"{one.name}: {accepted:,} of {one.occurrences:,} terms by an accepted wording ({one.success:.1%}); {one.drift:.2f} wordings a term")
    missing: Counter[str] = Counter()
    where: dict[str, list[str]] = {}
    right: dict[str, str] = {}
    for name, place in ((one.name, place) for one in scores for place in one.places):
        right[place.zh] = place.right
        if place.times > place.accepted:
            missing[place.zh] += place.times - place.accepted
            where.setdefault(place.zh, []).append(f"{name}: {place.pair}" if len(scores) > 1 else place.pair)
    if missing:
        lines.append("\nNot rendered by an accepted wording:")
    for zh, count in missing.most_common(most):
        pairs = where[zh]
        lines.append(f"  {zh} ({right[zh]}) {count}x, in pair {', '.join(pairs[:5])}{f' and {len(pairs) - 5:,} more' if len(pairs) > 5 else ''}")
    if len(missing) > most:
        lines.append(f"  … and {len(missing) - most:,} more terms; --format json has them all")
    drifting = [(zh, counts) for zh, counts in sorted(whole.renderings().items()) if len({fold(label) for label in counts}) > 1]
    if drifting:
        lines.append("\nRendered by several wordings:")
    lines += [f"  {zh}: " + ", ".join(f"{label} {count}x" for label, count in counts.most_common()) for zh, counts in drifting]
    return "\n".join(lines)
