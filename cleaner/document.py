"""An article as copydesk sees it: bytes -> text -> prose, every position a position in the file."""
from __future__ import annotations

import codecs
import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import accumulate

from cleaner.model import CopydeskError, Edit, Pattern, Related, Span
from cleaner.survey import Survey, survey
from glossary import match
from glossary.expression import expression
from glossary.records import TYPE_CHECKING, NamedTuple, cached_property

if TYPE_CHECKING:
    from cleaner.repeats import Repeat

_LINE_END = expression(r"\r\n|\n|\r")
_BOMS = (  # UTF-32 before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_MARKS = tuple(mark for mark, _ in _BOMS)
_MAGIC = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"PK\x03\x04", b"\x7fELF", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"RIFF",
          b"\xd0\xcf\x11\xe0", b"MZ\x90", b"Rar!", b"7z\xbc\xaf", b"\x00\x00\x01\x00", b"SQLite format 3", b"OggS", b"ID3")  # fmt: skip
#: an article of more lines would only use up the memory
_MOST_LINES = 2_000_000
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27}) + b"\x7f"
_NO_ADDRESS = r"\s<>\"“”‘’（）【】《》，。；、：！？\ufffc\ufdd1"
#: a web address or a mailbox; sentence marks behind it are not its own
ADDRESS = (
    rf"(?:(?:https?|ftp)://|mailto:|\bwww\.(?=[\w-]+\.)|(?<![\w.-])(?:[\w-]{{1,63}}\.){{1,5}}(?:com|org|net|gov|edu|info|cn|hk|tw|io)/)[^{_NO_ADDRESS}]*[^{_NO_ADDRESS}.,;:!?)\]'*_]"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
)
_ADDRESS = expression(ADDRESS)
_ADDRESS_MARKS = ("/", "@", "www.")  #: one of these is in every address
_OUTSIDE, _INSIDE = expression(f"[{_NO_ADDRESS}]"), expression(f"[^{_NO_ADDRESS}]*+")
#: stands in prose for markup that is not prose: code, a URL, a shortcode
HOLE = "\ufffc"
#: how characters of a replacement are written (str.translate table); None for what cannot stand there
Escape = Mapping[int, str | None]
_BLANK = " \t\r\n\ufeff\u3000\xa0"


class Piece(NamedTuple):
    """prose[start:start+length] stands at raw[home:]: the same characters, unless `width` says how many of raw it takes."""

    start: int
    home: int
    length: int
    width: int = -1  #: characters of raw, where these differ from prose (an entity, a wrapped line); -1: the same ones
    fixed: bool = False  #: stands for markup: never edited

    @property
    def end(self) -> int:
        """Where it ends in prose."""
        return self.start + self.length

    @property
    def home_end(self) -> int:
        """Where it ends in raw."""
        return self.home + (self.length if self.width < 0 else self.width)


class Block(NamedTuple):
    """A paragraph, an element, a list …: prose[start:end], which is raw[home:home_end] with its own markup."""

    kind: str
    start: int
    end: int
    home: int
    home_end: int
    removable: bool = False  #: may go when all of its prose goes
    escape: dict[int, str | None] | None = None  #: how a replacement is written in it; None for what it cannot hold
    apart: bool = False  #: no line of the running text: a cell, the text behind a picture, front matter


class Comment(NamedTuple):
    """raw[start:end] is a comment that says `text`."""

    start: int
    end: int
    text: str
    inside: bool = False  #: words of a paragraph stand before it


class Tag(NamedTuple):
    """Inline markup of a format, kept out of the text of a side; it stands before text[at]."""

    at: int
    part: str  #: OPEN, CLOSE or ALONE
    names: tuple[str, ...]  #: what it can be known by on the other side, the surest first; "" where that is not said
    written: str  #: how people know it, "<g id=1>"


OPEN, CLOSE, ALONE = "open", "close", "alone"


