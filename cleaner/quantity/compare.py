"""Compares the numbers of a Chinese sentence with those of its English, value by value."""
from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cleaner.quantity import tables
from cleaner.quantity.quantity import (
    CODE,
    DATES,
    DAY,
    HALF,
    MONTH,
    MORNING,
    NUMBER,
    ORDINAL,
    PART,
    PERCENT,
    POINT,
    TIME,
    TIMES,
    WEEKDAY,
    YEAR,
    Quantity,
    same,
)

SCALE, CHANGED, MISSING, INVENTED, SWAPPED, CURRENCY, UNIT, TORN = "scale", "changed", "missing", "invented", "swapped", "currency", "unit", "torn"
#: kinds of English that can say a Chinese kind, with what it costs
_SAYS = {
    NUMBER: {NUMBER: 0, ORDINAL: 3, CODE: 1, TIMES: 2, YEAR: 2, PART: 3, DAY: 3, TIME: 4, PERCENT: 9, POINT: 9, MONTH: 6},
    PERCENT: {PERCENT: 0, POINT: 2, PART: 2, NUMBER: 3, TIMES: 4},
    POINT: {POINT: 0, PERCENT: 1, NUMBER: 2},
    YEAR: {YEAR: 0, NUMBER: 1, CODE: 3},
    MONTH: {MONTH: 0, NUMBER: 2, ORDINAL: 4, DAY: 4, PART: 6, HALF: 4},
    DAY: {DAY: 0, ORDINAL: 1, NUMBER: 2, MONTH: 5},
    TIME: {TIME: 0, NUMBER: 2},
    ORDINAL: {ORDINAL: 0, NUMBER: 1, CODE: 1, DAY: 4, HALF: 4, TIMES: 6},
    TIMES: {TIMES: 0, NUMBER: 1, PERCENT: 1, PART: 2, ORDINAL: 5},
    PART: {PART: 0, PERCENT: 1, NUMBER: 3, TIMES: 3},
    HALF: {HALF: 0, PART: 1, ORDINAL: 2, MONTH: 3, NUMBER: 4},
    CODE: {CODE: 0, NUMBER: 1, ORDINAL: 1},
    WEEKDAY: {WEEKDAY: 0},
}
_FAR = 99.0


class Verdict(NamedTuple):
    """What is wrong: of the Chinese number (None: there is none), of the English one (None: it is missing)."""

    what: str
    source: Quantity | None
    target: Quantity | None
    after: Quantity | None = None  #: for a missing number: the English number it should follow
    others: tuple[tuple[Quantity, Quantity], ...] = ()  #: for swapped ones: every (Chinese, English) of the circle
    second: Quantity | None = None  #: the other half of a number that was torn apart


#: numbers of one sentence; where there are more it is a table, and comparing each with each would take for ever
_MOST = 200


def compare(source: Sequence[Quantity], target: Sequence[Quantity], source_size: int = 0, target_size: int = 0) -> list[Verdict]:
    """Every difference between the two, in no order."""
    if not source and not target:
        return []
    if max(len(source), len(target)) > _MOST:
        return []
    source = [part for one in source for part in (one.torn if one.torn and not any(_equal(one, english) for english in target) else (one,))]
    target, verdicts = _mend_torn(source, target)
    pairs = _match(source, target, source_size, target_size)
    left, right, again = _left_over(source, target, pairs)
    verdicts += _wrong_units(pairs)
    verdicts += _swapped(pairs)
    verdicts += _explain(pairs, left, right, again)
    return verdicts


def _mend_torn(source: Sequence[Quantity], target: Sequence[Quantity]) -> tuple[list[Quantity], list[Verdict]]:
    """English where each number that may have been torn in two is read as the Chinese says."""
    read: list[Quantity] = []
    verdicts = []
    for one in target:
        if not one.torn:
            read.append(one)
            continue
        meant = next((chinese for chinese in source if _equal(chinese, one)), None)
        apart = any(_equal(chinese, one.torn[0]) for chinese in source) and any(_equal(chinese, one.torn[1]) for chinese in source)
        if meant is None or (apart and one.kind != PART) or (one.kind == PART and meant.kind != PART):
            read.extend(one.torn)
            continue
        read.append(one)
        if one.kind != PART:
            verdicts.append(Verdict(TORN, meant, one))
    return read, verdicts


