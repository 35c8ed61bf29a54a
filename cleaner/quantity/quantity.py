"""The record of a number that was read."""
from __future__ import annotations

from typing import NamedTuple

#: kinds of quantities
NUMBER, PERCENT, POINT, YEAR, MONTH, DAY, TIME = "number", "percent", "point", "year", "month", "day", "time"
ORDINAL, TIMES, PART, HALF, CODE = "ordinal", "times", "part", "half", "code"
WEEKDAY = "weekday"
#: the unit of a time that is said to be before noon
MORNING = "morning"
#: the kinds that a calendar or a clock gives
DATES = frozenset((YEAR, MONTH, DAY, TIME))


class Quantity(NamedTuple):
    """A number at text[start:end]: somewhere from low to high (both the same where it is exact)."""

    start: int
    end: int
    low: float
    high: float
    kind: str = NUMBER
    unit: str = ""  #: a unit, a currency or what is counted, by its name in the tables; "thing" where only a measure word says so
    strong: bool = True  #: False where a good translation may leave it out, or say it in other words
    others: tuple[float, ...] = ()  #: other values that mean the same: half a year is six months
    torn: tuple[Quantity, ...] = ()  #: what it would be if its two halves were two numbers
    words: bool = False  #: written in letters, not in figures


def same(one: float, other: float) -> bool:
    """Whether two values are equal, but for what floating point makes of them."""
    return one == other or abs(one - other) <= 1e-9 * max(abs(one), abs(other))
