"""Where the prose of Markdown and MDX is."""
from __future__ import annotations

import itertools
from collections.abc import Sequence

from cleaner.document import Document
from cleaner.formats import _masks, front_matter
from cleaner.formats._builder import Builder, Escape, Place, Places
from cleaner.formats._commonmark import parser
from glossary.expression import expression
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

_LINE_END = expression(r"\r\n|\n|\r")
_PIPE = expression(r"(?<!\\)\|")
_CONTAINERS = expression(r"(?:[ \t]*(?:>|(?:[-*+]|\d+[.)]|\[\^[^\]\s]+\]:)(?=[ \t])))*")
_HTML_COMMENT = expression(r"<!--([\s\S]*?)-->")
_TAG_NAME = expression(r"<(/?)([A-Za-z][\w:-]*)")
_TITLE: Escape = {ord('"'): None, ord("'"): None, ord("("): None, ord(")"): None, ord("\\"): None, ord("\n"): None}
#: blocks that may go with their prose; a list item or a footnote takes its mark along
_REMOVABLE = {"paragraph_open", "heading_open", "bullet_list_open", "ordered_list_open", "list_item_open", "blockquote_open", "table_open",
              "footnote_reference_open"}  # fmt: skip


def read(path: str, raw: str, encoding: str, format: str) -> Document:
    """The Document of a Markdown file; `format` is "markdown" or "mdx"."""
    builder = Builder(path, raw, encoding, format)
    start = front_matter.read(builder)
    _Reader(builder, start, format == "mdx").read()
    return builder.document()


