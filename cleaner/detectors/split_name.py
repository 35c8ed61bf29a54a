"""A name in pinyin, once as one word and once cut into its syllables: "Beidahuang" and "Bei Da Huang"."""
from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.model import ARTICLE, Finding, Related, Rule, replace
from glossary.expression import expression
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="split-name",
    type="inconsistent-entities",
    severity="minor",
    summary="one name in pinyin, joined in one place and cut into syllables in another",
    why="The machine spells a name afresh in every sentence; a reader takes the spellings for two companies or places.",
    examples=(("Beidahuang Group sells seed. Bei Da Huang Group also lends machines.", "Beidahuang Group sells seed. Beidahuang Group also lends machines."),),
)  # fmt: skip
SCOPE = ARTICLE
RULES = (RULE,)
PATTERNS = ()

_CUT = expression(r"\b[A-Z][a-z]{1,5}(?:[ -][A-Z][a-z]{1,5}){1,3}\b")


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    prose = doc.prose
    for found in _CUT.finditer(prose):
        parts = found[0].replace("-", " ").split()
        for size in range(len(parts), 1, -1):
            for first in range(len(parts) - size + 1):
                name = "".join(parts[first : first + size]).capitalize()
                if name in prose and (one := _found(doc, found, parts, first, size, name)):
                    yield one


def _found(doc: Document, found: re.Match[str], parts: list[str], first: int, size: int, name: str) -> Finding | None:
    from cleaner.pinyin import SYLLABLES, surname_spellings  # seldom wanted

    if any(part.lower() not in SYLLABLES for part in parts[first : first + size]):
        return None
    start = found.start() + sum(len(part) + 1 for part in parts[:first])
    end = start + sum(len(part) + 1 for part in parts[first : first + size]) - 1
    joined = re.search(rf"\b{name}\b", doc.prose)
    if joined is None:
        return None
    # "He Bei" may be a person in Hebei: only the same word behind both says that they are one
    behind = re.match(r" [A-Z]\w+", doc.prose[end : end + 40])
    if size == 2 and parts[first].lower() in surname_spellings() and not (behind and re.search(rf"\b{name}{behind[0]}\b", doc.prose)):
        return None
    return RULE.at(start, end, f"The same name is spelt “{name}” elsewhere in this article: use one spelling.", replace(start, end, name),
                   related=(Related(None, *joined.span(), joined[0]),))  # fmt: skip
