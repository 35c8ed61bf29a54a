"""Says a number in English: 20000000 is "20 million", 12000 is "12,000"."""
from __future__ import annotations

import re

from cleaner.quantity.quantity import DAY, MONTH, NUMBER, ORDINAL, PERCENT, POINT, TIMES, YEAR, Quantity
from glossary.expression import expression

_LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_MONTHS = "January February March April May June July August September October November December".split()
_FIGURES = expression(r"[\d,，]*\d(?:\.\d+)?")
_PLAIN = str.maketrans("０１２３４５６７８９．，", "0123456789.,")


def figure(value: float) -> str:
    """A value as newspapers write it."""
    for size, name in _LARGE:
        if value >= size:
            short = f"{value / size:.7g}"
            if abs(float(short) * size - value) < 0.01:
                return f"{float(short):,.7g} {name}" if float(short) >= 1000 else f"{short} {name}"
            break
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.10g}"


def ordinal(value: int) -> str:
    """1st, 2nd, 3rd, 4th …"""
    ending = "th" if 10 <= value % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def wording(source: Quantity, source_text: str, target: Quantity, target_text: str) -> str:
    """What should stand at `target`, in the form that stands there now; "" where nobody can know."""
    low, high = source.low, source.high
    words = target_text[target.start : target.end]
    if source.kind == MONTH:
        return _MONTHS[int(low) - 1] if words[:1].isalpha() else f"{int(low)}"
    if source.kind == DAY:
        return "" if words.isalpha() else ordinal(int(low)) if words[-2:].isalpha() else f"{int(low)}"
    if source.kind == YEAR:
        return f"{int(low)}"
    if source.kind == ORDINAL:
        return "" if words.isalpha() else ordinal(int(low)) if words[-2:].isalpha() else f"{int(low)}"
    if source.kind not in (NUMBER, PERCENT, POINT, TIMES) or (low >= 2 and high >= 9 * low):
        return ""
    said = _spelt_like(source, source_text)
    spread = f"{source_text[source.start : source.end]}"
    if high != low and not any(mark in spread for mark in "多余餘来几"):
        return f"{figure(low)} to {figure(high)}"
    if source.kind == PERCENT and "折" not in spread:
        suffix = re.search(r"\s?(?:%|-?per\s?cent\b).*$", words, re.IGNORECASE)
        return said + (suffix[0] if suffix else " percent" if target.kind == PERCENT else "")
    if source.kind == TIMES:
        return f"{said} times" if words.endswith("times") else ""
    return said


def _spelt_like(source: Quantity, text: str) -> str:
    """The value with the decimals that the Chinese writes, where it writes figures without 万 or 亿."""
    body = text[source.start : source.end].translate(_PLAIN)
    found = _FIGURES.match(body)
    if found and "." in found[0] and abs(float(found[0].replace(",", "").replace("，", "")) - source.low) < 1e-9:
        whole, _, decimals = found[0].replace(",", "").replace("，", "").partition(".")
        return f"{int(whole):,}.{decimals}"
    return figure(source.low)
