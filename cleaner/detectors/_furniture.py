"""Which lines of an article are page furniture, and where the article itself begins and ends.

Furniture is a line of cleaner/data/furniture.csv, a run of such lines glued together, or a trail of links. Rows with
place "line" hold wherever they stand alone on a line; rows with place "edge" only before the first or after the last
sentence of the article, for the same words may head a section of it. In a row, {} stands for any words, {n} for a
number, {date} for a date.
"""
from __future__ import annotations

import re
from functools import cache, lru_cache

from cleaner.detectors._credit import is_credit
from cleaner.document import Document
from cleaner.kit import Kit
from glossary.expression import expression
from glossary.records import TYPE_CHECKING, NamedTuple
from glossary.shelf import Pack, in_memory

if TYPE_CHECKING:
    from typing import Any

LONGEST = 420  #: no furniture is longer
_DATE = (r"(?:\d{4} ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2} ?日?|[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2} [a-z]{3,9}\.?,? \d{4})"
         r"(?:,?[ t]\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?)?")  # fmt: skip
_WILD = {"{}": ".{0,160}?", "{n}": r"\(?[\d.,]+ ?[kw万]?\+?\)?", "{date}": _DATE}
_LONG = ".{0,400}?"
_TOKEN = expression(r"(\{\w*\})")
_TRIM = " :.…!。！\t"
_HEAD = 5  #: so many letters of a line tell of most that no row begins like it
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "：": ":", "（": "(", "）": ")", "\u3000": " ", "\xa0": " ", "＊": "*"})
_BETWEEN = expression(r"[\s|丨·•/>»›«‹<*_:.…!。,，、;#+()\[\]【】δ–—-]*")
_SENTENCE = expression(r"[.!?。！？][\"'”’)\]）」]*(?:\s*[(（\[][^()（）\[\]]{2,80}[)）\]]\W?)?$")
_INNER_END = expression(r"[^\W\d_]{3}[.!?] ")
_LAST_BREAK = expression(r"[.!?。！？][\"'”’)\]]*\s+")
_HERE = r"(?:you are here|(?:your )?(?:current )?(?:position|location))"
_TRAIL = expression(
    rf"(?:{_HERE}\s*[:：]?\s*)?(?:home(?:\s?page)?|front ?page|首页|主页|首頁)\s*(?:»|>|›|→|/|::|\|)\s*\S.*"
    r"|(?:you are here|your (?:current )?(?:position|location)|current (?:position|location))\s*[:：].*",
    re.IGNORECASE,
)
_LINKS = expression(r"(?:[A-Z][A-Za-z&'’ -]{1,30}\s*[»›>]\s*){2,}.*")
_SITE = expression(r"(?<=\S)\s*[-–—|_丨]\s*([^-–—|_丨]{2,40})$")
_BARS = frozenset("-–—|_丨")
_LINK = expression(r"\s*(?:»|>|›|→|::)\s*")


class Row(NamedTuple):
    """A row of furniture.csv."""

    text: str
    language: str
    kind: str
    place: str  #: "line", "edge" or "title" (the name of a site behind a headline)
    action: str  #: "delete" (safe) or "ask"
    source: str
    sentence: str  #: a sentence of an article with the same words, which stays


class Furniture(NamedTuple):
    """A line, or the end of one, that is furniture."""

    start: int
    end: int
    row: Row
    headline: int = -1  #: where the last link begins, in a trail of links that may end in the headline


class _Table(NamedTuple):
    """furniture.csv, by the numbers of its rows."""

    exact: dict[str, int]
    templates: dict[str, list[tuple[str, int]]]  #: by their first two letters, or their only one before other words; with the words they begin with
    open: list[tuple[str, int]]  #: those that begin with any words or a number, with the longest words that must stand in them
    plain: dict[str, None]  #: the words of those that are ASCII, and do not begin with a number
    pieces: dict[str, list[str]]  #: exact rows that may be glued together, by their first two letters, longest first
    openings: dict[str, tuple[str, ...]]  #: how `templates` and `pieces` begin, by their first letters
    sites: dict[str, int]
    heads: dict[str, None]  #: the first five letters of exact rows
    longer_heads: dict[str, None]  #: the first twelve
    begins: dict[str, None]  #: the first five letters of all rows but those in `open`, or all that they begin with


_TRAIL_ROW = Row("", "en", "breadcrumb", "line", "delete", "", "")


def _norm(words: str) -> str:
    if not words.isascii():
        words = words.translate(_PLAIN)
    elif words.isprintable() and "  " not in words:
        return words.strip().lower()
    return " ".join(words.split()).casefold()


@cache
def _tables() -> tuple[_Table, Pack]:
    made, rows = Kit.made_of("furniture", __file__, _made)
    return _Table(*made), Pack(in_memory(rows), "rows")


def _table() -> _Table:
    return _tables()[0]


