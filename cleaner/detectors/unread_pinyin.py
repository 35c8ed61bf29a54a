"""A word of pinyin in the English that nothing in the Chinese is read as, but something much like it."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from cleaner import pinyin
from cleaner.model import PAIR, Finding, Rule
from glossary.match import fold

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

SCOPE = PAIR
RULE = Rule(
    id="unread-pinyin",
    type="mistranslation",
    severity="major",
    summary="a Chinese name that is spelt as nothing in the Chinese is read",
    why="Systems that do not know a name write one that they know, or spell it by half; the place or the paper is then another one.",
    examples=(("The Yangzhi Evening News reported the fire.", ""),),
    sources=("扬子晚报报道了火灾。",),
)
RULES = (RULE,)
PATTERNS = ()
#: a capitalised word that only pinyin spells so: other languages have few words in zh, iang, or that begin with Xi or Qi
_WORD = re.compile(r"[A-Z](?=[a-z]{4})(?<![\w-][A-Z])(?:(?<=Z)h|(?<=X)[iu]|(?<=Q)i|[a-z]{0,7}?(?:zh|[iu]ang|iong|ian[jzy]))[a-z]*(?:['’][a-z]+)?(?![\w-])")
_HAN = re.compile("[\u3400-\u9fff]+")
#: what a name stands beside in _PAIR of wrong_name: the name of a person, which is judged as a whole
_PERSON = re.compile(r"(?:\b[A-Z][a-z]{1,8} |-)$")


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    for found in _WORD.finditer(doc.prose):
        word = found[0].replace("’s", "").replace("'s", "").replace("’", "").replace("'", "")
        letters = word.lower()
        ways = pinyin.split(letters)
        if not ways or min(map(len, ways)) < 2 or letters in _old_surnames():
            continue
        segment = doc.segment_at(found.start())
        if segment is None or not _HAN.search(segment.source) or pinyin.spelt_in(segment.source, letters):
            continue
        if _of_person(doc.prose, found) or _said_in_short(kit, segment.source, word):
            continue
        place = _near(segment.source, ways, re.sub("[^a-z]", "", doc.prose[segment.start : segment.end].lower()))
        if place:
            words = segment.source[place[0] : place[1]]
            message = f"Nothing in the Chinese is read “{word}”; the nearest is {words}, {pinyin.plain(words).capitalize()}."
            yield RULE.at(found.start(), found.start() + len(word), message, related=doc.behind(segment, *place))


@cache
def _old_surnames() -> frozenset[str]:
    """Surnames as Taiwan spells them: Chiang."""
    return frozenset(map(pinyin.old_spelling, pinyin.surname_spellings()))


def _of_person(prose: str, found: re.Match[str]) -> bool:
    """Whether a surname stands before the word."""
    before = _PERSON.search(prose, max(0, found.start() - 12), found.start())
    return before is not None and before[0].strip(" -").lower() in pinyin.surname_spellings()


def _said_in_short(kit: Kit, source: str, word: str) -> bool:
    """Whether the Chinese names the place by one character of it, or by a term of the glossary."""
    short = next((row["zh"].split("|") for row in kit.table("short_places") if row["en"] == word), [])
    if any(one in source for one in short):
        return True
    folded = fold(word)
    return any(folded in fold(english) for term in kit.glossary.chinese.find(source) for english in (term.concept.en, *term.concept.alternatives))


def _near(source: str, ways: tuple[tuple[str, ...], ...], letters: str) -> tuple[int, int] | None:
    """The first characters half of which are read as the word is spelt, if the English does not spell them elsewhere."""
    for way in ways:
        for start in range(len(source) - len(way) + 1 if len(way) > 1 else 0):
            words = source[start : start + len(way)]
            if way[0][0] not in pinyin.initials(words[0]) and way[-1][0] not in pinyin.initials(words[-1]):
                continue
            if not _HAN.fullmatch(words) or 2 * sum(syllable in pinyin.readings(one) for syllable, one in zip(way, words, strict=True)) < len(way):
                continue
            if pinyin.plain(words) not in letters:
                return start, start + len(way)
    return None
