"""Two marks where Chinese has one: “。。”, “，。”."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cleaner.model import PAIR, SAFE, Finding, Rule, replace

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

SCOPE = PAIR
BOTH_WAYS = True
RULE = Rule(
    id="doubled-mark",
    type="typographical",
    severity="minor",
    summary="two commas or full stops one after the other",
    why="A sentence was joined to another, or words between the two marks were lost.",
    examples=(("大桥今日通车。。", "大桥今日通车。"),),
    sources=("The bridge was opened today.",),
)
RULES = (RULE,)
PATTERNS = ()
_DOUBLED = re.compile(r"[，。；：、](?:[ \t]*[，。；：、])+|[，；：、][ \t]*[.,;!?！？]|。[.,;]|[.,;](?<![.\d][.])[，。；]|(?<!\.)\.。")
_IN_SOURCE = re.compile(r"[,.;:]{2}")


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    for segment in doc.segments if doc.from_english else ():
        target = doc.prose[segment.start : segment.end]
        for found in _DOUBLED.finditer(target):
            if _IN_SOURCE.search(segment.source):
                break
            start, end = segment.start + found.start(), segment.start + found.end()
            marks = set(found[0]) - {" ", "\t"}
            fixes = [replace(start, end, found[0][0], SAFE)] if len(marks) == 1 and len(found[0]) == 2 else []
            yield RULE.at(start, end, f"“{found[0]}” is one mark too many.", *fixes)
