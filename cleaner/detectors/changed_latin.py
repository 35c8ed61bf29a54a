"""A name or a product code in Latin letters that both sides should have alike, and have not."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import OSA

from cleaner.detectors._clause import clause_near
from cleaner.detectors._placeholders import tokens
from cleaner.model import PAIR, Finding, Rule, replace

if TYPE_CHECKING:
    from cleaner.document import Document, Segment
    from cleaner.kit import Kit

SCOPE = PAIR
BOTH_WAYS = True
NAME = Rule(
    id="misspelt-name",
    type="misspelling",
    severity="minor",
    summary="a name in Latin letters that is spelt otherwise than in the source",
    why="The source writes the name in Latin letters, so there is nothing to translate; a letter was lost or exchanged on the way.",
    examples=(("Simens opened a plant.", "Siemens opened a plant."),),
    sources=("西门子（Siemens）开设工厂。",),
)
CODE = Rule(
    id="changed-code",
    type="mistranslation",
    severity="major",
    summary="a model number or another code that is not the one of the source",
    why="Codes are copied, never translated: with another figure or letter they name another product.",
    examples=(("The M3500 is on sale.", "The M3000 is on sale."),),
    sources=("M3000型今日上市。",),
)
RULES = (NAME, CODE)
PATTERNS = ()
_MAY_BE_NAME, _MAY_BE_CODE = re.compile("[A-Z][A-Za-z]{2}"), re.compile(r"[A-Za-z]-?\d\d")
_HAN = re.compile("[\u3400-\u9fff]")
_NAME = re.compile(r"(?<![\w.@/-])[A-Z][A-Za-z]{2,}(?![\w@/-])", re.ASCII)
_CODE = re.compile(r"(?<![\w.@/-])(?=[A-Za-z]{1,5}-?\d\d)(?!(?:USD?|RM|RMB|CNY|NTD?|HKD?|EUR|GBP|JPY|MOP|SGD?|AUD?|No|NO|FY|pp?|vol|ch)-?\d)[A-Za-z]+-?\d+[A-Za-z]{0,2}(?![\w@/]|\.\d)", re.ASCII)
_PARTS = re.compile(r"([A-Z]+)(\d+)([A-Z]*)")
#: spellings of Britain and America
_VARIANTS = re.compile(r"(?<=[a-z])(?:(?P<or>our)|(?P<er>re$)|(?P<se>ce$)|(?P<z>s(?=ation|e$|ing$))|(?P<l>ll)|(?P<m>mme$))")
_SHORTEST, _LONG = 5, 10
_FIGURES = 3  #: a code of so many figures does not go unsaid


class _Word(NamedTuple):
    start: int
    end: int
    text: str


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    for segment in doc.segments:
        target = doc.prose[segment.start : segment.end]
        chinese, english = (target, segment.source) if doc.from_english else (segment.source, target)
        names, codes = _MAY_BE_NAME.search(chinese), _MAY_BE_CODE.search(segment.source)
        if (names or codes) and _HAN.search(chinese):
            yield from _names(doc, segment, chinese, english) if names else ()
            yield from _codes(doc, segment, target) if codes else ()


def _names(doc: Document, segment: Segment, chinese: str, english: str) -> Iterator[Finding]:
    folded, other = english.lower(), ""
    for one in _words(_NAME, chinese):
        if one.text.lower() in folded or not _spellable(one.text):
            continue
        other = other or chinese.lower()
        meant = next((word for word in _words(_NAME, english) if word.text.lower() not in other and _slip(one.text, word.text)), None)
        if meant:
            here, there = (one, meant) if doc.from_english else (meant, one)
            start, end = segment.start + here.start, segment.start + here.end
            language = "English" if doc.from_english else "Chinese"
            yield NAME.at(start, end, f"The {language} writes “{there.text}”.", replace(start, end, there.text), related=doc.behind(segment, there.start, there.end))


def _codes(doc: Document, segment: Segment, target: str) -> Iterator[Finding]:
    wanted = _words(_CODE, segment.source)
    if not wanted:
        return
    language = "English" if doc.from_english else "Chinese"
    ours, theirs = _squeezed(segment.source), _squeezed(target)
    for one in wanted:
        if _stands(one.text, theirs):
            continue
        related = doc.behind(segment, one.start, one.end)
        other = next((word for word in _words(_CODE, target) if not _stands(word.text, ours) and _alike(one.text, word.text)), None)
        if other:
            start, end = segment.start + other.start, segment.start + other.end
            yield CODE.at(start, end, f"The {language} says {one.text}.", replace(start, end, one.text), related=related)
        elif one.text[0].isupper() and len(figures := "".join(filter(str.isdigit, one.text))) >= _FIGURES and figures not in theirs:
            start, end = clause_near(target, one.start / len(segment.source))
            yield CODE.at(segment.start + start, segment.start + end, f"The {language} names {one.text}; it is not here.", related=related)


def _words(pattern: re.Pattern[str], text: str) -> list[_Word]:
    """What `pattern` finds outside of placeholders, tags and addresses."""
    found = [_Word(*one.span(), one[0]) for one in pattern.finditer(text)]
    fixed = tokens(text) if found else []
    return [one for one in found if not any(token.start <= one.start and one.end <= token.end for token in fixed)] if fixed else found


def _spellable(name: str) -> bool:
    return len(name) >= _SHORTEST or name.isupper()


def _slip(one: str, other: str) -> bool:
    """Whether one is the other with a letter lost, added or exchanged, and no other form of it."""
    short, long = sorted((one.lower(), other.lower()), key=len)
    if long.startswith(short) or one.isupper() != other.isupper():
        return False
    if len(short) < _SHORTEST or len(long) < _SHORTEST:
        return len(one) == len(other) and sorted(one) == sorted(other) and OSA.distance(one, other) == 1
    return OSA.distance(short, long, score_cutoff=2) <= (1 if len(short) < _LONG else 2) and _plain(short) != _plain(long)


def _plain(name: str) -> str:
    return _VARIANTS.sub(lambda found: found.lastgroup or "", name)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\-‐‑–]+", "", text).upper()


def _stands(code: str, squeezed: str) -> bool:
    return re.search(re.escape(_squeezed(code)) + r"(?!\d)", squeezed) is not None


def _alike(one: str, other: str) -> bool:
    """Whether two codes are alike but for a figure, or for a letter."""
    mine, theirs = _PARTS.match(_squeezed(one)), _PARTS.match(_squeezed(other))
    if not mine or not theirs:
        return False
    if mine[2] == theirs[2]:
        return OSA.distance(mine[1] + mine[3], theirs[1] + theirs[3]) == 1 and len(mine[2]) >= _FIGURES
    return mine[1] == theirs[1] and OSA.distance(mine[2], theirs[2]) == 1
