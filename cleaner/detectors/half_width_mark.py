"""A comma, a full stop, quotation marks or a bracket of English in Chinese that was translated from it."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cleaner.detectors._placeholders import tokens
from cleaner.model import PAIR, SAFE, Edit, Finding, Fix, Rule, replace

if TYPE_CHECKING:
    from cleaner.document import Document, Segment
    from cleaner.kit import Kit

SCOPE = PAIR
BOTH_WAYS = True
RULE = Rule(
    id="half-width-mark",
    type="typographical",
    severity="minor",
    summary="punctuation of English between Chinese characters",
    why="Chinese has marks of its own, as wide as a character; those of English stick to the character before them and leave no gap behind.",
    examples=(("大桥已通车,公交随后开通。", "大桥已通车，公交随后开通。"),),
    sources=("The bridge is open, and buses will follow.",),
)
RULES = (RULE,)
PATTERNS = ()
_WIDE = {",": "，", ".": "。", ";": "；", ":": "：", "?": "？", "!": "！"}
_HAN = "\u3400-\u9fff"
_MARK = re.compile(rf"(?<=[{_HAN}”’）》」』】%％])[ \t]*(?P<mark>[,;:?!]|\.(?!\.))[ \t]*(?=[{_HAN}“‘（《「『【]|[”’）》」』】]|$|\n)")
_STRAIGHT = re.compile(r'"([^"\n]{1,80})"')
_DOTS = re.compile(rf"(?<=[{_HAN}])\.{{3,6}}(?!\.)")
_MIXED = re.compile(r"（[^（）()\n]{1,60}(\))|(\()[^（）()\n]{1,60}）")
_ANY = re.compile(f"[{_HAN}]")
_CLOSE_UP = re.compile(r"\w[,;:]\w")
_MAY = re.compile("[,;:?!.\"()]")


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    for segment in doc.segments if doc.from_english else ():
        target = doc.prose[segment.start : segment.end]
        if not _MAY.search(target) or not _ANY.search(target):
            continue
        fixed = tokens(target)
        for finding in _findings(doc, segment, target):
            if not any(segment.start + one.start < finding.end and finding.start < segment.start + one.end for one in fixed):
                yield finding


def _findings(doc: Document, segment: Segment, target: str) -> Iterator[Finding]:
    listed = bool(_CLOSE_UP.search(segment.source))  # values for a program, not a sentence
    for found in _MARK.finditer(target):
        mark = found["mark"]
        start, end = segment.start + found.start(), segment.start + found.end()
        if not listed or mark in ".?!":
            yield RULE.at(start, end, f"A mark of English; in Chinese it is “{_WIDE[mark]}”.", replace(start, end, _WIDE[mark], SAFE))
    for found in _STRAIGHT.finditer(target):
        if _ANY.search(found[1]):
            start, end = segment.start + found.start(), segment.start + found.end()
            fix = Fix(f"“{found[1]}”", (Edit(start, start + 1, "“"), Edit(end - 1, end, "”")))
            yield RULE.at(start, end, "Straight quotation marks; in Chinese they are “ and ”.", fix)
    for found in _DOTS.finditer(target):
        start, end = segment.start + found.start(), segment.start + found.end()
        yield RULE.at(start, end, "Dots of English; in Chinese they are “……”.", replace(start, end, "……"))
    for found in _MIXED.finditer(target):
        group = 1 if found[1] else 2
        start, end = segment.start + found.start(group), segment.start + found.end(group)
        wide = "）" if group == 1 else "（"
        yield RULE.at(start, end, "The other bracket of this pair is a wide one.", replace(start, end, wide, SAFE))
