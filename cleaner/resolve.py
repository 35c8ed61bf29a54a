"""Findings -> Plan: which edits go in, which give way, and which gap goes with a deleted line."""
from __future__ import annotations

from bisect import bisect_left, insort
from collections import deque
from collections.abc import Sequence

from cleaner.model import SAFE, Edit, Finding, Fix
from glossary.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Literal

    Status = Literal[True, False, "absorbed", "deferred"]

_SPACES = " \t\ufeff\u3000\xa0"
_BLANK = _SPACES + "\r\n"


class Plan(NamedTuple):
    """edits: disjoint, in order. outcome: for each finding what became of its fix, and its edits as they go in."""

    edits: tuple[Edit, ...]
    outcome: tuple[tuple[Status, tuple[Edit, ...]], ...]


def chosen(finding: Finding, suggested: bool = False) -> Fix | None:
    """The fix that `clean` applies: a safe one, or (when asked for) a suggested one that is the only wording."""
    if not finding.fixes or not finding.fixes[0].edits:
        return None
    fix = finding.fixes[0]
    return fix if fix.safety == SAFE or (suggested and len(finding.fixes) == 1) else None


def plan(raw: str, findings: Sequence[Finding], suggested: bool = False) -> Plan:
    """Decides on the fixes of `findings` (in offsets of `raw`): equal edits count once, what lies inside a
    deletion is absorbed, else the wider wins, ties by rule; the loser is deferred to the next walk."""
    fixes = [chosen(finding, suggested) for finding in findings]
    order = sorted((at for at, fix in enumerate(fixes) if fix), key=lambda at: (-_width(fixes[at]), findings[at].rule, findings[at].start, at))
    status: list[Status] = [False] * len(findings)
    taken: list[tuple[Edit, int]] = []
    for at in order:
        fix = fixes[at]
        assert fix is not None
        status[at] = _fits(fix.edits, taken)
        if status[at] is True:
            for edit in fix.edits:
                insort(taken, (edit, at))
    widened = widen(raw, [edit for edit, _ in taken])
    edits: list[list[Edit]] = [[] for _ in findings]
    final: list[Edit] = []
    dropped = {owner for (edit, owner), wide in zip(taken, widened, strict=True) if wide is None}
    for (_, owner), wide in zip(taken, widened, strict=True):
        if owner in dropped:
            status[owner] = "deferred"
        elif wide is not None:
            edits[owner].append(wide)
            final.append(wide)
    return Plan(tuple(final), tuple(zip(status, map(tuple, edits), strict=True)))


def _width(fix: Fix | None) -> int:
    return sum(edit.end - edit.start for edit in fix.edits) if fix else 0


def _fits(edits: tuple[Edit, ...], taken: list[tuple[Edit, int]]) -> Status:
    inside = 0
    for edit in edits:
        at = bisect_left(taken, (edit, -1))
        for other, _ in taken[max(0, at - 1) : at + 1]:
            if other == edit or (not other.text and other.start <= edit.start and edit.end <= other.end):
                inside += 1
                break
            if (edit.start < other.end and other.start < edit.end) or edit.start == other.start:
                return "deferred"
    return True if not inside else "absorbed" if inside == len(edits) else "deferred"


