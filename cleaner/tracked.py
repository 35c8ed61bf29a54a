"""Edits of a Word document as tracked changes: who accepts them all has the cleaned text, who rejects them all the original."""
from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from cleaner.formats.docx import BODY, GAP, Body, Child, Paragraph, Run, archive, member, parse, text_of
from cleaner.model import CopydeskError, Edit
from glossary.records import NamedTuple

_COMMENTS, _RELATIONS, _TYPES = "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#: what XML cannot hold
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class Change(NamedTuple):
    """An edit of the text, and why it was made."""

    edit: Edit
    why: str


def tracked(path: str, data: bytes, changes: Sequence[Change], author: str = "copydesk", when: datetime | None = None) -> bytes:
    """The Word file with `changes` (disjoint, in order) as tracked changes. Raises CopydeskError where they cannot stand there."""
    if not changes:
        return data
    body = parse(path, member(path, data, BODY))
    stamp = (when or datetime.now(UTC)).strftime("%Y-%m-%dT%H:%M:%SZ")
    comments = _member_or(path, data, _COMMENTS)
    first = 1 + max((int(one) for one in re.findall(rb'\bw:id="(\d{1,9})"', body.xml + comments)), default=0)
    writer = _Writer(body, author, stamp, first)
    xml = writer.written(changes)
    _prove(path, xml, body, changes)
    parts = {BODY: xml, _COMMENTS: _commented(comments, writer.comments)}
    parts |= _declared(path, data) if not comments else {}
    return _packed(path, data, parts)


def _prove(path: str, xml: bytes, body: Body, changes: Sequence[Change]) -> None:
    """Reads what was written: rejected, it is the original; accepted, the cleaned text."""
    after = parse(path, xml).paragraphs
    before = list(text_of(body.paragraphs))
    raw = GAP.join(before)
    wanted, at = "", 0
    for (start, end, text), _ in changes:
        wanted += raw[at:start] + text
        at = end
    wanted += raw[at:]
    accepted = GAP.join(text_of(after, "accepted"))
    if list(text_of(after)) != before or [line for line in accepted.split("\n") if line.strip()] != [line for line in wanted.split("\n") if line.strip()]:
        raise CopydeskError(f"{path}: a change runs across paragraphs in a way that Word cannot track; the document was left as it is")


