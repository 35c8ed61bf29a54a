"""Proposes term pairs from aligned Chinese and English: strings that come and go together.

No segmenter: a Chinese candidate is a run of characters that stands in several pairs and is not always part of one longer
run; an English one a run of words. Two candidates that stand in nearly the same pairs are proposed.
"""
from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from glossary.layers import bare
from glossary.pairs import Pair
from glossary.term import Concept
from glossary.words import STOP, TOKEN, sentence_around, stem, stems

_HAN_RUN = re.compile("[\u3400-\u9fff]+")
#: characters that stand at the edge of no term
_EDGE = frozenset("的了在是和与及为对从到被将把等其这那有上下就也都而以于之个们不我你他她它又还再很更最已会能可要让给向由并或但则即如所者着过吗呢吧啊第每各该此")
_LONGEST_ZH, _LONGEST_EN = 20, 6
_WIDEST_ZH = 14  # longer runs are looked at only to know what is a part of them
_TOGETHER = 0.75  # Dice: how far two candidates stand in the same pairs


class Found(NamedTuple):
    """A proposed pair of terms."""

    zh: str
    en: str
    pairs: int  #: that hold both
    score: float  #: 1.0: always together
    known: str  #: the English the glossary has for it, "" where it has none
    source: str  #: a pair that shows them
    target: str


def extract(pairs: Sequence[Pair], concepts: Iterable[Concept] = (), least: int = 3) -> list[Found]:
    """Pairs of terms that stand together in at least `least` pairs, best first; what the glossary has already is left out."""
    most = max(least + 2, len(pairs) // 4)
    chinese = _closed(_chinese(pairs, least, most))
    english, surfaces = _english(pairs, least, most)
    english = _closed(english)
    by_pair: dict[int, list[tuple[str, ...]]] = defaultdict(list)
    for words, places in english.items():
        for at in places:
            by_pair[at].append(words)
    scored: list[tuple[float, float, int, tuple[str, ...], tuple[str, ...]]] = []
    for zh, places in chinese.items():
        both = Counter(words for at in places for words in by_pair[at])
        for words, count in both.items():
            dice = 2 * count / (len(places) + len(english[words]))
            if count >= least and dice >= _TOGETHER and len(zh) <= _WIDEST_ZH:
                scored.append((dice, _apart(pairs, zh, surfaces[words], places & english[words]), count, zh, words))
    # the surest pair first; among equals the one whose halves stand at like places in their passages, then the longer
    scored.sort(key=lambda one: (-one[0], -one[2], round(one[1], 1), -len(one[3]), -len(one[4]), one[3], one[4]))
    accepted = {bare(one.zh): one for one in concepts}
    taken: set[tuple[str, ...]] = set()
    made = []
    for dice, _, count, zh, words in scored:
        if zh in taken or words in taken or any(_inside(zh, other) or _inside(words, other) for other in taken):
            continue
        taken |= {zh, words}
        term, form = "".join(zh), surfaces[words].most_common(1)[0][0]
        there = accepted.get(term)
        if there and list(words) in [stems(name) for name in (there.en, *there.alternatives)]:
            continue
        at = next(iter(sorted(chinese[zh] & english[words])))
        place = pairs[at].source.find(term)
        target = pairs[at].target
        made.append(Found(term, form, count, round(dice, 3), there.en if there else "", sentence_around(pairs[at].source, place, place + len(term)), target[:300]))
    return made


def _chinese(pairs: Sequence[Pair], least: int, most: int) -> dict[tuple[str, ...], set[int]]:
    places: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for at, pair in enumerate(pairs):
        for run in _HAN_RUN.findall(pair.source):
            for low in range(len(run) - 1):
                if run[low] not in _EDGE:
                    for high in range(low + 2, min(len(run), low + _LONGEST_ZH) + 1):
                        if run[high - 1] not in _EDGE:
                            places[tuple(run[low:high])].add(at)
    return {term: there for term, there in places.items() if least <= len(there) <= most}


def _english(pairs: Sequence[Pair], least: int, most: int) -> tuple[dict[tuple[str, ...], set[int]], dict[tuple[str, ...], Counter[str]]]:
    places: dict[tuple[str, ...], set[int]] = defaultdict(set)
    surfaces: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for at, pair in enumerate(pairs):
        words: list[str] = []
        for token in [*TOKEN.findall(pair.target.replace("-", " ")), "."]:
            if token[0].isalnum():
                words.append(token)
                continue
            for low, first in enumerate(words):
                if first.lower() in STOP or first[0].isdigit():
                    continue
                for high in range(low + 1, min(len(words), low + _LONGEST_EN) + 1):
                    if words[high - 1].lower() not in STOP:
                        key = tuple(map(stem, words[low:high]))
                        places[key].add(at)
                        surfaces[key][_plain(words[low:high], low == 0)] += 1
            words = []
    return {term: there for term, there in places.items() if least <= len(there) <= most}, surfaces


def _plain(words: list[str], opens: bool) -> str:
    """Words as they stand inside a sentence: a capital only at its beginning is dropped."""
    first = words[0]
    if opens and first[:1].isupper() and first[1:].islower() and not any(one[:1].isupper() for one in words[1:]):
        first = first.lower()
    return " ".join((first, *words[1:]))


def _closed(found: dict[tuple[str, ...], set[int]]) -> dict[tuple[str, ...], set[int]]:
    """Without the runs that are always part of one longer run."""
    part: set[tuple[str, ...]] = set()
    for term, there in found.items():
        part.update(inner for inner in (term[1:], term[:-1]) if inner in found and len(found[inner]) == len(there))
    return {term: there for term, there in found.items() if term not in part}


def _apart(pairs: Sequence[Pair], zh: tuple[str, ...], forms: Counter[str], places: set[int]) -> float:
    """How far apart two candidates stand in the course of their passages, 0 to 1; -1 where one is the pinyin of the other."""
    from pypinyin import lazy_pinyin

    form = forms.most_common(1)[0][0]
    if len(zh) <= 4 and "".join(lazy_pinyin("".join(zh))) == form.lower().replace(" ", "").replace("'", ""):
        return -1.0
    far = []
    for at in sorted(places)[:20]:
        source, target = pairs[at].source, pairs[at].target
        there = target.lower().find(form.lower())
        if there >= 0:
            far.append(abs(source.find("".join(zh)) / len(source) - there / len(target)))
    return sum(far) / len(far) if far else 1.0


def _inside(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return len(short) < len(long) and any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))