class Segment(NamedTuple):
    """A translation pair: prose[start:end] is the target of `source`."""

    id: str
    start: int
    end: int
    source: str
    source_path: str = ""  #: the file of the Chinese; "": the same file
    source_pieces: tuple[Piece, ...] = ()  #: where the Chinese stands in that file; (): nobody knows
    escape: Escape | None = None  #: how a replacement is written in this pair; None: as everywhere in the document
    source_tags: tuple[Tag, ...] = ()
    tags: tuple[Tag, ...] = ()


class Document:
    """One article.

    raw: the decoded file, byte-order mark and line ends included. prose: what detectors read; the same string for
    plain text, else the text without markup, blocks joined by blank lines. pieces: where prose stands in raw
    (None: the same places). segments: in the order of prose; an article of its own is one text, a file of pairs is
    not. blocks: in the order of raw, outer ones first. complaints: what could not be read at raw[start:end], and why.
    A file that is read in parts gives a Document for each, which knows where in the file it begins.
    Nothing here changes after it was made.
    """

    def __init__(self, path: str, raw: str, encoding: str = "utf-8", *, prose: str | None = None, pieces: list[Piece] | None = None,
                 segments: tuple[Segment, ...] = (), format: str = "text", escape: Escape | None = None, article: bool = True,
                 offset: int = 0, first_line: int = 1, blocks: tuple[Block, ...] = (), comments: tuple[Comment, ...] = (),
                 complaints: tuple[tuple[int, int, str], ...] = (), alone: int = 0, broken: str = "",
                 from_english: bool = False, first_column: int = 1) -> None:  # fmt: skip
        self.path, self.raw, self.encoding, self.format = path, raw, encoding, format
        self.prose = raw if prose is None else prose
        self.pieces, self.segments = pieces, segments
        self.blocks, self.comments, self.complaints = blocks, comments, complaints
        self.article = article  #: whether prose is one text; pairs that have nothing to do with each other are not
        self.offset, self.first_line, self.first_column = offset, first_line, first_column  #: where raw begins in the file
        self._columns = 0  #: so many lines and columns were asked for
        self._counted = 0, 1  #: the place that was asked for last, and its line
        self._line: Span | None = None  #: the line asked for last
        self._filled: tuple[Span | None, Span] = (None, Span(0, 0))  #: where its text stands
        self._quotations: tuple[Span | None, list[tuple[int, int]]] = (None, [])  #: and its quotations
        self.alone = alone  #: pairs that nobody translated yet, or sentences without a partner
        self.broken = broken  #: why the rest of the file could not be read; "": it is whole
        self.from_english = from_english  #: whether prose is Chinese, and the sources of its segments are English
        self.source: Document | None = None  #: the article that this one was translated from
        self.doubts: tuple[str, ...] = ()  #: why it may not be the right one
        self.reread: Callable[[str], Document] | None = None  #: of a part of a file, reads what was mended in it; None: it is read like any file
        self.repeats: dict[int, Repeat] | None = None  #: by the number of a segment: the earlier pair of the run that it differs from; None: not looked up
        self.escape = escape  #: how a replacement is written in this format
        self.anchors: dict[Pattern, list[int]] | None = None  #: places of each pattern's anchors; None: not scanned
        self.wordings: list[tuple[int, int, match.Variant]] = []  #: places of glossary wordings, boundaries unchecked
        self.sated: Set[tuple[str, str]] = frozenset()  #: rules and severities of which enough was found: no more is listed
        self.domains: Callable[[str], frozenset[str]] = _no_domains  #: what the article is about, as the glossary tells it from its folded text

    # --- reading

    @cached_property
    def folded(self) -> str:
        """prose as glossaries and anchors see it; the same length."""
        return match.fold(self.prose)

    @cached_property
    def survey(self) -> Survey:
        """What is asked about all of prose, answered once."""
        return survey(self.prose)

    @cached_property
    def texts(self) -> list[str]:
        """The lines of prose that hold something, without surrounding white space; what stands apart from the running
        text, and may say the same as a line of it, is left out."""
        prose = self.prose
        return [prose[start:end] for start, end in self.lines]

    @cached_property
    def lines(self) -> list[tuple[int, int]]:
        """Where `texts` stand."""
        apart, lines = self._apart, self.survey.lines
        if not apart:
            return lines
        blocks = ((line, bisect_right(apart, (line[0], len(self.prose) + 1)) - 1) for line in lines)
        return [line for line, block in blocks if block < 0 or line[0] >= apart[block][1]]

    @cached_property
    def _apart(self) -> list[tuple[int, int]]:
        apart: list[tuple[int, int]] = []
        for low, high in sorted((block.start, block.end) for block in self.blocks if block.apart):
            if not apart or high > apart[-1][1]:
                apart.append((low, high))
        return apart

    def find(self, pattern: Pattern) -> Iterator[re.Match[str]]:
        """The matches of `pattern` in prose, by way of its anchors where the article was scanned for them."""
        if self.anchors is None:
            yield from pattern.regex.finditer(self.prose)
            return
        finditer, reach, size = pattern.regex.finditer, pattern.reach, len(self.prose)
        places = self.anchors.get(pattern, ())
        at, done = 0, 0
        while at < len(places):
            low = max(0, places[at] - reach)
            high = places[at] + reach
            at += 1
            while at < len(places) and places[at] - reach <= high:
                at = bisect_right(places, high + reach, at, min(at + 64, len(places)))  # a window reaches over many at once where they are crowded
                high = places[at - 1] + reach
            for found in finditer(self.prose, max(low, done), min(high, size)):
                done = found.end()
                yield found

    def may_hold(self, pattern: Pattern) -> bool:
        """Whether an anchor of `pattern` stands in prose, as far as the article was scanned."""
        return self.anchors is None or pattern in self.anchors

    @cached_property
    def wrong_wordings(self) -> match.Hits:
        """The wrong wordings of the glossary that stand in prose, longest first, conditions met."""
        return match.Hits(self.prose, self.folded, self.wordings, self.quoted, lambda: self.domains(self.folded))

    def line_at(self, position: int) -> Span:
        """The line of prose around `position`, line end excluded."""
        known = self._line
        if known and known.start <= position <= known.end:
            return known  # many findings in one endless line must not each look for its ends
        prose = self.prose
        start = prose.rfind("\n", 0, position) + 1
        start = max(start, prose.rfind("\r", start, position) + 1)
        end = prose.find("\n", position)
        end = len(prose) if end < 0 else end
        earlier = prose.find("\r", position, end)
        self._line = Span(start, end if earlier < 0 else earlier)
        return self._line

    def fills_line(self, start: int, end: int) -> bool:
        """Whether prose[start:end] is all that its line holds, but for white space."""
        line = self.line_at(start)
        if self._filled[0] is not line:
            self._filled = line, _bare(self.prose, *line)
        filled, bare = self._filled[1], _bare(self.prose, start, end)
        return bare == filled or (bare.start >= bare.end and filled.start >= filled.end)

    def sentence_at(self, start: int, end: int) -> Span:
        """The sentence of prose around start:end."""
        return Span(*match.sentence(self.prose, start, end))

    def quoted(self, start: int, end: int) -> bool:
        """Whether prose[start:end] stands inside a quotation: quotation marks around five words or more."""
        if not self._quotes:
            return False
        line = self.line_at(start)
        if line.start < start - _QUOTED or line.end > end + _QUOTED:
            found = quotations(self.prose, max(line.start, start - _QUOTED), min(line.end, end + _QUOTED), start, end)
            return any(low <= start and end <= high for low, high in found)
        if self._quotations[0] is not line:
            self._quotations = line, [*quotations(self.prose, *line)]
        return any(low <= start and end <= high for low, high in self._quotations[1])

    @cached_property
    def _quotes(self) -> bool:
        return any(mark in self.prose for mark in _QUOTATION_MARKS)

    def in_address(self, start: int, end: int) -> bool:
        """Whether prose[start:end] is a part of a web address or a mailbox."""
        if not self._addressed or _OUTSIDE.search(self.prose, start, end):
            return False
        before, after = _INSIDE.match(self.prose[max(0, start - 1000) : start][::-1]), _INSIDE.match(self.prose, end, end + 200)
        assert before and after
        low = start - before.end()
        around = self.prose[low : min(after.end(), end + 100)]
        if not any(mark in around for mark in _ADDRESS_MARKS):
            return False
        return any(found.start() <= start and end <= found.end() and found.span() != (start, end) for found in _ADDRESS.finditer(self.prose, low, after.end()))

    @cached_property
    def _addressed(self) -> bool:
        return any(mark in self.prose for mark in _ADDRESS_MARKS)

    # --- places in the file

    def home(self, start: int, end: int) -> Span:
        """Where prose[start:end] stands in raw; markup in between is included."""
        if self.pieces is None:
            return Span(start, end)
        return _home(self.pieces, start, end, self._piece_starts)

    def mendable(self, start: int, end: int) -> bool:
        """Whether prose[start:end] stands in raw in one stretch, so that an edit touches no markup."""
        if self.pieces is None:
            return True
        if not self.pieces:
            return False
        at = _piece_at(self.pieces, start)
        if start == end and at and self.pieces[at].start == start and self.pieces[at].fixed:
            at -= 1
        piece = self.pieces[at]
        if not piece.start <= start <= piece.end or piece.fixed or (piece.width >= 0 and start not in (piece.start, piece.end)):
            return False
        while piece.end < end:
            at += 1
            if at == len(self.pieces):
                return False
            after = self.pieces[at]
            if after.fixed or after.start != piece.end or after.home != piece.home_end:
                return False
            piece = after
        return piece.width < 0 or end in (piece.start, piece.end)

    def at_home(self, edit: Edit) -> tuple[Edit, ...] | None:
        """`edit` (of prose) as it is written in raw: a deletion of whole blocks takes their markup with it.
        None where it would touch markup, or put in what cannot stand there."""
        if self.pieces is None:
            return (Edit(edit.start, edit.end, edit.text.translate(self.escape)) if self.escape else edit,)
        if not edit.text and self.blocks and (whole := self._whole(edit.start, edit.end)) is not None:
            return tuple(Edit(block.home, block.home_end, "") for block in whole) or None
        if not self.mendable(edit.start, edit.end) or (not edit.text and self.blocks and self._alone(edit.start, edit.end)):
            return None
        escape = self._escape_at(edit.start) or self.escape
        text = edit.text
        if escape and text:
            if any(escape.get(ord(character), "") is None for character in text):
                return None
            text = text.translate(escape)
        return (Edit(*self.home(edit.start, edit.end), text),)

    def _alone(self, start: int, end: int) -> bool:
        """Whether markup stands on both sides of prose[start:end], which would be left with nothing inside."""
        pieces = self.pieces or []
        first, last = _piece_at(pieces, start), _piece_at(pieces, end - 1)
        before, after = pieces[first - 1] if first else None, pieces[last + 1] if last + 1 < len(pieces) else None
        return (start == pieces[first].start and end == pieces[last].end
                and not (before and not before.fixed and before.home_end == pieces[first].home)
                and not (after and not after.fixed and after.home == pieces[last].home_end))  # fmt: skip

    def _escape_at(self, position: int) -> Escape | None:
        if self.segments:
            segment = self.segment_at(position)
            return segment.escape if segment else None
        around = [block for block in self._escaping if block.start <= position <= block.end]
        return min(around, key=lambda block: block.end - block.start).escape if around else None

    @cached_property
    def _escaping(self) -> list[Block]:
        return [block for block in self.blocks if block.escape is not None]

    def _whole(self, start: int, end: int) -> list[Block] | None:
        """The blocks that go when prose[start:end] goes, the widest; [] if some of it must stay; None if it is
        no more than a part of a block."""
        while start < end and self.prose[start] in _BLANK:
            start += 1
        while start < end and self.prose[end - 1] in _BLANK:
            end -= 1
        touched = [block for block in self.blocks if start <= block.start and block.end <= end and block.start < block.end]
        if not touched:
            return None
        chosen: list[Block] = []
        at = start
        for block in sorted((one for one in touched if one.removable), key=lambda one: (one.start, -one.end, one.home, -one.home_end)):
            if block.start >= at:
                if self.prose[at : block.start].strip(_BLANK):
                    return []
                chosen.append(block)
                at = block.end
        return chosen if not self.prose[at:end].strip(_BLANK) else []

    # --- pairs

    def beside(self, source: Document, segments: tuple[Segment, ...], alone: int, doubts: tuple[str, ...], from_english: bool) -> Document:
        """This article with its sentences paired with those of the article that it was translated from."""
        from copy import copy  # it imports weakref

        made = copy(self)
        made.__dict__.pop("_segment_starts", None)
        made.source, made.segments, made.alone, made.doubts, made.from_english = source, segments, alone, doubts, from_english
        return made

    @cached_property
    def _segment_starts(self) -> list[int]:
        return [segment.start for segment in self.segments]

    def segment_at(self, position: int) -> Segment | None:
        """The pair whose target holds prose[position]."""
        at = bisect_right(self._segment_starts, position) - 1
        return self.segments[at] if at >= 0 and position <= self.segments[at].end else None

    def in_segment(self, start: int, end: int) -> tuple[Segment, int, int] | None:
        """The pair whose target holds raw[start:end], and the place in that target."""
        if not self.segments:
            return None
        low, high = (start, end) if self.pieces is None else self._prose_between(start, end)
        segment = self.segment_at(low)
        return None if segment is None else (segment, low - segment.start, min(max(low, high), segment.end) - segment.start)

    @cached_property
    def _piece_starts(self) -> list[int]:
        return [piece.start for piece in self.pieces or ()]

    @cached_property
    def _homes(self) -> list[int]:
        return [piece.home for piece in self.pieces or ()]

    def _prose_between(self, start: int, end: int) -> tuple[int, int]:
        """Where raw[start:end] stands in prose."""
        assert self.pieces
        piece = self.pieces[max(0, bisect_right(self._homes, start) - 1)]
        if piece.width < 0 and piece.home <= start <= end < piece.home_end:  # nearly always
            return piece.start + start - piece.home, piece.start + end - piece.home
        return self._prose_at(start), self._prose_at(end)

    def _prose_at(self, position: int) -> int:
        """Where raw[position] stands in prose; the nearest place before it, if nowhere."""
        assert self.pieces
        piece = self.pieces[max(0, bisect_right(self._homes, position) - 1)]
        if position >= piece.home_end:
            return piece.end
        return piece.start + (max(0, position - piece.home) if piece.width < 0 else 0)

    def behind(self, segment: Segment, start: int, end: int) -> tuple[Related, ...]:
        """The place of segment.source[start:end] in the file of the Chinese; () where that is not known."""
        if not segment.source_pieces:
            return ()
        place = _home(segment.source_pieces, start, end)
        shift = 0 if segment.source_path else self.offset
        return (Related(segment.source_path or self.path, place.start + shift, place.end + shift, segment.source[start:end]),)

    def place_at(self, home: int) -> str:
        """What a person calls the place of raw[home] in a Word document ("footnote 2"); "" for running text."""
        if self.format != "docx":
            return ""
        return next((block.kind for block in self.blocks if block.home <= home <= block.home_end), "")

    def rewording(self, start: int, end: int, text: str) -> tuple[Edit, ...]:
        """The edit that puts `text` in place of raw[start:end]; none where markup stands there."""
        if self.pieces is None:
            return self.at_home(Edit(start, end, text)) or ()
        if not self.pieces:
            return ()
        low, high = self._prose_at(start), self._prose_at(end)
        return self.at_home(Edit(low, high, text)) or () if self.home(low, high) == (start, end) else ()

    def escape_at(self, home: int) -> Mapping[int, str | None] | None:
        """How a wording is written at raw[home]; None for a character that cannot stand there."""
        inside = self._escape_at(self._prose_at(home)) if self.pieces else None
        return inside or self.escape

    @cached_property
    def line_starts(self) -> array[int]:
        """Where each line of raw begins; LF, CRLF and CR end one."""
        if "\r" in self.raw:
            return array("Q", (0, *(end.end() for end in _LINE_END.finditer(self.raw))))
        return array("Q", [*accumulate((len(line) + 1 for line in self.raw.split("\n")), initial=0)][:-1])

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column of raw[offset], both counted from 1; columns are code points."""
        self._columns += 1
        if self._columns < _FEW and "\r" not in self.raw:
            at, line = self._counted
            line += self.raw.count("\n", at, offset) if offset >= at else -self.raw.count("\n", offset, at)
            self._counted = offset, line
            return line + self.first_line - 1, offset - self.raw.rfind("\n", 0, offset) - 1 + (self.first_column if line == 1 else 1)
        line = bisect_right(self.line_starts, offset)
        return line + self.first_line - 1, offset - self.line_starts[line - 1] + (self.first_column if line == 1 else 1)


def _no_domains(folded: str) -> frozenset[str]:
    return frozenset()


def _bare(text: str, start: int, end: int) -> Span:
    """start:end without the white space around its words."""
    words = text[start:end]
    return Span(end - len(words.lstrip()), start + len(words.rstrip()))


def _piece_at(pieces: Sequence[Piece], position: int) -> int:
    return max(0, bisect_right(pieces, (position, float("inf"))) - 1) if len(pieces) > 1 else 0


def _home(pieces: Sequence[Piece], start: int, end: int, starts: Sequence[int] = ()) -> Span:
    """Where prose[start:end] stands, going by `pieces`; `starts` are theirs."""
    if not pieces:
        return Span(0, 0)
    at = max(0, bisect_right(starts, start) - 1) if starts else _piece_at(pieces, start)
    first = pieces[at]
    if first.width < 0 and first.start <= start <= end <= first.end:  # nearly always
        return Span(first.home + start - first.start, first.home + end - first.start)
    inner = max(start, end - 1)
    last = first if inner < first.end else pieces[max(0, bisect_right(starts, inner) - 1) if starts else _piece_at(pieces, inner)]
    low, high = _inside(first, start, False), _inside(last, end, True)
    if start >= first.end and end > start and first is not last:  # begins in the gap between two blocks
        low = pieces[at + 1].home
    return Span(min(low, high), max(low, high)) if end > start else Span(low, low)


def _inside(piece: Piece, position: int, closing: bool) -> int:
    """Where `position` of prose, inside `piece`, is in raw; what is written otherwise there counts as one."""
    if piece.width < 0:
        return piece.home + min(max(0, position - piece.start), piece.length)
    return piece.home_end if position >= piece.end or (closing and position > piece.start) else piece.home


_QUOTATION_MARKS = "\"“”„"
_QUOTES = expression(f"[{_QUOTATION_MARKS}]")
_FEW = 8  #: so many lines and columns are counted one by one, without a list of all lines
_QUOTED = 3000  #: characters around a place that its quotation marks are looked for in


def quotations(text: str, low: int, high: int, first: int = -1, last: int = -1) -> Iterator[tuple[int, int]]:
    """The quotations in text[low:high]: (start, end) between double quotation marks around five words or more.
    first, last: only those that reach from before `first` to behind `last` are wanted."""
    opened = -1
    for mark in _QUOTES.finditer(text, low, high):
        at = mark.start()
        opens = mark[0] in "“„" or (mark[0] == '"' and opened < 0)
        if opens:
            if at >= first >= 0:
                return
            opened = at
        elif opened >= 0:
            if at >= last and text.count(" ", opened, at) >= 4:
                yield opened + 1, at
            if at >= first >= 0:
                return
            opened = -1
    if opened >= 0 and text.count(" ", opened, high) >= 4:  # the mark that closes it was lost, or stands in the next paragraph
        yield opened + 1, high


def decode(path: str, data: bytes, declared: str | None = None) -> tuple[str, str]:
    """(text, encoding) of an article's bytes; a byte-order mark stays in the text as its first code point.

    Raises CopydeskError where the bytes are no text, or no encoding is known that gives the same bytes back.
    """
    if data.startswith(_MAGIC) and not data.startswith(codecs.BOM_UTF8):
        raise CopydeskError(f"{path}: not a text (it begins like a picture, an archive or a program); leave it out, or give the article as text")
    encoding = _marked(data) if data.startswith(_MARKS) else _named(path, declared or "utf-8")
    if not encoding.startswith(("utf-16", "utf-32")) and len(data.translate(None, _CONTROLS)) < 0.9 * len(data):
        raise CopydeskError(f"{path}: not a text (more than a tenth of it is control characters); leave it out, or name its encoding with --encoding")
    try:
        text = data.decode(encoding)
        same = encoding == "utf-8" or text.encode(encoding) == data  # UTF-8 has one way to write a text
    except UnicodeDecodeError as error:
        raise CopydeskError(
            f"{path}: byte {error.start + 1} is not {encoding.upper()}; "
            + ("name the encoding the file has with --encoding (gb18030 or big5 for old Chinese files)" if declared is None else "is --encoding right?")
        ) from None
    except UnicodeEncodeError:
        same = False
    if not same:
        raise CopydeskError(f"{path}: reading it as {encoding} and writing it again would change its bytes; convert it to UTF-8 first")
    if len(text) > 2 * _MOST_LINES and text.count("\n") + text.count("\r") > 2 * _MOST_LINES:
        raise CopydeskError(f"{path}: more than {_MOST_LINES:,} lines, which no article has; split it, or leave it out")
    return text, encoding


def encode(path: str, text: str, encoding: str) -> bytes:
    """The bytes of a mended article. Raises CopydeskError where the encoding of its file has no way to write a mending."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError as error:
        raise CopydeskError(f"{path}: {encoding.upper()} cannot write {error.object[error.start : error.end]!a}, which a mending holds; "
                            "the article was left as it is. Convert it to UTF-8 first") from None  # fmt: skip


def _marked(data: bytes) -> str:
    return next(name for mark, name in _BOMS if data.startswith(mark))


def _named(path: str, declared: str) -> str:
    encoding, problem = _known(declared)
    if problem:
        raise CopydeskError(f"{path}: {problem}")
    return encoding


@cache
def _known(declared: str) -> tuple[str, str]:
    """(Python's name of an encoding, why it will not do)."""
    try:
        encoding = codecs.lookup(declared).name
        if encoding == "utf-8-sig":
            return "utf-8", ""
        whole, pieces = "中中aa".encode(encoding, "ignore"), b"".join(letter.encode(encoding, "ignore") for letter in "中中aa")
    except (LookupError, ValueError):
        return "", f"the encoding {declared!r} is not known; try gb18030, big5, utf-16-le or utf-8"
    if whole != pieces:  # it shifts, or writes a mark of its own
        return "", f"in {declared!r} the same letter is not always the same bytes, so nothing can be mended; name gb18030, big5, utf-16-le or utf-16-be, or convert it to UTF-8"
    return encoding, ""
