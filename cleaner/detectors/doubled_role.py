"""Two roles that became one word: "hosted by A and hosted by B"."""
from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.model import Finding, Pattern, Rule, replace
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="doubled-role",
    type="duplication",
    severity="minor",
    summary="two bodies with different roles, and one word for both",
    why="Chinese tells apart the host (主办), the organizer (承办) and the co-organizer (协办) of an event; the machine has one verb for all.",
    examples=(("The fair was hosted by Alpha Group and hosted by the Beta Daily.", "The fair was hosted by Alpha Group and organized by the Beta Daily."),),
)  # fmt: skip
RULES = (RULE,)
_VERBS = ("hosted by", "organized by", "organised by", "sponsored by", "undertaken by", "supported by", "held by", "co-hosted by", "co-organized by", "jointly organized by")
HOSTS = Pattern(rf"\b(?P<verb>{'|'.join(_VERBS)}) (?P<host>[^.;\n]{{3,140}}?)(?P<join>,? and |, )(?P<again>(?:was |is )?(?P=verb)) (?P<other>(?:the )?(?:[A-Z][\w&'’-]*|of|and|for)(?: (?:[A-Z][\w&'’-]*|of|for|the))*)?",
                tuple(f"{verb} " for verb in _VERBS), re.IGNORECASE, reach=330)  # fmt: skip
PATTERNS = (HOSTS,)


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    for found in doc.find(HOSTS):
        verb = found["verb"]
        other = "organized by" if verb.lower() != "organized by" else "co-organized by"
        end = found.end()
        fix = replace(found.start("again"), found.end("again"), other)._replace(wording=doc.prose[found.start() : found.start("again")] + other + doc.prose[found.end("again") : end])
        message = f"“{verb}” stands for two different roles (probably 主办 and 承办): say which body hosts and which organizes."
        yield RULE.at(found.start(), end, message, fix)
