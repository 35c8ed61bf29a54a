"""Where the prose of front matter is: the named scalars of YAML between "---" or TOML between "+++"."""
from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.document import Comment
from cleaner.formats._builder import Builder, Escape, Places
from glossary.expression import expression

#: keys whose text readers see
NAMES = frozenset("title subtitle description summary excerpt abstract lead deck headline caption linktitle seo_title seotitle meta_description metadescription "
                  "og_title og_description sidebar_label alt image_alt".split())  # fmt: skip
_OPENING = expression(r"\ufeff?(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")
_LINE = expression(r"([^\r\n]*)(\r\n|\n|\r|\Z)")
_PAIR = expression(r"(?P<indent>[ ]*(?:-[ ]+)*)(?P<quote>[\"']?)(?P<key>[\w.-]+)(?P=quote)[ \t]*:(?:[ \t]+(?P<value>.*))?$")
_BLOCK_SCALAR = expression(r"[|>][+\-0-9]*[ \t]*(?:#.*)?$")
_DOUBLE = expression(r'"(?:[^"\\]|\\.)*"')
_SINGLE = expression(r"'(?:[^']|'')*'")
_PLAIN_END = expression(r"[ \t]+#|[ \t]*$")
_TOML_PAIR = expression(r"(?P<quote>[\"']?)(?P<key>[\w-]+)(?P=quote)[ \t]*=[ \t]*(?P<value>\S.*)$")
_COMMENT = expression(r"[ \t]*#(.*)$")
_ESCAPED = expression(r'\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|\r?\n[ \t]*|.)')
_MEANING = {"n": " ", "t": " ", "r": " ", '"': '"', "\\": "\\", "/": "/", "'": "'"}


def _never(characters: str) -> Escape:
    return {ord(character): None for character in characters}


_IN_PLAIN: Escape = _never(':#\r\n[]{}"|>&*!%@`')
_IN_DOUBLE: Escape = {**_never("\r\n"), ord('"'): '\\"', ord("\\"): "\\\\"}
_IN_SINGLE: Escape = {**_never("\r\n"), ord("'"): "''"}
_IN_LITERAL: Escape = _never("\r\n'")
_IN_BLOCK: Escape = _never("\r\n")


def read(builder: Builder) -> int:
    """Gives the prose of the front matter to the builder; where the article behind it begins."""
    raw = builder.raw
    opening = _OPENING.match(raw)
    if not opening:
        return 1 if raw.startswith("\ufeff") else 0
    fence = opening[1]
    lines = list(_lines(raw, opening.end()))
    close = next((number for number, (start, end, _) in enumerate(lines) if raw[start:end].rstrip() in ((fence,) if fence == "+++" else (fence, "..."))), None)
    first = next((line for start, end, _ in lines[:close] if (line := raw[start:end]).strip() and not _COMMENT.match(line)), "")
    if not (_PAIR if fence == "---" else _TOML_PAIR).match(first) and (first or close is None) and not first.startswith("["):
        return 1 if raw.startswith("\ufeff") else 0  # a line across the page
    if close is None:
        blank = next((number for number, (start, end, _) in enumerate(lines) if not raw[start:end].strip()), len(lines))
        builder.complaints.append((opening.start(1), opening.end(1), f"The front matter that begins here is never closed: add a line “{fence}” below it. "
                                   "It was not read; the text below its first blank line was."))  # fmt: skip
        return lines[blank - 1][2] if blank else opening.end()
    inside = lines[:close]
    if fence == "+++":
        _toml(builder, inside, opening)
    else:
        _Yaml(builder, inside).read()
    return lines[close][2]


def _lines(raw: str, start: int) -> Iterator[tuple[int, int, int]]:
    """(start, end, start of the next) of each line."""
    while start < len(raw):
        line = _LINE.match(raw, start)
        assert line
        yield start, line.end(1), line.end()
        start = line.end()


def _scalar(builder: Builder, key: str, start: int, end: int, escape: Escape, escaped: re.Pattern[str] | None = None) -> None:
    """Gives raw[start:end] to the builder, what matches `escaped` as what it means."""
    raw = builder.raw
    places = Places.from_offset(0, len(raw))
    builder.open(f"front matter {key}", start, escape=escape, apart=True)
    at = start
    for found in escaped.finditer(raw, start, end) if escaped else ():
        builder.text(raw, at, found.start(), places, wrap=True)
        at = found.end()
        meaning = "'" if found[0] == "''" else _meaning(found[0])
        builder.alias(meaning, found.start(), at)
    builder.text(raw, at, end, places, wrap=True)
    builder.close(end)


def _meaning(escape: str) -> str:
    if escape[1] in "uUx" and len(escape) > 2:
        number = int(escape[2:], 16)
        return chr(number) if 32 <= number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF else " "
    return _MEANING.get(escape[1], " ")


