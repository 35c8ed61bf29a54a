"""A quotation mark that clings to the wrong word."""
from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from string import ascii_lowercase

from cleaner.detectors._around import mend
from cleaner.model import SUGGESTED, Edit, Finding, Pattern, Rule
from glossary.expression import expression
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="stray-quote",
    type="typographical",
    severity="minor",
    summary="a quotation mark that clings to the wrong word, or stands apart from its own",
    why="The machine cut the sentence at its quotation marks and put them back with the space on the wrong side.",
    examples=(
        ("The school has clubs such as' Young Sailors' for everybody.", "The school has clubs such as 'Young Sailors' for everybody."),
        ("The song “River Town ” won.", "The song “River Town” won."),
    ),
)
RULES = (RULE,)

#: words behind which no possessive apostrophe stands
_LEADS = ("as", "of", "the", "is", "was", "called", "named", "titled", "entitled", "themed", "and", "in", "for", "with", "by", "to", "that", "word",
          "phrase", "term", "slogan", "this", "from", "or", "are", "on", "at", "has", "have", "its", "their", "said")  # fmt: skip
_SINGLE = Pattern(rf"\b(?:{'|'.join(_LEADS)})(['‘’] )(?=[A-Za-z0-9])(?=[^'‘’\n]{{2,160}}['’])", tuple(f"{lead}' " for lead in _LEADS), flags=re.IGNORECASE, reach=180)
_DOUBLE = Pattern(r"[A-Za-z](\" )(?=[A-Za-z0-9])", tuple(f'{letter}" ' for letter in ascii_lowercase), reach=6)
_APART = Pattern(r"(?<=[\w%)])([ \t]+)(?:'(?=[,.;:)?!](?:\s|['\"]|\Z))|\"(?=[,.;:)?!](?:\s|\Z)))", (" ',", " '.", " ';", " ':", " ')", " '?", " '!", ' ",', ' ".', ' ";', ' ":', ' ")', ' "?', ' "!'), reach=8)
_SPACED = Pattern(r"(?<![^\s(])(['\"])( )([A-Za-z0-9][^'\"\n]{1,160}?)( )\1(?=[\s,.;:)?!]|\Z)", (" ' ", ' " '), reach=180)
_CURLY = Pattern(r"“([ \t]+)(?=\w)|(?<=[\w.,!?%)])([ \t]+)”(?![\w“])|[A-Za-z0-9](?=“\w)|(?<=[\w.,!?])”(?=[A-Za-z]{2})", ('"',), reach=4,
                 at=r"“[ \t]|(?<=[ \t])”|(?<=[A-Za-z0-9])“|”[A-Za-z]")  # fmt: skip
_TURNED = Pattern(r"(?<=[ \t(])”(?=\w)", (' "', '("'), reach=4, at=".”")
_TWICE = Pattern(r"(?<![\w\"])\"\"(?=\w)([^\"\n]{1,200})\"\"(?!\")", ('""',), reach=210)
_MARK = expression('"')
_LONG_LINE = 4000
PATTERNS = (_SINGLE, _DOUBLE, _APART, _SPACED, _CURLY, _TURNED, _TWICE)


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    prose = doc.prose
    for found in doc.find(_SINGLE):
        yield mend(RULE, doc, *found.span(1), "The quotation mark clings to the word before it.", Edit(*found.span(1), f" {found[1][0]}"))
    for found in doc.find(_DOUBLE):
        if _opens(doc, found.start(1)):
            yield mend(RULE, doc, *found.span(1), "The quotation mark clings to the word before it.", Edit(*found.span(1), ' "'), safety=SUGGESTED)
    for found in doc.find(_APART):
        if found[0].strip() != '"' or not _opens(doc, found.end() - 1):
            yield mend(RULE, doc, *found.span(), "The quotation mark stands apart from the word that it closes.", Edit(*found.span(1), ""))
    for found in doc.find(_SPACED):
        if found[1] != '"' or _opens(doc, found.start()):
            yield mend(RULE, doc, *found.span(), "The quotation marks stand apart from their words.", Edit(*found.span(2), ""), Edit(*found.span(4), ""))
    yield from _curly(doc)
    for found in doc.find(_TWICE):
        if prose[found.start() - 1 : found.start()] != ",":
            edits = (Edit(found.start(), found.start() + 1, ""), Edit(found.end() - 1, found.end(), ""))
            yield mend(RULE, doc, *found.span(), "The quotation marks stand twice.", *edits)


def _curly(doc: Document) -> Iterator[Finding]:
    """Curly marks. A gap inside them is mended, and neutral: no reader stumbles over it."""
    for found in doc.find(_CURLY):
        gap = next((at for at in (1, 2) if found[at] is not None), 0)
        if gap and (RULE.id, "neutral") in doc.sated:
            continue
        if gap:
            apart = mend(RULE, doc, *found.span(), "The quotation mark stands apart from its words.", Edit(*found.span(gap), ""))
            yield apart._replace(severity="neutral")
        else:
            yield mend(RULE, doc, *found.span(), "A space is missing outside this quotation mark.", Edit(found.end(), found.end(), " "))
    for found in doc.find(_TURNED):
        yield mend(RULE, doc, *found.span(), "A mark that closes a quotation stands where one opens.", Edit(*found.span(), "“"))


def _opens(doc: Document, at: int) -> bool:
    """Whether the straight double mark at `at` opens a quotation: an even number before it in a line that has as many to open as to close."""
    line = doc.line_at(at)
    if line.end - line.start < _LONG_LINE:
        return doc.prose.count('"', line.start, at) % 2 == 0 and doc.prose.count('"', line.start, line.end) % 2 == 0
    marks = _marks(doc)
    first = bisect_left(marks, line.start)
    return (bisect_left(marks, at) - first) % 2 == 0 and (bisect_left(marks, line.end) - first) % 2 == 0


@lru_cache(maxsize=1)
def _marks(doc: Document) -> array[int]:
    """Where straight double marks stand: an endless line is not counted again for each of them."""
    return array("Q", [mark.start() for mark in _MARK.finditer(doc.prose)])
