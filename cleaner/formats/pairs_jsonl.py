"""Pairs of Chinese and English, one JSON object a line: {"id": …, "source": "中文", "target": "English"}."""
from __future__ import annotations

import json

from cleaner.formats._pairs import Lines, Pair, Pairs, Side, escaped, numbered, plain
from glossary.expression import expression

_STRING = r'"(?:[^"\\]|\\.)*"'
_TOKEN = expression(rf"{_STRING}|[{{}}\[\]:,]")
_PLAIN = expression(r'"(source|target)"\s*:\s*"([^"]*)"')
_ESCAPE = expression(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\(?:u[0-9a-fA-F]{4}|.)")


class Reader(Lines):
    format = "pairs-jsonl"
    escape = {ord('"'): '\\"', ord("\\"): "\\\\", ord("\n"): "\\n", ord("\r"): "\\r", ord("\t"): "\\t"}

    def fill(self, raw: str, pairs: Pairs) -> None:
        for number, start, line in numbered(raw, pairs.first_line):
            body, end = line.strip(" \t\ufeff"), start + len(line)
            if not body:
                continue
            try:
                row = json.loads(body)
            except ValueError as error:
                pairs.complain(start, end, f"line {number} is not JSON: {error}")
                continue
            if not isinstance(row, dict) or not isinstance(row.get("source"), str) or not isinstance(row.get("target"), str):
                pairs.complain(start, end, f'line {number} has no "source" and "target" that are texts')
                continue
            places = _strings(line)
            source, target = (_side(line, places[key], start) for key in ("source", "target"))
            pairs.pairs.append(Pair(str(row.get("id", number)), f"line {number}", source, target, start, end))


def _side(line: str, place: tuple[int, int], start: int) -> Side:
    written = line[slice(*place)]
    if "\\" not in written:
        return plain(written, start + place[0])
    return escaped(written, start + place[0], _ESCAPE, lambda escape: str(json.loads(f'"{escape}"')))


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
