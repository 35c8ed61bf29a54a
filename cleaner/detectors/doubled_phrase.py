"""Two roles or two aims that became the same words: "hosted by A and hosted by B"."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cleaner.model import Finding, Pattern, Rule, replace

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="doubled-phrase",
    type="duplication",
    severity="minor",
    summary="two different things said with the same words",
    why="Chinese tells apart the host (主办), the organizer (承办) and the co-organizer (协办) of an event, or reaches an aim and a result; the machine has one verb for all.",
    examples=(("The fair was hosted by Alpha Group and hosted by the Beta Daily.", "The fair was hosted by Alpha Group and organized by the Beta Daily."),
              ("They will achieve the expected aims and achieve the expected results.", "")),
)  # fmt: skip
RULES = (RULE,)
_VERBS = ("hosted by", "organized by", "organised by", "sponsored by", "undertaken by", "supported by", "held by", "co-hosted by", "co-organized by", "jointly organized by")
HOSTS = Pattern(rf"\b(?P<verb>{'|'.join(_VERBS)}) (?P<host>[^.;\n]{{3,140}}?)(?P<join>,? and |, )(?P<again>(?:was |is )?(?P=verb)) (?P<other>(?:the )?(?:[A-Z][\w&'’-]*|of|and|for)(?: (?:[A-Z][\w&'’-]*|of|for|the))*)?",
                tuple(f"{verb} " for verb in _VERBS), re.IGNORECASE, reach=330)  # fmt: skip
PATTERNS = (HOSTS,)

_OPENING = re.compile(r"[A-Za-z-]+ [a-z-]+ [a-z-]+(?= )")


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    for found in doc.find(HOSTS):
        verb = found["verb"]
        other = "organized by" if verb.lower() != "organized by" else "co-organized by"
        end = found.end()
        fix = replace(found.start("again"), found.end("again"), other)._replace(wording=doc.prose[found.start() : found.start("again")] + other + doc.prose[found.end("again") : end])
        message = f"“{verb}” stands for two different roles (probably 主办 and 承办): say which body hosts and which organizes."
        yield RULE.at(found.start(), end, message, fix)
    yield from _aims(doc.prose)


def _aims(prose: str) -> Iterator[Finding]:
    """"achieve the expected purpose and achieve the expected results": three words begin both halves."""
    at = prose.find(" and ")
    while at >= 0:
        opening = _OPENING.match(prose, at + 5) if prose.find(prose[at + 6 : at + 14], max(0, at - 80), at) >= 0 else None
        if opening and sum(len(word) > 6 for word in opening[0].split()) >= 2:
            low = max(at - 80, 0, *(prose.rfind(mark, max(0, at - 80), at) + 1 for mark in ".,;:\n"))
            start = prose[low:at].lower().find(opening[0].lower())
            if start >= 0:
                message = f"“{opening[0]}” is said twice in a row: two Chinese verbs of one meaning. Say it once, with both objects."
                yield RULE.at(low + start, opening.end(), message)
        at = prose.find(" and ", at + 5)
