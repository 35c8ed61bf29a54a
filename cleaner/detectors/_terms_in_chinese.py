"""Terms and places of the English that the Chinese has in other words, in wrong characters, or not at all."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from cleaner import pinyin
from glossary.english import FoundEnglish, plain, says

if TYPE_CHECKING:
    from cleaner.kit import Kit

LOST, PLACE_MIXED_UP, SOUNDS_ALIKE, ENGLISH = "lost", "place", "miswritten", "english"
_HAN = re.compile("[\u3400-\u9fff]+")
#: how alike two places must look in English for one to be taken for the other
_ALIKE = 80
#: a shorter word with another character is another word
_SHORTEST = 3


class Verdict(NamedTuple):
    """What is wrong with a term, where it stands in the Chinese (start == end: nowhere), and what to write."""

    what: str
    found: FoundEnglish
    start: int
    end: int
    right: tuple[str, ...]


def verdicts(kit: Kit, source: str, target: str) -> Iterator[Verdict]:
    for found in kit.glossary.english.find(source):
        if says(target, found.concepts) or not _named(found):
            continue
        right = tuple(plain(one) for one in found.concepts)
        words = source[found.start : found.end]
        at = target.lower().find(words.lower())
        if at >= 0:
            if words.islower() and " " in words:
                yield Verdict(ENGLISH, found, at, at + len(words), right)
            continue
        place = _mixed_up(kit, source, target, found)
        if place:
            yield Verdict(PLACE_MIXED_UP, found, *place, right)
            continue
        wrong = next((span for one in right if (span := _miswritten(target, one))), None)
        if wrong:
            yield Verdict(SOUNDS_ALIKE, found, *wrong, right)
        elif not any(_mostly(target, one) for one in right):
            yield Verdict(LOST, found, 0, 0, right)


def _named(found: FoundEnglish) -> bool:
    """Whether the wording is the name of one of its terms: Shenzhen is no more than what 鹏城 means."""
    concept = found.concepts[0]
    return concept.domain != "place" or any(fuzz.ratio(pinyin.plain(plain(one)), one.en.lower()) >= _ALIKE for one in found.concepts)


def _mostly(target: str, term: str) -> bool:
    """Whether `term` is said in a shorter or a longer form: more than half of it in one piece, or all of its characters close together."""
    size = len(term) // 2 + 1
    return any(term[at : at + size] in target for at in range(len(term) - size + 1)) or re.search(".{0,3}".join(map(re.escape, term)), target) is not None


def _mixed_up(kit: Kit, source: str, target: str, found: FoundEnglish) -> tuple[int, int] | None:
    """A place in the Chinese whose English looks like the right one, and that the English does not name."""
    if any(one.domain != "place" for one in found.concepts):
        return None
    wanted, said = found.concepts[0].en, source.lower()
    for other in kit.glossary.chinese.find(target):
        one = other.concept
        if one.domain == "place" and one.en.lower() not in said and fuzz.ratio(one.en, wanted) >= _ALIKE:
            return other.start, other.end
    return None


def _miswritten(target: str, term: str) -> tuple[int, int] | None:
    """Where `term` stands with one character exchanged for another that sounds the same."""
    size = len(term)
    if size < _SHORTEST or not _HAN.fullmatch(term):
        return None
    for start in range(len(target) - size + 1):
        window = target[start : start + size]
        wrong = [at for at in range(size) if window[at] != term[at]]
        if len(wrong) == 1 and _HAN.fullmatch(window) and pinyin.readings(window[wrong[0]]) & pinyin.readings(term[wrong[0]]):
            return start, start + size
    return None
