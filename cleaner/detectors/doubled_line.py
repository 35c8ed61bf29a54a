"""A line or a paragraph that stands twice: a caption, the headline, a passage."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from cleaner.detectors._figures import MONTHS
from cleaner.model import ARTICLE, SAFE, SUGGESTED, Finding, Related, Rule, Span, delete

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="doubled-line",
    type="duplication",
    severity="minor",
    summary="a line or a paragraph that stands twice",
    why="A page holds the caption once for the picture and once for those who cannot see it, and the headline in several places; copying the page copies all of them.",
    examples=(("Workers check a battery\nWorkers check a battery\n\nThe plant opened on Monday.", "Workers check a battery\n\nThe plant opened on Monday."),),
)
SCOPE = ARTICLE
RULES = (RULE,)
PATTERNS = ()

#: from this length on, a line that stands twice anywhere was copied
_LONG = 90
_NEAR = 97.0
#: nearly the same paragraphs stand this near to each other, or one of them this near to the headline: a caption, a standfirst
_BESIDE = 3
#: with more paragraphs that are nearly alike, it is a list of like things
_CATALOGUE = 3
_FIGURES = re.compile(rf"\d+|{'|'.join(MONTHS)}")
_BULLETS = "-–•*·0123456789("


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    if not _may_repeat(doc.texts):
        return
    prose, lines = doc.prose, doc.lines
    short = sum(line.end - line.start < 60 for line in lines)
    verse = short > 8 and short * 10 > len(lines) * 8  # a song, a poem, a table: refrains and equal cells are right
    seen: dict[str, Span] = {}
    ends: dict[str, tuple[int, Span]] = {}
    near: list[Finding] = []
    before = ""
    for number, line in enumerate(lines):
        text = prose[line.start : line.end]
        size = len(text)
        key = text.lower()
        first = seen.setdefault(key, line)
        if first is not line:
            if size >= _LONG or (not verse and _same_place(key, before, number) and _says_something(key)):
                adjacent = key == before
                message = "The same line stands twice." if adjacent else "The same line stands earlier in the article."
                yield RULE.at(line.start, line.end, message, delete(line.start, line.end, SAFE if adjacent else SUGGESTED), related=_related(prose, first))
        elif size >= _LONG and text[0] not in _BULLETS:
            for end in (key[:40], key[-40:]):
                place, other = ends.setdefault(end, (number, line))
                beside = place < _BESIDE or number - place <= _BESIDE
                if other is not line and beside and abs(other.end - other.start - size) < size // 5 and _alike(prose, other, line):
                    message = "Nearly the same paragraph stands earlier in the article: keep the better one, and check what differs."
                    near.append(RULE.at(line.start, line.end, message, related=_related(prose, other)))
                    break
        before = key
    if len(near) <= _CATALOGUE:
        yield from near[:1]  # told once: who looks at one sees the others


def _may_repeat(texts: list[str]) -> bool:
    """Whether a line stands twice, or two long ones begin or end alike."""
    keys = [text.lower() for text in texts]
    ends = [end for key in keys if len(key) >= _LONG for end in (key[:40], key[-40:])]
    return len(set(keys)) < len(keys) or len(set(ends)) < len(ends)


def _same_place(key: str, before: str, number: int) -> bool:
    """Whether the line follows its double at once, or repeats the headline below it."""
    return key == before or (number < 4 and len(key) > 30)


def _says_something(key: str) -> bool:
    return len(key) >= 8 and any(character.isalpha() for character in key)


def _alike(prose: str, one: Span, other: Span) -> bool:
    """Nearly the same words and the same figures; the entries of a calendar differ in their dates."""
    if _FIGURES.findall(prose, *one) != _FIGURES.findall(prose, *other):
        return False
    return fuzz.ratio(prose[one.start : min(one.end, one.start + 4000)], prose[other.start : min(other.end, other.start + 4000)], score_cutoff=_NEAR) > 0


def _related(prose: str, line: Span) -> tuple[Related, ...]:
    return (Related(None, line.start, line.end, prose[line.start : line.end]),)
