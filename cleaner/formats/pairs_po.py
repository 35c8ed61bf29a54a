"""Message catalogues of gettext: msgid is the source, msgstr the target."""
from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleaner.document import Piece
from cleaner.formats._pairs import Lines, Pair, Pairs, Side, numbered
from glossary.expression import expression
from glossary.records import NamedTuple

_STATEMENT = expression(r"\s*(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d+)\])?\s*(?=\")")
_STRING = expression(r'\s*"((?:[^"\\]|\\.)*)"\s*$')
_ESCAPE = expression(r"\\(?:x[0-9a-fA-F]{1,2}|[0-7]{1,3}|.)")
_MEANT = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


class _Text(NamedTuple):
    """The strings behind a keyword: where each stands in raw, quotation marks left out."""

    number: int
    parts: list[tuple[int, str]]


class _Entry:
    """A message: its keywords with their strings."""

    def __init__(self, number: int, start: int) -> None:
        self.number, self.start, self.end = number, start, start
        self.texts: dict[str, _Text] = {}
        self.fuzzy = False
        self.flaw = ""


class Reader(Lines):
    format = "pairs-po"
    escape = {ord('"'): '\\"', ord("\\"): "\\\\", ord("\n"): "\\n", ord("\r"): "\\r", ord("\t"): "\\t"}

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self._count = 0

    def whole(self, lines: Sequence[bytes]) -> bool:
        return not lines[-1].strip()  # messages are divided by blank lines

    def fill(self, raw: str, pairs: Pairs) -> None:
        for entry in _entries(raw, pairs.first_line):
            if entry.flaw:
                pairs.complain(entry.start, entry.end, entry.flaw)
            elif "msgid" not in entry.texts or not any(name.startswith("msgstr") for name in entry.texts):
                if entry.texts:
                    pairs.complain(entry.start, entry.end, f"line {entry.number}: a message without msgid or msgstr")
            else:
                self._add(entry, pairs)

    def _add(self, entry: _Entry, pairs: Pairs) -> None:
        sources = {name: _side(entry.texts[name]) for name in ("msgid", "msgid_plural") if name in entry.texts}
        if not sources["msgid"].text:
            return  # the header
        self._count += 1
        id = "".join(text for _, text in entry.texts["msgctxt"].parts) if "msgctxt" in entry.texts else str(self._count)
        for name, text in entry.texts.items():
            if not name.startswith("msgstr"):
                continue
            target = _side(text)
            source = sources["msgid"] if name in ("msgstr", "msgstr0") else sources.get("msgid_plural", sources["msgid"])
            if entry.fuzzy or not target.text:
                pairs.alone += 1
            else:
                plural = name.removeprefix("msgstr")
                pairs.pairs.append(Pair(id + (f"[{plural}]" if plural else ""), f"line {text.number}", source, target, entry.start, entry.end))


def _entries(raw: str, first_line: int) -> Iterator[_Entry]:
    entry: _Entry | None = None
    keyword = ""
    for number, start, line in numbered(raw, first_line):
        body = line.strip(" \t\ufeff")
        statement = None if body.startswith("#") else _STATEMENT.match(line)
        opens = statement is not None and statement[1] in ("msgid", "msgctxt")
        if entry and (not body or (opens and "msgid" in entry.texts) or (body.startswith("#") and entry.texts)):
            yield entry
            entry, keyword = None, ""
        if not body:
            continue
        entry = entry or _Entry(number, start)
        entry.end = start + len(line)
        if body.startswith("#"):
            entry.fuzzy |= body.startswith("#,") and "fuzzy" in body
            continue
        if statement:
            keyword = statement[1] + (statement[2] or "")
            entry.texts[keyword] = _Text(number, [])
        string = _STRING.match(line, statement.end() if statement else 0)
        if not string or not keyword:
            entry.flaw = entry.flaw or f"line {number} is no statement of a message catalogue"
            continue
        entry.texts[keyword].parts.append((start + string.start(1), string[1]))
    if entry:
        yield entry


def _side(text: _Text) -> Side:
    """The strings as one text; the line end between two of them is a piece of no length, so that an edit may reach over it."""
    said: list[str] = []
    pieces: list[Piece] = []
    size, behind = 0, -1
    for home, written in text.parts:
        if behind >= 0:
            pieces.append(Piece(size, behind, 0, home - behind))
        at = 0
        for found in [*_ESCAPE.finditer(written), None]:
            plain = written[at : found.start() if found else len(written)]
            if plain:
                pieces.append(Piece(size, home + at, len(plain)))
                size += len(plain)
            meant = ""
            if found:
                meant = _meant(found[0])
                pieces.append(Piece(size, home + found.start(), len(meant), len(found[0])))
                size += len(meant)
                at = found.end()
            said += plain, meant
        behind = home + len(written)
    if text.parts and not pieces:
        pieces.append(Piece(0, text.parts[0][0], 0))
    return Side("".join(said), tuple(pieces))


def _meant(escape: str) -> str:
    body = escape[1:]
    if body[0] == "x" and len(body) > 1:
        return chr(int(body[1:], 16))
    return chr(int(body, 8)) if body[0] in "01234567" else _MEANT.get(body, body)
