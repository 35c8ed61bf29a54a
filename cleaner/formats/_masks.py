"""Hides what a site generator adds to Markdown and HTML, so that a parser of these formats reads the rest."""
from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter

from cleaner.document import HOLE, Comment
from cleaner.formats._builder import DROP
from glossary.expression import expression

_FENCE = r"^[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)*(?P<fence>`{3,}|~{3,})[^\n`]*(?:\n|\Z)(?:[\s\S]*?(?:^[ \t>]*(?P=fence)[`~]*[ \t]*$)|[\s\S]*\Z)"
_CODE = r"(?<![`\\])(?P<ticks>`++)(?:(?!\n[ \t]*\n)[^`]|(?!(?P=ticks)(?!`))`+)*?(?<!`)(?P=ticks)(?!`)"
_COMMENT = r"<!--[\s\S]*?-->"
_TAGS, _SHORTCODES = "raw|highlight|comment|verbatim|mermaid|math", "highlight|mermaid|math|katex|chart|plantuml|code"
_RAW = (
    rf"\{{%-?\s*(?P<raw>{_TAGS})\b[^%]*%\}}[\s\S]*?\{{%-?\s*end(?P=raw)\s*-?%\}}"
    rf"|\{{\{{[<%]\s*(?P<pair>{_SHORTCODES})\b[^\n]*?[>%]\}}\}}[\s\S]*?\{{\{{[<%]\s*/\s*(?P=pair)\s*[>%]\}}\}}"
)
#: what is read up to its end, and the ends, by their names
_OPENINGS = expression(rf"(?P<before>\{{%-?\s*)(?P<tag>{_TAGS})\b|(?P<front>\{{\{{[<%]\s*)(?P<shortcode>{_SHORTCODES})\b|<!--")
_ENDS = expression(rf"\{{%-?\s*end(?P<tag>{_TAGS})\s*-?%\}}|\{{\{{[<%]\s*/\s*(?P<shortcode>{_SHORTCODES})\s*[>%]\}}\}}|-->")
_INSIDE = r"(?:(?!\{[{%]|\n[ \t]*\n)[\s\S])*?"
_TEMPLATE = rf"\{{\{{<{_INSIDE}>\}}\}}|\{{\{{%{_INSIDE}%\}}\}}|\{{%{_INSIDE}%\}}|\{{\{{(?![<%]){_INSIDE}\}}\}}|\{{#[^{{}}\n]*#\}}"
_TORN = r"\{[{%](?:(?!\{[{%])[^\n])*"
_TEMPLATES = expression(rf"{_RAW}|{_TEMPLATE}|(?P<torn>{_TORN})")
_SKIP = expression(rf"(?P<code>{_FENCE}|{_CODE}|{_COMMENT})|(?P<hole>{_RAW}|{_TEMPLATE})|(?P<torn>{_TORN})", re.MULTILINE)
#: ":::note[Title]" and ":::", an alert's mark, the box of a task, an anchor or a class behind a heading
_MARKS = expression(
    r"^(?P<line>[ \t]*:{3,}[ \t]*(?:\{[^}\n]*\}|[\w-]+)?)(?:\[(?P<title>[^\]\n]*)\]|[ \t]+(?P<words>[^\n{\[]+))?[^\n]*$"
    r"|(?P<anchor>(?<![ \t])[ \t]*+\{(?:[:#.][^{}\n]*|/\*[ \t]*#[^\n]*?\*/[ \t]*)\})(?=[ \t]*$)"
    r"|^[ \t>]*(?:[-*+]|\d+[.)])[ \t]+(?P<task>\[[ xX]\])(?=[ \t])"
    r"|^[ \t]*>[ \t]*(?P<alert>\[![A-Za-z]+\][+-]?)",
    re.MULTILINE,
)
_MODULE = expression(
    r"^(?:import[ \t]*(?:[\"']|[^\n]*?\bfrom[ \t]*[\"']|\{[^}]*\}[ \t]*from\b)|export[ \t]+(?:(?:default|const|let|var|function|class|async|type)\b|[{*]))"
    r"[\s\S]*?(?=\n[ \t]*\n|\Z)",
    re.MULTILINE,
)
_TAG = expression(r"</?[A-Za-z][\w.:-]*")
_JSX_COMMENT = expression(r"\{\s*/\*([\s\S]*?)\*/\s*\}")
_OPAQUE = expression(r"<(?P<name>code|pre|script|style|kbd|samp|svg|math)(?:\s[^>]*)?(?<!/)>")
_LONELY = expression(rf"^[ \t]*[{HOLE}{DROP}][ \t{HOLE}{DROP}]*$", re.MULTILINE)
_BLANK_LINE = expression(r"\n[ \t]*\n")
_ATTRIBUTE = expression(r"\b(?:title|alt)=(?P<quote>[\"'])(?P<value>[^\"']*)(?P=quote)")