class _Writer:
    def __init__(self, body: Body, author: str, stamp: str, first: int) -> None:
        self._body, self._next = body, first
        self._by = f'{body.prefix}:author={quoteattr(_FORBIDDEN.sub("", author))} {body.prefix}:date="{stamp}"'
        self.comments: list[str] = []

    def written(self, changes: Sequence[Change]) -> bytes:
        """document.xml with the changes in it; bytes of runs that nothing touches stay as they are."""
        xml, parts = self._body.xml, list[bytes]()
        done = offset = 0
        for number, one in enumerate(self._body.paragraphs):
            size = sum(len(run.text) for run in one.runs)
            here = [change for change in changes if change.edit.start <= offset + size and change.edit.end >= offset and self._owns(change.edit, offset, size, number)]
            for start, end, new in self._paragraph(one, offset, size, here):
                parts += xml[done:start], new.encode("utf-8")
                done = end
            offset += size + len(GAP)
        return b"".join((*parts, xml[done:]))

    def _owns(self, edit: Edit, offset: int, size: int, number: int) -> bool:
        """Whether an edit has to do with a paragraph: it touches its words, or puts some in there."""
        if edit.start < offset + size and edit.end > offset:
            return True
        return edit.start == edit.end and offset <= edit.start <= offset + size

    def _paragraph(self, one: Paragraph, offset: int, size: int, changes: Sequence[Change]) -> list[tuple[int, int, str]]:
        made: list[tuple[int, int, str]] = []
        if not changes:
            return made
        whole = next((change for change in changes if not change.edit.text and change.edit.start <= offset and change.edit.end >= offset + size and change.edit.end - change.edit.start > size), None)
        if whole and not one.last and size:
            made.append(self._mark(one))
        at = offset
        for run in one.runs:
            end = at + len(run.text)
            last = run is one.runs[-1]
            mine = [change for change in changes if (change.edit.start < end and change.edit.end > at) or (change.edit.start == change.edit.end and (at <= change.edit.start < end or (last and change.edit.start == end)))]
            if mine:
                made.append((run.start, run.end, self._run(run, at, mine, offset)))
            at = end
        return made

    def _mark(self, one: Paragraph) -> tuple[int, int, str]:
        """The paragraph's own mark goes with its words."""
        p = self._body.prefix
        mark = f"<{p}:del {p}:id=\"{self._id()}\" {self._by}/>"
        xml = self._body.xml
        if one.marks:
            start, end = one.marks
            old = xml[start:end].decode()
            opened = re.match(r"<[^>]*?(/?)>", old)
            assert opened is not None
            inside = "" if opened[1] else old[opened.end() : old.rindex("</")]
            return start, end, f"<{p}:rPr>{mark}{inside}</{p}:rPr>"
        if one.properties:
            start, end = one.properties
            old = xml[start:end].decode()
            if old.endswith("/>"):
                return start, end, f"<{p}:pPr><{p}:rPr>{mark}</{p}:rPr></{p}:pPr>"
            # rPr stands last, but for the section and an earlier state of the paragraph
            place = re.search(rf"<{p}:(?:sectPr|pPrChange)\b", old)
            at = place.start() if place else old.rindex("</")
            return start, end, f"{old[:at]}<{p}:rPr>{mark}</{p}:rPr>{old[at:]}"
        return one.open_end, one.open_end, f"<{p}:pPr><{p}:rPr>{mark}</{p}:rPr></{p}:pPr>"

    def _run(self, run: Run, offset: int, changes: Sequence[Change], paragraph: int) -> str:
        """A run as the runs it becomes, each with the properties of the first."""
        parts: list[str] = []
        at = offset
        for child in run.children:
            end = at + len(child.text)
            position = at
            for change in changes:
                edit = change.edit
                low, high = max(edit.start, at), min(edit.end, end)
                begins = at <= edit.start < end or (edit.start == end and child is run.children[-1])
                if low > high or (low == high and not (begins and edit.start == edit.end)):
                    continue
                parts.append(self._kept(run, child, position - at, low - at))
                number = self._comment(change.why) if begins or (edit.start < paragraph and at == paragraph) else None
                parts.append(self._range(number, "Start"))
                if low < high:
                    parts.append(self._deleted(run, child, low - at, high - at))
                ends = at < edit.end <= end if edit.start < edit.end else begins
                if ends and edit.text:
                    parts.append(self._inserted(run, edit.text))
                parts.append(self._range(number, "End"))
                position = high
            parts.append(self._kept(run, child, position - at, end - at))
            at = end
        return "".join(parts)

    def _wrapped(self, run: Run, inside: str) -> str:
        xml = self._body.xml
        properties = xml[slice(*run.properties)].decode() if run.properties else ""
        return f"{xml[run.start : run.open_end].decode()}{properties}{inside}</{self._body.prefix}:r>"

    def _kept(self, run: Run, child: Child, low: int, high: int) -> str:
        if low >= high and child.text:
            return ""
        whole = high - low == len(child.text)
        return self._wrapped(run, self._body.xml[child.start : child.end].decode() if whole else self._text(child.text[low:high], "t"))

    def _deleted(self, run: Run, child: Child, low: int, high: int) -> str:
        p = self._body.prefix
        inside = self._text(child.text[low:high], "delText") if child.name == "t" else self._body.xml[child.start : child.end].decode()
        return f'<{p}:del {p}:id="{self._id()}" {self._by}>{self._wrapped(run, inside)}</{p}:del>'

    def _inserted(self, run: Run, text: str) -> str:
        p = self._body.prefix
        pieces = re.split("(\t|\r\n|\n|\r)", _FORBIDDEN.sub("", text))
        inside = "".join(f"<{p}:tab/>" if one == "\t" else f"<{p}:br/>" if one in ("\n", "\r", "\r\n") else self._text(one, "t") if one else "" for one in pieces)
        return f'<{p}:ins {p}:id="{self._id()}" {self._by}>{self._wrapped(run, inside)}</{p}:ins>'

    def _text(self, text: str, name: str) -> str:
        p = self._body.prefix
        return f'<{p}:{name} xml:space="preserve">{escape(text)}</{p}:{name}>'

    def _comment(self, why: str) -> int:
        number = self._id()
        inside = f'<w:p><w:r><w:t xml:space="preserve">{escape(_FORBIDDEN.sub("", why))}</w:t></w:r></w:p>'
        by = self._by.replace(f"{self._body.prefix}:", "w:")
        self.comments.append(f'<w:comment w:id="{number}" {by} w:initials="cd">{inside}</w:comment>')
        return number

    def _range(self, number: int | None, name: str) -> str:
        if number is None:
            return ""
        p = self._body.prefix
        reference = f'<{p}:r><{p}:commentReference {p}:id="{number}"/></{p}:r>' if name == "End" else ""
        return f'<{p}:commentRange{name} {p}:id="{number}"/>{reference}'

    def _id(self) -> int:
        self._next += 1
        return self._next - 1


def _commented(old: bytes, comments: Sequence[str]) -> bytes:
    new = "".join(comments).encode("utf-8")
    if old:
        at = old.rindex(b"</")
        return old[:at] + new + old[at:]
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="{_WORD}">'.encode() + new + b"</w:comments>"


def _declared(path: str, data: bytes) -> dict[str, bytes]:
    """The parts that must name word/comments.xml."""
    relations, types = _member_or(path, data, _RELATIONS), member(path, data, _TYPES)
    if not relations:
        relations = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    link = f'<Relationship Id="rIdCopydesk" Type="{_OFFICE}/comments" Target="comments.xml"/>'.encode()
    kind = f'<Override PartName="/{_COMMENTS}" ContentType="{_KIND}"/>'.encode()
    if relations.rstrip().endswith(b"/>"):
        relations = relations.rstrip()[:-2] + b"></Relationships>"
    return {_RELATIONS: _before_end(relations, link), _TYPES: _before_end(types, kind)}


def _before_end(xml: bytes, new: bytes) -> bytes:
    at = xml.rindex(b"</")
    return xml[:at] + new + xml[at:]


def _member_or(path: str, data: bytes, name: str) -> bytes:
    return member(path, data, name) if name in archive(path, data).namelist() else b""


def _packed(path: str, data: bytes, parts: dict[str, bytes]) -> bytes:
    """The file with `parts` in place of its own, the others as they were."""
    old, out = archive(path, data), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info, parts.pop(info.filename) if info.filename in parts else old.read(info), compress_type=info.compress_type)
        for name, content in parts.items():
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()