@cache
def _row(number: int) -> Row:
    return Row(*_tables()[1][number])


def _made() -> Any:
    made = _Table({}, {}, [], {}, {}, {}, {}, {}, {}, {})
    rows = [Row(**values) for values in Kit.table("furniture")]
    for number, row in enumerate(rows):
        text = _norm(row.text)
        if row.place == "title":
            made.sites[text] = number
        elif "{" not in text:
            key = text.strip(_TRIM)
            made.exact[key] = number
            made.heads[key[:_HEAD]] = made.longer_heads[key[:12].rstrip(_TRIM)] = made.begins[key[:_HEAD]] = None
            if row.kind not in ("column", "end", "site"):
                made.pieces.setdefault(key[:2], []).append(key)
        elif text.startswith("{"):
            literal = max(_TOKEN.sub("\0", text).split("\0"), key=len)
            made.open.append((literal, number))
            if literal.isascii() and not text.startswith("{n}"):
                made.plain[literal] = None
        else:
            opening = text.partition("{")[0]
            made.begins[opening[:_HEAD]] = None
            made.templates.setdefault(opening[:2], []).append((opening, number))
    for pieces in made.pieces.values():
        pieces.sort(key=len, reverse=True)
    for letters in {**made.pieces, **made.templates}:
        made.openings[letters] = (*made.pieces.get(letters, ()), *(opening for opening, _ in made.templates.get(letters, ())))
    return tuple(made), Pack.sections("rows", map(tuple, rows))


@cache
def _template(row: Row) -> re.Pattern[str]:
    wild = {**_WILD, "{}": _LONG} if row.action == "ask" or row.kind in ("cookie", "copyright", "disclaimer") else _WILD
    return expression("".join(wild.get(part, re.escape(part)) for part in _TOKEN.split(_norm(row.text))))


def known(words: str, edge: bool) -> Row | None:
    """The row of furniture that `words` are, all of them; `edge`: they stand outside the article."""
    return (_known_again if len(words) < 40 else _known)(words, edge)


def _known(words: str, edge: bool) -> Row | None:
    if len(words) > LONGEST:
        return None
    sentence = not edge and words.isascii() and words[-1] == "."  # of the article, most likely: only its exact words would make it furniture
    if sentence and not _may_be_exact(words):
        return None
    table, text = _table(), _norm(words)
    begins = _begins(table.begins, text[:_HEAD])
    number = table.exact.get(text.strip(_TRIM)) if begins else None
    row = None if number is None else _row(number)
    if row is None and not sentence:
        row = (_fits(table, text) if begins else None) or _holds_open(table, text) or (_glued(table, text) if begins else None)
    if row is None and not sentence and (_is_trail(words) or (edge and _is_menu(words))):
        row = _TRAIL_ROW
    return row if row and (edge or row.place == "line") else None


def _may_be_exact(words: str) -> bool:
    """Whether `words`, in ASCII, begin like a row without gaps. Most lines of an article do not, and need no closer look."""
    table = _table()
    if words[:_HEAD].casefold() not in table.heads:
        return False
    head = words[:12]
    return head.casefold().rstrip(_TRIM) in table.longer_heads or "  " in head or not head.isprintable()


def _begins(begins: dict[str, None], head: str) -> bool:
    """Whether a row may begin like a text with this head; marks before it may belong to none."""
    return head in begins or head[:4] in begins or head[:3] in begins or head[:2] in begins or head[:1] in begins or not (head[:1].isalnum() and head[0].isascii())


def _is_trail(words: str) -> bool:
    return words[:1] in "yYcCpPlLhHfF首主" and _TRAIL.fullmatch(words) is not None


def _is_menu(words: str) -> bool:
    return (">" in words or "»" in words or "›" in words) and _LINKS.fullmatch(words) is not None


_known_again = lru_cache(maxsize=4096)(_known)  # tables, lists and menus say the same again and again


def _fits(table: _Table, text: str) -> Row | None:
    for letters in (text[:2], text[:1]):
        if letters in table.templates and text.startswith(table.openings[letters]):
            for opening, number in table.templates[letters]:
                if text.startswith(opening) and _template(row := _row(number)).fullmatch(text) and _plain(row, text):
                    return row
    return None


def _holds_open(table: _Table, text: str) -> Row | None:
    """The row that begins with any words or a number."""
    if text.isascii() and text[:1].isalpha() and True not in [literal in text for literal in table.plain]:
        return None  # nearly always
    for literal, number in table.open:
        if literal in text and _template(row := _row(number)).fullmatch(text) and _plain(row, text):
            return row
    return None


def _plain(row: Row, text: str) -> bool:
    """A row that is deleted unasked does not swallow a second sentence."""
    return row.action != "delete" or row.kind in ("cookie", "copyright") or bool(_INNER_END.search(_norm(row.text))) or "akismet" in text or not _INNER_END.search(text)


