"""Word documents: all of their texts as one, each place with a name that a person understands ("footnote 2", "header")."""
from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.document import HOLE, Block, Document, Piece
from cleaner.formats._package import main_part, member, relations
from cleaner.formats._wordml import Paragraph, Part, Reference, Text, accepted, parse
from cleaner.model import CopydeskError, Span
from glossary.records import NamedTuple

#: paragraphs stand apart as they do in a text file
GAP = "\n\n"
#: a line that says where the lines after it stand; XML, and so a Word document, cannot hold these characters
PLACE = "\x02{}\x03"
#: the name of the place after a table where the article goes on
RUNNING = "text"
_PLACE = re.compile("\n*\x02([^\x02\x03]*)\x03\n*")
#: what a wording cannot bring into a Word document
ESCAPE: dict[int, str | None] = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))
#: a table with a cell of more paragraphs than this holds the article, and is there for the layout
_CELL = 3
_WHICH = {"default": "", "first": " of the first page", "even": " of even pages"}


class Named(NamedTuple):
    """A text, what it is called, and the places where it stands once more: the same header in another section."""

    name: str
    part: str
    number: int  #: among the texts of its part
    text: Text
    again: tuple[tuple[str, int], ...] = ()


class Stands(NamedTuple):
    """A paragraph whose words begin at `offset` of raw."""

    offset: int
    paragraph: Paragraph


class Word(NamedTuple):
    """A Word file as copydesk reads it."""

    parts: dict[str, Part]
    main: str
    texts: list[Named]


def read(path: str, data: bytes) -> Document:
    """The Document of a Word file: its paragraphs as text. Raises CopydeskError."""
    word = opened(path, data)
    if any(part.tracked for part in word.parts.values()):
        raise CopydeskError(f"{path}: holds tracked changes; accept or reject them in Word first")
    raw = raw_of(word)
    unread = [(offset + at, what) for stands in placed(word) for offset, one in stands for at, what in one.unread]
    return outlined(path, raw, tuple((at, at + (raw[at : at + 1] == HOLE), f"The text of {what} is not read: look at it in Word.") for at, what in unread))


def outlined(path: str, raw: str, complaints: tuple[tuple[int, int, str], ...] = ()) -> Document:
    """The Document of the text of a Word file: the running text, and what stands apart from it."""
    if "\x02" not in raw and HOLE not in raw:
        return Document(path, raw, "utf-8", format="docx", escape=ESCAPE)
    prose, pieces, blocks = "", list[Piece](), list[Block]()
    for name, start, end in _stretches(raw):
        prose += GAP if prose else ""
        first = len(prose)
        for found in re.finditer(f"{HOLE}|[^{HOLE}]+", raw[start:end]):
            pieces.append(Piece(len(prose), start + found.start(), len(found[0]), fixed=found[0] == HOLE))
            prose += found[0]
        blocks.append(Block(name, first, len(prose), start, end, apart=bool(name)))
    return Document(path, raw, "utf-8", format="docx", prose=prose, pieces=pieces, blocks=tuple(blocks), complaints=complaints, escape=ESCAPE)


def places(raw: str) -> Iterator[Span]:
    """Where the names of places stand."""
    return (Span(found.start(1) - 1, found.end(1) + 1) for found in _PLACE.finditer(raw))


def _stretches(raw: str) -> Iterator[tuple[str, int, int]]:
    """(name of the place, start, end); the running text has no name."""
    name, at = "", 0
    for found in _PLACE.finditer(raw):
        if found.start() > at:
            yield name, at, found.start()
        name, at = "" if found[1] == RUNNING else found[1], found.end()
    if at < len(raw):
        yield name, at, len(raw)


# --- the texts of a file


def opened(path: str, data: bytes) -> Word:
    """All texts of a Word file. Raises CopydeskError."""
    main = main_part(path, data)
    parts = {main: parse(path, main, member(path, data, main))}
    targets = relations(path, data, main)
    names = [one.target for one in targets if one.kind in ("footnotes", "endnotes", "header", "footer")]
    parts |= {name: parse(path, name, member(path, data, name)) for name in dict.fromkeys(names)}
    return Word(parts, main, [*_named(parts, main, {one.id: one.target for one in targets})])


