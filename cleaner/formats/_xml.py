"""XML of strangers, a part at a time: which elements hold the sides of a pair, and where they stand in the file."""
from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterator, Mapping
from copy import copy
from functools import partial
from io import BufferedReader, BytesIO
from typing import Any, NamedTuple
from xml.parsers import expat

from cleaner.document import HOLE, Document, Escape, Piece
from cleaner.formats._inline import Inline
from cleaner.formats._pairs import Direction, Pair, Pairs, Side
from cleaner.model import CopydeskError
from glossary.expression import expression

_CHUNK, _PART = 1 << 16, 1 << 18
_DEPTH = 200
_ESCAPE: Escape = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_NEVER: Escape = {ord("&"): None, ord("<"): None, ord(">"): None}
_DECLARED = expression(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)""")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF16_LE, "utf-16-le"),
         (codecs.BOM_UTF16_BE, "utf-16-be"))  # fmt: skip
_MARKUP = expression(
    r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(?P<cdata>.*?)\]\]>|<(?P<close>/?)(?P<name>[^\s/><!?][^\s/><]*+)(?:[^><\"'/]|/(?!>)|\"[^\"]*\"|'[^']*')*+(?P<empty>/?)>|&(?P<entity>[^;&\s]+);",
    re.DOTALL)  # fmt: skip
#: inline elements whose content is code, and those that stand for something the reader sees
_CODE = frozenset(("bpt", "ept", "ph", "it", "ut"))
_STANDS = frozenset(("ph", "it", "ut", "x", "cp"))


class Element(NamedTuple):
    """An element that holds a side: its own attributes, its parent's, and the place of its content in raw."""

    name: str
    attributes: Mapping[str, str]
    around: Mapping[str, str]
    start: int
    end: int


class Unit(NamedTuple):
    """A unit of translation: its attributes, the attributes last seen of the elements that the format asked for, its sides."""

    number: int
    line: int
    attributes: Mapping[str, str]
    seen: Mapping[str, Mapping[str, str]]
    elements: list[Element]


class Grammar:
    """What a format calls things. `pair` says which elements of a unit are its sides."""

    format = ""
    units: frozenset[str] = frozenset()
    sides: frozenset[tuple[str, str]] = frozenset()  #: (element around, element)
    remembered: frozenset[str] = frozenset()  #: elements whose attributes matter to the units behind them

    def pair(self, unit: Unit, direction: Direction) -> tuple[str, Element, Element] | str:
        """(id, source, target), or why there is no pair; "" where the unit is merely not translated yet."""
        raise NotImplementedError


class Before(NamedTuple):
    """What stands open where a part of a file begins: the tags as they are written, the attributes last seen, the units so far."""

    tags: tuple[bytes, ...] = ()
    seen: Mapping[str, Mapping[str, str]] = {}
    units: int = 0


class Reader:
    """Reads a file of units by a Grammar."""

    grammar: type[Grammar]

    def __init__(self, path: str) -> None:
        self.path = path

    def read(self, raw: str, encoding: str) -> Document:
        """The Document of the whole file."""
        (document,) = _Parser(self.path, self.grammar(), encoding).parts(BytesIO(raw.encode(encoding)), 0)
        return document

    def parts(self, file: BufferedReader, encoding: str | None = None) -> Iterator[Document]:
        """The Documents of the file, each of a part of whole units."""
        yield from _Parser(self.path, self.grammar(), encoding or encoding_of(file.peek(200)[:200]) or "utf-8").parts(file, _PART)


