"""A pair whose English side is Chinese, or empty, or whose Chinese side is none."""
from __future__ import annotations

from collections.abc import Iterator

from cleaner.model import PAIR, Finding, Rule
from glossary.expression import expression
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

SCOPE = PAIR
COPIED = Rule(
    id="untranslated-segment",
    type="untranslated",
    severity="major",
    summary="the English side of a pair is still Chinese",
    why="The segment was skipped, or copied over and forgotten.",
    examples=(("港口昨日开放。", ""),),
    sources=("港口昨日开放。",),
)
EMPTY = Rule(
    id="empty-segment",
    type="omission",
    severity="major",
    summary="one side of a pair is empty",
    why="A segment without its partner cannot be read or checked.",
    examples=((" ", ""),),
    sources=("港口昨日开放。",),
)
RULES = (COPIED, EMPTY)
PATTERNS = ()
_HAN = expression("[\u3400-\u9fff]")
_LATIN = expression(r"[A-Za-z\u00c0-\u024f]+")


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    for segment in doc.segments:
        target = doc.prose[segment.start : segment.end]
        if not target.strip() or not segment.source.strip():
            if target.strip() or segment.source.strip():
                missing = "English" if segment.source.strip() else "Chinese"
                yield EMPTY.at(segment.start, segment.end, f"The {missing} side of this pair is empty.", related=doc.behind(segment, 0, len(segment.source)))
        elif not target.isascii() and _HAN.search(target):
            characters = len(_HAN.findall(target))
            if characters > len(_LATIN.findall(target)):
                yield COPIED.at(segment.start, segment.end, "This is still Chinese.", related=doc.behind(segment, 0, len(segment.source)))
