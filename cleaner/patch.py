"""Changes to look at and to apply: a unified patch and a diff word by word, both made from the edits."""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from cleaner.edits import ByteEdit
from cleaner.model import Edit

_CONTEXT = 3


def unified(name: str, old: bytes, changes: Sequence[ByteEdit]) -> bytes:
    """The unified diff that `git apply -p1` takes; b"" where nothing changes. Works on bytes, so any encoding will do."""
    if not changes:
        return b""
    lines = _lines(old)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    blocks = _blocks(old, lines, starts, changes)
    if not blocks:
        return b""
    out = [b"--- " + _name(b"a/" + name.encode("utf-8", "surrogateescape")), b"+++ " + _name(b"b/" + name.encode("utf-8", "surrogateescape"))]
    grown, at = 0, 0
    while at < len(blocks):
        last = at
        while last + 1 < len(blocks) and blocks[last + 1][0] - blocks[last][1] <= 2 * _CONTEXT:
            last += 1
        low, high = max(0, blocks[at][0] - _CONTEXT), min(len(lines), blocks[last][1] + _CONTEXT)
        body: list[bytes] = []
        here = low
        added = 0
        for first, end, new in blocks[at : last + 1]:
            body += _marked(b" ", lines[here:first]) + _marked(b"-", lines[first:end]) + _marked(b"+", new)
            added += len(new) - (end - first)
            here = end
        body += _marked(b" ", lines[here:high])
        size = high - low
        out.append(b"@@ -%s +%s @@\n" % (_range(low, size), _range(low + grown, size + added)))
        out += body
        grown += added
        at = last + 1
    return b"".join(out)


def _lines(data: bytes) -> list[bytes]:
    """Lines as git sees them: only LF ends one."""
    lines = [line + b"\n" for line in data.split(b"\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def _blocks(old: bytes, lines: list[bytes], starts: list[int], changes: Sequence[ByteEdit]) -> list[tuple[int, int, list[bytes]]]:
    """(first line, end line, new lines) for each stretch of lines that changes; lines that stay are trimmed off."""
    blocks: list[tuple[int, int, list[bytes]]] = []
    at = 0
    while at < len(changes):
        first = end = _line_of(starts, changes[at][0])
        parts: list[bytes] = []
        position = starts[first]
        # what is put behind the last line belongs to it, for it may have no line end
        while at < len(changes) and (first == end or changes[at].start < starts[end] or end == len(lines)):
            low, high, new = changes[at]
            parts += old[position:low], new
            position, end = high, min(_line_of(starts, high) + 1, len(lines))
            at += 1
        parts.append(old[position : starts[end]])
        before, after = lines[first:end], _lines(b"".join(parts))
        most = min(len(before), len(after))
        head = next((n for n in range(most) if before[n] != after[n]), most)
        most -= head
        tail = next((n for n in range(most) if before[-1 - n] != after[-1 - n]), most)
        if head + tail < max(len(before), len(after)):
            blocks.append((first + head, end - tail, after[head : len(after) - tail]))
    return blocks


def _line_of(starts: list[int], position: int) -> int:
    return max(0, min(bisect_right(starts, position), len(starts) - 1) - 1)


def _marked(mark: bytes, lines: list[bytes]) -> list[bytes]:
    return [mark + line if line.endswith(b"\n") else mark + line + b"\n\\ No newline at end of file\n" for line in lines]


def _range(start: int, size: int) -> bytes:
    return b"%d,%d" % (start + 1 if size else start, size)


def _name(name: bytes) -> bytes:
    """A file name as git writes it: quoted where it holds quotes, backslashes or controls."""
    special = {7: b"\\a", 8: b"\\b", 9: b"\\t", 10: b"\\n", 11: b"\\v", 12: b"\\f", 13: b"\\r", 34: b'\\"', 92: b"\\\\"}
    if any(byte < 32 or byte in (34, 92, 127) for byte in name):
        return b'"' + b"".join(special.get(b) or (b"\\%03o" % b if b < 32 or b == 127 else bytes((b,))) for b in name) + b'"\n'
    return name + (b"\t\n" if b" " in name else b"\n")


def by_words(raw: str, edits: Sequence[Edit], old: Callable[[str], str], new: Callable[[str], str], same: Callable[[str], str],
             context: int = 60) -> list[tuple[int, str]]:  # fmt: skip
    """(offset, excerpt) for each change, near ones together; `old`, `new` and `same` render what goes, what comes and what stays."""
    excerpts = []
    at = 0
    while at < len(edits):
        last = at
        while last + 1 < len(edits) and edits[last + 1].start - edits[last].end <= context:
            last += 1
        near, far = max(0, edits[at].start - context), min(len(raw), edits[last].end + context)
        low = max(near, raw.rfind("\n", near, edits[at].start) + 1)
        stop = raw.find("\n", edits[last].end, far)
        high = stop if stop >= 0 else far
        parts, position = ["…" if low and raw[low - 1] != "\n" else ""], low
        for edit in edits[at : last + 1]:
            parts.append(same(raw[position : edit.start]))
            if edit.end > edit.start:
                parts.append(old(raw[edit.start : edit.end]))
            if edit.text:
                parts.append(new(edit.text))
            position = edit.end
        parts += same(raw[position:high]), "…" if high < len(raw) and raw[high] != "\n" else ""
        excerpts.append((edits[at].start, "".join(parts)))
        at = last + 1
    return excerpts
