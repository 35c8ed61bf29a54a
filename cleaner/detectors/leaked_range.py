"""The digits of a range that became words, left over in the place of the next figure: 1-11月 -> "1.11%"."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cleaner.detectors._figures import MONTHS, SCALE
from cleaner.model import Finding, Pattern, Rule

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
RANGE = Pattern(rf"\b(?P<first>{_NAMES})(?:,? \d{{4}})? ?(?:to|through|until|and|-|–|—) ?(?P<last>{_NAMES})\b", MONTHS, reach=40)
_COUNTS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
FIRST_MONTHS = Pattern(rf"\bfirst (?P<count>{'|'.join(_COUNTS)}|\d{{1,2}}) months\b", ("months",), re.IGNORECASE, reach=40)
PATTERNS = (RANGE, FIRST_MONTHS)


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    told = 0
    for found, first, last in _ranges(doc):
        # "1.9%" beside "January to September" may well be a figure of its own; "1.10" and "1-9%" hardly
        marks = "[.—–-]" if last >= 10 else "[—–-]"
        leak = re.compile(rf"(?<![\d.,/$-]){first}{marks}{last}(?:{SCALE})")
        low, high = doc.sentence_at(*found.span())
        for place in leak.finditer(doc.prose, max(low, told), high):
            message = (f"Probably no figure but “{found[0]}” once more ({first}-{last}月): the true figure stands one place further on, "
                       "and so may every figure after it. Check all figures of this paragraph.")  # fmt: skip
            yield RULE.at(*place.span(), message)
            told = place.end()


def _ranges(doc: Document) -> list[tuple[re.Match[str], int, int]]:
    """Every range of months: where, its first and its last month."""
    ranges = [(found, MONTHS.index(found["first"]) + 1, MONTHS.index(found["last"]) + 1) for found in doc.find(RANGE)]
    for found in doc.find(FIRST_MONTHS):
        count = found["count"].lower()
        ranges.append((found, 1, int(count) if count.isdigit() else _COUNTS.index(count) + 2))
    return sorted(ranges, key=lambda one: one[0].start())
