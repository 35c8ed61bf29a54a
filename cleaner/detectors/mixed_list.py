"""A list that changes its way of counting: First, ... The second is ... The third is ..."""
from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.model import ARTICLE, Finding, Pattern, Related, Rule, replace
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="mixed-list",
    type="inconsistency",
    severity="minor",
    summary="a list whose items are counted in different ways",
    why="Chinese counts 一是, 二是, 三是; the machine renders each item by itself, and the reader loses the thread.",
    examples=(("First, train the staff. The second is to buy new trucks.", "First, train the staff. Second, buy new trucks."),),
)
SCOPE = ARTICLE
RULES = (RULE,)
_PLAIN = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth")
_LY = ("Firstly", "Secondly", "Thirdly", "Fourthly", "Fifthly", "Sixthly")
ITEM = Pattern(r"(?:^|(?<=[.;:!?] )|(?<=[.;:!?][\"”] )|(?<=[“\"]))(?:(?P<plain>(?:First|Second|Third|Fourth|Fifth|Sixth)(?:ly)?)(?: of all)?,|[Tt]he (?P<is>first|second|third|fourth|fifth|sixth) is(?P<to> to (?P<verb>[a-z]+))?\b)",
               (*(f"{word}," for word in _PLAIN + _LY), "first of all,", *(f"the {word} is" for word in _PLAIN)), re.MULTILINE, reach=40)  # fmt: skip
PATTERNS = (ITEM,)

#: items of one list stand no further apart
_REACH = 3000


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    first: re.Match[str] | None = None
    expected, last = 0, 0
    for found in doc.find(ITEM):
        word = (found["plain"] or found["is"]).lower().removesuffix("ly").removesuffix(",")
        number = [one.lower() for one in _PLAIN].index(word)
        if number == 0:
            first, expected, last = found, 1, found.end()
            continue
        if first is None or number != expected or found.start() - last > _REACH:
            first = None
            continue
        expected, last = number + 1, found.end()
        if not first["plain"] or not found["is"]:
            continue
        ordinal = (_LY if first["plain"].endswith("ly") else _PLAIN)[number]
        mended = f"{ordinal}, {found['verb']}" if found["to"] else f"{ordinal},"
        message = f"The list begins with “{first[0]}” and goes on with “{found[0]}”: count in one way."
        fixes = (replace(found.start(), found.end(), mended),) if found["to"] else ()
        yield RULE.at(found.start(), found.end(), message, *fixes, related=(Related(None, first.start(), first.end(), first[0]),))
