"""Figures that moved on: the machine took them out and put them back in order, and one of them was in the queue too often.

“1—10月” becomes “January to October”, but its digits stay in the queue and come back as a figure (1.10); every later
figure then stands where the one before it belongs.
"""
from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from cleaner.quantity.compare import units_cost
from cleaner.quantity.quantity import DAY, MONTH, NUMBER, PERCENT, POINT, Quantity
from glossary.expression import expression

_PLAIN = (NUMBER, PERCENT, POINT)
_RANGE = expression(r"[-—–－~～至到]+")
_DIGITS = expression(r"\d+(?:\.\d+)?")


class Moved(NamedTuple):
    """What was taken for a figure, and for each English figure from there on the Chinese number that belongs there."""

    leaked: str
    places: list[tuple[Quantity, Quantity]]


def moved(source: str, ours: Sequence[Quantity], target: str, theirs: Sequence[Quantity]) -> Moved | None:
    """The figures of an English sentence that a leaked range moved on, put back by their order; None where there is no leak."""
    for first, last in pairwise(ours):
        between = source[first.end : last.start]
        if first.kind not in (MONTH, DAY) or last.kind != first.kind or not _RANGE.fullmatch(between.strip("月日 ")):
            continue
        digits = f"{first.low:.0f}.{last.low:.0f}"
        leak = next((one for one in theirs if one.kind in _PLAIN and not one.words and (figures := _DIGITS.search(target, one.start, one.end)) and figures[0] == digits), None)
        if leak is None or any(one.kind in _PLAIN and f"{one.low:g}" == f"{float(digits):g}" for one in ours):
            continue
        chinese = [one for one in ours if one.start >= last.end and one.kind in _PLAIN and one.strong]
        english = [one for one in theirs if one.start >= leak.start and one.kind in _PLAIN and one.strong and not one.words]
        if chinese and len(chinese) == len(english) and all(_fits(*pair) for pair in zip(chinese, english, strict=True)):
            return Moved(source[first.start : last.end + source.startswith(("月", "日"), last.end)], list(zip(chinese, english, strict=True)))
    return None


def _fits(one: Quantity, other: Quantity) -> bool:
    return one.kind == other.kind and units_cost(one, other) <= 1
