"""English far too long for its Chinese, with the clause that nothing in the Chinese stands for."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cleaner.detectors._traces import meant
from cleaner.model import PAIR, Finding, Rule
from cleaner.quantity import chinese, english
from cleaner.quantity.compare import cost
from glossary.chinese import stems

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

SCOPE = PAIR
RULE = Rule(
    id="added-clause",
    type="addition",
    severity="minor",
    summary="more in the English than the Chinese says",
    why="Systems that have read many newspapers go on where the Chinese has ended, with what is mostly said next.",
    examples=(("The meeting closed, and the mayor said that the budget of next year would grow by much more than in the years before.", ""),),
    sources=("会议昨日闭幕。",),
)
RULES = (RULE,)
PATTERNS = ()
#: letters of English for each character of Chinese: above this something was added; no honest translation of news comes near
_LONG, _FAR = 9.0, 1.8
_LEAST = 6
_EACH = 4.3  #: letters of English for each character, mostly
_WORDS = 4
_CLAUSE = re.compile(r"[^,.;:!?()\n]+(?:(?<=\d)[,.:](?=\d)[^,.;:!?()\n]+)*")
_HAN = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]{2,}|\d+")
_SMALL = frozenset(stems("the of and with that this from have said its their which would been for not was were are will more much than also into has had").split())


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    for segment in doc.segments:
        source, size = segment.source, segment.end - segment.start
        if size < _LONG * _LEAST or size < _LONG * len(source) * 2 / 3:
            continue
        weight = len(_HAN.findall(source)) + 2 * len(_LATIN.findall(source))
        if weight < _LEAST or size < _LONG * weight:
            continue
        terms = kit.glossary.chinese.find(source)  # 国台办 is seven words of English
        expected = sum(len(one.concept.en) for one in terms) + _EACH * max(0, weight - sum(one.end - one.start for one in terms))
        if size < _FAR * expected:
            continue
        target = doc.prose[segment.start : segment.end]
        start, end = _added(kit, source, target)
        message = f"Nothing in the Chinese stands for “{target[start:end]}”" if end else "More is said here than in the Chinese"
        start, end = (start, end) if end else (0, len(target.rstrip()))
        yield RULE.at(segment.start + start, segment.start + end, f"{message}; the English is far too long for it.", related=doc.behind(segment, 0, len(source)))


def _added(kit: Kit, source: str, target: str) -> tuple[int, int]:
    """The longest clause of the English nothing of which the Chinese says, as far as our words go; (0, 0) where there is none."""
    known, folded = meant(kit, source), source.lower()
    ours, theirs = chinese.read(source), english.read(target)
    best = (0, 0)
    for clause in _CLAUSE.finditer(target):
        start, end = clause.span()
        start += len(clause[0]) - len(clause[0].lstrip())
        words = [word for word in stems(clause[0]).split() if len(word) > 2 and word not in _SMALL]
        said = any(word in known or word in folded for word in words) or any(cost(one, other) < 8 for other in theirs if start <= other.start < end for one in ours)
        if len(words) >= _WORDS and not said and end - start > best[1] - best[0]:
            best = start, end
    return best
