"""The same segment in two translations, or two segments with the same translation."""
from __future__ import annotations

from collections.abc import Iterator

from cleaner.model import PAIR, Finding, Related, Rule
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

SCOPE = PAIR
BOTH_WAYS = True
RULE = Rule(
    id="inconsistent-pair",
    type="inconsistency",
    severity="neutral",
    summary="one segment in two translations, or one translation of two segments",
    why="It may be meant; in menus, headings and terms it mostly is not.",
    examples=(),
)
RULES = (RULE,)
PATTERNS = ()


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    for at, first in sorted((doc.repeats or {}).items()):
        segment = doc.segments[at]
        there = f"Pair {first.id}" if first.path == doc.path else f"Pair {first.id} of {first.path}"
        message = f"{there} has another English for the same Chinese." if first.source != doc.from_english else f"{there} has the same English for other Chinese."
        yield RULE.at(segment.start, segment.end, message, related=(Related(first.path, first.start, first.end, first.text),))
