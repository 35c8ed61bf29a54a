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

#: of the text with every capital as A, every small letter as a, gaps and hyphens as gaps: one search for a plain A is much faster
_SHAPE = bytes(65 if 65 <= byte <= 90 else 97 if 97 <= byte <= 122 else 32 if byte in b" -" else 46 for byte in range(256))
_CUT = expression(rb"Aa{1,5}(?: Aa{1,5}){1,3}(?![Aa])")


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    prose, utf8 = doc.prose, doc.utf8
    for found in _CUT.finditer(utf8.translate(_SHAPE)):
        parts = utf8[found.start() : found.end()].decode("ascii").replace("-", " ").split(" ")
        for size in range(len(parts), 1, -1):
            for first in range(len(parts) - size + 1):
                name = "".join(parts[first : first + size]).capitalize()
                if name in prose and (one := _found(doc, len(utf8[: found.start()].decode("utf-8", "surrogatepass")), parts, first, size, name)):
                    yield one


def _found(doc: Document, low: int, parts: list[str], first: int, size: int, name: str) -> Finding | None:
    from cleaner.pinyin import SYLLABLES, surname_spellings  # seldom wanted

    if any(part.lower() not in SYLLABLES for part in parts[first : first + size]):
        return None
    start = low + sum(len(part) + 1 for part in parts[:first])
    end = start + sum(len(part) + 1 for part in parts[first : first + size]) - 1
    if start and doc.prose[start - 1].isalnum():
        return None
    joined = re.search(rf"\b{name}\b", doc.prose)
    if joined is None:
        return None
    # "He Bei" may be a person in Hebei: only the same word behind both says that they are one
    behind = re.match(r" [A-Z]\w+", doc.prose[end : end + 40])
    if size == 2 and parts[first].lower() in surname_spellings() and not (behind and re.search(rf"\b{name}{behind[0]}\b", doc.prose)):
        return None
    return RULE.at(start, end, f"The same name is spelt “{name}” elsewhere in this article: use one spelling.", replace(start, end, name),
                   related=(Related(None, *joined.span(), joined[0]),))  # fmt: skip
