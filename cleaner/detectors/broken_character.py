"""Characters that broke on their way: entities, escapes, letters read in the wrong encoding."""
from __future__ import annotations

import html
import re
from collections.abc import Iterator

from cleaner.model import SAFE, SUGGESTED, Finding, Pattern, Rule, replace
from glossary.expression import expression
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="broken-character",
    type="characters",
    severity="minor",
    summary="a character that broke: an entity, an escape, or letters read in the wrong encoding",
    why="A quotation mark or dash was written for a browser or a program, or was read in the wrong encoding; the reader sees its code.",
    examples=(
        ("The company&apos;s plant is in Harbin.", "The company's plant is in Harbin."),
        ("The plant opened u2014 at last.", "The plant opened — at last."),
        ("Chinaâ€™s ports are busy.", "China’s ports are busy."),
    ),
)
RULES = (RULE,)

_NAMES = "nbsp|quot|apos|lt|gt|ldquo|rdquo|lsquo|rsquo|mdash|ndash|hellip|middot|bull|copy|reg|trade|euro|yen|times|deg|amp|emsp|ensp|thinsp|laquo|raquo|#39|#34"
_ENTITY = Pattern(rf"[ \t]?&\s?(?:amp\s?;\s?)?(?:{_NAMES}|#\d{{2,5}}|#x[0-9a-fA-F]{{2,5}})\s?;|(?<![\w&])&?nbsp;?(?!\w)", ("&", "nbsp"), reach=16)
_ESCAPE = Pattern(r"\\u[0-9a-fA-F]{4}|(?<![A-Z0-9_/.@#-])u(?:20(?:1[0-5]|1[89a-f]|2[0126]|ac)|00(?:a0|b0|b7|[c-f][0-9a-f])|3000|ff0[0-9a-f])(?![0-9])",
                  ("\\u", "u20", "u00", "u3000", "uff0"), reach=8)  # fmt: skip
_LATIN1 = Pattern("(?:[ÂÃâ][\u0080-\u00bf€™œŒžŸšŠŽ“”‘’–—†‡•…‰‹›˜ˆ‚„ƒ]{1,2})+", ("â", "ã"), reach=12)
_GBK = Pattern("[鈥锛銆][\u4e00-\u9fff\ue000-\uf8ff?]?", ("鈥", "锛", "銆"), reach=4)
_LOST = Pattern("\ufffd+|锟斤拷|(?:锟斤)+|[烫屯]{3,}", ("\ufffd", "锟斤", "烫烫", "屯屯"), reach=12)
_QUERY = Pattern(r"(?<![\w/.?=&:-])[A-Za-z]+(\?)(?:s|t|re|ve|ll)(?![\w=?&/])", ("?s", "?t", "?re", "?ve", "?ll"), reach=30)
_UNSEEN = Pattern("[\u200b\u2060\u00ad\u200e\u200f]|(?<=.)\ufeff", ("\u200b", "\u2060", "\u00ad", "\u200e", "\u200f", "\ufeff"), reach=2)
PATTERNS = (_ENTITY, _ESCAPE, _LATIN1, _GBK, _LOST, _QUERY, _UNSEEN)

_SHORT_FORM = expression(r" ?(?:s|t|re|ve|ll|d|m)\b")


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    yield from _entities(doc)
    for found in doc.find(_ESCAPE):
        character = chr(int(found[0][-4:], 16))
        if character.isprintable() or character == "\xa0":
            character = " " if character in "\xa0\u3000" else character
            yield RULE.at(*found.span(), f"The code of the character “{character}”.", replace(*found.span(), character, SAFE))
    for found in doc.find(_LATIN1):
        right = _reread(found[0], "cp1252")
        if right:
            yield RULE.at(*found.span(), f"“{right}”, read in the wrong encoding.", replace(*found.span(), right, SAFE))
    for found in doc.find(_GBK):
        right = _reread(found[0], "gb18030")
        if right:
            yield RULE.at(*found.span(), f"“{right}”, read in the wrong encoding.", replace(*found.span(), right, SAFE))
        elif found[0].endswith("?"):
            yield RULE.at(*found.span(), "A quotation mark or dash that was read in the wrong encoding and lost; look at the original.")
    for found in doc.find(_LOST):
        short = doc.prose[found.start() - 1 : found.start()].isalpha() and doc.prose[found.end() : found.end() + 2] in ("s ", "t ", "re", "ve", "ll")
        fixes = (replace(*found.span(), "’", SUGGESTED),) if short and found[0] == "\ufffd" else ()
        yield RULE.at(*found.span(), "A character was lost when the text was read in the wrong encoding.", *fixes)
    for found in doc.find(_QUERY):
        yield RULE.at(*found.span(1), "A question mark stands where an apostrophe was lost.", replace(*found.span(1), "’", SUGGESTED))
    for found in doc.find(_UNSEEN):
        if (RULE.id, "neutral") in doc.sated:
            break
        yield RULE.at(*found.span(), "A character that nobody sees, but that breaks searches and line ends.", replace(*found.span(), "", SAFE), severity="neutral")


def _entities(doc: Document) -> Iterator[Finding]:
    if doc.format == "markdown":
        return  # there an entity is what its writer meant
    prose = doc.prose
    for found in doc.find(_ENTITY):
        start, end = found.span()
        written = re.sub(r"\s", "", found[0])
        if "nbsp" in written:
            right = " "
            while prose[start - 1 : start] in (" ", "\xa0") and start:
                start -= 1
            while prose[end : end + 1] == " ":
                end += 1
            at_edge = doc.line_at(start).start == start or doc.line_at(end).end == end
            right = "" if at_edge else right
            yield RULE.at(start, end, "The code of a space.", replace(start, end, right, SAFE))
            continue
        right = html.unescape(html.unescape(written if written.endswith(";") else written + ";"))
        lead = found[0][:1] if found[0][:1].isspace() else ""
        if right in ("'", "’") and _SHORT_FORM.match(prose, end):
            lead = ""
            end += prose[end : end + 1] == " "
        spaced = " " in found[0].strip()
        yield RULE.at(start + (found[0][:1].isspace() and bool(lead)), end, f"The code of the character “{right}”.",
                      replace(start + (found[0][:1].isspace() and bool(lead)), end, right, SUGGESTED if spaced and lead else SAFE))  # fmt: skip


def _reread(words: str, encoding: str) -> str:
    """What `words` were before UTF-8 was read as `encoding`, or ""."""
    data = bytearray()
    for character in words:
        try:
            data += character.encode(encoding)
        except UnicodeEncodeError:
            if ord(character) > 0xFF:
                return ""
            data.append(ord(character))  # the five bytes that cp1252 leaves undefined
    try:
        right = data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return right if right.isprintable() or right == "\xa0" else ""
