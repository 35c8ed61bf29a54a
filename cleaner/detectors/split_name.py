"""A name in pinyin, once as one word and once cut into its syllables: "Beidahuang" and "Bei Da Huang"."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cleaner.model import ARTICLE, Finding, Related, Rule, replace
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


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    for start, end in doc.survey.cut_names:
        one = _found(doc, start, end, doc.prose[start:end].replace("-", " ").split(" "))
        if one:
            yield one


def _found(doc: Document, start: int, end: int, parts: list[str]) -> Finding | None:
    from cleaner.pinyin import SYLLABLES, surname_spellings  # seldom wanted

    if any(part.lower() not in SYLLABLES for part in parts):
        return None
    name = "".join(parts).capitalize()
    joined = _standing(doc, name)
    if joined is None:
        return None
    # "He Bei" may be a person in Hebei: only the same word behind both says that they are one
    behind = re.match(r" [A-Z]\w+", doc.prose[end : end + 40])
    if len(parts) == 2 and parts[0].lower() in surname_spellings() and not (behind and _standing(doc, name + behind[0])):
        return None
    return RULE.at(start, end, f"The same name is spelt “{name}” elsewhere in this article: use one spelling.", replace(start, end, name),
                   related=(Related(None, *joined.span(), joined[0]),))  # fmt: skip


@lru_cache(maxsize=16)  # an article that is full of names cut in two asks about the same ones again and again
def _standing(doc: Document, words: str) -> re.Match[str] | None:
    """Where `words` stand first as words of their own."""
    return re.search(rf"\b{words}\b", doc.prose) if words in doc.prose else None