class _Reader:
    def __init__(self, builder: Builder, start: int, mdx: bool) -> None:
        self._to, self._raw, self._start, self._mdx = builder, builder.raw, start, mdx
        self._masked = _masks.markdown(self._raw, start, mdx)
        self._text = self._masked.text
        self._lines = [start, *(end.end() for end in _LINE_END.finditer(self._raw, start)), len(self._raw)]
        self._titles = sorted(self._masked.titles)
        self._mark = ""  #: of the heading that is open: "##"

    def read(self) -> None:
        """Gives everything below the front matter to the builder."""
        self._to.comments += self._masked.comments
        self._to.complaints += self._masked.complaints
        tokens = parser(self._mdx).parse(self._text[self._start :])
        items: list[int] = []  # first line of each list item that is open
        ends: list[int] = []
        row: list[Places] = []
        for token in tokens:
            if token.map and token.nesting >= 0 and token.type != "inline":
                self._titles_before(self._lines[token.map[0]])
            if token.type == "inline":
                self._inline(token, row.pop(0) if row else None)
            elif token.nesting > 0:
                home, home_end = self._extent(token)
                removable = token.type in _REMOVABLE and (token.type == "list_item_open" or items[-1:] != [home])
                if token.type == "tr_open" and token.map:
                    row = self._cells(token.map[0], contained=token.level > 2)
                self._mark = token.markup if token.type == "heading_open" and token.markup[0] == "#" else ""
                self._to.open(token.type[:-5], home, removable, apart=token.tag in ("td", "th"))
                ends.append(home_end)
                if token.type in ("list_item_open", "footnote_reference_open"):
                    items.append(home)
            elif token.nesting < 0:
                self._to.close(ends.pop())
                if token.type == "tr_close":
                    row = []
                if token.type in ("list_item_close", "footnote_reference_close"):
                    items.pop()
            else:
                self._leaf(token)
        self._titles_before(len(self._raw) + 1)

    def _extent(self, token: Token) -> tuple[int, int]:
        """The whole lines of `token`, blank ones behind it left out."""
        if not token.map:
            return self._last_extent
        start, end = self._lines[token.map[0]], self._lines[token.map[1]]
        self._last_extent = start, start + len(self._raw[start:end].rstrip(" \t\r\n>" if token.level else " \t\r\n"))
        return self._last_extent

    _last_extent = (0, 0)

    def _leaf(self, token: Token) -> None:
        from cleaner.formats import html  # slow to import, and many articles hold none

        home, home_end = self._extent(token)
        if token.type != "hr":
            self._to.keep()
        self._to.open(token.type, home, escape=html.ESCAPE)
        if token.type == "html_block" and token.map:
            html.read_into(self._to, token.content, self._by_lines(token.content, token.map[0]), fragment=True)
        self._to.close(home_end)

    def _titles_before(self, home: int) -> None:
        while self._titles and self._titles[0][0] < home:
            start, end, quote = self._titles.pop(0)
            escape: Escape = {ord(quote): None, ord("<"): None, ord("{"): None} if quote else {ord("]"): None, ord("{"): None}
            self._to.open("title", start, escape=escape, apart=bool(quote))
            self._to.text(self._raw, start, end, Places.from_offset(0, len(self._raw)))
            self._to.close(end)

    # --- places

    def _by_lines(self, content: str, first: int, marker: str = "") -> Places:
        """Where the lines of `content`, each the end of a line of raw (`marker` before the first), stand."""
        places = []
        at = 0
        for number, line in enumerate(content.split("\n")):
            if first + number + 1 >= len(self._lines):
                break
            start, end = self._lines[first + number], self._lines[first + number + 1]
            there = self._text[start:end].rstrip("\r\n")
            bare = line.lstrip(" \t")
            if marker:
                begin = there.find(marker) + len(marker)
                home = there.find(bare, begin)
                marker = ""
            else:
                home = len(there.rstrip()) - len(bare.rstrip())
            if home >= 0 and there.startswith(bare.replace("\ufffd", "\0") if "\0" in there else bare, home):
                places.append(Place(at + len(line) - len(bare), start + home, len(bare)))
            at += len(line) + 1
        return Places(places or [Place(0, self._lines[first], 0)])

    def _cells(self, line: int, contained: bool) -> list[Places]:
        """Where the cells of a table's row stand."""
        start, end = self._lines[line], self._lines[line + 1]
        text = self._text[start:end].rstrip("\r\n")
        marks = _CONTAINERS.match(text) if contained else None
        first = marks.end() if marks else 0
        bounds = [first - 1, *(pipe.start() for pipe in _PIPE.finditer(text, first)), len(text)]
        cells = [(low + 1, high) for low, high in itertools.pairwise(bounds)]
        if len(cells) > 1 and not text[slice(*cells[0])].strip():
            cells.pop(0)
        places = []
        for low, high in cells:
            low += len(text[low:high]) - len(text[low:high].lstrip())
            at, parts = 0, []
            for part in text[low:high].rstrip().split("\\|"):
                parts.append(Place(at, start + low, len(part) + 1))
                at, low = at + len(part), low + len(part) + 1
            places.append(Places(parts))
        return places

    # --- inside a paragraph

    def _inline(self, token: Token, places: Places | None) -> None:
        first = token.map[0] if token.map else 0
        if places is None:
            places = self._by_lines(token.content, first, self._mark)
            self._mark = ""
        self._walk(token.children or (), token.content, places)

    def _walk(self, tokens: Sequence[Token], source: str, places: Places) -> None:
        cursor = 0
        opaque = ""  # the name of an HTML element whose text is no prose
        link = -1
        opened: dict[int, Token] = {}  # links, by where they begin
        for token in tokens:
            start, end = token.meta.get("at", (cursor, cursor))
            if link >= 0 and token.type != "link_close":
                continue
            if token.type == "text" and "at" not in token.meta:
                end = start + len(token.content)
                if not source.startswith(token.content, start):
                    self._unread(places.home(start), token.content)
                    continue
            home, home_end = places.home(start), places.home_end(end)
            if token.type == "link_open" and token.markup == "autolink":
                link = start
                self._to.hole(home, home_end)
            elif token.type == "link_close" and token.markup == "autolink":
                link = -1
            elif token.type == "html_inline":
                opaque = self._tag(token.content, home, home_end, opaque)
            elif opaque:
                self._to.hole(home, home_end)
            elif token.type == "text" and not token.content:  # the second mark of "**"
                self._to.markup()
            elif token.type == "text":
                self._to.text(source, start, end, places)
            elif token.type == "text_special":
                self._to.alias(token.content, home, home_end)
            elif token.type == "softbreak":
                self._to.alias(" ", places.home_end(cursor), places.home(end))
            elif token.type == "hardbreak":
                self._to.line_break(places.home_end(cursor), places.home(end))
            elif token.type == "code_inline":
                self._to.hole(home, home_end)
            elif token.type == "image":
                self._image(token, source, start, end, places)
            elif token.type == "link_close" and token.meta.get("link", (None,))[0] in opened:
                self._title_text(str(opened[token.meta["link"][0]].attrs.get("title", "")), source, cursor, end, places)
                self._to.markup()
            elif token.nesting:
                if token.type == "link_open" and "at" in token.meta:
                    opened.setdefault(start, token)
                self._to.markup()
            cursor = max(cursor, end)

    def _unread(self, home: int, content: str) -> None:
        self._to.complaints.append((home, home + 1, f"copydesk does not know where “{content[:40]}” stands; it was not read. Please report it."))

    def _tag(self, tag: str, home: int, home_end: int, opaque: str) -> str:
        """Takes in an inline HTML tag; the name of the element whose text is no prose from now on."""
        from cleaner.formats import html

        if comment := _HTML_COMMENT.fullmatch(tag):
            self._to.comment(home, home_end, comment[1])
            return opaque
        named = _TAG_NAME.match(tag)
        name = named[2].lower() if named else ""
        if opaque:
            self._to.hole(home, home_end)
            return "" if named and named[1] and name == opaque else opaque
        if name == "br":
            self._to.line_break(home, home_end)
        elif name in html.PICTURES:
            self._to.picture(home, home_end)
        else:
            self._to.markup()
        html.attributes_into(self._to, tag, Places.from_offset(home, len(tag)))
        return name if named and not named[1] and name in html.OPAQUE and not tag.endswith("/>") else ""

    def _image(self, token: Token, source: str, start: int, end: int, places: Places) -> None:
        label, children = token.content, token.children or ()
        inside = Places([Place(low - start - 2, places.home(low), high - low) for low, high in places.stretches(start + 2, start + 2 + len(label))])
        home, home_end = places.home(start), places.home_end(end)
        self._to.picture(home, home_end)

        def alt() -> None:
            self._to.open("alt", home, apart=True)
            self._walk(children, label, inside)
            self._to.close(home_end)

        if label.strip():
            self._to.later(alt)
        self._title_text(str(token.attrs.get("title", "")), source, start + 2 + len(label), end, places)

    def _title_text(self, title: str, source: str, start: int, end: int, places: Places) -> None:
        """The title of a link or a picture, where it is written as it is read."""
        at = source.rfind(title, start, end) if title.strip() else -1
        if at < 1 or source[at - 1] not in "\"'(":
            return

        def read() -> None:
            self._to.open("title", places.home(at), escape=_TITLE, apart=True)
            self._to.text(source, at, at + len(title), places, wrap=True)
            self._to.close(places.home_end(at + len(title)))

        self._to.later(read)
