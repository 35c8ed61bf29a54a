"""Word documents: the text of the body, and where each piece of it stands in word/document.xml."""
from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from cleaner.document import HOLE, Document
from cleaner.model import CopydeskError

SUFFIX = ".docx"
BODY = "word/document.xml"
#: paragraphs stand apart as they do in a text file
GAP = "\n\n"
_SPACES = ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
_MOST_BYTES, _MOST_PARTS, _MOST_DEPTH = 256_000_000, 10_000, 256
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\xad"}
#: stand in a run and are no text of the article: what is inside them is passed over
_OBJECTS = frozenset(("drawing", "pict", "object", "AlternateContent", "footnoteReference", "endnoteReference", "sym", "ptab"))
_SILENT = frozenset(("instrText", "fldChar", "lastRenderedPageBreak", "commentReference", "annotationRef"))
_TRACKED = frozenset(("ins", "del", "moveFrom", "moveTo"))


class Child(NamedTuple):
    """A part of a run: xml[start:end], which reads as `text`."""

    name: str
    start: int
    end: int
    text: str


@dataclass(slots=True)
class Run:
    """xml[start:end], with its properties' place and what it holds."""

    start: int
    end: int = 0
    open_end: int = 0  #: where its start tag ends
    properties: tuple[int, int] | None = None
    children: list[Child] = field(default_factory=list)
    tracked: str = ""  #: "ins" or "del", where it stands in a tracked change

    @property
    def text(self) -> str:
        return "".join(child.text for child in self.children)


@dataclass(slots=True)
class Paragraph:
    """A w:p: its runs, where its properties go, and whether something of its container follows it."""

    start: int
    open_end: int = 0
    runs: list[Run] = field(default_factory=list)
    properties: tuple[int, int] | None = None  #: pPr
    marks: tuple[int, int] | None = None  #: rPr inside pPr
    mark_deleted: bool = False
    last: bool = True  #: the last of its body or table cell, whose mark cannot go
    empty_tag: bool = False


class Body(NamedTuple):
    """word/document.xml, its prefix for WordprocessingML, and its paragraphs."""

    xml: bytes
    prefix: str
    paragraphs: list[Paragraph]
    tracked: bool


def read(path: str, data: bytes) -> Document:
    """The Document of a Word file: its paragraphs as text. Raises CopydeskError."""
    body = parse(path, member(path, data, BODY))
    if body.tracked:
        raise CopydeskError(f"{path}: holds tracked changes; accept or reject them in Word first")
    return Document(path, GAP.join(text_of(body.paragraphs)), "utf-8", format="docx")


def text_of(paragraphs: list[Paragraph], view: str = "original") -> Iterator[str]:
    """The text of each paragraph: the original, or as it is when all changes are accepted."""
    gone = "ins" if view == "original" else "del"
    for one in paragraphs:
        text = "".join(run.text for run in one.runs if run.tracked != gone)
        if view == "original" or text or not one.mark_deleted:
            yield text


def archive(path: str, data: bytes) -> zipfile.ZipFile:
    """The parts of a Word file, where they are no more than such a file can hold."""
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
        parts = opened.infolist()
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError):
        raise CopydeskError(f"{path}: no Word document, or a damaged one; open it in Word and save it again") from None
    if len(parts) > _MOST_PARTS or sum(one.file_size for one in parts) > _MOST_BYTES or len({one.filename for one in parts}) < len(parts):
        raise CopydeskError(f"{path}: unpacks to more than a Word document holds; it was not opened")
    if any(one.flag_bits & 1 for one in parts):
        raise CopydeskError(f"{path}: is protected by a password; save it without one")
    return opened


def member(path: str, data: bytes, name: str) -> bytes:
    """One part of a Word file. Its size is what its directory promised, and no more."""
    opened = archive(path, data)
    try:
        promised = opened.getinfo(name).file_size
        with opened.open(name) as part:
            content = part.read(promised + 1)
    except KeyError:
        raise CopydeskError(f"{path}: no Word document (it has no {name}); is it a .docx?") from None
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError):
        raise CopydeskError(f"{path}: {name} is damaged; open it in Word and save it again") from None
    if len(content) != promised:
        raise CopydeskError(f"{path}: {name} is larger than the file says; it was not opened")
    return content


def parse(path: str, xml: bytes) -> Body:
    """The paragraphs of word/document.xml. Nothing outside the file is read, and no entity is made larger."""
    return _Reader(path, xml).body()