def _named(parts: dict[str, Part], main: str, targets: dict[str, str]) -> Iterator[Named]:
    of_part = {name: [*_shown_once(part)] for name, part in parts.items()}
    yield from (one for one in of_part[main] if one.text.kind == "text")
    notes = {(one.text.kind, one.text.key): one for name in parts for one in of_part[name] if one.text.kind in ("footnote", "endnote")}
    for kind in ("footnote", "endnote"):
        asked = dict.fromkeys(one.id for one in parts[main].references if one.kind == kind)
        for number, key in enumerate(asked, 1):
            if (kind, key) in notes:
                yield notes[kind, key]._replace(name=f"{kind} {number}")
    yield from _headers(of_part, [one for one in parts[main].references if one.section], targets)
    boxes = [one for name in parts for one in of_part[name] if one.text.kind == "text box" and _says(one.text)]
    for number, one in enumerate(boxes, 1):
        yield one._replace(name=f"text box {number}" if len(boxes) > 1 else "text box")


def _shown_once(part: Part) -> Iterator[Named]:
    """The texts of a part; a text box that stands there twice, for new readers and for old ones, is one."""
    boxes: dict[tuple[int, tuple[str, ...]], list[int]] = {}
    for number, text in enumerate(part.texts):
        if text.kind == "text box":
            boxes.setdefault((id(text.anchor), tuple(one.text for one in text.paragraphs)), []).append(number)
    twice = {number for _, numbers in boxes.items() for number in numbers[1:]}
    for number, text in enumerate(part.texts):
        if number not in twice:
            same = boxes.get((id(text.anchor), tuple(one.text for one in text.paragraphs)), [number]) if text.kind == "text box" else [number]
            yield Named("", part.name, number, text, tuple((part.name, other) for other in same[1:]))


def _headers(of_part: dict[str, list[Named]], references: list[Reference], targets: dict[str, str]) -> Iterator[Named]:
    """Headers and footers, those of the same words once."""
    same: dict[tuple[str, tuple[str, ...]], list[tuple[Reference, Named]]] = {}
    for reference in references:
        for one in of_part.get(targets.get(reference.id, ""), ()):
            if one.text.kind == reference.kind and _says(one.text):
                same.setdefault((reference.kind, tuple(paragraph.text for paragraph in one.text.paragraphs)), []).append((reference, one))
    plain = [f"{found[0][0].kind}{_WHICH.get(found[0][0].which, '') if _differ(found) else ''}" for found in same.values()]
    for name, found in zip(plain, same.values(), strict=True):
        reference, first = found[0]
        others = dict.fromkeys((one.part, one.number) for _, one in found if one.part != first.part)
        section = f", section {reference.section}" if plain.count(name) > 1 else ""
        yield first._replace(name=name + section, again=(*first.again, *others))


def _differ(found: list[tuple[Reference, Named]]) -> bool:
    return len({reference.which for reference, _ in found}) == 1


def _says(text: Text) -> bool:
    return any(one.text.strip(f"{HOLE} \t\n") for one in text.paragraphs)


# --- one text out of many


def _items(word: Word, view: str = "original") -> Iterator[tuple[str, Named, Paragraph | None]]:
    """The paragraphs and names of places in the order of raw: (words, the text they belong to, the paragraph)."""
    now = ""
    for named in word.texts:
        layout = _layout_tables(named.text)
        for one in named.text.paragraphs:
            words = next(accepted([one], view), None)
            if words is None:
                continue
            table = f"table {one.table}" if one.table and one.table not in layout else ""
            place = ", ".join(part for part in (named.name, table) if part)
            if place != now:
                yield PLACE.format(place or RUNNING), named, None
                now = place
            yield words, named, one


def _layout_tables(text: Text) -> set[int]:
    held: dict[tuple[int, int], int] = {}
    for one in text.paragraphs:
        held[one.table, one.cell] = held.get((one.table, one.cell), 0) + bool(one.text.strip())
    return {table for (table, _), count in held.items() if count > _CELL}


def raw_of(word: Word, view: str = "original") -> str:
    """The text of a Word file, as it is or ("accepted") with all tracked changes accepted."""
    return GAP.join(words for words, _, _ in _items(word, view))


def placed(word: Word) -> list[list[Stands]]:
    """For each of word.texts its paragraphs with their places in raw."""
    found: dict[int, list[Stands]] = {id(named): [] for named in word.texts}
    offset = 0
    for words, named, one in _items(word):
        if one is not None:
            found[id(named)].append(Stands(offset, one))
        offset += len(words) + len(GAP)
    return [found[id(named)] for named in word.texts]
