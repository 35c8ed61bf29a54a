"""Where the prose of HTML is: whole pages and fragments."""
from __future__ import annotations

import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser

from cleaner.document import Document
from cleaner.formats import _masks, front_matter
from cleaner.formats._builder import Builder, Escape, Place, Places
from glossary.expression import expression

#: elements whose text is no prose
OPAQUE = frozenset("script style code pre kbd samp var tt textarea svg math template noembed noframes object canvas listing xmp plaintext".split())
_PHRASES = frozenset("code kbd samp var tt".split())
#: elements that are worth keeping though they hold no prose
PICTURES = frozenset("img picture video audio iframe embed".split())
_BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "head header hgroup hr html legend li main menu nav ol optgroup option p pre section select summary table tbody td tfoot th thead title tr ul".split()
)
_REMOVABLE = frozenset("address aside blockquote center details dialog div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup li menu nav ol p section table ul".split())
#: text in these needs no element of its own
_LOOSE = frozenset("article aside body center div main section".split())
_APART = frozenset("head title td th option".split())
#: furniture: goes as a whole or stays
_UNDIVIDED = frozenset("footer form nav".split())
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_MAY_STAY_OPEN = frozenset("p li dt dd tr td th thead tbody tfoot option optgroup html head body colgroup caption".split())
_KEPT = frozenset("pre math object canvas listing xmp plaintext".split())
_TRACELESS = frozenset("script style template".split())
#: an element that is open ends where one of these begins, unless another that must be closed lies between
_ENDED_BY = {
    "p": _BLOCKS - {"html", "head", "body", "button", "option", "optgroup", "title", "legend", "caption", "figcaption", "summary"},
    "li": {"li"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"}, "option": {"option", "optgroup"}, "tr": {"tr", "tbody", "thead", "tfoot"},
    "td": {"td", "th", "tr", "tbody", "tfoot"}, "th": {"td", "th", "tr", "tbody", "tfoot"}, "thead": {"tbody", "tfoot"}, "tbody": {"tbody", "tfoot"}, "head": {"body"},
}  # fmt: skip
_ENTITY = expression(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?")
_COMMENT_END = expression(r"--!?\s*>")
_WHOLE_TAG = expression(r"<[A-Za-z][^<>\"']*(?:\"[^<>\"]*\"[^<>\"']*|'[^<>']*'[^<>\"']*)*>")
_MANY = 100  #: start tags without an end; from there on the others must be plain to count
_DEEPEST = 256  #: so many elements are open in each other at most, as far as one of them ends another
_TORN = expression(r"<[A-Za-z/!?]")
_ATTRIBUTE = expression(r"(?<=[\s\"'/])(?P<name>[^\s\"'>/=]+)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')")
_META = frozenset("description og:title og:description twitter:title twitter:description".split())
ESCAPE: Escape = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_QUOTED: dict[str, Escape] = {"double": {**ESCAPE, ord('"'): "&quot;"}, "single": {**ESCAPE, ord("'"): "&#39;"}}
_CHARSET = expression(rb"<meta[^>]+?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]+?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)


def read(path: str, raw: str, encoding: str, format: str) -> Document:
    """The Document of an HTML file or fragment, front matter and templates of site generators allowed."""
    builder = Builder(path, raw, encoding, format)
    start = front_matter.read(builder)
    masked = _masks.templates(raw, start)
    builder.complaints += masked.complaints
    builder.open("page", start, loose=True, escape=ESCAPE)
    read_into(builder, masked.text[start:], Places.from_offset(start, len(raw) - start))
    builder.close(len(raw))
    return builder.document()


def read_into(builder: Builder, text: str, places: Places, fragment: bool = False) -> None:
    """Gives the prose of `text` to the builder; in a fragment elements may stay open."""
    reader = _Reader(builder, text, places, fragment)
    reader.feed(text[: reader.end])
    reader.close()
    if reader.end < len(text):
        reader.handle_data(text[reader.end :])
    reader.finish()


def attributes_into(builder: Builder, tag: str, places: Places) -> None:
    """Gives the alt and title texts of a start tag to the builder, and what a page says of itself for search engines."""
    about = None
    for found in _ATTRIBUTE.finditer(tag):
        name = found["name"].lower()
        if name in ("name", "property") and tag[:5].lower() == "<meta":
            about = (found["double"] or found["single"] or "").lower()
    for found in _ATTRIBUTE.finditer(tag):
        name = found["name"].lower()
        quote = "double" if found["double"] is not None else "single"
        if found[quote].strip() and (name in ("alt", "title") or (name == "content" and about in _META)):
            builder.later(_Value(builder, tag, found.start(quote), found.end(quote), places, _QUOTED[quote], name).read)


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page says it has, as browsers understand the name."""
    found = _CHARSET.search(data[:2048])
    if not found:
        return None
    name = (found[1] or found[2]).decode("ascii").lower()
    return {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252"}.get(name, name)


class _Value:
    """An attribute's text, to be read when the present paragraph has ended."""

    def __init__(self, builder: Builder, tag: str, start: int, end: int, places: Places, escape: Escape, name: str) -> None:
        self._builder, self._tag, self._start, self._end, self._places, self._escape, self._name = builder, tag, start, end, places, escape, name

    def read(self) -> None:
        self._builder.open(self._name, self._places.home(self._start), escape=self._escape, apart=True)
        _text(self._builder, self._tag, self._start, self._end, self._places)
        self._builder.close(self._places.home_end(self._end))


def _text(builder: Builder, text: str, start: int, end: int, places: Places) -> None:
    """Gives text[start:end] to the builder, entities as the characters they stand for."""
    at = start
    for found in _ENTITY.finditer(text, start, end):
        character = unescape(found[0])
        if character == found[0]:
            continue
        builder.text(text, at, found.start(), places, wrap=True)
        at = found.end()
        if character.startswith(found[0][:1]) and len(character) > 2:  # "&notit": only its beginning is an entity
            at = found.start()
            continue
        home, home_end = places.home(found.start()), places.home_end(at)
        if character:
            builder.alias(character, home, home_end)
        else:  # a number that no character has
            builder.hole(home, home_end)
    builder.text(text, at, end, places, wrap=True)


class _Element:
    """An element that is open."""

    __slots__ = ("block", "name", "start")

    def __init__(self, name: str, start: int, block: bool) -> None:
        self.name, self.start, self.block = name, start, block


class _Reader(HTMLParser):
    def __init__(self, builder: Builder, text: str, places: Places, fragment: bool) -> None:
        super().__init__(convert_charrefs=False)
        self._to, self._source, self._places, self._fragment = builder, text, places, fragment
        self._line_starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._words = -1  #: where text began
        self._open: list[_Element] = []
        self._names: Counter[str] = Counter()  #: of these
        self._torn = 0  #: start tags that never end
        self.end = text.rfind(">") + 1  #: without a ">" there is no markup: the parser would look for one from every "<"
        self._last_comment_end = max((found.start() for found in _COMMENT_END.finditer(text)), default=-1)
        self._opaque = ""  #: the element whose text is no prose
        self._depth = 0
        self._opaque_from = 0
        self._unclosed: list[_Element] = []

    def _here(self) -> int:
        line, column = self.getpos()
        return self._line_starts[line - 1] + column

    # --- no page is so torn that it takes long

    def check_for_whole_start_tag(self, i: int) -> int:
        if self._torn >= _MANY and not _WHOLE_TAG.match(self.rawdata, i):
            return -1
        end = super().check_for_whole_start_tag(i)
        self._torn += end < 0
        return end

    def parse_comment(self, i: int, report: bool = True) -> int:
        if self.end - len(self.rawdata) + i > self._last_comment_end:
            return -1
        return super().parse_comment(i, report)

    # --- what the parser meets

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._start(tag, attrs, self.get_starttag_text() or "")
        if tag in _VOID:
            return
        self._open_element(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._start(tag, attrs, self.get_starttag_text() or "", empty=True)

    def handle_endtag(self, tag: str) -> None:
        here = self._flush()
        end = self._source.find(">", here) + 1 or len(self._source)
        if self._opaque:
            if tag == self._opaque:
                self._depth -= 1
                if not self._depth:
                    self._end_opaque(end)
                return
            if self._opaque not in _PHRASES or not (self._names[tag] and any(one.name == tag and one.block for one in self._open)):
                return
            self._to.complaints.append((*self._span(self._opaque_from), f"The <{self._opaque}> that begins here is not closed in its paragraph; its text was not read."))
            self._end_opaque(here)
        block = tag in _BLOCKS
        at = len(self._open) - 1 if self._names[tag] else -1
        while at >= 0 and self._open[at].name != tag and (block or not self._open[at].block):
            at -= 1
        if at < 0 or self._open[at].name != tag:
            self._to.keep()
            if tag in ("p", "br"):
                self._to.part()
            return
        whole = self._close_down_to(at + 1, here)
        self._close(end, whole)

    def handle_data(self, data: str) -> None:
        if self._words < 0:
            self._words = self._here()

    def handle_entityref(self, name: str) -> None:
        self.handle_data(name)

    handle_charref = handle_entityref

    def handle_comment(self, data: str) -> None:
        here = self._flush()
        if not self._opaque:
            end = self._source.find(">", min(here + 4 + len(data), len(self._source) - 1)) + 1 or len(self._source)
            self._to.comment(self._places.home(here), self._places.home_end(end), data)

    def handle_decl(self, decl: str) -> None:
        self._flush()

    def handle_pi(self, data: str) -> None:
        self._flush()

    def unknown_decl(self, data: str) -> None:
        self._flush()

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:  # "<![" and a word that no standard knows: for a browser a comment
            return self.parse_bogus_comment(i)

    def finish(self) -> None:
        """What is still open ends here; said unless it may."""
        size = len(self._source)
        self._flush(size)
        if self._opaque:
            if not self._fragment:
                self._to.complaints.append((*self._span(self._opaque_from), f"The <{self._opaque}> that begins here is never closed; what follows was not read."))
            self._end_opaque(size)
        self._close_down_to(0, size)
        if self._unclosed and not self._fragment:
            first = min(self._unclosed, key=lambda one: one.start)
            more = f", and {len(self._unclosed) - 1} more elements are not" if len(self._unclosed) > 1 else ""
            self._to.complaints.append((*self._span(first.start), f"The <{first.name}> that begins here is not closed{more}. All text was read; close it so that whole elements can be told."))

    # --- elements

    def _start(self, tag: str, attrs: list[tuple[str, str | None]], text: str, empty: bool = False) -> None:
        here = self._flush()
        end = here + len(text)
        if self._opaque:
            if tag == self._opaque and not empty and tag not in _VOID:
                self._depth += 1
            return
        if tag in _BLOCKS:
            self._end_by(tag, here)
        home, home_end = self._places.home(here), self._places.home_end(end)
        if tag == "br":
            self._to.line_break(home, home_end)
        elif tag in PICTURES:
            self._to.picture(home, home_end)
        elif tag == "hr":
            self._to.open("hr", home)
            self._to.close(home_end)
        elif tag not in _BLOCKS:
            self._to.markup()
        if "title" in text or "alt" in text or tag == "meta" or "TITLE" in text or "ALT" in text:
            attributes_into(self._to, text, Places([*self._tag_places(here, end)]))
        hidden = tag in OPAQUE or any(name == "translate" and value == "no" for name, value in attrs)
        if hidden and not empty and tag not in _VOID:
            self._opaque, self._depth, self._opaque_from = tag, 1, here
            if tag in _KEPT:
                self._to.keep()

    def _tag_places(self, start: int, end: int) -> list[Place]:
        return [Place(low - start, self._places.home(low), high - low) for low, high in self._places.stretches(start, end)]

    def _open_element(self, tag: str) -> None:
        if self._opaque and self._depth > 1:
            return
        here = self._here()
        if self._opaque:
            if self._opaque in _BLOCKS:
                self._to.open(tag, self._places.home(here))
            return
        block = tag in _BLOCKS
        self._open.append(_Element(tag, here, block))
        self._names[tag] += 1
        if block:
            self._to.open(tag, self._places.home(here), tag in _REMOVABLE, tag in _UNDIVIDED, tag in _LOOSE, apart=tag in _APART)

    def _end_opaque(self, end: int) -> None:
        if self._opaque in _BLOCKS:
            self._to.close(self._places.home_end(end))
        elif self._opaque in _TRACELESS:
            self._to.markup()
        else:
            self._to.hole(self._places.home(self._opaque_from), self._places.home_end(end))
        self._opaque, self._depth = "", 0

    def _end_by(self, tag: str, here: int) -> None:
        """Closes what ends where `tag` begins."""
        depth = len(self._open)
        for at in range(depth - 1, max(-1, depth - 1 - _DEEPEST), -1):
            name = self._open[at].name
            if tag in _ENDED_BY.get(name, ()):
                self._close_down_to(at, here)
            elif self._open[at].block and name not in _MAY_STAY_OPEN:
                return

    def _close_down_to(self, depth: int, here: int) -> bool:
        """Closes what was left open; whether all of it may be left so."""
        while len(self._open) > depth and here and self._source[here - 1].isspace():
            here -= 1
        whole = True
        while len(self._open) > depth:
            element = self._open[-1]
            if element.name not in _MAY_STAY_OPEN:
                whole = False
                self._unclosed.append(element)
            self._close(here, whole)
        return whole

    def _close(self, end: int, sound: bool) -> None:
        element = self._open.pop()
        self._names[element.name] -= 1
        if element.block:
            self._to.close(self._places.home_end(end), sound)
        else:
            self._to.markup()

    # --- text

    def _flush(self, until: int = -1) -> int:
        """Takes in the text before the markup that begins here."""
        here = self._here() if until < 0 else until
        start, self._words = self._words, -1
        if start >= 0 and not self._opaque and start < here:
            torn = _TORN.search(self._source, start, here)
            if torn:
                _text(self._to, self._source, start, torn.start(), self._places)
                self._to.hole(self._places.home(torn.start()), self._places.home_end(here))
                self._to.complaints.append((*self._span(torn.start()), "A tag or a comment begins here and never ends; what stands in it was not read."))
            else:
                _text(self._to, self._source, start, here, self._places)
        return here

    def _span(self, start: int) -> tuple[int, int]:
        end = self._source.find(">", start, start + 200) + 1 or min(len(self._source), start + 20)
        return self._places.home(start), self._places.home_end(end)
