"""Edits of a Word document as tracked changes: who accepts them all has the cleaned text, who rejects them all the original."""
from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from cleaner.edits import splice
from cleaner.formats._package import packed
from cleaner.formats._wordml import Child, Paragraph, Part, Run, accepted, parse
from cleaner.formats.docx import Named, Stands, Word, opened, placed, places, raw_of
from cleaner.model import CopydeskError, Edit
from cleaner.word_comments import FORBIDDEN, Comments, range_of
from glossary.records import NamedTuple

_WORD = re.compile(r"\w+|\s|[^\w\s]")


class Change(NamedTuple):
    """An edit of the text, and why it was made."""

    edit: Edit
    why: str


def tracked(path: str, data: bytes, changes: Sequence[Change], author: str = "copydesk", when: datetime | None = None) -> bytes:
    """The Word file with `changes` (disjoint, in order) as tracked changes. Raises CopydeskError where they cannot stand there."""
    if not changes:
        return data
    word = opened(path, data)
    raw = raw_of(word)
    if any(edit.start < place.end and edit.end > place.start for place in places(raw) for edit, _ in _near(changes, *place)):
        raise CopydeskError(f"{path}: a change touches more than the document's own words; the document was left as it is")
    changes = [change._replace(edit=_narrowed(raw, change.edit)) for change in changes]
    stamp = (when or datetime.now(UTC)).strftime("%Y-%m-%dT%H:%M:%SZ")
    comments = Comments(path, data, word, author, stamp)
    parts = {name: part.xml for name, part in word.parts.items()}
    for named, stands in reversed([*zip(word.texts, placed(word), strict=True)]):  # what stands inside another text goes first
        mine = [*dict.fromkeys(change for one in stands for change in _owned(changes, one))]
        if mine:
            _write(path, word, named, stands, mine, comments, parts)
    parts[word.main] = comments.anchored(path, parse(path, word.main, parts[word.main]))
    made = packed(path, data, {**{name: xml for name, xml in parts.items() if xml != word.parts[name].xml}, **comments.parts()})
    _prove(path, made, word, changes)
    return made


def _narrowed(raw: str, edit: Edit) -> Edit:
    """An edit without the words that it leaves as they are at its ends: what nobody changed keeps its formatting."""
    old, new = _WORD.findall(raw[edit.start : edit.end]), _WORD.findall(edit.text)
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    start, end = edit.start + sum(map(len, old[:first])), edit.end - sum(map(len, old[len(old) - last :]))
    return Edit(start, end, "".join(new[first : len(new) - last]))


def _write(path: str, word: Word, named: Named, stands: Sequence[Stands], changes: Sequence[Change], comments: Comments, parts: dict[str, bytes]) -> None:
    """Puts the changes of one text into its part, and into the other places where it stands. Only those of the running text have comments where they are."""
    inside = comments if named.text.kind == "text" else None
    for part, number in ((named.part, named.number), *named.again):
        now = parse(path, part, parts[part])
        here = [one._replace(paragraph=paragraph) for one, paragraph in zip(stands, now.texts[number].paragraphs, strict=True)]
        parts[part] = _Writer(now, comments.by, comments.number, inside).written(here, changes)
    if inside is None:
        for _, why in changes:
            if why:
                comments.note_elsewhere(named, why)


def _near(changes: Sequence[Change], low: int, high: int) -> Sequence[Change]:
    """Those of `changes` (disjoint, in order) that reach low:high or its ends."""
    return changes[bisect_left(changes, low, key=lambda one: one.edit.end) : bisect_right(changes, high, key=lambda one: one.edit.start)]


def _owned(changes: Sequence[Change], one: Stands) -> list[Change]:
    """The changes that have to do with a paragraph: that touch its words, or put some in there."""
    low, high = one.offset, one.offset + len(one.paragraph.text)
    return [change for change in _near(changes, low, high) if (change.edit.start < high and change.edit.end > low) or change.edit.start == change.edit.end]


