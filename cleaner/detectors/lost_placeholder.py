"""A placeholder, a tag or an address of the Chinese that is not in the English, or not as it was."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from cleaner.model import PAIR, Finding, Rule, delete, replace
from glossary.expression import expression
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

SCOPE = PAIR
BOTH_WAYS = True
RULE = Rule(
    id="lost-placeholder",
    type="markup",
    severity="major",
    summary="a placeholder, tag or web address that is not as in the Chinese",
    why="Programs fill placeholders in and follow addresses; one that was translated, spaced out or dropped breaks the page.",
    examples=(("You have {number} new messages.", "You have {count} new messages."),),
    sources=("您有{count}条新消息。",),
)
RULES = (RULE,)
PATTERNS = ()
_TOKEN = expression(
    r"\{\{\s?[\w.]+\s?\}\}|\$?\{[\w.]*\}|%(?:\d+\$)?[sdif@](?![A-Za-z])|%\([\w.]+\)[sd]|</?[a-zA-Z][\w-]*(?:\s[^<>]*)?/?>"
    r"|https?://[\w./?=&%#~:@+-]*[\w/]|[\w.+-]+@[\w-]+\.[\w.-]*\w", re.ASCII)  # fmt: skip
_MAY = expression(r"[{%<@]|://")


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    source, here = ("English", "Chinese") if doc.from_english else ("Chinese", "English")
    for segment in doc.segments:
        target = doc.prose[segment.start : segment.end]
        if not _MAY.search(segment.source) and not _MAY.search(target):
            continue
        ours = list(_TOKEN.finditer(segment.source))
        theirs = list(_TOKEN.finditer(target))
        left = Counter(one[0] for one in ours) - Counter(one[0] for one in theirs)
        extra = Counter(one[0] for one in theirs) - Counter(one[0] for one in ours)
        gone = [one for one in ours if left[one[0]] > 0]
        new = [one for one in theirs if extra[one[0]] > 0]
        for number, one in enumerate(new):
            start, end = segment.start + one.start(), segment.start + one.end()
            if number < len(gone):
                meant = gone[number]
                yield RULE.at(start, end, f"The {source} has {meant[0]} here.", replace(start, end, meant[0]), related=doc.behind(segment, meant.start(), meant.end()))
            else:
                yield RULE.at(start, end, f"There is no {one[0]} in the {source}.", delete(start, end))
        for one in gone[len(new) :]:
            end = segment.end
            start = max(segment.start, doc.prose.rfind(" ", segment.start, end) + 1)
            yield RULE.at(start, end, f"The {source} has {one[0]}; it is nowhere in the {here}.", related=doc.behind(segment, one.start(), one.end()))