def _equal(source: Quantity, target: Quantity) -> bool:
    return target.kind in _SAYS[source.kind] and _value_cost(source, target) < 1


def _values(one: Quantity) -> tuple[float, ...]:
    return (one.low, *one.others)


def _value_cost(source: Quantity, target: Quantity) -> float:
    """0 where the values are the same, a little more where one is the other rounded or a vague word for it."""
    low, high = source.low, source.high
    cost = _FAR
    if same(low, target.low) and same(high, target.high):
        return 0.0
    if target.low == target.high:
        if same(low, target.low) or (high != low and same(high, target.low)):
            return 0.05
        if low < target.low <= high and high < 13:
            return 0.3
        if _rounded(low, target.low):
            return 0.5
    else:
        if target.low <= low <= target.high or target.low <= high <= target.high or (low <= target.low and target.high <= high):
            return 0.6
    for value in source.others:
        if (source.kind == target.kind == PERCENT and same(10 * value, low)) or (target.unit == MORNING and low >= 12):
            continue  # 三成 is three in ten, and not 3%; 晚上8时 is "8", and not "8 a.m."
        if same(value, target.low):
            cost = min(cost, 0.2)
        if source.low != source.high and same(value * source.high / (source.low or 1), target.low):
            cost = min(cost, 0.2)
    for value in target.others:
        if same(low, value) or same(high, value):
            cost = min(cost, 0.2)
    if cost < _FAR:
        return cost
    if source.kind in (PERCENT, PART, TIMES) or target.kind in (PERCENT, PART, TIMES):
        return _share_cost(source, target)
    if source.unit and target.unit and source.unit != target.unit:
        return _converted(source, target)
    return _FAR


def _rounded(exact: float, rounded: float) -> bool:
    """Whether `rounded` is `exact` rounded to two or more figures."""
    if not exact or not rounded or exact < 10:
        return False
    figures = len(f"{rounded:.12g}".replace(".", "").rstrip("0").lstrip("0").split("e")[0])
    if abs(exact - rounded) > 0.05 * abs(exact) or abs(exact) < 100:
        return False
    size = math.floor(math.log10(abs(exact))) + 1
    places = max(2, figures)
    return same(round(exact, places - size), rounded) and places < len(f"{exact:.15g}".replace(".", "").rstrip("0"))


def _share_cost(source: Quantity, target: Quantity) -> float:
    factor = {PERCENT: 0.01, PART: 1.0, TIMES: 1.0, POINT: 0.01}
    if source.kind == target.kind or (source.kind not in factor and target.kind not in factor):
        return _FAR
    one, other = source.low * factor.get(source.kind, 1.0), target.low * factor.get(target.kind, 1.0)
    if source.kind == PART and target.kind == TIMES and same(one * other, 1):
        return 0.4
    near = abs(one - other) < 0.0051 * max(1.0, abs(one)) and source.kind in factor and target.kind in factor
    return 0.4 if one and (near or same(one, other)) else _FAR


def _converted(source: Quantity, target: Quantity) -> float:
    """Whether the English says the same in another unit: 10公里 as 6.2 miles."""
    known = tables.units()
    one, other = known.get(source.unit), known.get(target.unit)
    if one and other and one.dimension == other.dimension and one.factor and other.factor:
        ours, theirs = source.low * one.factor, target.low * other.factor
        if ours and abs(ours - theirs) <= 0.04 * ours:
            return 0.6
    return _FAR


def units_cost(source: Quantity, target: Quantity) -> float:
    """How badly the units disagree; 0 where they agree or one is not known."""
    if not source.unit or not target.unit or source.unit == target.unit:
        return -0.5 if source.unit and source.unit == target.unit else 0.0
    known = tables.units()
    one, other = known.get(source.unit), known.get(target.unit)
    if one is None or other is None:
        return 0.0 if other is None or other.dimension == "counted" else 1.5 if other.dimension == "time" else 8.0
    if one.dimension == other.dimension:
        if one.dimension == "counted":
            return 0.6
        return 1.0
    if "counted" in (one.dimension, other.dimension) or {one.dimension, other.dimension} == {"time", "money"}:
        return 1.5 if "counted" in (one.dimension, other.dimension) else 4.0
    if source.unit == "year" or target.unit == "year" or source.unit in ("litre", "jiao", "pound weight", "degree"):
        return 1.5
    return 8.0


