"""A term that the machine translated word by word, or not at all."""
from __future__ import annotations

from collections.abc import Iterator

from cleaner.detectors._wording import fixes_for, message_for
from cleaner.model import ANY_WORDING, Finding, Rule
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="wrong-term",
    type="terminology",
    severity="minor",
    summary="not the standard English for a Chinese term",
    why="The machine took the Chinese apart character by character, or knew another sense of it; readers do not know the word, or laugh.",
    examples=(("Many big coffees of the industry came to the forum.", "Many leading figures of the industry came to the forum."),),
)
RULES = (RULE,)
PATTERNS = (ANY_WORDING,)


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    for hit in doc.wrong_wordings.of("term"):
        if (RULE.id, hit.wording.severity) not in doc.sated:
            yield RULE.at(hit.start, hit.end, message_for(hit), *fixes_for(doc, hit), severity=hit.wording.severity)