def _pieces(table: _Table, text: str, at: int) -> list[str]:
    """The rows that stand at text[at]."""
    known = [letters for letters in (text[at : at + 2], text[at]) if letters in table.pieces and text.startswith(table.openings[letters], at)]
    return [piece for letters in known for piece in table.pieces[letters] if text.startswith(piece, at)]


def _glued(table: _Table, text: str) -> Row | None:
    """The most careful of two rows or more that `text` is made of, with nothing else but marks between them."""
    if text[:1].isalnum() and text[0].isascii() and not _pieces(table, text, 0):
        return None
    dead: set[int] = set()

    def rest(at: int, rows: tuple[Row, ...]) -> tuple[Row, ...] | None:
        found = _BETWEEN.match(text, at)
        at = found.end() if found else at
        if at == len(text):
            return rows
        if at in dead:
            return None
        for piece in _pieces(table, text, at):
            end = at + len(piece)
            if not (text[end - 1].isalnum() and text[end : end + 1].isalnum() and text[end - 1].isascii()):
                all_ = rest(end, (*rows, _row(table.exact[piece])))
                if all_:
                    return all_
        dead.add(at)
        return None

    rows = rest(0, ())
    if not rows or len(rows) < 2:
        return None
    careful = [row for row in rows if row.action == "ask"]
    telling = [row for row in rows if row.place == "line"]
    return [*careful, *telling, *rows][0]


def site(words: str) -> Row | None:
    """The row of a site whose name stands behind a headline."""
    number = _table().sites.get(_norm(words).strip(_TRIM))
    return None if number is None else _row(number)


def is_sentence(words: str) -> bool:
    """Whether `words` are one or more sentences of an article."""
    return (len(words) >= 30 and words.count(" ") >= 5 and (words[-1] in ".!?" or bool(_SENTENCE.search(words)))) or len(words) > LONGEST or (
        len(words) >= 15 and words[-1] in "。！？" and not words.isascii()
    )


@lru_cache(maxsize=2)  # several detectors ask about the same article, one after the other
def body(doc: Document) -> tuple[int, int]:
    """The numbers of the first line of the article's text and the line behind its last: what lies outside is edge."""
    lines = doc.texts
    first, behind = 0, len(lines)
    while first < behind and not _is_text(lines[first]):
        first += 1
    while behind > first + 1 and not _is_text(lines[behind - 1]):
        behind -= 1
    return first, behind


def _is_text(words: str) -> bool:
    return is_sentence(words) and not known(words, True) and not is_credit(words)


@lru_cache(maxsize=2)
def furniture(doc: Document) -> tuple[Furniture, ...]:
    """All furniture of `doc`, in order."""
    texts, heads = doc.texts, _table().heads
    first, behind = body(doc)
    found: list[Furniture] = []
    plain = doc.prose.isascii()
    for at in [at for at, words in enumerate(texts) if words[-1] != "." or words[:_HEAD].casefold() in heads or not first <= at < behind or not (plain or words.isascii())]:
        if len(texts[at]) > LONGEST:
            continue
        row = known(texts[at], at < first or at >= behind)
        suffix = _SITE.search(texts[at]) if row is None and at < first and not _BARS.isdisjoint(texts[at]) else None
        if row is None and suffix is None:
            continue
        start, end = doc.lines[at]
        if suffix and (named := site(suffix[1])):
            found.append(Furniture(start + suffix.start(), end, named))
        elif row is not None:
            found.append(Furniture(start, end, row, _headline(doc, start, end) if row.kind == "breadcrumb" else -1))
    if first and len(found) >= first and found[0].start == doc.lines[0][0] and found[first - 1].end <= doc.lines[first - 1][1] and found[0].row.place == "edge":
        del found[0]  # nothing else stands before the text: it is the headline
    if behind > first:
        found += _behind_text(doc, behind - 1)
    return tuple(sorted(found))


def _headline(doc: Document, start: int, end: int) -> int:
    """Where the last link of a trail begins if it is long enough for a headline."""
    links = list(_LINK.finditer(doc.prose, start, end))
    if not links:
        return -1
    at = links[-1].end()
    return at if doc.prose.count(" ", at, end) >= 3 else -1


def _behind_text(doc: Document, at: int) -> list[Furniture]:
    """Furniture glued behind the last sentence of the article, in the same line."""
    words = doc.texts[at]
    heads, plain = _table().heads, words[-1] == "." and words.isascii()
    for end in [found.end() for found in _LAST_BREAK.finditer(words, max(0, len(words) - LONGEST))]:
        row = known(words[end:], False) if not plain or words[end : end + _HEAD].casefold() in heads else None
        if row is not None and row.kind != "breadcrumb":
            start, high = doc.lines[at]
            return [Furniture(start + end, high, row)]
    return []
