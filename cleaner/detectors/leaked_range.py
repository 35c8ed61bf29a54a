"""The digits of a range that became words, left over in the place of the next figure: 1-11月 -> "1.11%"."""
from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from cleaner.detectors._figures import MONTHS, SCALE
from cleaner.model import Finding, Pattern, Rule
from glossary.expression import expression
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="leaked-range",
    type="numbers",
    severity="critical",
    summary="a figure that is the range of months beside it, written again",
    why="Some systems take the digits out, translate, and put them back in order. “1-11月” became words, its digits stayed in the queue, and every later figure moved one place on.",
    examples=(("From January to November, output rose by 1.11% and exports by 7%.", ""),),
)
RULES = (RULE,)
_NAMES = "|".join(MONTHS)
_COUNTS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_NUMBERS = range(1, 13)
# "1.9%" beside "January to September" may well be a figure of its own; "1.10" and "1-9%" hardly
LEAK = Pattern(rf"(?<![\d.,/$-])(?P<first>\d\d?)(?:[—–-](?P<last>\d\d?)|\.(?P<late>1[0-2]))(?:{SCALE})",
               (*(f"{first}{mark}{last}" for first in _NUMBERS for last in _NUMBERS for mark in "—–-"), *(f"{first}.{last}" for first in _NUMBERS for last in (10, 11, 12))), reach=30)  # fmt: skip
PATTERNS = (LEAK,)

_RANGE = expression(rf"\b(?P<from>{_NAMES})(?:,? \d{{4}})? ?(?:to|through|until|and|-|–|—) ?(?P<to>{_NAMES})\b|\b(?i:first (?P<count>{'|'.join(_COUNTS)}|\d{{1,2}}) months)\b")


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    leaks = list(doc.find(LEAK))
    places = [leak.start() for leak in leaks]
    told = 0
    for found in _RANGE.finditer(doc.prose) if leaks else ():
        first, last = _months(found)
        low, high = doc.sentence_at(*found.span())
        for at in range(bisect_left(places, max(low, told)), bisect_left(places, high)):
            leak = leaks[at]
            if kit.compares_numbers(doc, leak.start()):
                continue
            if leak.end() <= high and (leak["first"], leak["last"] or leak["late"]) == (first, last):
                message = (f"Probably no figure but “{found[0]}” once more ({first}-{last}月): the true figure stands one place further on, "
                           "and so may every figure after it. Check all figures of this paragraph.")  # fmt: skip
                yield RULE.at(*leak.span(), message)
                told = leak.end()


def _months(found: re.Match[str]) -> tuple[str, str]:
    """The first and the last month of a range, in figures."""
    if found["from"]:
        return str(MONTHS.index(found["from"]) + 1), str(MONTHS.index(found["to"]) + 1)
    count = found["count"].lower()
    return "1", str(int(count) if count.isdigit() else _COUNTS.index(count) + 2)
