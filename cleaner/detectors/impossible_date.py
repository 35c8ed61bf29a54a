"""A day that no month has: another number was put where the day or the year stood."""
from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.detectors._figures import MONTHS
from cleaner.model import Finding, Pattern, Rule
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="impossible-date",
    type="numbers",
    severity="critical",
    summary="a date that the calendar does not have",
    why="Numbers that are put back in the wrong order end up as days; the number that belongs here has moved elsewhere, too.",
    examples=(("On November 36, the plant opened.", ""), ("Sales stopped on April 31, 2023.", "")),
)
RULES = (RULE,)
_NAMES = "|".join(MONTHS)
_DAY_ENDS = (*"0123456789", "st", "nd", "rd", "th")
_BEFORE_DAY = tuple(f"{month} {digit}" for month in MONTHS for digit in "0123456789")
_DAYS = dict(zip(MONTHS, (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), strict=True))
MONTH_DAY = Pattern(rf"\b(?P<before>(?:[Oo]n|[Ii]n|[Ss]ince|[Uu]ntil|[Ff]rom|[Bb]y|[Bb]efore|[Aa]fter|[Oo]f|[Tt]o|early) )?(?P<month>{_NAMES}) (?P<day>\d{{1,2}})(?P<th>st|nd|rd|th)?"
                    r"(?P<year>,? (?:19|20)\d\d\b)?(?![\d%]|[.,:]\d|-\w| percent| per cent| million| billion)(?P<after>[,.;:)]|\s*$)?", _BEFORE_DAY, re.MULTILINE, reach=40)  # fmt: skip
DAY_MONTH = Pattern(rf"\b(?P<day>\d{{1,2}})(?P<th>st|nd|rd|th)?(?: of)? (?P<month>{_NAMES})\b(?P<year>,? (?:19|20)\d\d\b)?",
                    tuple(f"{end}{of} {month}" for month in MONTHS for end in _DAY_ENDS for of in ("", " of")), reach=40)  # fmt: skip
MONTH_FIGURE = Pattern(rf"\b(?:[Oo]n|[Ii]n|[Ss]ince|[Uu]ntil|[Ff]rom|[Bb]y) (?P<date>(?P<month>{_NAMES}) (?P<figure>\d+\.\d+))(?=, [a-z])", _BEFORE_DAY, reach=40)
PATTERNS = (MONTH_DAY, DAY_MONTH, MONTH_FIGURE)


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    taken = -1
    for found in doc.find(MONTH_DAY):
        if _exists(found) or (found["month"] == "May" and found["day"] == "68"):
            continue
        # "In May 50 people came" counts people; a mark or a year after the number makes it a day
        if not (found["th"] or found["year"] or (found["before"] and found["after"])):
            continue
        taken = found.end()
        start = found.start("month")
        end = max(found.end("day"), found.end("th"), found.end("year"))
        yield RULE.at(start, end, f"There is no {found['month']} {found['day']}: the number of another place was put here. Check this date and the figures around it.")
    for found in doc.find(DAY_MONTH):
        if found.start() < taken or _exists(found) or not (found["th"] or found["year"]):
            continue
        yield RULE.at(found.start(), found.end(), f"There is no {found['day']} {found['month']}: check this date and the figures around it.")
    for found in doc.find(MONTH_FIGURE):
        yield RULE.at(*found.span("date"), f"{found['figure']} is no day: a figure of another place was put here. Check this date and the figures around it.")


def _exists(found: re.Match[str]) -> bool:
    day = int(found["day"])
    if found["month"] == "February" and day == 29 and found["year"]:
        year = int(found["year"][-4:])
        return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 1 <= day <= _DAYS[found["month"]]
