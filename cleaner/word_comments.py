"""The reasons of changes in a Word document, as its comments: the part that holds them, and where they are put."""
from __future__ import annotations

import posixpath
import re
from xml.sax.saxutils import escape, quoteattr

from cleaner.formats._package import TYPES, guarded, member, member_or, read_xml, relations, relations_of
from cleaner.formats._wordml import Part, Run
from cleaner.formats.docx import Named, Word

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
#: what XML cannot hold
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class Comments:
    """The reasons of changes, as comments of the document."""

    def __init__(self, path: str, data: bytes, word: Word, author: str, stamp: str) -> None:
        self._path, self._data, self._word = path, data, word
        known = [one.target for one in relations(path, data, word.main) if one.kind == "comments"]
        self._name = known[0] if known else posixpath.join(posixpath.dirname(word.main), "comments.xml")
        self._linked = bool(known)
        self._old = member_or(path, data, self._name)
        texts = [part.xml for part in word.parts.values()]
        self._next = 1 + max((int(one) for xml in (*texts, self._old) for one in re.findall(rb'\b\w+:id="(\d{1,9})"', xml)), default=0)
        self.by = f'author={quoteattr(FORBIDDEN.sub("", author))} date="{stamp}"'
        self._made: list[str] = []
        self._elsewhere: list[tuple[Named, int]] = []

    def number(self) -> int:
        """An id that nothing in the document has."""
        self._next += 1
        return self._next - 1

    def note(self, why: str) -> int:
        """A comment, which is to be put where its change is."""
        number = self.number()
        by = self.by.replace("author=", "w:author=", 1).replace(" date=", " w:date=")
        inside = f'<w:p><w:r><w:t xml:space="preserve">{escape(FORBIDDEN.sub("", why))}</w:t></w:r></w:p>'
        self._made.append(f'<w:comment xmlns:w="{self._word.parts[self._word.main].space}" w:id="{number}" {by} w:initials="cd">{inside}</w:comment>')
        return number

    def note_elsewhere(self, named: Named, why: str) -> None:
        """A comment on a change in a note, a header, a text box: Word has comments in the running text only."""
        self._elsewhere.append((named, self.note(f"{named.name.capitalize()}: {why}")))

    def anchored(self, path: str, main: Part) -> bytes:
        """The running text with the comments on what stands elsewhere: at the note's number, at the box, at the first words."""
        points: list[tuple[int, str]] = []
        start = next((one for text in main.texts if text.kind == "text" for one in text.paragraphs if one.runs), None)
        for named, number in self._elsewhere:
            run = _anchor(main, named)
            if run is not None:
                points += [(run.start, range_of(main.prefix, number, "Start")), (run.end, range_of(main.prefix, number, "End"))]
            elif start is not None:
                points.append((start.properties[1] if start.properties else start.open_end, range_of(main.prefix, number, "Start") + range_of(main.prefix, number, "End")))
        parts, at = list[bytes](), 0
        for place, text in sorted(points, key=lambda one: one[0]):
            parts += main.xml[at:place], text.encode()
            at = place
        return b"".join((*parts, main.xml[at:]))

    def parts(self) -> dict[str, bytes]:
        """The parts of the package that comments need."""
        if not self._made:
            return {}
        space = self._word.parts[self._word.main].space
        old = self._old or f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="{space}"></w:comments>'.encode()
        made = {self._name: self._with(self._name, old, "".join(self._made))}
        if not self._linked:
            links = relations_of(self._word.main)
            xml = member_or(self._path, self._data, links) or b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
            id = next(name for name in ("rIdCopydesk", *(f"rIdCopydesk{number}" for number in range(1, 99))) if name.encode() not in xml)
            made[links] = self._with(links, xml, f'<Relationship Id="{id}" Type="{_OFFICE}/comments" Target="{posixpath.basename(self._name)}"/>')
        types = member(self._path, self._data, TYPES)
        if f'"/{self._name}"'.encode() not in types:
            made[TYPES] = self._with(TYPES, types, f'<Override PartName="/{self._name}" ContentType="{_KIND}"/>')
        return made

    def _with(self, name: str, xml: bytes, new: str) -> bytes:
        """A part with something more at its end; it is read before and after."""
        read_xml(self._path, name, guarded(self._path, name), xml)
        made = _before_end(xml, new)
        read_xml(self._path, name, guarded(self._path, name), made)
        return made


def _anchor(main: Part, named: Named) -> Run | None:
    """The run of the running text that stands for a note or a text box."""
    if named.text.kind in ("footnote", "endnote"):
        return next((one.run for one in main.references if (one.kind, one.id) == (named.text.kind, named.text.key)), None)
    return main.texts[named.number].anchor if named.text.kind == "text box" and named.part == main.name else None


def range_of(prefix: str, number: int | None, name: str) -> str:
    """Where the words of a comment begin or end."""
    if number is None:
        return ""
    reference = f'<{prefix}:r><{prefix}:commentReference {prefix}:id="{number}"/></{prefix}:r>' if name == "End" else ""
    return f'<{prefix}:commentRange{name} {prefix}:id="{number}"/>{reference}'


def _before_end(xml: bytes, new: str) -> bytes:
    """XML with something more inside its last element, which may be one tag."""
    kept = xml.rstrip()
    if kept.endswith(b"/>"):
        name = re.match(rb"<([^\s/>]+)", kept[kept.rindex(b"<") :])
        assert name is not None
        return kept[:-2] + b">" + new.encode() + b"</" + name[1] + b">"
    at = xml.rindex(b"</")
    return xml[:at] + new.encode() + xml[at:]
