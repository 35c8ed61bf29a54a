"""Puts the pairs of a file together: one prose of all targets, and where each side stands in the file."""
from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from functools import partial
from io import BufferedReader
from typing import Self

from cleaner.document import Document, Escape, Piece, Segment, Tag, decode
from cleaner.kit import Kit
from glossary.expression import expression
from glossary.records import NamedTuple

_GAP = "\n\n"
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_PART = 1 << 18
_HAN = expression("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
_KANA_HANGUL = expression("[\u3040-\u30ff\uac00-\ud7af]")
#: sides shorter than this may be in any language: names, codes, titles
_ENOUGH, _LONG = 25, 100
_NAMES = {"en": "English", "zh": "Chinese", "ja": "Japanese", "ko": "Korean", "fr": "French", "de": "German", "es": "Spanish", "it": "Italian",
          "pt": "Portuguese", "id": "Indonesian", "vi": "Vietnamese", "nl": "Dutch"}  # fmt: skip


class Side(NamedTuple):
    """One side of a pair and where it stands in the file; `pieces` count from its beginning."""

    text: str
    pieces: tuple[Piece, ...]
    escape: Escape | None = None  #: how a replacement is written there; None: as everywhere in the file
    tags: tuple[Tag, ...] = ()


class Pair(NamedTuple):
    """A pair of sides at raw[start:end]; `name` is how people find it: "line 7", "unit 12"."""

    id: str
    name: str
    source: Side
    target: Side
    start: int
    end: int


class Direction:
    """Which way a file was translated; told by the file, or else by what most pairs of its first part look like."""

    def __init__(self) -> None:
        self.from_english: bool | None = None

    def learn(self, pairs: Sequence[Pair]) -> None:
        if self.from_english is None and pairs:
            votes = [bool(_HAN.search(pair.source.text)) - bool(_HAN.search(pair.target.text)) for pair in pairs[:200]]
            self.from_english = sum(votes) < 0


class Pairs:
    """Collects the pairs of a file, or of a part of it."""

    def __init__(self, path: str, format: str, escape: Escape, direction: Direction, offset: int = 0, first_line: int = 1, first_column: int = 1) -> None:
        self.path, self.format, self.escape, self.direction = path, format, escape, direction
        self.offset, self.first_line, self.first_column = offset, first_line, first_column
        self.pairs: list[Pair] = []
        self.complaints: list[tuple[int, int, str]] = []
        self.alone = 0  #: pairs that nobody translated yet
        self.broken = ""

    def complain(self, start: int, end: int, why: str) -> None:
        """raw[start:end] cannot be checked."""
        self.complaints.append((start, end, f"{why}; it was skipped"))

    def document(self, raw: str, encoding: str) -> Document:
        """The pairs, as a Document of `raw`."""
        self.direction.learn(self.pairs)
        prose: list[str] = []
        pieces: list[Piece] = []
        segments: list[Segment] = []
        size = 0
        for pair in self.pairs:
            why = _wrong_language(pair, bool(self.direction.from_english))
            if why:
                self.complain(pair.start, pair.end, f"{pair.name}: {why}")
                continue
            text = pair.target.text
            pieces += [Piece(one.start + size, one.home, one.length, one.width, one.fixed) for one in pair.target.pieces]
            segments.append(Segment(pair.id, size, size + len(text), pair.source.text, "", pair.source.pieces, pair.target.escape,
                                    pair.source.tags, pair.target.tags))
            prose += (text, _GAP)
            size += len(text) + len(_GAP)
        return Document(self.path, raw, encoding, prose="".join(prose), pieces=pieces, segments=tuple(segments), format=self.format, escape=self.escape,
                        article=False, offset=self.offset, first_line=self.first_line, complaints=tuple(sorted(self.complaints)),
                        alone=self.alone, broken=self.broken, from_english=bool(self.direction.from_english),
                        first_column=self.first_column)  # fmt: skip


def _wrong_language(pair: Pair, from_english: bool) -> str:
    """Which side is not in its language; "" where nobody can tell."""
    chinese, english = (pair.target.text, pair.source.text) if from_english else (pair.source.text, pair.target.text)
    if _HAN.search(chinese):
        language = _kana_or_hangul(chinese)
        if language:
            return f"its Chinese side is {language}"
    elif len(chinese) >= _ENOUGH and chinese != english and Kit.language(chinese) == "en" and chinese.count(" ") > 3:
        return "its two sides are exchanged" if _HAN.search(english) else "its Chinese side is English"
    elif chinese and not chinese.isascii() and (language := _kana_or_hangul(chinese)):
        return f"its Chinese side is {language}"
    if len(english) >= _LONG and not _HAN.search(english):
        language = Kit.language(english)
        if language not in ("en", ""):
            return f"its English side is {_NAMES.get(language, language)}"
    return ""


def _kana_or_hangul(text: str) -> str:
    language = Kit.language(text) if _KANA_HANGUL.search(text) else ""
    return _NAMES[language] if language in ("ja", "ko") else ""


# --- formats of lines


class Lines:
    """Reads a format that can be cut between lines: `fill` puts the pairs of some whole lines into Pairs."""

    format = ""
    escape: Escape = {}

    def __init__(self, path: str) -> None:
        self.path, self.direction = path, Direction()

    def fill(self, raw: str, pairs: Pairs) -> None:
        raise NotImplementedError

    def whole(self, lines: Sequence[bytes]) -> bool:
        """Whether nothing that begins in `lines` goes on behind them."""
        return True

    def read(self, raw: str, encoding: str, offset: int = 0, first_line: int = 1) -> Document:
        """The Document of some whole lines, which begin at `offset` and `first_line` of the file."""
        pairs = Pairs(self.path, self.format, self.escape, self.direction, offset, first_line)
        self.fill(raw, pairs)
        return pairs.document(raw, encoding)

    def parts(self, file: BufferedReader, encoding: str | None = None) -> Iterator[Document]:
        """The Documents of the file, each of a part of whole lines."""
        offset, line = 0, 1
        used = encoding
        while lines := file.readlines(_PART):
            if not offset and lines[0].startswith(_WIDE):
                lines.append(file.read())  # cannot be cut at bytes that look like line ends
            while not self.whole(lines) and (more := file.readline()):
                lines.append(more)
            raw, used = decode(self.path, b"".join(lines), used)
            before = self._as_it_is()
            document = self.read(raw, used, offset, line)
            document.reread = partial(before._again, used, offset, line)
            yield document
            offset += len(raw)
            line += raw.count("\n")

    def _as_it_is(self) -> Self:
        """This reader, with what it knows of the file so far."""
        made = copy(self)
        made.direction = copy(self.direction)
        return made

    def _again(self, encoding: str, offset: int, first_line: int, raw: str) -> Document:
        return self._as_it_is().read(raw, encoding, offset, first_line)


def numbered(raw: str, first_line: int) -> Iterator[tuple[int, int, str]]:
    """(number, where it begins, text without its end) of each line."""
    position = 0
    for number, line in enumerate(raw.split("\n"), first_line):
        yield number, position, line.removesuffix("\r")
        position += len(line) + 1


Unescape = Callable[[str], str]


def plain(text: str, home: int) -> Side:
    """A side that stands in the file as it is."""
    return Side(text, (Piece(0, home, len(text)),))


def escaped(written: str, home: int, escapes: re.Pattern[str], meant: Unescape, escape: Escape | None = None) -> Side:
    """A side that is `written` at `home` with `escapes` in it; `meant` says what one of them stands for."""
    text: list[str] = []
    pieces: list[Piece] = []
    size = at = 0
    for found in escapes.finditer(written):
        if found.start() > at:
            text.append(written[at : found.start()])
            pieces.append(Piece(size, home + at, found.start() - at))
            size += found.start() - at
        said = meant(found[0])
        text.append(said)
        pieces.append(Piece(size, home + found.start(), len(said), len(found[0])))
        size += len(said)
        at = found.end()
    if at < len(written) or not pieces:
        text.append(written[at:])
        pieces.append(Piece(size, home + at, len(written) - at))
    return Side("".join(text), tuple(pieces), escape)
