"""A term or a place of the Chinese whose English is not there."""
from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from cleaner import pinyin
from cleaner.detectors._clause import clause_near
from cleaner.model import PAIR, Finding, Rule, replace
from glossary.chinese import Found, says
from glossary.expression import expression
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document, Segment
    from cleaner.kit import Kit

SCOPE = PAIR
PLACE = Rule(
    id="wrong-place",
    type="mistranslation",
    severity="major",
    summary="a place that is not the one in the Chinese",
    why="Names of Chinese places are easily mixed up in pinyin: Shanxi is not Shaanxi, Suzhou is not Xuzhou.",
    examples=(("Storms reached Shanxi.", "Storms reached Shaanxi."),),
    sources=("暴雨到达陕西。",),
)
PINYIN = Rule(
    id="term-in-pinyin",
    type="untranslated",
    severity="minor",
    summary="a Chinese word left in Latin letters",
    why="The machine took an ordinary word for a name and only spelt it.",
    examples=(("The Gaotie to the coast opened.", "The high-speed rail to the coast opened."),),
    sources=("通往海边的高铁开通了。",),
)
TERM = Rule(
    id="missing-term",
    type="terminology",
    severity="neutral",
    summary="a term of the Chinese without its standard English",
    why="Perhaps it is said in other words; perhaps it was dropped. A glossary cannot know every wording.",
    examples=(("The team works on rockets.", ""),),
    sources=("该团队研究人工智能。",),
)
RULES = (PLACE, PINYIN, TERM)
PATTERNS = ()
_NAME = expression(r"\b[A-Z][a-z]+(?:['’][a-z]+)?\b")
_LATIN = expression(r"\b[A-Za-z][a-z]{3,}\b")
#: how alike two places must look for one to be taken for the other
_ALIKE = 80


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    terms = kit.glossary.chinese
    told: dict[str, set[str]] = {}
    for hit in doc.wrong_wordings:
        segment = doc.segment_at(hit.start)
        if segment:
            told.setdefault(segment.id, set()).add(hit.wording.zh)
    for segment in doc.segments:
        target = doc.prose[segment.start : segment.end]
        if not target.strip():
            continue
        for found in terms.find(segment.source):
            concept = found.concept
            if concept.zh in told.get(segment.id, ()) or concept.domain == "style" or concept.pos not in ("name", "noun") or says(target, concept):
                continue
            yield from _finding(doc, segment, target, found)


def _finding(doc: Document, segment: Segment, target: str, found: Found) -> Iterator[Finding]:
    concept = found.concept
    words = segment.source[found.start : found.end]
    related = doc.behind(segment, found.start, found.end)
    if concept.domain == "place" and " " not in concept.en and (other := _mixed_up(segment.source, target, found)):
        start, end = segment.start + other[0], segment.start + other[1]
        yield PLACE.at(start, end, f"The Chinese says {words}, {concept.en}.", replace(start, end, concept.en), related=related)
        return
    spelt = _spelt(target, words) if concept.pos == "noun" else None
    if spelt:
        start, end = segment.start + spelt[0], segment.start + spelt[1]
        fixes = [replace(start, end, one) for one in (concept.en, *concept.alternatives)]
        yield PINYIN.at(start, end, f"{words} is an ordinary word, left in pinyin here; the usual English is “{concept.en}”.", *fixes, related=related)
        return
    start, end = clause_near(target, found.start / max(1, len(segment.source)))
    yield TERM.at(segment.start + start, segment.start + end, f"The Chinese says {words}; its usual English, “{concept.en}”, is not here.", related=related)


def _mixed_up(source: str, target: str, found: Found) -> tuple[int, int] | None:
    """A place in the English that looks like the right one, and that nothing else in the Chinese is read as."""
    right = found.concept.en
    elsewhere = [at for at in range(len(source)) if not found.start <= at < found.end]
    for word in _NAME.finditer(target):
        letters = word[0].lower().replace("'", "").replace("’", "")
        if word[0] != right and pinyin.split(letters) and fuzz.ratio(word[0], right) >= _ALIKE and not any(pinyin.spelt_at(source, at, letters) for at in elsewhere):
            return word.span()
    return None


def _spelt(target: str, words: str) -> tuple[int, int] | None:
    """Where the English only spells the Chinese `words`."""
    letters = pinyin.plain(words)
    if len(letters) < 4 or letters not in target.lower():
        return None
    return next((word.span() for word in _LATIN.finditer(target) if word[0].lower() == letters), None)
