"""Commas, points and spaces in the wrong place of a number: "20, 000", "1,1887", "2 0 yuan", "US331.51 billion"."""
from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.detectors._figures import MONTHS, SCALE, UNITS
from cleaner.model import Finding, Pattern, Rule, replace
from glossary.expression import expression
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="broken-separator",
    type="numbers",
    severity="major",
    summary="a number whose commas, points, spaces or currency sign are broken",
    why="The digits were cut apart before the translation and put together wrongly; a reader takes one number for two, or for one ten times as large.",
    examples=(("About 20, 000 people came.", "About 20,000 people came."), ("Imports were US41.2 billion.", "Imports were US$41.2 billion."),
              ("A total of 1,1887 cases were heard.", "")),
)  # fmt: skip
RULES = (RULE,)
_DIGITS = "0123456789"
#: an amount follows
_CUE = (r"(?:about|nearly|almost|over|than|reached|totaling|totalling|totaled|totalled|around|approximately|exceeded|exceeding|some|worth|another|only|least|most|killed|estimated)")
#: an amount follows, or an age, a number of a house, a price
_WEAK_CUE = r"(?:to|at|by|of|the)"
SPACED_ZEROS = Pattern(r"(?<![\d.,])\d{1,3}(?:,\d{3})*, ?000(?:, ?\d{3})*(?!\d|,\d)", (", 000",), reach=30)
SPACED = Pattern(rf"(?:\b(?P<cue>{_CUE}) |\b(?P<weak>{_WEAK_CUE}) |(?:^|[.!?] ))(?P<number>\d{{1,3}}(?:, ?\d{{3}})+)(?!\d|, ?\d|,? and \d)",
                 tuple(f", {digit}" for digit in _DIGITS), re.MULTILINE, reach=40, at=r"(?<=\d), \d{3}(?!\d)")  # fmt: skip
GROUPS = Pattern(rf"(?<![\d.,/-])(?P<number>\d{{1,3}}(?:,\d{{2,3}})*,(?:\d{{4,}}|\d{{1,2}}))(?![\d/]|,\d|\.\d)(?P<unit>{SCALE}| {UNITS})?", tuple(f",{digit}" for digit in _DIGITS), reach=40,
                 at=r",(?:\d{4}|\d\d?(?!\d))")  # fmt: skip
POINT_AND_COMMA = Pattern(r"(?<![\d.,])\d+\.\d+(?:,\d{3})+(?![\d.,]\d)", tuple(f".{digit}" for digit in _DIGITS), reach=30, at=r"\.\d+,\d{3}")
APART = Pattern(rf"(?<![\d.,])(?<!\d )(?P<number>\d(?: \d)+)(?:{SCALE}| {UNITS})", tuple(f"{one} {two}" for one in _DIGITS for two in _DIGITS), reach=30)
_COUNTRIES = ("US", "HK", "NT", "AU", "CA")
CURRENCY = Pattern(rf"\b(?P<country>{'|'.join(_COUNTRIES)})(?P<number>\d[\d,.]*) (?P<scale>thousand|million|billion|trillion)\b", tuple(f"{country}{digit}" for country in _COUNTRIES for digit in _DIGITS), reach=30)
PATTERNS = (SPACED_ZEROS, SPACED, GROUPS, POINT_AND_COMMA, APART, CURRENCY)

_COUNTED = expression(r" (?:people\b|[a-z]+s\b|[a-z]+ [a-z]+s\b|in\b|and\b)")
_MONTH_BEFORE = expression(rf"(?:{'|'.join(MONTHS)}|{'|'.join(month[:3] for month in MONTHS)})\.? $")


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    prose, taken = doc.prose, set()
    for found in doc.find(SPACED_ZEROS):
        if ", " not in found[0] or _MONTH_BEFORE.search(prose, max(0, found.start() - 11), found.start()):
            continue
        taken.add(found.start())
        yield _joined(found.start(), found.end(), found[0])
    for found in doc.find(SPACED):
        number, after = found["number"], _COUNTED.match(prose, found.end("number"))
        # "4, 404 fishermen" is one number, "aged 20, 300 people" two: a word that announces an amount decides
        if number.count(", ") != 1 or found.start("number") in taken or not (found["cue"] or after):
            continue
        yield _joined(found.start("number"), found.end("number"), number)
    for found in doc.find(GROUPS):
        number = found["number"]
        last = number.rpartition(",")[2]
        if _MONTH_BEFORE.search(prose, max(0, found.start() - 11), found.start()):
            continue  # July 26,2020
        if len(last) < 4 and not (last in {"00", "0"} and len(number) > 3) and not (found["unit"] and len(last) == 2):
            continue  # "sections 3,4" and "2,5 hectares" are lists and decimals of other countries
        if len(last) >= 4 or last.startswith("0"):
            yield RULE.at(found.start("number"), found.end("number"), f"“{number}” has its comma in the wrong place, or has lost or gained a digit: check it in the Chinese.")
        else:
            yield RULE.at(found.start("number"), found.end("number"), f"“{number}”: a decimal point, or a digit that is missing? Check it in the Chinese.")
    for found in doc.find(POINT_AND_COMMA):
        yield RULE.at(found.start(), found.end(), f"“{found[0]}” has a point where a comma belongs, or is a decimal of millions: check it in the Chinese.")
    for found in doc.find(APART):
        mended = found["number"].replace(" ", "")
        yield RULE.at(found.start("number"), found.end("number"), f"Probably {mended}: the digits were torn apart.", replace(found.start("number"), found.end("number"), mended))
    for found in doc.find(CURRENCY):
        mended = f"{found['country']}${found['number']} {found['scale']}"
        yield RULE.at(found.start(), found.end(), f"The dollar sign was lost: {mended}.", replace(found.start(), found.end(), mended))


def _joined(start: int, end: int, number: str) -> Finding:
    mended = number.replace(" ", "")
    return RULE.at(start, end, f"Probably {mended}: a space inside a number makes it two.", replace(start, end, mended))
