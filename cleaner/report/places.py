"""Positions as other programs count them. Inside copydesk there is one kind: code points of the decoded file."""
from __future__ import annotations

from cleaner.document import Document


def shown(doc: Document, offset: int) -> tuple[int, int]:
    """Line and column from 1, columns in code points, as a program counts them that does not see a byte-order mark."""
    line, column = doc.line_column(offset)
    return line, max(1, column - 1) if line == 1 and doc.raw.startswith("\ufeff") else column


def in_bytes(doc: Document, offset: int) -> tuple[int, int]:
    """Line and column from 1, columns in bytes of UTF-8, a byte-order mark included."""
    line, column = doc.line_column(offset)
    return line, len(doc.raw[offset - column + 1 : offset].encode("utf-8", "surrogatepass")) + 1
