"""A Chinese name that nobody on the other side of the pair bears."""
from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner import pinyin
from cleaner.model import PAIR, Finding, Fix, Related, Rule, replace
from glossary.expression import expression
from glossary.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cleaner.document import Document, Segment
    from cleaner.kit import Kit

SCOPE = PAIR
BOTH_WAYS = True
RULE = Rule(
    id="wrong-name",
    type="mistranslation",
    severity="major",
    summary="a Chinese name that is not the one in the source",
    why="Systems that learn from newspapers put a name they have seen often in the place of one they have not: the person is then another one.",
    examples=(("Professor Liu Baiming spoke first.", "Professor Xia Baiming spoke first."),),
    sources=("夏百鸣教授首先发言。",),
)
RULES = (RULE,)
PATTERNS = ()
_PAIR = expression(r"\b([A-Z][a-z]{1,8})\s([A-Z][a-z]+(?:[-’'][A-Za-z][a-z]+)?)(?:\s([A-Z][a-z]+))?\b(?![’']?[A-Za-z])")
_HAN = expression("[\u3400-\u9fff]")
#: words and places of other languages that look like pinyin
_NOT_NAMES = frozenset("""
hong kong|long island|he can|she can|an example|men she|sun bin|hun sen|dan ge|long men|pan asia|fan fan|tai chi|hai phong|ha long|ba ria|da nang|
ho chi|lang son|can tho|song hong|bin laden|juan manuel|juan pan|ban ge|ai weiwei|wu tang|ping an|bang bang|bo bo|
""".replace("\n", "").split("|"))  # fmt: skip
_ENGLISH = frozenset(
    "an he she me we long song fan hang pan tan sun die men can sang gun ban bang ran sing ping pong ding dong king gang sheng bin bun run nun den hen pen ten tang mango hung".split())  # fmt: skip
_TITLED = re.compile(r"\b(?:M(?:r|s|rs)|Miss|Dr|Prof|Professor)\.? ([A-Z][a-z]+)\b(?![ -][A-Z])")
_WITH_TITLE = re.compile("([\u3400-\u9fff])(?:先生|女士|小姐|太太|教授|博士|医生|醫生|大夫|老师|老師|某)")
#: said without the name: 总书记强调
_OFFICE = re.compile("总书记|總書記|(?<!副)主席|习")


class _Name(NamedTuple):
    start: int
    end: int
    surname: str
    given: str
    hyphened: bool


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    for segment in doc.segments:
        if doc.from_english:
            yield from _in_chinese(doc, segment)
            continue
        target = doc.prose[segment.start : segment.end]
        for name in _strangers(target, segment.source):
            near = _nearest(segment.source, name)
            if name.hyphened and (near is None or near[2] < 2):  # a spelling of Taiwan that we do not know
                continue
            message = f"No name in the Chinese is read “{target[name.start : name.end]}”"
            fixes: list[Fix] = []
            related: tuple[Related, ...] = ()
            if near:
                at, end, _ = near
                right = _spell(segment.source[at:end])
                if right.replace(" ", "").lower() == (name.surname + name.given):
                    continue
                message += f"; {segment.source[at:end]} is {right}"
                fixes.append(replace(segment.start + name.start, segment.start + name.end, right))
                related = doc.behind(segment, at, end)
            yield RULE.at(segment.start + name.start, segment.start + name.end, message + ".", *fixes, related=related)
        yield from _behind_titles(doc, segment, target)


def _behind_titles(doc: Document, segment: Segment, target: str) -> Iterator[Finding]:
    """“Ms. Liu” where the only one with such a title in the Chinese is 郑女士."""
    for found in _TITLED.finditer(target):
        surname = found[1].lower()
        borne = _WITH_TITLE.findall(segment.source)
        if surname not in pinyin.surname_spellings() or len({*borne}) != 1 or pinyin.spelt_in(segment.source, surname):
            continue
        readings = pinyin.surnames().get(borne[0])
        if readings:
            start, end = segment.start + found.start(1), segment.start + found.end(1)
            right, at = readings[0].capitalize(), segment.source.index(borne[0])
            message = f"Nobody in the Chinese bears the name {found[1]}; {borne[0]} is {right}."
            yield RULE.at(start, end, message, replace(start, end, right), related=doc.behind(segment, at, at + 1))


