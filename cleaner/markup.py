"""Keeps an article's markup as it is: whole elements go or stay, and a fix that would change the rest is not made."""
from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence

from cleaner.document import Block, Document
from cleaner.edits import splice
from cleaner.model import SAFE, SUGGESTED, Edit, Finding, Fix
from cleaner.resolve import plan
from glossary.expression import expression

_WORDS = "\ue000"
_AROUND = expression(rf"[ \t]*{_WORDS}[ \t]*")
_BLANK = " \t\r\n\ufeff\u3000\xa0"
Read = Callable[[Document, str], Document]


class Skeleton:
    """An article's markup: what stands between its words, and its blocks; compared before and after edits."""

    def __init__(self, doc: Document, edits: Sequence[Edit] = ()) -> None:
        gone = [(edit.start, edit.end) for edit in edits if edit.end > edit.start and not edit.text]
        put = [edit.start for edit in edits if edit.text]
        self.kinds = [block.kind for block in doc.blocks if not _within(gone, block.home, block.home_end)]
        parts = []
        at = 0
        for start, end in _runs(doc):
            parts.append(_kept(doc.raw, at, start, gone))
            number = bisect_left(put, start)
            if (number < len(put) and put[number] <= end) or _kept(doc.raw, start, end, gone).strip(_BLANK):
                parts.append(_WORDS)
            at = end
        parts.append(_kept(doc.raw, at, len(doc.raw), gone))
        self.between = _AROUND.sub(_WORDS, "".join(parts))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Skeleton) and self.between == other.between and self.kinds == other.kinds

    __hash__ = None  # type: ignore[assignment]


def _runs(doc: Document) -> Iterator[tuple[int, int]]:
    """The stretches of raw that are words."""
    low = high = -1
    for piece in sorted((one for one in doc.pieces or () if not one.fixed), key=lambda one: one.home):
        if piece.home != high:
            if high >= 0:
                yield low, high
            low = piece.home
        high = piece.home_end
    if high >= 0:
        yield low, high


def _within(gone: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_right(gone, (start, end)) - 1
    return any(low <= start and end <= high for low, high in gone[max(0, at) : at + 2])


def _kept(raw: str, start: int, end: int, gone: Sequence[tuple[int, int]]) -> str:
    """raw[start:end] without what goes."""
    parts = []
    for number in range(max(0, bisect_right(gone, (start, start)) - 1), len(gone)):
        low, high = gone[number]
        if low >= end:
            break
        if high > start:
            parts.append(raw[start : max(start, low)])
            start = min(high, end)
    parts.append(raw[start:end])
    return "".join(parts)


def keep_markup(doc: Document, findings: list[Finding], read: Read) -> list[Finding]:
    """`findings` (in offsets of raw), without the edits of those fixes that would change the markup."""
    if not doc.blocks or not any(fix.edits for one in findings for fix in one.fixes):
        return findings
    most = max(len(one.fixes) for one in findings)
    for number in range(most):
        waiting = [at for at, one in enumerate(findings) if len(one.fixes) > number and one.fixes[number].edits]
        while waiting:
            trial = {at: findings[at]._replace(fixes=(findings[at].fixes[number],)) for at in waiting}
            deferred = _deferred(doc, list(trial.values()), waiting)
            tried = [at for at in waiting if at not in deferred]
            for at in _harmful(doc, [trial[at] for at in tried], tried, True, read):
                findings[at] = _without_edits(findings[at], number)
            waiting = [at for at in waiting if at in deferred]
    return findings


def without_harm(doc: Document, findings: list[Finding], suggested: bool, read: Read) -> list[Finding]:
    """`findings`, of which `clean` may make all fixes together."""
    for at in _harmful(doc, findings, range(len(findings)), suggested, read):
        findings[at] = _without_edits(findings[at], 0)
    return findings


def _without_edits(finding: Finding, number: int) -> Finding:
    fixes = tuple(fix._replace(edits=()) if at == number else fix for at, fix in enumerate(finding.fixes))
    return finding._replace(fixes=fixes)


def _deferred(doc: Document, findings: Sequence[Finding], numbers: Sequence[int]) -> set[int]:
    outcome = plan(doc.raw, findings, True).outcome
    late = {at for at, (status, _) in zip(numbers, outcome, strict=True) if status == "deferred"}
    return late if len(late) < len(numbers) else set()


def _harmful(doc: Document, findings: Sequence[Finding], numbers: Sequence[int], suggested: bool, read: Read) -> list[int]:
    """The numbers of those findings whose fixes change the markup, alone or together with those before them."""
    edits = plan(doc.raw, findings, suggested).edits
    if not edits or Skeleton(doc, edits) == Skeleton(read(doc, splice(doc.raw, edits))):
        return []
    if len(findings) == 1:
        return [*numbers]
    half = len(findings) // 2
    harmful = [*_harmful(doc, findings[:half], numbers[:half], suggested, read), *_harmful(doc, findings[half:], numbers[half:], suggested, read)]
    return harmful or [*numbers[half:]]


def whole_elements(doc: Document, findings: list[Finding]) -> list[Finding]:
    """Where the deletions of several findings (in offsets of prose) take all prose of an element, each of them takes the element."""
    if not doc.blocks:
        return findings
    deletions = [(at, edit) for at, one in enumerate(findings) if one.fixes and len(one.fixes[0].edits) == 1 for edit in one.fixes[0].edits if not edit.text]
    if len(deletions) < 2:
        return findings
    deletions.sort(key=lambda one: one[1])
    elements = sorted({(one.start, one.end): one for one in doc.blocks if one.removable and one.kind != "line"}.values(), key=lambda one: (one.start, -one.end))
    done = 0
    for element in elements:
        inside = [(at, edit) for at, edit in deletions if element.start <= edit.start and edit.end <= element.end]
        if element.start < done or len(inside) < 2 or not _covered(doc, element, [edit for _, edit in inside]):
            continue
        safe = all(findings[at].fixes[0].safety == SAFE for at, _ in inside)
        for at, _ in inside:
            fix = Fix("", (Edit(element.start, element.end, ""),), SAFE if safe else SUGGESTED)
            findings[at] = findings[at]._replace(fixes=(fix, *findings[at].fixes[1:]))
        done = element.end
    return findings


def _covered(doc: Document, element: Block, edits: Sequence[Edit]) -> bool:
    at = element.start
    for low, high in [*((edit.start, edit.end) for edit in edits), (element.end, element.end)]:
        if doc.prose[at : max(at, low)].strip(_BLANK):
            return False
        at = max(at, high)
    return True
