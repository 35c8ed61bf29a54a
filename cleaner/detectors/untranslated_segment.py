"""A pair whose translation is in the language of the source, or empty, or that has no source."""
from __future__ import annotations

from collections.abc import Iterator

from cleaner.model import PAIR, Finding, Rule
from glossary.expression import expression
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document, Segment
    from cleaner.kit import Kit

SCOPE = PAIR
BOTH_WAYS = True
COPIED = Rule(
    id="untranslated-segment",
    type="untranslated",
    severity="major",
    summary="a translation that is still in the language of the source",
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
#: words one after the other, as in a sentence
_RUN = expression(r"[A-Za-z][A-Za-z’'-]*(?:[ ,;]+[A-Za-z0-9][A-Za-z0-9’'.,-]*){3,}")
_LOWER = expression(r"\b[a-z]{2,}\b")
_RUNNING = 3
_COMMON = frozenset("the of and to in a is are was for with on by that this your you will be not from please can".split())
_LATIN = expression(r"[A-Za-z\u00c0-\u024f]+")


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    there, here = ("English", "Chinese") if doc.from_english else ("Chinese", "English")
    for segment in doc.segments:
        target = doc.prose[segment.start : segment.end]
        if not target.strip() or not segment.source.strip():
            if target.strip() or segment.source.strip():
                missing = here if segment.source.strip() else there
                yield EMPTY.at(segment.start, segment.end, f"The {missing} side of this pair is empty.", related=doc.behind(segment, 0, len(segment.source)))
        elif doc.from_english:
            yield from _still_english(doc, segment, target)
        elif not target.isascii() and _HAN.search(target):
            characters = len(_HAN.findall(target))
            if characters > len(_LATIN.findall(target)):
                yield COPIED.at(segment.start, segment.end, "This is still Chinese.", related=doc.behind(segment, 0, len(segment.source)))


def _still_english(doc: Document, segment: Segment, target: str) -> Iterator[Finding]:
    """Running words of the English in the Chinese: a name, a title or a code may stay as it is, a sentence may not."""
    said = " ".join(segment.source.split())
    for found in _RUN.finditer(target):
        words = " ".join(found[0].split())
        if words in said and len(_LOWER.findall(words)) >= _RUNNING and not _COMMON.isdisjoint(words.lower().split()):
            start, end = segment.start + found.start(), segment.start + found.end()
            yield COPIED.at(start, end, "This is still English.", related=doc.behind(segment, 0, len(segment.source)))
            return
