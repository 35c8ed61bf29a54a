"""The inline elements of TMX and XLIFF: which open, which close, and what each is known by on the other side."""
from __future__ import annotations

import html
import re

from cleaner.document import ALONE, CLOSE, OPEN, Tag

#: elements around words, elements that stand where such a pair begins or ends, and those that stand for something
_AROUND = frozenset(("g", "pc"))
_BEGINS, _ENDS = frozenset(("bpt", "bx", "sc")), frozenset(("ept", "ex", "ec"))
_STANDS = frozenset(("ph", "it", "ut", "x"))
_ATTRIBUTE = re.compile(r"([\w.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_LONGEST = 40


class Inline:
    """Collects the tags of one side, from left to right."""

    def __init__(self) -> None:
        self._tags: list[Tag] = []
        self._open: list[Tag] = []  #: elements around words that have not ended yet
        self._begun: dict[str, Tag] = {}  #: what begins somewhere, by the number that its end repeats

    @property
    def tags(self) -> tuple[Tag, ...]:
        """What was collected; what ends something is known by what begins it."""
        return tuple(tag._replace(names=self._begun[_number(tag)].names) if tag.part == CLOSE and _number(tag) in self._begun else tag for tag in self._tags)

    def element(self, name: str, markup: str, at: int, empty: bool) -> None:
        """An element begins before text[at]."""
        if name not in _AROUND and name not in _BEGINS and name not in _ENDS and name not in _STANDS:
            return
        said = {found[1]: found[2] or found[3] or "" for found in _ATTRIBUTE.finditer(markup)}
        id = said.get("x") or said.get("rid") or said.get("startRef") or said.get("id", "")
        part = CLOSE if name in _ENDS else ALONE if name in _STANDS else OPEN
        known = next((f' {one}="{said[one]}"' for one in ("id", "startRef", "x", "i") if one in said), "")
        tag = Tag(at, part, (id, "", said.get("i", "")), f"<{name}{known}{'/' * (empty and name not in _AROUND)}>")
        self._tags.append(tag)
        if name in _BEGINS:
            self._begun[_number(tag)] = tag
        elif name in _AROUND:
            if empty:
                self._tags.append(tag._replace(part=CLOSE))
            else:
                self._open.append(tag)

    def end(self, name: str, at: int) -> None:
        """An element ends before text[at]."""
        if name in _AROUND and self._open:
            self._tags.append(self._open.pop()._replace(at=at, part=CLOSE, written=f"</{name}>"))

    def code(self, written: str) -> None:
        """What the element that began last holds is code; it ended."""
        code = " ".join(html.unescape(written).split())
        if not self._tags or not code:
            return
        tag = self._tags[-1]
        self._tags[-1] = tag = tag._replace(names=(tag.names[0], code, tag.names[2]), written=code if len(code) <= _LONGEST else tag.written)
        if tag.part == OPEN:
            self._begun[_number(tag)] = tag


def _number(tag: Tag) -> str:
    return tag.names[2] or tag.names[0]
