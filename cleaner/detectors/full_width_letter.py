"""Latin letters or figures as wide as a character, in Chinese that was translated from English."""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cleaner.model import PAIR, SAFE, Finding, Rule, replace

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

SCOPE = PAIR
BOTH_WAYS = True
RULE = Rule(
    id="full-width-letter",
    type="typographical",
    severity="minor",
    summary="letters or figures as wide as Chinese characters",
    why="They come from an input method left in the wrong mode; searches miss them, and names and amounts fall apart.",
    examples=(("大桥长１２００米。", "大桥长1200米。"),),
    sources=("The bridge is 1,200 metres long.",),
)
RULES = (RULE,)
PATTERNS = ()
_WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ](?:[０-９Ａ-Ｚａ-ｚ．，：／－　]*[０-９Ａ-Ｚａ-ｚ])?[％]?")


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    for segment in doc.segments if doc.from_english else ():
        for found in _WIDE.finditer(doc.prose, segment.start, segment.end):
            plain = unicodedata.normalize("NFKC", found[0])
            if found[0] not in segment.source:
                yield RULE.at(*found.span(), f"Full-width letters or figures; written plainly they are “{plain}”.", replace(*found.span(), plain, SAFE))