class Gaps:
    """Gaps in a text; the last one is remembered, for one with many edits in it is asked for again and again."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._known = {_SPACES: (0, -1), _BLANK: (0, -1)}

    def around(self, at: int, kind: str = _SPACES) -> tuple[int, int]:
        """The run of characters of a kind that `at` stands in, or beside."""
        low, high = self._known[kind]
        if not low <= at <= high:
            raw, low, high = self._raw, at, at
            while low and raw[low - 1] in kind:
                low -= 1
            while high < len(raw) and raw[high] in kind:
                high += 1
            self._known[kind] = low, high
        return low, high


def widen(raw: str, edits: Sequence[Edit], gaps: Gaps | None = None) -> list[Edit | None]:
    """`edits` (disjoint, in order), where a deletion of whole lines takes the gaps between them and one of the two
    gaps around them, the smaller one: what stood in two paragraphs never becomes one. None: the edit lies in such a gap."""
    wide: list[Edit | None] = list(edits)
    if all(edit.text for edit in edits):
        return wide
    gaps = gaps or Gaps(raw)
    at = 0
    while at < len(edits):
        if not _whole_lines(raw, edits[at], gaps):
            at += 1
            continue
        last = at
        while last + 1 < len(edits) and _whole_lines(raw, edits[last + 1], gaps) and not raw[edits[last].end : edits[last + 1].start].strip(_BLANK):
            last += 1
        low, high = _with_gap(raw, edits[at].start, edits[last].end, gaps)
        for one in range(at, last + 1):
            start = low if one == at else edits[one].start
            wide[one] = Edit(start, high if one == last else edits[one + 1].start, "")
        if at and edits[at - 1].end > low:
            wide[at - 1] = None
        if last + 1 < len(edits) and edits[last + 1].start < high:
            wide[last + 1] = None
        at = last + 1
    return wide


def _whole_lines(raw: str, edit: Edit, gaps: Gaps) -> bool:
    if edit.text or edit.start == edit.end:
        return False
    start, end = gaps.around(edit.start)[0], gaps.around(edit.end)[1]
    return (not start or raw[start - 1] in "\r\n") and (end == len(raw) or raw[end] in "\r\n")


def _with_gap(raw: str, start: int, end: int, gaps: Gaps) -> tuple[int, int]:
    """start:end of whole lines, with the smaller of the gaps around them."""
    before, after = gaps.around(start, _BLANK)[0], gaps.around(end, _BLANK)[1]
    first = 1 if raw.startswith("\ufeff") else 0
    next_line = _line_start(raw, end, after)  # the indentation of the next line stays
    if before <= first:
        return max(before, first), next_line
    if after == len(raw):
        return (before, end) if end < len(raw) else (before, len(raw))
    if _line_ends(raw[before:start]) < _line_ends(raw[end:next_line]):
        return before, end
    return _line_start(raw, before, start), next_line


def _line_start(raw: str, low: int, at: int) -> int:
    """Where the line of `at` begins, or `low` if that comes later."""
    return max(low, raw.rfind("\n", low, at) + 1, raw.rfind("\r", low, at) + 1)


def _line_ends(gap: str) -> int:
    return gap.replace("\r\n", "\n").replace("\r", "\n").count("\n")


class _Piece(NamedTuple):
    """A stretch of the text as it now is: raw[start:end] kept (text None), or `text` put in its place."""

    start: int
    end: int
    text: str | None
    owner: int

    @property
    def size(self) -> int:
        return self.end - self.start if self.text is None else len(self.text)

    def cut(self, at: int) -> tuple[_Piece, _Piece]:
        if self.text is None:
            return self._replace(end=self.start + at), self._replace(start=self.start + at)
        return self._replace(end=self.start, text=self.text[:at]), self._replace(text=self.text[at:])


class History:
    """The edits of several walks, expressed in offsets of the original text."""

    def __init__(self, size: int) -> None:
        self._pieces = [_Piece(0, size, None, -1)]

    def add(self, edits: Sequence[tuple[Edit, int]]) -> None:
        """Takes the edits of the next walk (edit, whose it is), in offsets of the text as the walks before left it."""
        ahead = deque(self._pieces)
        done: list[_Piece] = []
        position = 0

        def take(until: int) -> list[_Piece]:
            nonlocal position
            taken = []
            while ahead and position < until:
                piece = ahead.popleft()
                if position + piece.size > until:
                    piece, rest = piece.cut(until - position)
                    ahead.appendleft(rest)
                position += piece.size
                taken.append(piece)
            return taken

        for edit, owner in edits:
            done += take(edit.start)
            gone = take(edit.end)
            start = gone[0].start if gone else ahead[0].start if ahead else done[-1].end
            done.append(_Piece(start, gone[-1].end if gone else start, edit.text, owner))
        self._pieces = [*done, *ahead]

    def edits(self) -> list[tuple[Edit, int]]:
        """(edit of the original, whose it is), disjoint, in order; what touches an insertion is one edit."""
        made: list[tuple[Edit, int]] = []
        for piece in self._pieces:
            if piece.text is None or (not piece.text and piece.start == piece.end):
                continue
            edit = Edit(piece.start, piece.end, piece.text)
            if made and made[-1][0].end == edit.start and (edit.start == edit.end or made[-1][0].start == made[-1][0].end):
                before = made.pop()[0]
                edit = Edit(before.start, edit.end, before.text + edit.text)
            made.append((edit, piece.owner))
        return made
