"""Puts edits into a text or into its bytes, and leads back from there."""
from __future__ import annotations

from collections.abc import Iterable, Sequence

from cleaner.model import Edit
from glossary.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import AnyStr


def splice(raw: str, edits: Sequence[Edit]) -> str:
    """`raw` with `edits` (disjoint, in order) put in."""
    return _put_in(raw, edits)


class ByteEdit(NamedTuple):
    """Put `data` in place of start:end (bytes)."""

    start: int
    end: int
    data: bytes


def in_bytes(raw: str, encoding: str, edits: Sequence[Edit]) -> tuple[bytes, list[ByteEdit]]:
    """The bytes of `raw`, and `edits` as edits of these bytes."""
    changes: list[ByteEdit] = []
    parts: list[bytes] = []
    at = size = 0
    for edit in edits:
        before, gone = raw[at : edit.start].encode(encoding), raw[edit.start : edit.end].encode(encoding)
        size += len(before)
        changes.append(ByteEdit(size, size + len(gone), edit.text.encode(encoding)))
        size += len(gone)
        parts += before, gone
        at = edit.end
    parts.append(raw[at:].encode(encoding))
    return b"".join(parts), changes


def splice_bytes(old: bytes, changes: Sequence[ByteEdit]) -> bytes:
    """`old` with `changes` (disjoint, in order) put in."""
    return _put_in(old, changes)


def _put_in(whole: AnyStr, edits: Iterable[tuple[int, int, AnyStr]]) -> AnyStr:
    parts: list[AnyStr] = []
    at = 0
    for start, end, new in edits:
        parts += whole[at:start], new
        at = end
    parts.append(whole[at:])
    return whole[:0].join(parts)


def reverse(old: bytes, changes: Sequence[ByteEdit]) -> list[ByteEdit]:
    """The edits that lead back from the mended bytes to `old`."""
    back, grown = [], 0
    for change in changes:
        start = change.start + grown
        back.append(ByteEdit(start, start + len(change.data), old[change.start : change.end]))
        grown += len(change.data) - (change.end - change.start)
    return back


def trimmed(new: bytes, old: bytes) -> ByteEdit:
    """The edit that leads from `new` to `old`, without what both begin and end with."""
    head = _common(new, old)
    tail = _common(new[head:][::-1], old[head:][::-1])
    return ByteEdit(head, len(new) - tail, old[head : len(old) - tail])


def _common(one: bytes, other: bytes) -> int:
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == other[low:middle] else (low, middle - 1)
    return low