def cost(source: Quantity, target: Quantity) -> float:
    """What it costs to take `target` for the English of `source`; below 8 is possible."""
    kinds = _SAYS[source.kind].get(target.kind)
    if kinds is None or kinds >= 9:
        return _FAR
    if _wrong_slot(source, target):
        return _FAR
    value = _value_cost(source, target)
    if value >= _FAR:
        return _FAR
    return kinds + 4 * value + units_cost(source, target) + (0 if source.strong else 0.5) + (0 if target.strong else 0.3)


def _wrong_slot(source: Quantity, target: Quantity) -> bool:
    """Whether the English stands where such a number cannot: a count as the day of a month, a day before "metres"."""
    if source.unit == "congress":
        return target.kind != ORDINAL
    if source.kind == NUMBER and target.kind in (DAY, MONTH, YEAR, TIME):
        return bool(source.unit) and source.unit != target.kind
    if source.kind in DATES and target.kind in (NUMBER, ORDINAL):
        return bool(target.unit) and target.unit not in (source.kind, "hour", "year", "degree")
    return False


def _match(source: Sequence[Quantity], target: Sequence[Quantity], source_size: int, target_size: int) -> list[tuple[Quantity, Quantity]]:
    """The cheapest pairs first, each number once."""
    size, other_size = source_size or (source[-1].end if source else 1) or 1, target_size or (target[-1].end if target else 1) or 1
    candidates = []
    for at, one in enumerate(source):
        for to, other in enumerate(target):
            price = cost(one, other)
            if price < 8:
                candidates.append((price + 1.5 * abs(one.start / size - other.start / other_size), at, to))
    candidates.sort()
    taken, used, pairs = set(), set(), []
    for _, at, to in candidates:
        if at not in taken and to not in used:
            taken.add(at)
            used.add(to)
            pairs.append((source[at], target[to]))
    return pairs


def _left_over(source: Sequence[Quantity], target: Sequence[Quantity], pairs: list[tuple[Quantity, Quantity]]) -> tuple[list[Quantity], list[Quantity], list[Quantity]]:
    """The numbers of both sides without a partner, and those of the English that only say again what another says."""
    matched, used = {id(one) for one, _ in pairs}, {id(other) for _, other in pairs}
    left = [one for one in source if id(one) not in matched and not any(_repeats(one, other, source) for other, _ in pairs)]
    right = [one for one in target if id(one) not in used]
    again = [one for one in right if any(_says_again(one, english, chinese) for chinese, english in pairs)]
    return left, [one for one in right if one not in again], again


def _repeats(one: Quantity, matched: Quantity, source: Sequence[Quantity]) -> bool:
    """Whether a Chinese number says again what is said already; a whole date may, a bare day is missed."""
    if one.kind != matched.kind or one.low != matched.low:
        return False
    if one.kind == DAY:
        return any(month.kind == MONTH and 0 <= one.start - month.end <= 2 for month in source)
    return one.kind in (YEAR, MONTH, PERCENT) or not one.strong or (one.kind == NUMBER and one.low <= 10 and one.unit == matched.unit)


def _says_again(one: Quantity, matched: Quantity, chinese: Quantity) -> bool:
    return (same(one.low, matched.low) or same(one.low, chinese.low) or same(one.low, chinese.high)) and one.kind in (*_SAYS[chinese.kind], matched.kind)


# --- verdicts


def _wrong_units(pairs: list[tuple[Quantity, Quantity]]) -> Iterator[Verdict]:
    known = tables.units()
    for one, other in pairs:
        if not one.unit or not other.unit or one.unit == other.unit or not same(one.low, other.low):
            continue
        ours, theirs = known.get(one.unit), known.get(other.unit)
        if ours is None or theirs is None or ours.dimension != theirs.dimension or ours.dimension in ("counted", "time"):
            continue
        yield Verdict(CURRENCY if ours.dimension == tables.MONEY else UNIT, one, other)