class _Reader:
    def __init__(self, path: str, xml: bytes) -> None:
        self._path, self._xml, self._prefix = path, xml, ""
        self._names: list[str] = []
        self._paragraphs: list[Paragraph] = []
        self._open: list[Paragraph] = []
        self._run: Run | None = None
        self._child: tuple[str, int, list[str]] | None = None
        self._object = 0  #: depth of what is passed over
        self._tracked: list[str] = []
        self._starts: list[int] = []
        self._any_tracked = False

    def body(self) -> Body:
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartNamespaceDeclHandler = self._namespace
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        self._parser = parser
        try:
            self._xml.decode("utf-8")
            parser.Parse(self._xml, True)
        except (expat.ExpatError, UnicodeDecodeError) as error:
            raise CopydeskError(f"{self._path}: {BODY} cannot be read ({error}); open it in Word and save it again") from None
        if not self._prefix:
            raise CopydeskError(f"{self._path}: {BODY} is no text of Word; is it a .docx?")
        return Body(self._xml, self._prefix, self._paragraphs, self._any_tracked)

    def _refuse(self, *_: object) -> None:
        raise CopydeskError(f"{self._path}: {BODY} declares entities, as no Word document does; it was not opened")

    def _namespace(self, prefix: str | None, uri: str) -> None:
        if uri in _SPACES and prefix and re.fullmatch(r"\w+", prefix):
            self._prefix = prefix

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition("}")
        own = space in _SPACES
        at = self._parser.CurrentByteIndex
        self._names.append(local)
        self._starts.append(at)
        if len(self._names) > _MOST_DEPTH:
            raise CopydeskError(f"{self._path}: {BODY} is nested deeper than a Word document is; it was not opened")
        if self._object:
            self._object += 1
        elif self._run is not None and self._names[-2] == "r":
            if local in _OBJECTS or not own:
                self._object = 1
                self._child = ("object", at, [HOLE])
            elif local in ("t", "delText"):
                self._child = (local, at, [])
            elif local in _SIGNS:
                self._child = (local, at, [_SIGNS[local]])
            elif local != "rPr":
                self._child = (local, at, [""]) if local in _SILENT else ("object", at, [HOLE])
        elif own and local == "p":
            self._paragraphs.append(Paragraph(at, self._tag_end(at), empty_tag=self._xml[self._tag_end(at) - 2] == 0x2F))
            self._open.append(self._paragraphs[-1])
        elif own and local == "r" and self._open:
            self._run = Run(at, open_end=self._tag_end(at), tracked=self._tracked[-1] if self._tracked else "")
        elif own and local in _TRACKED:
            self._any_tracked = True
            if self._names[-2:-1] == ["rPr"]:
                if self._open and "pPr" in self._names and local in ("del", "moveFrom"):
                    self._open[-1].mark_deleted = True
            else:
                self._tracked.append("ins" if local in ("ins", "moveTo") else "del")

    def _end(self, name: str) -> None:
        space, _, local = name.rpartition("}")
        own = space in _SPACES
        start, self._names = self._starts.pop(), self._names[:-1]
        end = self._tag_end(self._parser.CurrentByteIndex)
        if self._object:
            self._object -= 1
            if self._object:
                return
        parent = self._names[-1] if self._names else ""
        if self._run is not None and parent == "r":
            if local == "rPr":
                self._run.properties = (start, end)
            elif self._child is not None:
                kind, at, text = self._child
                self._run.children.append(Child(kind, at, end, "".join(text)))
            self._child = None
        elif own and local == "r" and self._run is not None:
            self._run.end = end
            self._open[-1].runs.append(self._run)
            self._run = None
        elif own and local == "p" and self._open:
            self._open.pop()
        elif own and self._open and local == "pPr" and parent == "p":
            self._open[-1].properties = (start, end)
        elif own and self._open and local == "rPr" and parent == "pPr":
            self._open[-1].marks = (start, end)
        elif own and local in _TRACKED and parent != "rPr":
            self._tracked.pop()
        if own and local in ("p", "tbl", "sdt") and parent in ("body", "tc", "sdtContent") and local == "p":
            self._not_last()

    def _not_last(self) -> None:
        """The paragraph before one that stands beside it is not the last of its container."""
        if len(self._paragraphs) > 1:
            before, here = self._paragraphs[-2:]
            between = self._xml[before.start : here.start]
            before.last = re.search(rb"</\w+:tc>|<\w+:tbl[ >]|</\w+:sdtContent>", between[between.rfind(b"</" + self._prefix.encode() + b":p>") :]) is not None

    def _text(self, text: str) -> None:
        if self._child is not None and not self._object and self._names[-1] in ("t", "delText"):
            self._child[2].append(text)

    def _tag_end(self, at: int) -> int:
        """Where the tag that begins at `at` ends; quoted values may hold a >."""
        quote = 0
        while True:
            byte = self._xml[at]
            at += 1
            if quote:
                quote = 0 if byte == quote else quote
            elif byte in (0x22, 0x27):
                quote = byte
            elif byte == 0x3E:
                return at
