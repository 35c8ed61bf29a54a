"""The same Chinese under two Englishes, or two Chinese segments under the same English."""
from __future__ import annotations

from collections.abc import Iterator

from cleaner.model import PAIR, Finding, Related, Rule
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document, Segment
    from cleaner.kit import Kit

SCOPE = PAIR
BOTH_WAYS = True
RULE = Rule(
    id="inconsistent-pair",
    type="inconsistency",
    severity="neutral",
    summary="one Chinese segment with two Englishes, or one English for two Chinese segments",
    why="It may be meant; in menus, headings and terms it mostly is not.",
    examples=(),
)
RULES = (RULE,)
PATTERNS = ()
_LEAST = 4


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    first_source: dict[str, Segment] = {}
    first_target: dict[str, Segment] = {}
    for segment in doc.segments:
        source, target = " ".join(segment.source.split()), " ".join(doc.prose[segment.start : segment.end].split()).casefold()
        if len(source) < _LEAST or not target:
            continue
        same, other = first_source.setdefault(source, segment), first_target.setdefault(target, segment)
        if same is not segment and " ".join(doc.prose[same.start : same.end].split()).casefold() != target:
            yield RULE.at(segment.start, segment.end, f"Pair {same.id} has another English for the same Chinese.", related=_place(doc, same))
        elif other is not segment and other.source.strip() != segment.source.strip():
            yield RULE.at(segment.start, segment.end, f"Pair {other.id} has the same English for other Chinese.", related=_place(doc, other))


def _place(doc: Document, segment: Segment) -> tuple[Related, ...]:
    return (Related(None, segment.start, segment.end, doc.prose[segment.start : segment.end]),)
