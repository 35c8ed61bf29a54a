"""A space too many or too few around a mark."""
from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_lowercase

from cleaner.detectors._around import mend
from cleaner.model import Edit, Finding, Pattern, Rule
from glossary.expression import expression
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="spacing",
    type="whitespace",
    severity="minor",
    summary="a space too many or too few around a mark",
    why="Chinese writes no spaces; programs that take a text apart for the machine put them back in the wrong places.",
    examples=(
        ("The port , once quiet, is busy again.", "The port, once quiet, is busy again."),
        ("On the 11th,the fair opened.", "On the 11th, the fair opened."),
        ("Prices rose 12 % in May.", "Prices rose 12% in May."),
    ),
)
RULES = (RULE,)


def _before(*letters: str) -> tuple[str, ...]:
    return tuple(mark + letter for mark in letters for letter in ascii_lowercase)


_BEFORE_MARK = Pattern(r"(?<=[\w)\]\"”’%])[ \t]+(?=,\s|;\s|\.(?:\s+[A-Z\"“]|[ \t]*[\r\n]|\Z)|[!?:](?:[ \t]|[\r\n]|\Z))", (" ,", " ;", " .", " !", " ?", " :"), reach=6)
_PERCENT = Pattern(r"(?<=\d)[ \t]+(?=%(?!\w))", (" %",), reach=6)
_COMMA = Pattern(r"(?<=\w\w),(?=[A-Za-z]{2,}\b)", _before(","), reach=24)
_STOP = Pattern(r"(?<=[a-z]{3})[.!?](?=[A-Z][a-z]*[ ,'’])(?!\.(?:Com|Net|Org|Cn|Js|Io)\b)", _before(".", "!", "?"), reach=24)
_COLON = Pattern(r"(?<=[a-z]{3}):(?=[A-Z][a-z]{2,}\b)", _before(":"), reach=24)
_SEMICOLON = Pattern(r"(?<=[a-z]{3});(?=[A-Za-z]{2,}\b)", _before(";"), reach=24)
_OPENING = Pattern(r"(?<![\w.])(?!(?:log|sin|cos|tan|exp|max|min|ln)\()[A-Za-z]{3,}(?=\([A-Z0-9“\"][^()\n]{1,80}\))", tuple(letter + "(" for letter in ascii_lowercase), reach=100)
_CLOSING = Pattern(r"(?<=[ \w])\(([^()\n]*[ \d][^()\n]*|[A-Z]{2,}[^()\n]*)\)(?=[A-Za-z]{2,})", _before(")"), reach=120)
_INSIDE = Pattern(r"(?<=[^:;=]\()[ \t]+(?=[\w\"“$])|(?<=[\w\"”%.])[ \t]+(?=\))", ("( ", " )"), reach=6)
_POSSESSIVE = Pattern(r"(?<=\w)[ \t]+(['’])[ \t]?(?=s\b(?!['’]))", (" 's", " ' s"), reach=8)
PATTERNS = (_BEFORE_MARK, _PERCENT, _COMMA, _STOP, _COLON, _SEMICOLON, _OPENING, _CLOSING, _INSIDE, _POSSESSIVE)

_TOKEN_BACK, _TOKEN_ON = re.compile(r"\S*\Z"), re.compile(r"\S*")
_ADDRESS = expression(r"[@/\\_=<>{}]|www\.|https?:|\.(?:com|cn|org|net|html?)\b", re.IGNORECASE)


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    for found in doc.find(_BEFORE_MARK):
        # people slip so at the end of a sentence, too; within one, the machine did
        severity = "neutral" if doc.prose[found.end()] in ".!?" else RULE.severity
        if (RULE.id, severity) in doc.sated:
            continue
        if doc.prose[found.end() : found.end() + 3] not in (". .", "...") and not doc.prose.endswith((".", "…"), 0, found.start()):
            yield mend(RULE, doc, *found.span(), "No space stands before this mark.", Edit(*found.span(), ""))._replace(severity=severity)
    for found in doc.find(_PERCENT):
        yield mend(RULE, doc, *found.span(), "No space stands before a percent sign.", Edit(*found.span(), ""))
    for pattern in (_COMMA, _STOP, _COLON, _SEMICOLON):
        for found in doc.find(pattern):
            if not _in_address(doc.prose, found.start(), found.end()):
                yield mend(RULE, doc, *found.span(), "A space is missing behind this mark.", Edit(found.end(), found.end(), " "))
    yield from _brackets(doc)
    for found in doc.find(_POSSESSIVE):
        yield mend(RULE, doc, *found.span(), "The ending ’s is joined to its word.", Edit(*found.span(), found[1]))


def _brackets(doc: Document) -> Iterator[Finding]:
    for found in doc.find(_OPENING):
        if not _in_address(doc.prose, found.end(), found.end()):
            yield mend(RULE, doc, *found.span(), "A space is missing before this bracket.", Edit(found.end(), found.end(), " "))
    for found in doc.find(_CLOSING):
        yield mend(RULE, doc, *found.span(), "A space is missing behind this bracket.", Edit(found.end(), found.end(), " "))
    for found in doc.find(_INSIDE):
        if (RULE.id, "neutral") in doc.sated:
            break
        edits = [Edit(*found.span(), "")]
        if doc.prose[found.start() - 1] == "(" and doc.prose[found.start() - 2 : found.start() - 1].isalpha():
            edits.insert(0, Edit(found.start() - 1, found.start() - 1, " "))
        yield mend(RULE, doc, edits[0].start, found.end(), "No space stands inside brackets.", *edits)._replace(severity="neutral")


def _in_address(prose: str, start: int, end: int) -> bool:
    """Whether the mark stands in an address, a file name, a piece of code or a list of keywords."""
    back = _TOKEN_BACK.search(prose, max(0, start - 80), start)
    on = _TOKEN_ON.match(prose, end, end + 80)
    token = (back[0] if back else "") + prose[start:end] + (on[0] if on else "")
    return bool(_ADDRESS.search(token)) or token.count(",") > 2 or token.count(":") > 1 or (token.startswith("&") and ";" in token)
