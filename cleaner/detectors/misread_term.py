"""A wording that may be right elsewhere, but here the Chinese has a term that it is the wrong English for."""
from __future__ import annotations

from collections.abc import Iterator

from cleaner.detectors._wording import fixes_for, message_for
from cleaner.model import PAIR, SUGGESTED, Finding, Rule
from glossary import match
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

SCOPE = PAIR
RULE = Rule(
    id="misread-term",
    type="terminology",
    severity="minor",
    summary="ordinary English words that are wrong for the term in the Chinese",
    why="Taken alone the words could be right; beside the Chinese they are a term taken apart character by character.",
    examples=(("Pay with the small program.", "Pay with the mini program."),),
    sources=("请用小程序付款。",),
)
RULES = (RULE,)
PATTERNS = ()


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    told = {(hit.start, hit.end) for hit in doc.wrong_wordings}
    for start, end, variant in doc.wordings:
        wording = variant.wording
        chinese = wording.zh.partition("（")[0]
        if not chinese or wording.kind != "term" or wording.severity == "neutral" or not (wording.near or wording.article or wording.unless):
            continue
        segment = doc.segment_at(start)
        if segment is None or chinese not in segment.source or any(low <= start and end <= high for low, high in told):
            continue
        free = variant._replace(wording=wording._replace(near=(), article=(), unless=()))
        if not match.holds(doc.prose, doc.folded, start, end, free):
            continue
        hit = match.Hit(start, end, variant, match.mendings(doc.prose, start, end, variant))
        at = segment.source.index(chinese)
        yield RULE.at(start, end, message_for(hit), *fixes_for(doc, hit, SUGGESTED), severity=wording.severity, related=doc.behind(segment, at, at + len(chinese)))
