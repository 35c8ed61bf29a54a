"""A string whose lines are not those of its source: a line end lost at its end, or two lines made one."""
from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cleaner.model import PAIR, Finding, Rule, replace

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

SCOPE = PAIR
BOTH_WAYS = True
RULE = Rule(
    id="lost-line-break",
    type="whitespace",
    severity="minor",
    summary="a line end that the source has and the translation lost, or the reverse",
    why="Programs print such strings one after the other: without the line end two messages stand in one line, and catalogues of gettext are refused.",
    examples=(("The port is open.", "The port is open.\n"),),
    sources=("港口已开放。\n",),
)
RULES = (RULE,)
PATTERNS = ()
#: where a line end means nothing: it is only how the file is laid out
_LAID_OUT = frozenset(("pairs-tmx", "pairs-xliff"))


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    if doc.article or doc.format in _LAID_OUT:
        return
    there = "English" if doc.from_english else "Chinese"
    for segment in doc.segments:
        source, target = segment.source, doc.prose[segment.start : segment.end]
        if ("\n" not in source and "\n" not in target) or not source.strip() or not target.strip():
            continue
        start, end, last = segment.start, segment.end, target[-1]
        if source.endswith("\n") != target.endswith("\n"):
            lost = source.endswith("\n")
            wording = last + "\n" if lost else ""
            yield RULE.at(end - 1, end, f"The {there} ends with a line end, this does not." if lost else f"The {there} does not end with a line end.", replace(end - 1, end, wording))
        ours, theirs = source.strip("\n").count("\n") + 1, target.strip("\n").count("\n") + 1
        if ours != theirs:
            yield RULE.at(start, end, f"The {there} has {ours} line{'s' * (ours > 1)} here, this {theirs}.", related=doc.behind(segment, 0, len(source)))
