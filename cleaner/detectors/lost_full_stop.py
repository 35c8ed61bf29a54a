"""No mark at the end of a Chinese sentence whose English has one."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cleaner.model import PAIR, Finding, Rule, replace

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

SCOPE = PAIR
BOTH_WAYS = True
RULE = Rule(
    id="lost-full-stop",
    type="typographical",
    severity="minor",
    summary="no full stop, question mark or exclamation mark where the English has one",
    why="The reader does not know whether the sentence is over, or cut off.",
    examples=(("大桥今日通车", "大桥今日通车。"),),
    sources=("The bridge was opened today.",),
)
RULES = (RULE,)
PATTERNS = ()
_WIDE = {".": "。", "?": "？", "!": "！"}
_END = re.compile(r"(?<![.?!])([.?!])[\"'”’)\]]*\s*$")
_SHORT = re.compile(r"(?:\b(?:Inc|Ltd|Co|Corp|Bros|etc|Jr|Sr|St|No|Mr|Mrs|Ms|Dr|Prof|Ave|Rd|vs|al|approx|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)|\b[A-Za-z]|\d)$")
_OPEN_END = re.compile("[\u3400-\u9fffA-Za-z0-9%％）)》][”’」』]*\\s*$")
_LEAST = 4


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    for segment in doc.segments if doc.from_english else ():
        source = segment.source
        mark = _END.search(source, max(0, len(source) - 12))
        if not mark or source.count(" ") < _LEAST - 1 or _SHORT.search(source, max(0, mark.start() - 12), mark.start()):
            continue
        target = doc.prose[segment.start : segment.end].rstrip()
        if not _OPEN_END.search(target, max(0, len(target) - 6)) or not re.search("[\u3400-\u9fff]", target):
            continue
        end = segment.start + len(target)
        wide = _WIDE[mark[1]]
        yield RULE.at(end - 1, end, f"The English ends with “{mark[1]}”; here “{wide}” is missing.", replace(end - 1, end, target[-1] + wide),
                      related=doc.behind(segment, mark.start(1), mark.end(1)))  # fmt: skip