def _swapped(pairs: list[tuple[Quantity, Quantity]]) -> list[Verdict]:
    """Numbers that all came over, but stand in each other's places."""
    return _circle(pairs) or _years_apart(pairs) or _reversed(pairs) or _turned(pairs)


def _circle(pairs: list[tuple[Quantity, Quantity]]) -> list[Verdict]:
    """Numbers whose units show that each stands in another's place."""
    firm = [pair for pair in pairs if pair[0].strong and pair[0].kind not in DATES]
    moved = []
    for one, other in firm:
        if not one.unit or one.unit == other.unit or _kin(one.unit, other.unit):
            continue
        for second, second_other in firm:
            if second is one or not second_other.unit or second.unit == second_other.unit or _kin(second.unit, second_other.unit):
                continue
            if second_other.unit == one.unit and one.unit != "thing" and second.low != one.low and (one.start < second.start) != (other.start < second_other.start):
                moved += [(one, other), (second, second_other)]
    if not moved:
        return []
    low, high = min(pair[1].start for pair in moved), max(pair[1].start for pair in moved)
    circle = [pair for pair in firm if low <= pair[1].start <= high]
    return [Verdict(SWAPPED, one, other, None, tuple(circle)) for one, other in sorted(set(moved), key=lambda pair: pair[1].start)]


def _years_apart(pairs: list[tuple[Quantity, Quantity]]) -> list[Verdict]:
    """Two years that changed places: the month went with the other one."""
    years = [pair for pair in pairs if pair[0].kind == YEAR and pair[1].kind in (YEAR, NUMBER)]
    if len(years) < 2:
        return []
    for month, english in pairs:
        if month.kind != MONTH:
            continue
        mine = next((pair for pair in years if 0 <= month.start - pair[0].end <= 1), None)
        theirs = next((pair for pair in years if -1 <= pair[1].start - english.end <= 8), None)
        if mine and theirs and mine is not theirs and mine[0].low != theirs[0].low and not any(-1 <= pair[1].start - english.end <= 12 for pair in (mine,)):
            return [Verdict(SWAPPED, one, other, None, (mine, theirs)) for one, other in (mine, theirs)]
    return []


def _reversed(pairs: list[tuple[Quantity, Quantity]]) -> list[Verdict]:
    """A hyphenated pair of figures that came out back to front."""
    plain = sorted((pair for pair in pairs if pair[0].strong and pair[0].kind not in DATES), key=lambda pair: pair[0].start)
    for before, after in pairwise(plain):
        if after[0].start - before[0].end == 1 and before[1].start - after[1].end == 1 and before[0].low != after[0].low:
            return [Verdict(SWAPPED, one, other, None, (before, after)) for one, other in (before, after)]
    return []


def _kin(one: str, other: str) -> bool:
    """Whether translators put one unit for the other: 例 for patients, 家 for households."""
    return {one, other} <= {"person", "case", "household", "company", "country"} or {one, other} <= {"CNY", "USD"}


def _turned(pairs: list[tuple[Quantity, Quantity]]) -> list[Verdict]:
    """A queue of figures that moved on by one place: A B C D came back as B C D A."""
    plain = sorted((pair for pair in pairs if pair[0].kind in (NUMBER, PERCENT, POINT) and pair[0].strong and not pair[1].words), key=lambda pair: pair[0].start)
    order = sorted(range(len(plain)), key=lambda at: plain[at][1].start)
    stay = [at == place for place, at in enumerate(order)]
    if all(stay):
        return []
    first, last = stay.index(False), len(stay) - 1 - stay[::-1].index(False)
    plain, order = plain[first : last + 1], [at - first for at in order[first : last + 1]]
    if len({pair[0].low for pair in plain}) < len(plain) or len(plain) < 3 or (len(plain) == 3 and len({pair[0].unit for pair in plain}) > 1):
        return []
    turn = order[0]
    if order != [(at + turn) % len(plain) for at in range(len(plain))]:
        return []
    return [Verdict(SWAPPED, one, other, None, tuple(plain)) for one, other in plain]


