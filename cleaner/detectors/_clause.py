"""Where in the English something should stand that is missing from it."""
from __future__ import annotations

from glossary.expression import expression

_CLAUSE = expression(r"[^,.;:!?()，。；：！？（）\n]+(?:(?<=\d)[,.:](?=\d)[^,.;:!?()，。；：！？（）\n]+)*")
_MOST = 60


def clause_near(target: str, share: float, low: int = 0) -> tuple[int, int]:
    """The clause of `target`, or a part of it, at `share` (0 to 1) of its length, but not before `low`."""
    guess = max(low, min(len(target) - 1, round(len(target) * share)))
    clause = min((found for found in _CLAUSE.finditer(target) if found[0].strip()),
                 key=lambda found: max(found.start() - guess, guess - found.end(), 0), default=None)  # fmt: skip
    if clause is None:
        return 0, len(target)
    start, end = clause.span()
    if end - start > _MOST:
        start = max(start, target.rfind(" ", start, max(start, guess - 20) + 1) + 1)
        end = min(end, start + _MOST - 10)
        space = target.rfind(" ", start, end)
        end = space if space > start else end
    while start < end and target[start].isspace():
        start += 1
    while end > start and target[end - 1].isspace():
        end -= 1
    return start, end
