"""Puts figures that stand in each other's places back where they belong, as well as units and order can tell."""
from __future__ import annotations

from collections.abc import Sequence

from cleaner.quantity.compare import units_cost
from cleaner.quantity.quantity import Quantity

_MOST = 10


def assign(pairs: Sequence[tuple[Quantity, Quantity]]) -> list[tuple[Quantity, Quantity]]:
    """For the (Chinese, English) of a circle: the Chinese number that belongs in each English place, cheapest overall."""
    if len(pairs) > _MOST:
        return []
    chinese = sorted((one for one, _ in pairs), key=lambda one: one.start)
    english = sorted((other for _, other in pairs), key=lambda one: one.start)
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for rank, place in enumerate(english):
        after: dict[int, tuple[float, tuple[int, ...]]] = {}
        for taken, (price, way) in best.items():
            for at, one in enumerate(chinese):
                if taken & 1 << at:
                    continue
                cost = price + 0.4 * abs(at - rank) + max(0.0, units_cost(one, place)) + (0 if one.kind == place.kind else 1.5)
                known = after.get(taken | 1 << at)
                if known is None or cost < known[0]:
                    after[taken | 1 << at] = (cost, (*way, at))
        best = after
    (_, way) = best[(1 << len(chinese)) - 1]
    return [(chinese[at], place) for at, place in zip(way, english, strict=True)]