def _in_chinese(doc: Document, segment: Segment) -> Iterator[Finding]:
    """Chinese that was translated from English has a name much like the one there, and it is nobody else's."""
    target = doc.prose[segment.start : segment.end]
    letters = re.sub(r"[\W_]", "", segment.source).lower()
    for name in _strangers(segment.source, target):
        near = _nearest(target, name)
        if near is None or _spell(target[near[0] : near[1]]).replace(" ", "").lower() in letters:
            continue
        words = target[near[0] : near[1]]
        message = f"The English says {segment.source[name.start : name.end]}; {words} is read {_spell(words)}."
        yield RULE.at(segment.start + near[0], segment.start + near[1], message, related=doc.behind(segment, name.start, name.end))


def _strangers(english: str, chinese: str) -> Iterator[_Name]:
    """The Chinese names in `english` that are not in `chinese`."""
    spellings = pinyin.surname_spellings()
    for found in _PAIR.finditer(english):
        if found[1].lower() not in spellings:
            if found[3]:
                found = _PAIR.match(english, found.start(2)) or found
            if found[1].lower() not in spellings:
                continue
        name = _name(found)
        if name is not None and _HAN.search(chinese) and not _stands(chinese, name):
            yield name


def _name(found: re.Match[str]) -> _Name | None:
    """The name in two or three capitalised words; None where they are none."""
    surname, given, third = found[1].lower(), found[2], found[3]
    hyphened = "-" in given
    letters = re.sub(r"[-’']", "", given).lower()
    end = found.end(2)
    ways = pinyin.split(letters)
    if not ways or min(map(len, ways)) > 2 or f"{surname} {letters}" in _NOT_NAMES or (surname in _ENGLISH and letters in _ENGLISH):
        return None
    if third and pinyin.split(third.lower()) and min(map(len, ways)) == 1 and min(map(len, pinyin.split(third.lower()))) == 1:
        letters, end = letters + third.lower(), found.end(3)
    return _Name(found.start(1), end, surname, letters, hyphened)


def _stands(source: str, name: _Name) -> bool:
    """Whether the Chinese holds characters that are read as the name, in either order, or the office of who bears it."""
    if (name.surname, name.given) == ("xi", "jinping") and _OFFICE.search(source):
        return True
    return pinyin.spelt_in(source, name.surname + name.given) or pinyin.spelt_in(source, name.given + name.surname)


def _nearest(source: str, name: _Name) -> tuple[int, int, int] | None:
    """(start, end, syllables alike) of the name in the Chinese that the English most likely means; None where it is a guess."""
    known = pinyin.surnames()
    best: tuple[int, int, int] | None = None
    for way in pinyin.split(name.given):
        if len(way) != 2:
            continue
        for start in range(len(source) - len(way)):
            size = 2 if source[start : start + 2] in known else 1
            family = source[start : start + size]
            given = source[start + size : start + size + len(way)]
            if family not in known or len(given) < len(way) or not _HAN.fullmatch(given[0]) or not _HAN.fullmatch(given[-1]):
                continue
            alike = [syllable in pinyin.readings(one) for syllable, one in zip(way, given, strict=True)]
            score = sum(alike) + (name.surname in known[family])
            if (sum(alike) == 2 or score >= 2) and (best is None or score > best[2]):
                best = start, start + size + len(way), score
    return best


def _spell(name: str) -> str:
    """A Chinese name in pinyin, surname first."""
    from pypinyin import Style, lazy_pinyin

    known = pinyin.surnames()
    size = 2 if name[:2] in known and len(name) > 2 else 1
    return known[name[:size]][0].capitalize() + " " + "".join(lazy_pinyin(name[size:], style=Style.NORMAL)).capitalize()
