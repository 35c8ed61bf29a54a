"""Two verbs of one meaning that became one: "achieve the expected aims and achieve the expected results"."""
from __future__ import annotations

from collections.abc import Iterator

from cleaner.model import Finding, Rule
from cleaner.survey import BEFORE_AND as REACH
from glossary.expression import expression
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="doubled-phrase",
    type="duplication",
    severity="minor",
    summary="two halves of a pair that begin with the same words",
    why="Chinese likes pairs of clauses (达到预期目的, 取得预期效果) with two verbs of nearly one meaning; the machine has one verb for both, and the pair becomes a stutter.",
    examples=(("They will achieve the expected aims and achieve the expected results.", ""),),
)
RULES = (RULE,)
PATTERNS = ()

_OPENING = expression(r"[A-Za-z-]+ [a-z-]+ [a-z-]+(?= )")


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    prose = doc.prose
    for at in doc.survey.echoes:
        if prose[at + 6 : at + 14] not in prose[max(0, at - REACH) : at]:
            continue
        opening = _OPENING.match(prose, at + 5)
        if opening and sum(len(word) > 6 for word in opening[0].split()) >= 2:
            low = max(at - REACH, 0, *(prose.rfind(mark, max(0, at - REACH), at) + 1 for mark in ".,;:\n"))
            start = prose[low:at].lower().find(opening[0].lower())
            if start >= 0:
                message = f"“{opening[0]}” is said twice in a row: two Chinese verbs of one meaning. Say it once, with both objects."
                yield RULE.at(low + start, opening.end(), message)
