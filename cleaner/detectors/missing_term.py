"""A term or a place of the source whose translation is not there."""
from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from cleaner import pinyin
from cleaner.detectors._clause import clause_near
from cleaner.detectors._terms_in_chinese import ENGLISH, PLACE_MIXED_UP, SOUNDS_ALIKE, verdicts
from cleaner.model import PAIR, Finding, Rule, replace
from glossary.chinese import Found, says
from glossary.expression import expression
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document, Segment
    from cleaner.kit import Kit

SCOPE = PAIR
BOTH_WAYS = True
PLACE = Rule(
    id="wrong-place",
    type="mistranslation",
    severity="major",
    summary="a place that is not the one in the source",
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
    summary="a term of the source without its standard translation",
    why="Perhaps it is said in other words; perhaps it was dropped. A glossary cannot know every wording.",
    examples=(("The team works on rockets.", ""),),
    sources=("该团队研究人工智能。",),
)
MISWRITTEN = Rule(
    id="miswritten-term",
    type="misspelling",
    severity="minor",
    summary="a Chinese term with a wrong character that sounds the same",
    why="Whoever types pinyin picks the characters from a list, and the wrong one is read over easily.",
    examples=(("一代一路倡议已有十年。", "一带一路倡议已有十年。"),),
    sources=("The Belt and Road Initiative is ten years old.",),
)
LEFT = Rule(
    id="term-in-english",
    type="untranslated",
    severity="minor",
    summary="an English term left in the Chinese",
    why="The machine did not know the term, and copied it.",
    examples=(("该团队研究artificial intelligence。", "该团队研究人工智能。"),),
    sources=("The team works on artificial intelligence.",),
)
RULES = (PLACE, PINYIN, TERM, MISWRITTEN, LEFT)
PATTERNS = ()
_NAME = expression(r"\b[A-Z][a-z]+(?:['’][a-z]+)?\b")
_LATIN = expression(r"\b[A-Za-z][a-z]{3,}\b")
_HAN = expression("[\u3400-\u9fff]")
_ENOUGH = 3  #: wordings to name
#: how alike two places must look for one to be taken for the other
_ALIKE = 80


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    if doc.from_english:
        for segment in doc.segments:
            yield from _in_chinese(doc, kit, segment, doc.prose[segment.start : segment.end])
        return
    terms = kit.glossary.chinese
    told: dict[str, set[str]] = {}
    for hit in doc.wrong_wordings:
        around = doc.segment_at(hit.start)
        if around:
            told.setdefault(around.id, set()).add(hit.wording.zh)
    for start, _, variant in doc.wordings:
        if variant.wording.kind == "country" and (around := doc.segment_at(start)):  # 我国 stands there, in words that my-country judges
            told.setdefault(around.id, set()).add(variant.wording.zh)
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


def _in_chinese(doc: Document, kit: Kit, segment: Segment, target: str) -> Iterator[Finding]:
    """Terms of English in the Chinese that was translated from it."""
    if not _HAN.search(target):
        return
    for verdict in verdicts(kit, segment.source, target):
        found = verdict.found
        words, right = segment.source[found.start : found.end], "” or “".join(verdict.right[:_ENOUGH])
        related = doc.behind(segment, found.start, found.end)
        start, end = segment.start + verdict.start, segment.start + verdict.end
        fixes = [replace(start, end, one) for one in verdict.right[:_ENOUGH]]
        if verdict.what == PLACE_MIXED_UP:
            yield PLACE.at(start, end, f"The English says {words}, “{right}”.", *fixes, related=related)
        elif verdict.what == SOUNDS_ALIKE:
            yield MISWRITTEN.at(start, end, f"The English says {words}, “{right}”; one character is another here.", *fixes, related=related)
        elif verdict.what == ENGLISH:
            yield LEFT.at(start, end, f"An ordinary term, left in English here; the usual Chinese is “{right}”.", *fixes, related=related)
        else:
            start, end = clause_near(target, found.start / max(1, len(segment.source)))
            yield TERM.at(segment.start + start, segment.start + end, f"The English says {words}; its usual Chinese, “{right}”, is not here.", related=related)


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
