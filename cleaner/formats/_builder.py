"""Puts the prose of an article together while a format is read, and remembers where each piece stands."""
from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Callable

from cleaner.document import ADDRESS, HOLE, Block, Comment, Document, Piece
from glossary.expression import expression
from glossary.records import NamedTuple

#: in text given to a reader: markup that leaves no trace in prose (an anchor behind a heading)
DROP = "\ufdd1"
_WHITE = " \t\r\n\f"
_STRETCH = expression(
    rf"(?P<drop>{DROP}+)|(?P<hole>{HOLE}+)"
    rf"|(?P<url>{ADDRESS})"
    r"|(?P<white>[\t\r\n\f][ \t\r\n\f]*)"  # and the spaces before it, which `text` adds: a pattern would try each of them anew
)  # fmt: skip
Escape = dict[int, str | None]


class Place(NamedTuple):
    """text[at:at+length] is raw[home:home+length]."""

    at: int
    home: int
    length: int


class Places:
    """Where the characters of a text, cut out of raw line by line, stand in raw."""

    def __init__(self, places: list[Place]) -> None:
        self._places = places
        self._at = [place.at for place in places]

    @classmethod
    def from_offset(cls, home: int, length: int) -> Places:
        return cls([Place(0, home, length)])

    def home(self, position: int) -> int:
        """Where text[position] stands in raw."""
        place = self._places[max(0, bisect_right(self._at, position) - 1)]
        return place.home + max(0, min(position - place.at, place.length))

    def home_end(self, position: int) -> int:
        """Where what ends at text[:position] ends in raw."""
        return self.home(position - 1) + 1 if position else self.home(0)

    def stretches(self, start: int, end: int) -> list[tuple[int, int]]:
        """The parts of text[start:end] that stand in raw without interruption."""
        cuts = list(self._at[bisect_right(self._at, start) : bisect_right(self._at, end - 1)])
        edges = [start, *cuts, end]
        return [(low, high) for low, high in itertools.pairwise(edges) if low < high]


class _Open:
    """A block that is being read; `start` is known once it holds prose."""

    __slots__ = ("apart", "escape", "home", "kept", "kind", "loose", "number", "removable", "start", "undivided")

    def __init__(self, kind: str, home: int, removable: bool, undivided: bool, loose: bool, escape: Escape | None, apart: bool) -> None:
        self.apart = apart
        self.kind, self.home, self.removable, self.undivided, self.loose, self.escape = kind, home, removable, undivided, loose, escape
        self.start: int | None = None
        self.number = 0  #: outer blocks are opened first
        self.kept = False  #: it holds more than prose, and so does what is around it


class _Part(NamedTuple):
    """Some prose of the present paragraph, and where it stands in raw."""

    prose: str
    home: int
    home_end: int
    exact: bool = False
    fixed: bool = False
    picture: bool = False