def _prove(path: str, made: bytes, word: Word, changes: Sequence[Change]) -> None:
    """Reads what was written: rejected, it is the original; accepted, the cleaned text."""
    after = opened(path, made)
    before = raw_of(word)
    wanted = splice(before, [one.edit for one in changes])
    same = all(_words(after, one, view) == _words(after, (named.part, named.number), view) for named in word.texts for one in named.again for view in ("original", "accepted"))
    if not same or raw_of(after) != before or _lines(raw_of(after, "accepted")) != _lines(wanted):
        raise CopydeskError(f"{path}: a change runs across paragraphs in a way that Word cannot track; the document was left as it is")


def _words(word: Word, place: tuple[str, int], view: str) -> list[str]:
    return [*accepted(word.parts[place[0]].texts[place[1]].paragraphs, view)]


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip() and not (line.startswith("\x02") and line.endswith("\x03"))]


class _Writer:
    """Writes the changes of one text into its part. comments: None where Word has none."""

    def __init__(self, part: Part, by: str, number: Callable[[], int], comments: Comments | None) -> None:
        self._part, self._number, self._comments = part, number, comments
        self._first: dict[Edit, Run] = {}  #: the run in which a change begins: new words look like its words
        self._by = by.replace("author=", f"{part.prefix}:author=", 1).replace(" date=", f" {part.prefix}:date=")

    def written(self, stands: Sequence[Stands], changes: Sequence[Change]) -> bytes:
        """The part with the changes in it; bytes of runs that nothing touches stay as they are."""
        xml, parts = self._part.xml, list[bytes]()
        done = 0
        for one in stands:
            here = _owned(changes, one)
            for start, end, new in self._paragraph(one.paragraph, one.offset, len(one.paragraph.text), here):
                parts += xml[done:start], new.encode("utf-8")
                done = end
        return b"".join((*parts, xml[done:]))

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
            for change in mine:
                self._first.setdefault(change.edit, run)
            if mine:
                made.append((run.start, run.end, self._run(run, at, mine, offset)))
            at = end
        return made

    def _mark(self, one: Paragraph) -> tuple[int, int, str]:
        """The paragraph's own mark goes with its words."""
        p = self._part.prefix
        mark = f"<{p}:del {p}:id=\"{self._number()}\" {self._by}/>"
        xml = self._part.xml
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
                    parts.append(self._inserted(self._first[edit], edit.text))
                parts.append(self._range(number, "End"))
                position = high
            parts.append(self._kept(run, child, position - at, end - at))
            at = end
        return "".join(parts)

    def _wrapped(self, run: Run, inside: str) -> str:
        xml = self._part.xml
        properties = xml[slice(*run.properties)].decode() if run.properties else ""
        return f"{xml[run.start : run.open_end].decode()}{properties}{inside}</{self._part.prefix}:r>"

    def _kept(self, run: Run, child: Child, low: int, high: int) -> str:
        if low >= high and child.text:
            return ""
        whole = high - low == len(child.text)
        return self._wrapped(run, self._part.xml[child.start : child.end].decode() if whole else self._text(child.text[low:high], "t"))

    def _deleted(self, run: Run, child: Child, low: int, high: int) -> str:
        p = self._part.prefix
        inside = self._text(child.text[low:high], "delText") if child.name == "t" else self._part.xml[child.start : child.end].decode()
        return f'<{p}:del {p}:id="{self._number()}" {self._by}>{self._wrapped(run, inside)}</{p}:del>'

    def _inserted(self, run: Run, text: str) -> str:
        p = self._part.prefix
        pieces = re.split("(\t|\r\n|\n|\r)", FORBIDDEN.sub("", text))
        inside = "".join(f"<{p}:tab/>" if one == "\t" else f"<{p}:br/>" if one in ("\n", "\r", "\r\n") else self._text(one, "t") if one else "" for one in pieces)
        return f'<{p}:ins {p}:id="{self._number()}" {self._by}>{self._wrapped(run, inside)}</{p}:ins>'

    def _text(self, text: str, name: str) -> str:
        p = self._part.prefix
        return f'<{p}:{name} xml:space="preserve">{escape(text)}</{p}:{name}>'

    def _comment(self, why: str) -> int | None:
        return self._comments.note(why) if self._comments and why else None

    def _range(self, number: int | None, name: str) -> str:
        return range_of(self._part.prefix, number, name)
