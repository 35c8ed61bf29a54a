"""One part of a Word file: its texts, paragraph by paragraph, and where each piece of them stands in the XML."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cleaner.document import HOLE
from cleaner.formats._package import guarded, read_xml
from cleaner.model import CopydeskError
from glossary.records import NamedTuple

_SPACES = ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
_MOST_DEPTH = 256
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\xad"}
#: stand in a run and are no text of the article: what is inside them is passed over, but for text boxes
_OBJECTS = frozenset(("drawing", "pict", "object", "AlternateContent", "footnoteReference", "endnoteReference", "sym", "ptab"))
_SILENT = frozenset(("instrText", "fldChar", "lastRenderedPageBreak", "commentReference", "annotationRef", "footnoteRef", "endnoteRef"))
_TRACKED = frozenset(("ins", "del", "moveFrom", "moveTo"))
_ROOTS = {"body": "text", "hdr": "header", "ftr": "footer", "footnote": "footnote", "endnote": "endnote"}
_BOX = "txbxContent"
#: text that stands in a part of its own, or in another program's format
_UNREAD = {"relIds": "a diagram", "chart": "a chart", "object": "an object of another program", "altChunk": "a file that was put in"}
_HOLDERS = frozenset(("body", "tc", "sdtContent", "hdr", "ftr", "footnote", "endnote", _BOX))
_TAG = re.compile(rb"""[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>""")


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
    table: int = 0  #: the table of its text that it stands in, from 1
    cell: int = 0
    unread: list[tuple[int, str]] = field(default_factory=list)  #: places of what is not read, and what it is

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(slots=True)
class Text:
    """Paragraphs that belong together: the body, a header, a note, a text box."""

    kind: str
    key: str = ""  #: the id of a note
    paragraphs: list[Paragraph] = field(default_factory=list)
    anchor: Run | None = None  #: of a text box: the run of its part that holds it
    old: bool = False  #: a text box once more, for readers that do not know the new one


class Reference(NamedTuple):
    """Names a note, or a header or footer of a section."""

    kind: str
    id: str
    run: Run | None = None
    which: str = ""  #: default, first or even
    section: int = 0


class Part(NamedTuple):
    """A part of the package, its namespace and prefix for WordprocessingML, and its texts in order, outer ones first."""

    name: str
    xml: bytes
    space: str
    prefix: str
    texts: list[Text]
    references: list[Reference]
    tracked: bool


def accepted(paragraphs: list[Paragraph], view: str = "accepted") -> Iterator[str]:
    """The text of each paragraph when all changes are accepted, or ("original") rejected."""
    gone = "ins" if view == "original" else "del"
    for one in paragraphs:
        text = "".join(run.text for run in one.runs if run.tracked != gone)
        if view == "original" or text or not one.mark_deleted:
            yield text


def parse(path: str, name: str, xml: bytes) -> Part:
    """The texts of a part. Nothing outside the file is read, and no entity is made larger."""
    return _Reader(path, name, xml).part()


class _Place(NamedTuple):
    """Where the reader is, while it reads a text box that stands there."""

    text: Text | None
    open: list[Paragraph]
    run: Run | None
    child: tuple[str, int, list[str]] | None
    object: int
    tracked: list[str]
    depth: int  #: of tables


class _Reader:
    def __init__(self, path: str, name: str, xml: bytes) -> None:
        self._path, self._name, self._xml, self._prefix, self._space = path, name, xml, "", ""
        self._names: list[str] = []
        self._starts: list[int] = []
        self._texts: list[Text] = []
        self._text: Text | None = None
        self._open: list[Paragraph] = []
        self._run: Run | None = None
        self._child: tuple[str, int, list[str]] | None = None
        self._object = 0  #: depth of what is passed over
        self._tracked: list[str] = []
        self._depth = self._tables = self._cells = 0
        self._outside: list[_Place] = []
        self._references: list[Reference] = []
        self._sections = 1
        self._any_tracked = False

    def part(self) -> Part:
        parser = self._parser = guarded(self._path, self._name)
        parser.StartNamespaceDeclHandler = self._namespace
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        read_xml(self._path, self._name, parser, self._xml)
        if not self._prefix:
            raise CopydeskError(f"{self._path}: {self._name} is no text of Word; is it a .docx?")
        return Part(self._name, self._xml, self._space, self._prefix, self._texts, self._references, self._any_tracked)

    def _namespace(self, prefix: str | None, uri: str) -> None:
        if uri in _SPACES and prefix and re.fullmatch(r"\w+", prefix):
            self._prefix, self._space = prefix, uri

    def _start(self, name: str, given: dict[str, str]) -> None:
        space, _, local = name.rpartition("}")
        own = space in _SPACES
        at = self._parser.CurrentByteIndex
        self._names.append(local)
        self._starts.append(at)
        if len(self._names) > _MOST_DEPTH:
            raise CopydeskError(f"{self._path}: {self._name} is nested deeper than a Word document is; it was not opened")
        if own and local == _BOX:
            self._enter_box()
        elif self._object:
            self._object += 1
            if local in _UNREAD and not own:
                self._note_unread(_UNREAD[local])
        elif self._run is not None and self._names[-2] == "r":
            self._start_child(local, own, at, given)
        elif not own and local == "Fallback":
            self._object = 1  # the same once more, for readers that do not know the new one
        elif own:
            self._start_own(local, at, given)

    def _start_child(self, local: str, own: bool, at: int, given: dict[str, str]) -> None:
        if local in _OBJECTS or not own:
            self._object = 1
            if local == "object":
                self._note_unread(_UNREAD[local])
            elif local.endswith("Reference"):
                self._references.append(Reference(local.removesuffix("Reference"), given.get(f"{self._space}}}id", ""), self._top_run))
            self._child = ("object", at, [HOLE])
        elif local in ("t", "delText"):
            self._child = (local, at, [])
        elif local in _SIGNS:
            breaks_page = given.get(f"{self._space}}}type", "textWrapping") != "textWrapping"  # no line of its own, and it stays
            self._child = (local, at, ["" if breaks_page else _SIGNS[local]])
        elif local != "rPr":
            self._child = (local, at, [""]) if local in _SILENT else ("object", at, [HOLE])

    def _start_own(self, local: str, at: int, given: dict[str, str]) -> None:
        if local in _ROOTS:
            real = given.get(f"{self._space}}}type", "normal") == "normal"  # a separator of notes is none
            self._text = self._begin(Text(_ROOTS[local], given.get(f"{self._space}}}id", ""))) if real else None
        elif local == "tbl":
            self._tables += not self._depth
            self._depth += 1
        elif local == "tc":
            self._cells += self._depth == 1
        elif local == "p" and self._text is not None:
            inside = (self._tables, self._cells) if self._depth else (0, 0)
            self._open.append(Paragraph(at, self._tag_end(at), table=inside[0], cell=inside[1]))
            self._text.paragraphs.append(self._open[-1])
        elif local == "r" and self._open:
            self._run = Run(at, open_end=self._tag_end(at), tracked=self._tracked[-1] if self._tracked else "")
        elif local in ("headerReference", "footerReference"):
            id = next((value for key, value in given.items() if key.endswith("}id")), "")
            self._references.append(Reference(local.removesuffix("Reference"), id, which=given.get(f"{self._space}}}type", "default"), section=self._sections))
        elif local == "altChunk" and self._text is not None and self._text.paragraphs:
            self._text.paragraphs[-1].unread.append((0, _UNREAD[local]))
        elif local in _TRACKED:
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
        if own and local == _BOX:
            self._leave_box()
        elif self._object:
            self._object -= 1
        if self._object:
            return
        parent = self._names[-1] if self._names else ""
        if self._run is not None and parent == "r":
            end = self._ended(start)
            if local == "rPr":
                self._run.properties = (start, end)
            elif self._child is not None:
                kind, at, text = self._child
                self._run.children.append(Child(kind, at, end, "".join(text)))
            self._child = None
        elif own:
            self._end_own(local, parent, start)

    def _end_own(self, local: str, parent: str, start: int) -> None:
        if local == "r" and self._run is not None:
            self._run.end = self._ended(start)
            self._open[-1].runs.append(self._run)
            self._run = None
        elif local == "p" and self._open:
            self._open.pop()
            if parent in _HOLDERS:
                self._not_last()
        elif self._open and local == "pPr" and parent == "p":
            self._open[-1].properties = (start, self._ended(start))
        elif self._open and local == "rPr" and parent == "pPr":
            self._open[-1].marks = (start, self._ended(start))
        elif local in _TRACKED and parent != "rPr":
            self._tracked.pop()
        elif local == "tbl":
            self._depth -= 1
        elif local == "sectPr" and parent != "sectPrChange":
            self._sections += 1
        elif local in _ROOTS:
            self._text = None

    # --- text boxes

    @property
    def _top_run(self) -> Run | None:
        return self._outside[0].run if self._outside else self._run

    def _enter_box(self) -> None:
        text = None if self._text is None else self._begin(Text("text box", anchor=self._top_run, old="Fallback" in self._names))
        self._outside.append(_Place(self._text, self._open, self._run, self._child, self._object, self._tracked, self._depth))
        self._text, self._open, self._run, self._child, self._object, self._tracked, self._depth = text, [], None, None, 0, [], 0

    def _leave_box(self) -> None:
        self._text, self._open, self._run, self._child, self._object, self._tracked, self._depth = self._outside.pop()

    def _begin(self, text: Text) -> Text:
        self._texts.append(text)
        return text

    # --- what is found on the way

    def _note_unread(self, what: str) -> None:
        if self._open:
            before = len(self._open[-1].text) + (len(self._run.text) if self._run else 0)
            self._open[-1].unread.append((before, what))

    def _not_last(self) -> None:
        """The paragraph before one that stands beside it is not the last of its container."""
        paragraphs = self._text.paragraphs if self._text else []
        if len(paragraphs) > 1:
            before, here = paragraphs[-2:]
            between = self._xml[before.start : here.start]
            before.last = re.search(rb"</\w+:tc>|<\w+:tbl[ >]|</\w+:sdtContent>", between[between.rfind(b"</" + self._prefix.encode() + b":p>") :]) is not None

    def _characters(self, text: str) -> None:
        if self._child is not None and not self._object and self._names[-1] in ("t", "delText"):
            self._child[2].append(text)

    # --- places in the XML

    def _ended(self, start: int) -> int:
        """Where the element that begins at `start` ends, and whose end was just read. One tag may be all of it."""
        end = self._tag_end(start)
        return end if self._xml[end - 2] == 0x2F else self._tag_end(self._parser.CurrentByteIndex)

    def _tag_end(self, at: int) -> int:
        """Where the tag that begins at `at` ends; quoted values may hold a >."""
        found = _TAG.match(self._xml, at)
        assert found is not None
        return found.end()
