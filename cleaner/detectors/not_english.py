"""An article in another language: there is nothing that copydesk could say about its English."""
from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.model import ARTICLE, Finding, Rule
from glossary.expression import expression
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="not-english",
    type="untranslated",
    severity="neutral",
    summary="the article is not in English and was left alone",
    why="An article that is Chinese as a whole is no English article with Chinese left in it; every finding in it would be noise.",
    examples=(("市交通局周一说，新的轮渡航线将于五月开通，票价为八元。", ""),),
)
SCOPE = ARTICLE
RULES = (RULE,)
PATTERNS = ()

_NAMES = {"zh": "Chinese", "ja": "Japanese", "ko": "Korean", "fr": "French", "de": "German", "es": "Spanish", "it": "Italian",
          "pt": "Portuguese", "id": "Indonesian", "vi": "Vietnamese", "nl": "Dutch"}  # fmt: skip
_SAMPLE = 8_000  #: characters; more would not change the answer
_PASSAGE = 3_000
# not compiled before an article needs it: a class of so many characters takes longer than a short article
_CJK = "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_ENGLISH_SENTENCE = expression(r"\b(?:the|of|and|to|in|is|that)\b(?:[^\n]*?\b(?:the|of|and|to|in|is|that|for|with|on|by|was|has)\b){2}")
_SHORTEST = 12  #: words in Latin script by which a language can be told


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    code = of_article(doc, kit)
    if code and doc.lines:
        yield RULE.at(*doc.lines[0], f"This article is in {_NAMES.get(code, 'another language')}, not in English; it was left alone.")


def of_article(doc: Document, kit: Kit) -> str:
    """The language of `doc` if it is not English as a whole, else ""."""
    text = doc.prose[:_SAMPLE]
    if " the " in text[:_PASSAGE] and (not doc.survey.eastern or (2 * doc.survey.eastern <= len(text) and _ENGLISH_SENTENCE.search(text))):
        return ""  # nearly always
    if doc.survey.eastern and re.search(_CJK, text):
        code = kit.language(text)
        if code in ("zh", "ja", "ko"):
            far = 2 * len(re.findall(_CJK, text)) > len(text)
            return code if far or not _ENGLISH_SENTENCE.search(text) else ""
    return of_passage(text, kit)


def of_passage(words: str, kit: Kit) -> str:
    """The language of a passage in Latin script that is long enough to tell, and not English, else ""."""
    words = words[:_PASSAGE]
    if " the " in words and words.isascii():
        return ""
    if words.count(" ") < _SHORTEST - 1:
        return ""
    code = kit.language(words)
    return "" if code in ("en", "zh", "ja", "ko") else code