class Masked:
    """`text`: raw with the same length, foreign markup hidden. `titles`: places of prose inside what was hidden."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.lines = raw.replace("\r\n", " \n").replace("\r", "\n")  #: raw, line ends as regular expressions know them
        self.characters = list(raw)
        self.titles: list[tuple[int, int, str]] = []  #: (start, end, the quotation mark around it)
        self.comments: list[Comment] = []
        self.complaints: list[tuple[int, int, str]] = []

    @property
    def text(self) -> str:
        return "".join(self.characters)

    def hide(self, start: int, end: int, mark: str = HOLE) -> None:
        for at in range(start, end):
            if self.characters[at] not in "\r\n":
                self.characters[at] = mark

    def give_up(self, start: int, end: int, what: str) -> None:
        """Hides what begins like markup and never ends."""
        self.hide(start, end)
        self.complaints.append((start, min(end, start + 20), f"{what} begins here and never ends; “{self.raw[start : min(end, start + 40)].strip()}” and what follows in it was not read."))

    def blank_lonely_lines(self) -> None:
        """Lines that hold nothing but what was hidden: what stands next to them is a paragraph of its own."""
        for line in _LONELY.finditer(self.text.replace("\r", "\n")):
            if line[0] != self.raw[line.start() : line.end()]:
                self.characters[line.start() : line.end()] = " " * len(line[0])


def templates(raw: str, start: int) -> Masked:
    """raw[start:] without Liquid and Hugo; for HTML."""
    masked = Masked(raw)
    for found in _TEMPLATES.finditer(_without_endless(masked.lines), start):
        if found["torn"] is not None:
            masked.give_up(*found.span(), "A template")
        else:
            masked.hide(*found.span())
    return masked


def markdown(raw: str, start: int, mdx: bool) -> Masked:
    """raw[start:] without templates, the fences of containers and, in MDX, without JSX."""
    masked = Masked(raw)
    code: list[tuple[int, int]] = []
    for found in _SKIP.finditer(_without_endless(masked.lines), start):
        if found["torn"] is not None:
            masked.give_up(*found.span(), "A template or a shortcode")
        elif found["hole"] is not None:
            masked.hide(*found.span())
        else:
            code.append(found.span())
    for found in _MARKS.finditer(masked.lines, start):
        if _within(code, found.start()):
            continue
        if found["line"] is not None:
            masked.hide(*found.span())
            masked.titles += [(*found.span(name), "") for name in ("title", "words") if (found[name] or "").strip()]
        else:
            masked.hide(*found.span(found.lastgroup or 0), mark=DROP)
    if mdx:
        _jsx(masked, start, code)
    masked.blank_lonely_lines()
    return masked


def _without_endless(lines: str) -> str:
    """`lines`, where what never ends does not begin as if it did: each of many would be followed to the end of the text."""
    if not any(mark in lines for mark in ("<!--", "{%", "{{")):
        return lines
    last = {(end["tag"], end["shortcode"]): end.start() for end in _ENDS.finditer(lines)}

    def broken(found: re.Match[str]) -> str:
        if found.start() < last.get((found["tag"], found["shortcode"]), -1):
            return found[0]
        before = found["before"] or found["front"] or "<"
        return f"{before}\x00{found[0][len(before) + 1 :]}"

    return _OPENINGS.sub(broken, lines)


def _within(spans: list[tuple[int, int]], position: int) -> bool:
    at = bisect_right(spans, position, key=itemgetter(0)) - 1  # they are in order, and apart
    return at >= 0 and position < spans[at][1]


def _jsx(masked: Masked, start: int, code: list[tuple[int, int]]) -> None:
    raw = masked.lines
    for found in _MODULE.finditer(raw, start):
        if not _within(code, found.start()):
            masked.hide(*found.span())
    at = start
    endless: set[str] = set()
    for found in re.finditer(r"(?<!\\)[{<]", raw):
        here = found.start()
        if here < at or masked.characters[here] != raw[here] or _within(code, here):
            continue
        tag = raw[here] == "<"
        end = _tag_end(raw, here) if tag else _brace_end(raw, here)
        if end < 0:
            if not tag or _TAG.match(raw, here):
                blank = _BLANK_LINE.search(raw, here)
                at = blank.start() if blank else len(raw)
                masked.give_up(here, at, "A tag" if tag else "An expression in braces")
            continue
        at = end
        opaque = _OPAQUE.match(raw, here)
        if opaque:
            name = opaque["name"]
            close = re.compile(rf"</{name}\s*>").search(raw, opaque.end()) if name not in endless else None
            if close:
                at = end = close.end()
            else:
                opaque = None
                endless.add(name)  # each of many would be followed to the end of the text
        if comment := _JSX_COMMENT.fullmatch(raw, here, end):
            line = raw.rfind("\n", 0, here) + 1
            masked.comments.append(Comment(here, end, comment[1], bool(raw[line:here].strip(" \t>#"))))
        elif tag:
            masked.titles += [(*value.span("value"), value["quote"]) for value in _ATTRIBUTE.finditer(raw, here, end) if value["value"].strip()]
        masked.hide(here, end, DROP if tag and not opaque and raw[end - 2] != "/" else HOLE)


def _tag_end(raw: str, start: int) -> int:
    """The end of the JSX tag at `start`, or -1."""
    if raw.startswith(("<>", "</>"), start):
        return start + (2 if raw[start + 1] == ">" else 3)
    name = _TAG.match(raw, start)
    if not name:
        return -1
    at = name.end()
    while at < len(raw) and at - start < 5000:
        character = raw[at]
        if character == ">":
            return at + 1
        if character in "\"'":
            at = raw.find(character, at + 1)
        elif character == "{":
            at = _brace_end(raw, at) - 1
        elif character == "<":
            return -1
        if at < 0:
            return -1
        at += 1
    return -1


_BRACES = expression(r"[{}]|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|/\*[\s\S]*?\*/")


def _brace_end(raw: str, start: int) -> int:
    """The end of the expression in braces at `start`; -1 where they do not close within a reasonable stretch."""
    depth = 0
    for found in _BRACES.finditer(raw, start, start + 5000):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if not depth:
            return found.end()
    return -1
