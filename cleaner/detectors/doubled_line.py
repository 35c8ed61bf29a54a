"""A line or a paragraph that stands twice: a caption, the headline, a passage."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cleaner.detectors._figures import MONTHS
from cleaner.model import ARTICLE, SAFE, SUGGESTED, Finding, Related, Rule, delete
from cleaner.survey import END_OF_LINE, LONG_LINE
from glossary.expression import expression
from glossary.records import TYPE_CHECKING

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

_NEAR = 97.0
_MOST = 4000  #: characters that are compared
#: nearly the same paragraphs stand this near to each other, or one of them this near to the headline: a caption, a standfirst
_BESIDE = 3
#: with more paragraphs that are nearly alike, it is a list of like things
_CATALOGUE = 3
_FIGURES = expression(rf"\d+|{'|'.join(MONTHS)}")
_BULLETS = "-–•*·0123456789("


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    if not doc.survey.alike:
        return
    keys = [text.lower() for text in doc.texts]
    if len(set(keys)) < len(keys):
        yield from _doubles(doc, keys)
    near = list(_near_doubles(doc, keys))
    if len(near) <= _CATALOGUE:
        yield from near[:1]  # told once: who looks at one sees the others


def _doubles(doc: Document, keys: list[str]) -> Iterator[Finding]:
    short = sum(len(key) < 60 for key in keys)
    verse = short > 8 and short * 10 > len(keys) * 8  # a song, a poem, a table: refrains and equal cells are right
    seen: dict[str, int] = {}
    before = ""
    for number, (key, line) in enumerate(zip(keys, doc.lines, strict=True)):
        first = seen.setdefault(key, number)
        if first != number and (len(key) >= LONG_LINE or (not verse and _same_place(key, before, number) and _says_something(key))):
            adjacent = key == before
            message = "The same line stands twice." if adjacent else "The same line stands earlier in the article."
            yield RULE.at(*line, message, delete(*line, SAFE if adjacent else SUGGESTED), related=_related(doc, first))
        before = key


def _near_doubles(doc: Document, keys: list[str]) -> Iterator[Finding]:
    long = [(number, key) for number, key in enumerate(keys) if len(key) >= LONG_LINE]
    ends = [end for _, key in long for end in (key[:END_OF_LINE], key[-END_OF_LINE:])]
    shared = {end for end, count in Counter(ends).items() if count > 1} if len(set(ends)) < len(ends) else ()
    seen: set[str] = set()
    first: dict[str, int] = {}
    for number, key in long if shared else ():
        mine = [end for end in (key[:END_OF_LINE], key[-END_OF_LINE:]) if end in shared]
        if not mine or key[0] in _BULLETS or key in seen:
            continue
        seen.add(key)
        for end in mine:
            other = first.setdefault(end, number)
            beside = other < _BESIDE or number - other <= _BESIDE
            if other != number and beside and abs(len(keys[other]) - len(key)) < len(key) // 5 and _alike(doc.texts[other], doc.texts[number]):
                message = "Nearly the same paragraph stands earlier in the article: keep the better one, and check what differs."
                yield RULE.at(*doc.lines[number], message, related=_related(doc, other))
                break


def _same_place(key: str, before: str, number: int) -> bool:
    """Whether the line follows its double at once, or repeats the headline below it."""
    return key == before or (number < 4 and len(key) > 30)


def _says_something(key: str) -> bool:
    return len(key) >= 8 and any(character.isalpha() for character in key)


def _alike(one: str, other: str) -> bool:
    """Nearly the same words and the same figures; the entries of a calendar differ in their dates."""
    short, long = sorted((min(len(one), _MOST), min(len(other), _MOST)))
    if 200 * short < _NEAR * (short + long):
        return False  # alike as they may be, one has too much
    from rapidfuzz import fuzz  # seldom wanted, and slow to import

    return fuzz.ratio(one[:_MOST], other[:_MOST], score_cutoff=_NEAR) > 0 and _FIGURES.findall(one) == _FIGURES.findall(other)


def _related(doc: Document, number: int) -> tuple[Related, ...]:
    return (Related(None, *doc.lines[number], doc.texts[number]),)