def encoding_of(data: bytes) -> str | None:
    """The encoding that an XML file is in, going by its first bytes."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    declared = _DECLARED.match(data)
    return declared[1].decode("ascii").lower() if declared else None


class _Parser:
    """Runs expat over UTF-8, whatever the file is in, so that its places are bytes of what is kept here."""

    def __init__(self, path: str, grammar: Grammar, encoding: str, before: Before | None = None, direction: Direction | None = None) -> None:
        """before, direction: of a part that is read again by itself."""
        self.path, self.grammar, self.encoding = path, grammar, encoding
        self.direction = copy(direction) if direction else Direction()
        self._data = bytearray()  # what was read and not yet given away
        self._base = 0  # where it begins, in bytes
        self._offset, self._line, self._column = 0, 1, 1
        self._stack: list[tuple[str, dict[str, str]]] = []
        self._seen: dict[str, Mapping[str, str]] = {}
        self._count = 0
        self._unit: Unit | None = None
        self._unit_start = self._unit_depth = self._open_at = 0
        self._open: tuple[str, dict[str, str], int] | None = None
        self._ready: list[tuple[Unit, int, int]] = []
        self._parser = expat.ParserCreate("utf-8", "}")
        self._parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self._parser.StartElementHandler, self._parser.EndElementHandler = self._start, self._end
        self._parser.EntityDeclHandler = self._refuse
        self._tags: list[bytes] = []  # of the elements that stand open around units
        self._begin = self._cut = Before()  # where the part begins that is read now, and where it can end
        if before and before.tags:
            self._data += b"".join(before.tags)
            self._parser.Parse(bytes(self._data))
            self._skip = -len(self._data)
            self._data.clear()
            self._seen, self._count = dict(before.seen), before.units

    def parts(self, file: BufferedReader | BytesIO, size: int) -> Iterator[Document]:
        try:
            decoder = codecs.getincrementaldecoder(self.encoding)()
        except LookupError:
            raise CopydeskError(f"{self.path}: the encoding {self.encoding!r} is not known; convert the file to UTF-8") from None
        flaw, last = "", False
        while not last and not flaw:
            chunk = file.read(_CHUNK)
            last = not chunk
            try:
                text = decoder.decode(chunk, last)
            except UnicodeDecodeError as error:
                text, last, flaw = error.object[: error.start].decode(self.encoding), True, f"the bytes behind it are not {self.encoding.upper()}"
            data = text.encode("utf-8")
            self._data += data
            if self._base == self._offset == 0 and data.startswith(codecs.BOM_UTF8):
                data = data[3:]
                self._skip += 3
            try:
                self._parser.Parse(data, last)
            except expat.ExpatError as error:
                why = flaw or expat.errors.messages[error.code]
                flaw = f"line {error.lineno}, column {self._column_at(self._parser.ErrorByteIndex + self._skip)}: the XML is broken here ({why}); what comes behind it was not read"
            except RecursionError:
                flaw = f"elements stand more than {_DEPTH} deep in each other; the rest was not read"
            if size and not last and self._ready and len(self._data) >= size:
                yield self._document(self._ready[-1][2], "")
        yield self._document(self._base + len(self._data), flaw)

    _skip = 0

    def _here(self) -> int:
        return self._parser.CurrentByteIndex + self._skip

    def _column_at(self, byte: int) -> int:
        before = self._data[: max(0, byte - self._base)]
        line = max(before.rfind(b"\n"), before.rfind(b"\r"))
        return len(before[line + 1 :].decode("utf-8", "ignore")) + (1 if line >= 0 else self._column)

    def _behind_tag(self, start: int) -> int:
        """Where the tag ends that begins at `start`."""
        if self._data[start - self._base : start - self._base + 1] != b"<":
            return start  # expat stands behind an empty element already
        at, quote = start - self._base + 1, 0
        while True:
            byte = self._data[at]
            if quote:
                quote = 0 if byte == quote else quote
            elif byte in b"\"'":
                quote = byte
            elif byte == 62:
                return at + 1 + self._base
            at += 1

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition("}")[2]
        if len(self._stack) >= _DEPTH:
            raise RecursionError
        if local in self.grammar.remembered:
            self._seen = self._seen | {local: attributes}
        if self._unit is None and local in self.grammar.units:
            self._count += 1
            self._unit = Unit(self._count, self._parser.CurrentLineNumber, attributes, self._seen, [])
            self._unit_start, self._unit_depth = self._here(), len(self._stack)
        elif self._unit is not None and self._open is None and (self._stack[-1][0], local) in self.grammar.sides:
            start = self._here()
            self._open = local, attributes, self._behind_tag(start)
            self._open_at = len(self._stack)
        if self._unit is None:
            start = self._here() - self._base
            self._tags.append(bytes(self._data[start : self._behind_tag(start + self._base) - self._base]))
        self._stack.append((local, attributes))

    def _end(self, name: str) -> None:
        self._stack.pop()
        depth = len(self._stack)
        if self._unit is None:
            self._tags.pop()
            return
        if self._open is not None and depth == self._open_at:
            local, attributes, start = self._open
            self._unit.elements.append(Element(local, attributes, self._stack[-1][1], start, max(start, self._here())))
            self._open = None
        elif depth == self._unit_depth:
            self._ready.append((self._unit, self._unit_start, self._behind_tag(self._here())))
            self._unit = None
            self._cut = Before(tuple(self._tags), self._seen, self._count)

    def _refuse(self, name: str, *_: Any) -> None:
        raise CopydeskError(f"{self.path}: line {self._parser.CurrentLineNumber} declares the XML entity {name!r}, "
                            "which can hide anything; the file was not read. Save it again without the declaration")  # fmt: skip

    def _document(self, end: int, flaw: str) -> Document:
        """The units that are complete, as a Document of what stands in the file up to the byte `end`."""
        data = bytes(self._data[: end - self._base])
        raw = data.decode("utf-8")
        pairs = Pairs(self.path, self.grammar.format, _ESCAPE, self.direction, self._offset, self._line, self._column)
        home = _Homes(data, self._base)
        for unit, start, unit_end in self._ready:
            low = home(start)
            places = [element._replace(start=home(element.start), end=home(element.end)) for element in unit.elements]
            self._add(pairs, unit._replace(elements=places), raw, low, home(unit_end))
        if flaw:
            pairs.broken = flaw
        self._ready.clear()
        del self._data[: end - self._base]
        self._base = end
        direction = copy(self.direction)
        document = pairs.document(raw, self.encoding)
        document.reread = partial(_again, self.path, self.grammar, self.encoding, self._begin, direction)
        self._begin = self._cut
        self._offset += len(raw)
        self._line, self._column = document.line_column(len(raw))
        return document

    def _add(self, pairs: Pairs, unit: Unit, raw: str, start: int, end: int) -> None:
        found = self.grammar.pair(unit, self.direction)
        name = f"unit {unit.number} (line {unit.line})"
        if found == "":
            pairs.alone += 1
        elif isinstance(found, str):
            pairs.complain(start, end, f"{name} {found}")
        else:
            id, source, target = found
            pairs.pairs.append(Pair(id, name, content(raw, source.start, source.end), content(raw, target.start, target.end), start, end))


def _again(path: str, grammar: Grammar, encoding: str, before: Before, direction: Direction, raw: str) -> Document:
    """A part of a file, mended, by itself. That its elements are not closed is no flaw of it."""
    (document,) = _Parser(path, grammar, "utf-8", before, direction).parts(BytesIO(raw.encode("utf-8")), 0)
    document.encoding, document.broken = encoding, ""
    return document


class _Homes:
    """Code points of bytes that are asked for from left to right."""

    def __init__(self, data: bytes, base: int) -> None:
        self._data, self._base = data, base
        self._plain = data.isascii()
        self._byte = self._point = 0

    def __call__(self, place: int) -> int:
        byte = place - self._base
        if self._plain:
            return byte
        self._point += len(self._data[self._byte : byte].decode("utf-8"))
        self._byte = byte
        return self._point


def content(raw: str, start: int, end: int) -> Side:
    """The text of an element's content raw[start:end], inline markup left out."""
    if raw.find("<", start, end) < 0 and raw.find("&", start, end) < 0:
        return Side(raw[start:end], (Piece(0, start, end - start),))
    said: list[str] = []
    pieces: list[Piece] = []
    size, at, deep, code, cdata = 0, start, 0, 0, False
    inline = Inline()

    def put(text: str, home: int, width: int = -1) -> None:
        nonlocal size
        if text:
            said.append(text)
            pieces.append(Piece(size, home, len(text), width))
            size += len(text)

    for found in _MARKUP.finditer(raw, start, end):
        if not deep:
            put(raw[at : found.start()], at)
        at = found.end()
        name = (found["name"] or "").rpartition(":")[2]
        if found["entity"] and not deep:
            put(_meant(found["entity"]), found.start(), at - found.start())
        elif found["cdata"] is not None and not deep:
            put(found["cdata"], found.start("cdata"))
            cdata = True
        elif name:
            if not deep:
                if found["close"]:
                    inline.end(name, size)
                else:
                    inline.element(name, found[0], size, bool(found["empty"]))
                    code = at
            if name in _STANDS and not found["close"] and not deep:
                said.append(HOLE)
                pieces.append(Piece(size, found.start(), 1, at - found.start(), True))
                size += 1
            if (name in _CODE and not found["empty"]) or (deep and not found["empty"]):
                deep += -1 if found["close"] else 1
                if not deep:
                    inline.code(raw[code : found.start()])
    if not deep:
        put(raw[at:end], at)
    return Side("".join(said), tuple(pieces) or (Piece(0, start, 0),), _NEVER if cdata else None, inline.tags)


def _meant(entity: str) -> str:
    if entity.startswith("#"):
        return html.unescape(f"&{entity};")
    return {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}.get(entity, HOLE)


def language(tag: str) -> str:
    """"zh" or "en" for a language tag of that language, else the tag."""
    short = tag.lower().replace("_", "-").partition("-")[0]
    return {"zh": "zh", "cmn": "zh", "zho": "zh", "chi": "zh", "en": "en", "eng": "en"}.get(short, tag)
