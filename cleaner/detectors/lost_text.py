"""A gap where the machine lost a number, a title or a name."""
from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cleaner.model import Finding, Pattern, Rule

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="lost-text",
    type="omission",
    severity="major",
    summary="an empty pair of brackets or quotation marks: words were lost",
    why="Titles and numbers are often taken out before a text goes to the machine and put back afterwards; here nothing came back.",
    examples=(("The author of <> spoke first.", ""),),
)
RULES = (RULE,)
EMPTY = Pattern(r"<\s*>|《\s*》|〈\s*〉", ("<", "《", "〈"))
PATTERNS = (EMPTY,)


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    for found in doc.find(EMPTY):
        yield RULE.at(found.start(), found.end(), "Something was lost here: the machine left an empty pair of brackets. Look at the Chinese.")
