"""How tags stand in each other."""
from __future__ import annotations

from collections.abc import Sequence

from cleaner.document import CLOSE, OPEN

#: (OPEN, CLOSE or ALONE, what it is known by on both sides)
Event = tuple[str, str]


def crossed(events: Sequence[Event]) -> int | None:
    """The first tag that ends before it began, or while another that began inside it has not ended."""
    opened: list[str] = []
    known = {name for part, name in events if part == OPEN}
    for number, (part, name) in enumerate(events):
        if part == OPEN:
            opened.append(name)
        elif part == CLOSE and name in known:
            if not opened or opened[-1] != name:
                return number
            opened.pop()
    return None


def inside(events: Sequence[Event]) -> set[tuple[str, str]]:
    """(outer, inner) of every tag that begins inside another."""
    opened: list[str] = []
    found: set[tuple[str, str]] = set()
    for part, name in events:
        if part == OPEN:
            found.update((outer, name) for outer in opened if outer != name)
            opened.append(name)
        elif part == CLOSE and name in opened:
            opened.remove(name)
    return found
