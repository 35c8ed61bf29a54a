"""A plus sign between words, as Chinese writes programmes: "one forum + six meetings"."""
from __future__ import annotations

from collections.abc import Iterator

from cleaner.model import Finding, Pattern, Rule, replace
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="plus-sign",
    type="style",
    severity="minor",
    summary="a plus sign that joins words",
    why="Chinese slogans and programmes add things up with +; English prose writes “and” or “plus”.",
    examples=(("There will be one main session + four panels.", "There will be one main session and four panels."),),
)
RULES = (RULE,)
PLUS = Pattern(r"(?P<before>[a-z]{2,}[”\"]?)(?P<plus> \+ |(?<=[a-z]{3})\+(?=[a-z]{3}))(?=[“\"]?(?:[a-z]{2,}|\d{1,2} [a-z]{3,}))(?! ?\+)", ("+",))
PATTERNS = (PLUS,)


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    for found in doc.find(PLUS):
        start, end = found.span("plus")
        if "://" in doc.prose[max(0, start - 60) : start]:
            continue
        word = found.start("before")
        after = doc.prose.find(" ", end)
        stop = after if 0 < after - end < 30 else end + 1
        mended = f"{doc.prose[word:start]} and {doc.prose[end:stop]}"
        yield RULE.at(word, stop, "Words joined by a plus sign, as in Chinese slogans: write “and” or “plus”.", replace(word, stop, mended))