class Builder:
    """Collects prose in reading order.

    `open` and `close` enclose a block with its markup; what is read goes into the present paragraph, which `part`
    ends. What is to be read once that has ended (the text behind a picture) waits in `later`.
    """

    def __init__(self, path: str, raw: str, encoding: str, format: str) -> None:
        self._path, self.raw, self._encoding, self._format = path, raw, encoding, format
        self._prose: list[str] = []
        self._size = 0
        self._pieces: list[Piece] = []
        self._blocks: list[tuple[int, Block]] = []
        self._opened = 0
        self._open: list[_Open] = []
        self._undivided = 0  #: how many of these are
        self._parts: list[_Part] = []  #: the present paragraph
        self._mixed = False  #: it holds markup that may not stay behind alone
        self._later: list[Callable[[], None]] = []
        self.comments: list[Comment] = []
        self.complaints: list[tuple[int, int, str]] = []

    # --- blocks

    def open(self, kind: str, home: int, removable: bool = False, undivided: bool = False, loose: bool = False, escape: Escape | None = None,
             apart: bool = False) -> None:  # fmt: skip
        """A block begins at raw[home]; `removable`: it may go with its prose; `undivided`: whole or not at all;
        `loose`: text that stands in it without an element of its own may go; `apart`: no line of the running text."""
        self.part()
        removable = removable and not self._undivided
        self._undivided += undivided
        self._open.append(_Open(kind, home, removable, undivided, loose, escape, apart))
        self._opened += 1
        self._open[-1].number = self._opened

    def close(self, home_end: int, sound: bool = True) -> None:
        """The block that was opened last ends at raw[:home_end]; `sound`: its markup is whole."""
        self.part()
        block = self._open.pop()
        self._undivided -= block.undivided
        start = self._size if block.start is None else block.start
        removable = block.removable and sound and start < self._size
        self._blocks.append((block.number, Block(block.kind, start, self._size, block.home, home_end, removable, block.escape, block.apart)))

    def keep(self) -> None:
        """What is open now holds more than prose: it may not go with its prose, unless it is furniture."""
        for block in reversed(self._open):
            if block.undivided or block.kept:
                break
            block.removable, block.kept = False, True

    def part(self) -> None:
        """Ends the present paragraph."""
        parts, self._parts = _trimmed(self._parts), []
        divisible = not self._mixed and not self._undivided
        self._mixed = False
        if any(not part.fixed and part.prose.strip(_WHITE) for part in parts):
            if self._size:
                self._add("\n\n")
            for block in reversed(self._open):
                if block.start is not None:
                    break  # and what is around it has one, too
                block.start = self._size
            lines: list[list[Piece]] = [[]]
            for part in parts:
                piece = Piece(self._size, part.home, len(part.prose), -1 if part.exact else part.home_end - part.home, part.fixed)
                self._add(part.prose)
                self._pieces.append(piece)
                lines[-1].append(piece)
                if part.prose == "\n":
                    lines.append([])
            may_go = divisible and (len(lines) > 1 or (bool(self._open) and self._open[-1].loose))
            self._blocks += [(self._opened + 1, block) for block in _line_blocks(lines, may_go)]
        waiting, self._later = self._later, []
        for read in waiting:
            read()
            self.part()

    def later(self, read: Callable[[], None]) -> None:
        """Reads something once the present paragraph has ended."""
        self._later.append(read)

    # --- text

    def text(self, text: str, start: int, end: int, places: Places, wrap: bool = False) -> None:
        """text[start:end]: prose but for addresses and what was masked; `wrap`: any white space counts as one space."""
        at = start
        for found in _STRETCH.finditer(text, start, end):
            if found.lastgroup == "white" and not wrap:
                continue
            low = found.start()
            while found.lastgroup == "white" and low > at and text[low - 1] == " ":
                low -= 1
            self._exact(text, at, low, places, wrap)
            at = found.end()
            home, home_end = places.home(low), places.home_end(at)
            if found.lastgroup == "white":
                self.alias(" ", home, home_end)
            elif found.lastgroup != "drop":
                self.hole(home, home_end)
        self._exact(text, at, end, places, wrap)

    def _exact(self, text: str, start: int, end: int, places: Places, wrap: bool) -> None:
        for low, high in places.stretches(start, end):
            home = places.home(low)
            if wrap and text[low] == " " and self._parts and self._parts[-1].prose[-1] in _WHITE:
                low, home = low + 1, home + 1
            if low == high:
                continue
            last = self._parts[-1] if self._parts else None
            if last and last.exact and last.home_end == home:
                self._parts[-1] = _Part(last.prose + text[low:high], last.home, home + high - low, True)
            else:
                self._parts.append(_Part(text[low:high], home, home + high - low, True))

    def alias(self, prose: str, home: int, home_end: int) -> None:
        """`prose`, which is written otherwise in raw[home:home_end]."""
        if not (prose == " " and self._parts and self._parts[-1].prose[-1] in _WHITE):
            self._parts.append(_Part(prose, home, home_end))

    def hole(self, home: int, home_end: int) -> None:
        """Something that is no prose stands here, inside a paragraph."""
        if self._parts and self._parts[-1].prose == HOLE:
            home = self._parts.pop().home
        self._parts.append(_Part(HOLE, home, home_end, fixed=True))

    def picture(self, home: int, home_end: int) -> None:
        """A picture stands here: a hole, but none at either end of a line."""
        self.keep()
        self._mixed = True
        self._parts.append(_Part(HOLE, home, home_end, fixed=True, picture=True))

    def markup(self) -> None:
        """Markup inside a paragraph, without a trace in prose."""
        self._mixed = True

    def comment(self, home: int, home_end: int, text: str) -> None:
        """A comment stands here, between paragraphs or inside one."""
        self._mixed = True
        self.comments.append(Comment(home, home_end, text, any(part.prose.strip(_WHITE) for part in self._parts)))

    def line_break(self, home: int, home_end: int) -> None:
        """A line ends here, and the paragraph goes on."""
        self._parts.append(_Part("\n", home, home_end, fixed=True))

    def _add(self, prose: str) -> None:
        self._prose.append(prose)
        self._size += len(prose)

    # --- the article

    def document(self) -> Document:
        while self._open:
            self.close(len(self.raw), sound=False)
        self.part()
        ordered = sorted(self._blocks, key=lambda one: (one[1].home, -one[1].home_end, one[0]))
        return Document(self._path, self.raw, self._encoding, prose="".join(self._prose), pieces=self._pieces, format=self._format,
                        blocks=tuple(block for _, block in ordered),
                        comments=tuple(self.comments), complaints=tuple(self.complaints))  # fmt: skip


def _trimmed(parts: list[_Part]) -> list[_Part]:
    """`parts` without white space and pictures at both ends of every line, and without empty lines at both ends."""
    kept: list[_Part] = []
    for part in parts:
        if part.prose == "\n":
            _strip_end(kept)
            if not kept:
                continue
        elif not kept or kept[-1].prose == "\n":
            bare = "" if part.picture else part.prose.lstrip(_WHITE)
            if not bare:
                continue
            if part.exact:
                part = part._replace(prose=bare, home=part.home + len(part.prose) - len(bare))
        kept.append(part)
    _strip_end(kept)
    while kept and kept[-1].prose == "\n":
        kept.pop()
        _strip_end(kept)
    return kept


def _strip_end(parts: list[_Part]) -> None:
    while parts and parts[-1].prose != "\n":
        last = parts[-1]
        bare = "" if last.picture else last.prose.rstrip(_WHITE)
        if bare:
            if last.exact:
                parts[-1] = last._replace(prose=bare, home_end=last.home + len(bare))
            return
        parts.pop()


def _line_blocks(lines: list[list[Piece]], divisible: bool) -> list[Block]:
    """A block for each line of a paragraph; it may go, with its line break, where it has no markup inside."""
    blocks = []
    for number, line in enumerate(lines):
        words = line[:-1] if number < len(lines) - 1 else line
        if not words:
            continue
        whole = divisible and all(not piece.fixed for piece in words) and all(one.home_end == two.home for one, two in itertools.pairwise(words))
        home, home_end = words[0].home, words[-1].home_end
        if number < len(lines) - 1:
            whole, home_end = whole and line[-1].home == home_end, line[-1].home_end
        elif number:
            before = lines[number - 1][-1]
            whole, home = whole and before.home_end == home, before.home
        blocks.append(Block("line", words[0].start, words[-1].end, home, home_end, whole))
    return blocks
