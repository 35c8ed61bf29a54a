"""What a program left in the text: keys and values, tags, scripts, names of pictures."""
from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from cleaner.detectors import _furniture
from cleaner.model import SAFE, SUGGESTED, Finding, Fix, Pattern, Rule, delete, replace
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="residue",
    type="markup",
    severity="minor",
    summary="something that a program left in the text",
    why="When an article is taken from a database or a web page, names of fields, tags and scripts come along; the reader takes them for a mistake of the paper.",
    examples=(
        ("date 2023-05-06 SHANGHAI - The ferry came back on Saturday.", "SHANGHAI, May 6 - The ferry came back on Saturday."),
        ("The ferry came back on Saturday.<br>", "The ferry came back on Saturday."),
    ),
)
RULES = (RULE,)

_KEYS = r"(?:date|time|datetime|pub_?date|publish(?:ed)?(?:[_ ]?(?:time|date|at))?|create[d]?_?(?:time|at|date)|update[d]?_?(?:time|at|date))"
_DATELINE = Pattern(rf"(?m)^[ \t\ufeff]*(?:{_KEYS}\s*[:=]?\s*)?(\d{{4}})-(\d{{2}})-(\d{{2}})(?:[T ]\d\d:\d\d(?::\d\d)?)?\s+([A-Z]{{3,}}(?: [A-Z]{{2,}})?)(?=,? ?[-–—(])",
                    tuple(f"{year} {month:02} {day}" for year in range(10) for month in range(1, 13) for day in range(4)), reach=60)  # fmt: skip
_SCRIPT = Pattern(r"window\.\w+|document\.(?:write|getElement\w*|createElement)|\bfunction\s*\w*\(\w*\)\s*\{|\bvar \w+ ?=|\$\(document\)|_bd_share_config|googletag|adsbygoogle|\"\w+\":\s?(?:\"|\d|null|true|false|\[|\{)",
                  ("window.", "document.", "function", "var ", "$(document", "_bd_share", "googletag", "adsbygoogle", '":'), reach=40)  # fmt: skip
_PLACEHOLDER = Pattern(r"\{\{\s*\w[^{}\n]{0,60}\}\}|\$\{\w+\}|\[object Object\]|%\(\w+\)s", ("{{", "${", "[object object]", "%("), reach=64)
_TAG = Pattern(r"</?(?:p|br|div|span|strong|em|b|i|u|a|img|td|tr|th|table|tbody|ul|ol|li|h[1-6]|section|script|style|font|figure|figcaption|iframe|center|o:p)(?:\s[^<>\n]{0,300})?/?>",
               ("</", "/>", "<br", "<p", "<div", "<span", "<strong", "<em", "<b>", "<i>", "<u>", "<a ", "<img", "<t", "<ul", "<ol", "<li", "<h", "<s", "<f", "<iframe", "<center", "<o:p"),
               flags=re.IGNORECASE, reach=320)  # fmt: skip
_SHORTCODE = Pattern(r"\[/?(?:caption|gallery|embed|video|audio|playlist|vc_\w+|et_pb_\w+|contact-form\S*)(?:\s[^\]\n]{0,200})?\]", ("[caption", "[/caption", "[gallery", "[embed", "[/embed", "[video", "[/video", "[audio", "[/audio", "[playlist", "[vc_", "[/vc_", "[et_pb", "[/et_pb", "[contact form"), reach=220)
_PICTURE = Pattern(r"(?m)^[ \t]*[\w./:%~-]{1,160}\.(?:jpe?g|png|gif|webp|bmp)(?:\?\S*)?[ \t]*$|^[ \t]*\d{2,4}\?wx_fmt=\w+[ \t]*$", (".jp", ".png", ".gif", ".webp", ".bmp", "wx_fmt"), reach=180)
_NAMES = ("title", "url", "link", "content", "author", "source", "category", "tag", "tags", "keyword", "keywords", "id", "date", "lang", "slug", "image", "img",
          "description", "summary", "body", "text")  # fmt: skip
_FIELD = Pattern(rf"(?m)^[ \t]*({'|'.join(_NAMES)}|\w+_\w+)[ \t]?[:=][ \t]*(?=\S)", ("_", *(f"{name}{gap}{mark}" for name in _NAMES for gap in ("", " ", "\t") for mark in ":=")), reach=40)
PATTERNS = (_DATELINE, _SCRIPT, _PLACEHOLDER, _TAG, _SHORTCODE, _PICTURE, _FIELD)

_MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_PROSE_FIELDS = frozenset(("title", "content", "description", "summary", "body", "text"))


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    yield from _datelines(doc)
    seen = set()
    for found in doc.find(_SCRIPT):
        line = doc.line_at(found.start())
        if line.start not in seen:
            seen.add(line.start)
            yield RULE.at(*_stripped(doc, *line), "A piece of a script or of a database.", delete(*_stripped(doc, *line), SUGGESTED))
    for found in doc.find(_PLACEHOLDER):
        yield RULE.at(*found.span(), "A field that was never filled in.")
    if doc.format == "text":
        for found in doc.find(_TAG):
            yield RULE.at(*found.span(), "A tag of a web page.", _without_tag(doc, *found.span()))
    for found in doc.find(_SHORTCODE):
        yield RULE.at(*found.span(), "An instruction to WordPress.", delete(*found.span(), SUGGESTED))
    for found in doc.find(_PICTURE):
        start, end = _stripped(doc, *found.span())
        yield RULE.at(start, end, "The name of a picture's file.", delete(start, end, SAFE))
    yield from _fields(doc)


def _datelines(doc: Document) -> Iterator[Finding]:
    for found in doc.find(_DATELINE):
        month, day = int(found[2]), int(found[3])
        if 1 <= month <= 12 and 1 <= day <= 31:
            start = found.start() + len(found[0]) - len(found[0].lstrip("\ufeff"))
            wording = f"{found[4]}, {_MONTHS[month - 1]} {day}"
            yield RULE.at(start, found.end(), "The date of a database before the dateline; papers write the place, then the day.", replace(start, found.end(), wording, SUGGESTED))


def _without_tag(doc: Document, start: int, end: int) -> Fix:
    joins = doc.prose[start - 1 : start].isalnum() and doc.prose[end : end + 1].isalnum()
    return replace(start, end, " ", SUGGESTED) if joins else delete(start, end, SAFE)


def _fields(doc: Document) -> Iterator[Finding]:
    """Names of fields before the article, in small letters as programs write them."""
    first, _ = _furniture.body(doc)
    for found in doc.find(_FIELD):
        start, end = doc.line_at(found.start())
        start, end = _stripped(doc, start, end)
        known = found[1] in _PROSE_FIELDS
        at = bisect_left(doc.lines, (start, 0))
        if at <= first and (at < first or known):
            gone = (start, found.end()) if known else (start, end)
            yield RULE.at(*gone, "The name of a field of a database.", delete(*gone, SUGGESTED))


def _stripped(doc: Document, start: int, end: int) -> tuple[int, int]:
    words = doc.prose[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
