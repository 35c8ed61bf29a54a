"""The same statement with two values in one article."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cleaner.detectors._figures import ALONE, NUMBER, SCALE, value
from cleaner.model import ARTICLE, Finding, Pattern, Related, Rule
from glossary.expression import expression
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    import re

    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="conflicting-value",
    type="inconsistency",
    severity="major",
    summary="the same statement with another value than elsewhere in the article",
    why="When figures are put back in the wrong places, the body and the lead no longer agree; a reader cannot know which one holds.",
    examples=(("Last year the steel output of northern Hebei's private mills was 2.5 million tons. "
               "Last year the steel output of northern Hebei's private mills was 2.1 million tons.", ""),),
)  # fmt: skip
SCOPE = ARTICLE
RULES = (RULE,)
FIGURES = Pattern(rf"{ALONE}(?P<scale>{SCALE})(?:(?: and|,) (?:{NUMBER})(?:{SCALE})){{0,3}}", ("%", "percent", "per cent", "million", "billion", "trillion"), reach=60,
                  at=r"(?<=\d)%|(?<=\d\s)")
PATTERNS = (FIGURES,)

#: so many content words in front of a figure say what it is the figure of
_ENOUGH = 7
_WORD = expression(r"[a-z]{3,}|(?:19|20)\d\d")
_EMPTY = frozenset("the and for with was were are has had have been its this that will from more than over about nearly which said reached respectively example year years "
                   "total totaled totalled exceeded stood came rose increased fell decreased year-on-year while compared".split())  # fmt: skip
_VALUE = expression(rf"(?P<number>{NUMBER})(?P<scale>{SCALE})")


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    said: dict[tuple[frozenset[str], str], tuple[int, int, list[Decimal]]] = {}
    for found, low in _told(doc):
        words = [word for word in _WORD.findall(doc.folded, low, found.start()) if word not in _EMPTY]
        if len(words) < _ENOUGH:
            continue
        values = [value(one["number"]) for one in _VALUE.finditer(found[0])]
        if len(set(values)) < len(values):
            continue  # a value said twice is a mistake of its own
        for statement in {frozenset(words), frozenset(words[-_ENOUGH:])}:
            before = said.setdefault((statement, found["scale"].strip()), (found.start(), found.end(), values))
            if before[2] != values and not all(map(_rounded, before[2], values)):
                other = doc.prose[before[0] : before[1]]
                message = f"The same statement stands earlier in the article with {other}: one of the two is wrong. Check both in the Chinese."
                yield RULE.at(found.start(), found.end(), message, related=(Related(None, before[0], before[1], other),))
                break


def _told(doc: Document) -> list[tuple[re.Match[str], int]]:
    """The figures that enough words stand before for a statement, and where these begin. What is the only one of its scale conflicts with nothing."""
    if doc.anchors is not None and not _two_of_a_kind([doc.prose[at] for at in doc.anchors[FIGURES]]):
        return []
    prose, folded, last = doc.prose, doc.folded, 0
    told: dict[str, list[tuple[re.Match[str], int]]] = {}
    for found in doc.find(FIGURES):
        low, high = max(last, found.start() - 160), found.start()
        low, last = max(low, prose.rfind(". ", low, high) + 1, prose.rfind("\n", low, high) + 1), found.end()
        if folded.count(" ", low, high) >= _ENOUGH:
            told.setdefault(found["scale"].strip(), []).append((found, low))
    return [one for alike in told.values() if len(alike) > 1 for one in alike]


def _two_of_a_kind(letters: list[str]) -> bool:
    """Whether two of the scales may be the same, by their first letters."""
    return len({letter.lower() for letter in letters}) < len(letters)


def _rounded(one: Decimal, other: Decimal) -> bool:
    """Whether one value is the other, rounded."""
    exact, coarse = sorted((one, other), key=lambda each: each.as_tuple().exponent)
    return round(exact, max(0, -int(coarse.as_tuple().exponent))) == coarse
