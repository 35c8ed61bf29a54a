"""Pairs of Chinese and English, one JSON object a line: {"id": …, "source": "中文", "target": "English"}."""
from __future__ import annotations

import json
import re

from cleaner.document import Document, Piece, Segment

_STRING = r'"(?:[^"\\]|\\.)*"'
_TOKEN = re.compile(rf"{_STRING}|[{{}}\[\]:,]")
_PLAIN = re.compile(r'"(source|target)"\s*:\s*"([^"]*)"')
_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\(?:u[0-9a-fA-F]{4}|.)")
#: how a replacement is written inside a JSON string
WRITTEN = {ord('"'): '\\"', ord("\\"): "\\\\", ord("\n"): "\\n", ord("\r"): "\\r", ord("\t"): "\\t"}
_GAP = "\n\n"


def read(path: str, raw: str, encoding: str, offset: int = 0, first_line: int = 1) -> Document:
    """The pairs of a file, or of the part of it that begins at `offset` and `first_line`."""
    prose: list[str] = []
    pieces: list[Piece] = []
    segments: list[Segment] = []
    complaints: list[tuple[int, int, str]] = []
    size = position = 0
    for number, line in enumerate(raw.split("\n"), first_line):
        start, position = position, position + len(line) + 1
        body = line.strip("\r \t\ufeff")
        if not body:
            continue
        try:
            row = json.loads(body)
        except ValueError as error:
            complaints.append((start, start + len(line), f"line {number} is not JSON: {error}"))
            continue
        if not isinstance(row, dict) or not isinstance(row.get("source"), str) or not isinstance(row.get("target"), str):
            complaints.append((start, start + len(line), f'line {number} has no "source" and "target" that are texts'))
            continue
        places = _strings(line)
        target, source = row["target"], row["source"]
        pieces += _pieces(line, places["target"], size, start)
        segments.append(Segment(str(row.get("id", number)), size, size + len(target), source, "", tuple(_pieces(line, places["source"], 0, start))))
        prose += (target, _GAP)
        size += len(target) + len(_GAP)
    return Document(path, raw, encoding, prose="".join(prose), pieces=pieces, segments=tuple(segments), format="pairs-jsonl", escape=WRITTEN,
                    article=False, offset=offset, first_line=first_line, complaints=tuple(complaints))  # fmt: skip


def _strings(line: str) -> dict[str, tuple[int, int]]:
    """Where the strings of the object in `line` stand, by their keys, quotation marks left out."""
    found: dict[str, tuple[int, int]] = {}
    if "\\" not in line and line.count("{") == 1 and "[" not in line:  # no string holds a quotation mark: keys are found by sight
        for plain in _PLAIN.finditer(line):
            found[plain[1]] = plain.span(2)
        return found
    depth, key, name = 0, "", ""
    for token in _TOKEN.finditer(line):
        first = token[0][0]
        if first == '"':
            if depth == 1:
                if key:
                    found[key] = (token.start() + 1, token.end() - 1)
                else:
                    name = token[0][1:-1]
                    name = json.loads(token[0]) if "\\" in name else name
        elif first in "{[":
            depth += 1
        elif first in "}]":
            depth -= 1
        elif depth == 1:
            key = name if first == ":" else ""
    return found


def _pieces(line: str, place: tuple[int, int], start: int, home: int) -> list[Piece]:
    """The pieces of the string at `place` of `line`, which begins at `home` of the file, as they stand from `start` on."""
    low, high = place
    if line.find("\\", low, high) < 0:
        return [Piece(start, home + low, high - low)]
    pieces: list[Piece] = []
    for escape in _ESCAPE.finditer(line, low, high):
        if escape.start() > low:
            pieces.append(Piece(start, home + low, escape.start() - low))
            start += escape.start() - low
        pieces.append(Piece(start, home + escape.start(), 1, len(escape[0])))
        start += 1
        low = escape.end()
    if high > low or not pieces:
        pieces.append(Piece(start, home + low, high - low))
    return pieces
