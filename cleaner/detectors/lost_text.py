"""A gap where the machine lost a number, a title or a name."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cleaner.model import Finding, Pattern, Rule, replace
from glossary.expression import expression
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="lost-text",
    type="omission",
    severity="major",
    summary="empty brackets, quotation marks or places in a list: words were lost",
    why="Titles, numbers and names are often taken out before a text goes to the machine and put back afterwards; here nothing came back.",
    examples=(("The author of <> spoke first.", ""), ("Experts of Institute <> of Steel spoke. Institute 500 of Steel is in Hebei.",
                                                      "Experts of Institute 500 of Steel spoke. Institute 500 of Steel is in Hebei."),
              ("Exports rose by % in May.", "")),
)  # fmt: skip
RULES = (RULE,)
_CUES = ("by", "of", "to", "at", "reached", "about", "nearly", "over", "exceeded", "totaled", "totalled", "approximately", "was", "were")
_COUNTED = ("yuan", "units", "tons", "tonnes", "vehicles", "people", "kilowatt")
_AMOUNTS = ("%", "percent", *(f"{scale} {unit}" for scale in ("million", "billion", "trillion") for unit in _COUNTED))
BRACKETS = Pattern(r"[(（]\s*<\s*>\s*[)）]|<\s*>|《\s*》|〈\s*〉|「\s*」|『\s*』|【\s*】", ("<>", "< >", "《", "〈", "「", "『", "【"), reach=12)
ROUND = Pattern(r"(?<![\w)\]])[(（]\s*[)）](?![\w;])", ("()", "( )", "（"), reach=8)
MARKS = Pattern(r"(?<![^\s(（])(?:\"\"|“\s*”|‘\s*’)(?=[\s.,;:)）]|$)", ('""', "''", '" "', "' '"), reach=8)
LIST = Pattern(r"(?<=\w): ?[,;](?: ?[,;])*(?= |$|[A-Za-z])|(?<=\w),(?: ?,)+(?= )", (":,", ": ,", ":;", ": ;", ",,", ", ,"), re.MULTILINE, reach=12)
AMOUNT = Pattern(rf"\b(?:{'|'.join(_CUES)}) (?P<gap>{'|'.join(_AMOUNTS)})(?![\w-])", tuple(f"{cue} {gap}" for cue in _CUES for gap in _AMOUNTS), reach=40)
PATTERNS = (BRACKETS, ROUND, MARKS, LIST, AMOUNT)

_LEFT = expression(r"(?:(?:[A-Z][\w'’&-]*|\d+|of|and|for) ){1,6}$")
_RIGHT = expression(r" (?:(?:of|and|for|the) )*[A-Z][\w'’&-]*(?: (?:(?:of|and|for|the) )*[A-Z][\w'’&-]*){0,4}")
_NUMBER_IN_NAME = expression(r"(?P<before>[A-Z].* )(?P<number>\d+) (?P<after>.+)")
_NOT_OF_NAME = expression(r"(?:(?:of|and|for|The|A|An|In|At|By|From|On) )+")


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    prose = doc.prose
    for found in doc.find(BRACKETS):
        if "\ufffc" in prose[max(0, found.start() - 1) : found.end() + 1]:
            continue  # code or a link stood here, not words
        gap = _gap(doc, found.start(), found.end())
        if doc.segments:
            from cleaner.detectors._lost import filled

            gap = filled(doc, kit, gap, found.start(), found.end())
        yield gap
    for found in doc.find(ROUND):
        if prose[found.start() - 1 : found.start()] not in ("\ufffc", "]"):
            yield _gap(doc, found.start(), found.end())
    for found in doc.find(MARKS):
        yield RULE.at(*found.span(), "A title or a phrase was lost: the machine left empty quotation marks. Look at the Chinese.")
    for found in doc.find(LIST):
        yield RULE.at(*found.span(), "A name or a number was lost here: the marks around it are left. Look at the Chinese.")
    for found in doc.find(AMOUNT):
        yield RULE.at(*found.span(), f"The number before “{found['gap']}” was lost: look at the Chinese.")


def _gap(doc: Document, start: int, end: int) -> Finding:
    """The finding for empty brackets; inside a name that is whole elsewhere it covers the name and offers it."""
    prose = doc.prose
    message = "Something was lost here: the machine left an empty pair of brackets. Look at the Chinese."
    left = _LEFT.search(prose, max(0, start - 90), start)
    lead = _NOT_OF_NAME.match(left[0]) if left else None
    words = left[0][lead.end() if lead else 0 :] if left else ""
    if not words:
        return RULE.at(start, end, message)
    right = _RIGHT.match(prose, end, end + 90)
    if right:
        name = words
        while name:
            whole = _whole(doc, name, right[0])
            if whole:
                low, high = start - len(name), right.end()
                return RULE.at(low, high, f"A word of this name was lost; elsewhere it is whole: “{whole[0]}”.", replace(low, high, whole[0]))
            name = name.partition(" ")[2]
        return RULE.at(start, end, message)
    low = start - len(words)
    moved = _NUMBER_IN_NAME.match(words)
    other = moved and _elsewhere(doc, words, moved["before"])
    if moved and other:
        mended = f"{moved['before']}{other['number']} {moved['after']}({moved['number']})"
        message = f"The brackets are empty, and {moved['number']} may stand in the place of {other['number']} (elsewhere “{other[0]}”): numbers were put back in the wrong places."
        return RULE.at(low, end, message, replace(low, end, mended))
    return RULE.at(low, end, "Something was lost in or after this name: the machine left an empty pair of brackets. Look at the Chinese.")


@lru_cache(maxsize=16)  # an article that is full of gaps asks the same of all its text again and again
def _whole(doc: Document, left: str, right: str) -> re.Match[str] | None:
    """The first place where one to three words stand between `left` and `right`."""
    pattern = re.compile(rf"\b{re.escape(left)}(?P<lost>[\w.%-]+(?: [\w.%-]+){{0,2}}?){re.escape(right)}\b")
    at = doc.prose.find(left)
    while at >= 0:
        whole = pattern.match(doc.prose, at)
        if whole:
            return whole
        at = doc.prose.find(left, at + 1)
    return None


@lru_cache(maxsize=16)
def _elsewhere(doc: Document, words: str, before: str) -> re.Match[str] | None:
    """Another number behind `before` than the one in `words`."""
    return re.search(rf"\b{re.escape(before)}(?P<number>\d+)\b", doc.prose.replace(words, " " * len(words)))