class _Yaml:
    def __init__(self, builder: Builder, lines: list[tuple[int, int, int]]) -> None:
        self._to, self._raw, self._lines = builder, builder.raw, lines
        self._at = 0

    def read(self) -> None:
        while self._at < len(self._lines):
            start, end, _ = self._lines[self._at]
            line = self._raw[start:end]
            pair, comment = _PAIR.match(line), _COMMENT.match(line)
            self._at += 1
            if comment:
                self._to.comments.append(Comment(start, end, comment[1]))
            elif pair:
                value = pair["value"] or ""
                at = start + pair.start("value") if pair["value"] is not None else end
                self._value(pair["key"], value, at, end, len(pair["indent"]))
            elif line.strip() and line[0] not in " \t-]}" :
                self._to.complaints.append((start, end, "This line of the front matter is neither a key with a value nor part of one; it was not read."))

    def _value(self, key: str, value: str, start: int, end: int, indent: int) -> None:
        wanted = key.lower() in NAMES
        if _BLOCK_SCALAR.match(value):
            self._block(key, indent, wanted, folded=value[0] == ">")
        elif value[:1] in ("'", '"'):
            self._quoted(key, start, wanted)
        elif value[:1] and value[0] not in "[{&*!|>%@`#" and wanted:
            self._plain(key, start, end, indent)

    def _continuation(self, indent: int) -> list[tuple[int, int, int]]:
        """The lines that follow, indented deeper."""
        first = self._at
        while self._at < len(self._lines):
            start, end, _ = self._lines[self._at]
            line = self._raw[start:end]
            if line.strip() and len(line) - len(line.lstrip(" ")) <= indent:
                break
            self._at += 1
        while self._at > first and not self._raw[slice(*self._lines[self._at - 1][:2])].strip():
            self._at -= 1
        return self._lines[first : self._at]

    def _block(self, key: str, indent: int, wanted: bool, folded: bool) -> None:
        lines = self._continuation(indent)
        if not lines or not wanted:
            return
        if folded:
            _scalar(self._to, key, lines[0][0], lines[-1][1], _IN_BLOCK)
            return
        for start, end, _ in lines:
            if self._raw[start:end].strip():
                _scalar(self._to, key, start, end, _IN_BLOCK)

    def _quoted(self, key: str, start: int, wanted: bool) -> None:
        quote = self._raw[start]
        limit = self._lines[-1][1]
        found = (_DOUBLE if quote == '"' else _SINGLE).match(self._raw, start, limit)
        end = self._lines[self._at - 1][1]
        if not found or (found.end() > end and "\n" in self._raw[start : found.end()] and any(_PAIR.match(self._raw[s:e]) for s, e, _ in self._inner(found.end()))):
            self._to.complaints.append((start, end, f"The quotation mark that begins here is never closed; “{key}” was not read."))
            return
        while self._at < len(self._lines) and self._lines[self._at][0] < found.end():
            self._at += 1
        tail = self._raw[found.end() : self._lines[self._at - 1][1]].strip()
        if tail and not tail.startswith("#"):
            self._to.complaints.append((start, found.end(), f"Something stands behind the closing quotation mark; “{key}” was not read."))
        elif wanted:
            _scalar(self._to, key, start + 1, found.end() - 1, _IN_DOUBLE if quote == '"' else _IN_SINGLE, _ESCAPED if quote == '"' else re.compile("''"))

    def _inner(self, until: int) -> list[tuple[int, int, int]]:
        return [line for line in self._lines[self._at :] if line[0] < until]

    def _plain(self, key: str, start: int, end: int, indent: int) -> None:
        value = self._raw[start:end]
        stop = _PLAIN_END.search(value)
        text = value[: stop.start() if stop else None]
        if ": " in text or text.endswith(":"):
            self._to.complaints.append((start, start + len(text), f"A colon inside the value of “{key}”: put it in quotation marks. It was not read."))
            self._continuation(indent)
            return
        last = start + len(text)
        if stop and "#" not in stop[0]:
            more = self._continuation(indent)
            if more:
                last = more[-1][1]
        _scalar(self._to, key, start, last, _IN_PLAIN)


def _toml(builder: Builder, lines: list[tuple[int, int, int]], opening: re.Match[str]) -> None:
    raw = builder.raw
    if not lines:
        return
    import tomllib  # slow to import, and most front matter is YAML

    try:
        tomllib.loads(raw[lines[0][0] : lines[-1][2]].replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        builder.complaints.append((opening.start(1), opening.end(1), f"The front matter that begins here is no valid TOML ({error}, counted from there); it was not read."))
        return
    at = lines[0][0]
    for start, end, _ in lines:
        line = raw[start:end]
        if start < at:
            continue
        if comment := _COMMENT.match(line):
            builder.comments.append(Comment(start, end, comment[1]))
        pair = _TOML_PAIR.match(line.lstrip(" \t"))
        if not pair:
            continue
        begin = end - len(pair["value"])
        at = _toml_value(builder, pair["key"], begin, lines[-1][2])


def _toml_value(builder: Builder, key: str, start: int, limit: int) -> int:
    """Gives a string to the builder; where it ends."""
    raw, wanted = builder.raw, key.lower() in NAMES
    for mark, escape, escaped in (('"""', _IN_DOUBLE, _ESCAPED), ("'''", _IN_LITERAL, None), ('"', _IN_DOUBLE, _ESCAPED), ("'", _IN_LITERAL, None)):
        if not raw.startswith(mark, start):
            continue
        end = start + len(mark)
        while not raw.startswith(mark, end) and end < limit:
            end += 2 if escaped and raw[end] == "\\" else 1
        if wanted:
            _scalar(builder, key, start + len(mark), end, escape, escaped)
        return end + len(mark)
    return start
