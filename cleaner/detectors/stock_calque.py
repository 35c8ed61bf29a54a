"""A stock phrase of machine English: it can be understood, but nobody would write it."""
from __future__ import annotations

from collections.abc import Iterator

from cleaner.detectors._wording import fixes_for, message_for, severity_for
from cleaner.model import ANY_WORDING, Finding, Rule
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="stock-calque",
    type="style",
    severity="minor",
    summary="a Chinese stock phrase rendered word for word",
    why="Chinese official prose is full of set phrases; word for word they are heavy and say little in English.",
    examples=(("The city will give full play to its ports.", "The city will make full use of its ports."),),
    family="style",
)
RULES = (RULE,)
PATTERNS = (ANY_WORDING,)


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    for hit in doc.wrong_wordings.of("calque"):
        severity = severity_for(doc, hit)
        if (RULE.id, severity) not in doc.sated:
            yield RULE.at(hit.start, hit.end, message_for(hit), *fixes_for(doc, hit), severity=severity)