def _explain(pairs: list[tuple[Quantity, Quantity]], left: list[Quantity], right: list[Quantity], again: list[Quantity]) -> Iterator[Verdict]:
    """What became of the numbers without a partner."""
    strong = [one for one in left if one.strong]
    order = sorted(pairs, key=lambda pair: pair[0].start)
    offers = []
    for one in strong:
        slot = _slot(one, order)
        for other in right:
            price = _likeness(one, other) + _outside(other, slot)
            if price < 6:
                offers.append((price, one.start, other.start, one, other))
        for other in again:
            price = _likeness(one, other) + _outside(other, slot) + 2
            if price < 5:
                offers.append((price, one.start, other.start, one, other))
    offers.sort(key=lambda offer: offer[:3])
    done: set[int] = set()
    for _, _, _, one, other in offers:
        if id(one) in done or id(other) in done:
            continue
        done.update((id(one), id(other)))
        yield Verdict(SCALE if _off_by_tens(one, other) else CHANGED, one, other, second=_other_half(one, other, right, done))
    for one in strong:
        if id(one) not in done:
            before = [english for chinese, english in order if chinese.start < one.start]
            yield Verdict(MISSING, one, None, before[-1] if before else None)
    for other in right:
        if id(other) not in done and other.strong:
            yield Verdict(INVENTED, None, other)


def _off_by_tens(source: Quantity, target: Quantity) -> bool:
    """Whether one is the other times a power of ten."""
    for value in _values(target):
        if source.low > 0 and value > 0:
            power = math.log10(value / source.low)
            if abs(power - round(power)) < 1e-9 and round(power):
                return True
    return False


def _likeness(source: Quantity, target: Quantity) -> float:
    """How far `target` is from being a wrong rendering of `source`; the nearer to 0 the likelier."""
    if target.kind == WEEKDAY:
        return 5.0 if source.kind == DAY else _FAR
    if not target.strong and not (target.kind == PART and source.kind == PART) and not (source.low == 0.5 and source.unit == target.unit):
        return _FAR
    if source.kind == YEAR and target.kind != YEAR and not 1000 <= target.low <= 2999:
        return _FAR
    if target.kind not in _SAYS[source.kind] and not (source.kind in DATES and target.kind in DATES) and units_cost(source, target) > 1:
        return _FAR
    price = min(_SAYS[source.kind].get(target.kind, 5), 5) * 0.6 + max(0.0, units_cost(source, target)) * 0.3
    if source.unit and source.unit == target.unit:
        price -= 1.5
    if _off_by_tens(source, target):
        return price
    return price + (1.0 if _same_figures(source, target) else 2.5)


def _same_figures(source: Quantity, target: Quantity) -> bool:
    """Whether the two hold the same figures in another order, or begin alike."""
    one, other = f"{source.low:.10g}".replace(".", "").strip("0"), f"{target.low:.10g}".replace(".", "").strip("0")
    return bool(one) and (sorted(one) == sorted(other) or other.startswith(one) or (len(other) > 1 and one.startswith(other)) or other.endswith(one))


def _slot(one: Quantity, order: list[tuple[Quantity, Quantity]]) -> tuple[int, int]:
    """Between which places of the English the number should stand, going by its neighbours."""
    low, high = 0, 1 << 30
    for chinese, english in order:
        if chinese.start < one.start:
            low = english.end
        else:
            high = english.start
            break
    return low, high


def _outside(target: Quantity, slot: tuple[int, int]) -> float:
    low, high = slot
    return 0.0 if (low <= target.start < high) or high < low else 1.0


def _other_half(source: Quantity, target: Quantity, right: list[Quantity], done: set[int]) -> Quantity | None:
    """The English number that is the rest of `source`: 7.2亿 as "7 … 200 million"."""
    for other in right:
        if id(other) in done or other is target or abs(other.start - target.start) > 90:
            continue
        for one, two in ((target, other), (other, target)):
            if one.start < two.start and one.low and two.low and _joins(source.low, one.low, two.low):
                done.add(id(other))
                return other
    return None


def _joins(whole: float, first: float, second: float) -> bool:
    """Whether `whole` (7.2亿) was cut at its point into `first` (7) and `second` (200 million, or 2)."""
    if whole != int(whole) or whole < 1000:
        return first == int(whole) and second < 1000 and second == int(second) and same(whole, float(f"{first:.0f}.{second:.0f}"))
    return any(second < 10**power and same(first * 10**power + second, whole) for power in (3, 4, 6, 8, 9, 12))
