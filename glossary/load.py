"""Reads the tables of a glossary.

Three kinds of table, told apart by their header: concepts (zh, en, …), wordings (wrong, zh, right, …), and the
table of a desk, which holds both in one row (zh, en, wrong, …).
"""
from __future__ import annotations

import csv
import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from glossary.records import TYPE_CHECKING, NamedTuple
from glossary.term import Concept, GlossaryError, Wording

if TYPE_CHECKING:
    from typing import Any

BUILT_IN = Path(__file__).with_name("data")
CONCEPT_COLUMNS = ("zh", "en", "alternatives", "domain", "pos", "note", "source", "hant")
WORDING_COLUMNS = ("wrong", "zh", "right", "kind", "pos", "fix", "severity", "near", "article", "unless",
                   "domains", "quoted", "status", "shows", "spares", "note", "source")  # fmt: skip
DESK_COLUMNS = ("zh", "en", "alternatives", "wrong", "status", "kind", "pos", "fix", "severity", "near", "article", "unless", "domains", "quoted",
                "domain", "note", "source", "shows", "spares", "hant")  # fmt: skip
LISTS = frozenset(("alternatives", "right", "near", "article", "unless", "domains"))
STATUSES = ("deprecated", "superseded", "forbidden", "admitted")
ALLOWED = {
    "kind": ("term", "calque", "country"),
    "fix": ("safe", "suggested", "none"),
    "severity": ("neutral", "minor", "major", "critical"),
    "pos": ("noun", "verb", "adj", "adv", "phrase", "name"),
    "quoted": ("only", "never"),
    "status": STATUSES,
}


#: bytes of a table, characters of a cell and of a wording, entries of a list: more would only use up memory and time
_LARGEST, _CELL, _WORDS, _LIST = 256 * 1024 * 1024, 10_000, 300, 300


class Table(NamedTuple):
    """What one table holds."""

    concepts: list[Concept]
    wordings: list[Wording]


def read_table(path: Path, origin: str = "") -> Table:
    """The concepts and wordings of a table of any kind. Raises GlossaryError, which names the file and the line."""
    try:
        text = _bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise GlossaryError(f"{path}: not UTF-8 (byte {error.start}); save the table as CSV in UTF-8") from error
    except OSError as error:
        raise GlossaryError(f"{path}: {error.strerror or error}; is the path right?") from error
    return parse_table(path, text, origin or path.name)


def _bytes(path: Path) -> bytes:
    """The bytes of a file that is one, and no larger than a table can be."""
    # without O_NONBLOCK a pipe that nobody writes to would hold the run up for ever
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        facts = os.fstat(handle)
        if not stat.S_ISREG(facts.st_mode):
            raise GlossaryError(f"{path}: a pipe or a device, not a file; save the table to a file first")
        if facts.st_size > _LARGEST:
            raise GlossaryError(f"{path}: larger than {_LARGEST >> 20} MB, which no glossary is")
        return file.read()


def parse_table(path: Path, text: str, origin: str = "") -> Table:
    """The concepts and wordings in the text of a table. Raises GlossaryError, which names the file and the line."""
    head, rows = _rows(path, text)
    if "en" in head and "wrong" in head:
        return _desk(path, rows, origin)
    if "wrong" in head:
        return Table([], [Wording(**_values(path, line, row, WORDING_COLUMNS, ("wrong",)), origin=origin) for line, row in rows])
    if "zh" in head and "en" in head:
        return Table([Concept(**_values(path, line, row, CONCEPT_COLUMNS, ("zh", "en")), origin=origin) for line, row in rows], [])
    raise GlossaryError(f"{path}: line 1: a table of terms needs the columns zh and en, a table of wrong wordings the column wrong; this one begins with: {','.join(head)[:80]}")


def read_concepts(path: Path) -> list[Concept]:
    """The concepts of one table. Raises GlossaryError."""
    return read_table(path).concepts


def read_wordings(path: Path) -> list[Wording]:
    """The wrong wordings of one table. Raises GlossaryError."""
    return read_table(path).wordings


def _desk(path: Path, rows: Iterator[tuple[int, dict[Any, Any]]], origin: str) -> Table:
    concepts: dict[str, Concept] = {}
    wordings: list[Wording] = []
    for line, row in rows:
        cells = _values(path, line, row, DESK_COLUMNS, ())
        zh, en, wrong = cells.get("zh", ""), cells.get("en", ""), split(cells.get("wrong", ""))
        if not (zh and en) and not wrong:
            raise GlossaryError(f"{path}: line {line}: a row needs zh and en, or a wrong wording")
        if zh and en and zh not in concepts:
            first, *more = split(en)
            about = {name: cells[name] for name in CONCEPT_COLUMNS if name in cells}
            concepts[zh] = Concept(**about | {"en": first, "alternatives": (*more, *cells.get("alternatives", ()))}, origin=origin)
        right = split(en)
        if not en and zh in concepts and cells.get("fix") != "none":
            right = (concepts[zh].en,)
        names = ("kind", "fix", "severity", "near", "article", "unless", "domains", "quoted", "status", "shows", "spares", "note", "source")
        given = {name: cells[name] for name in names if name in cells}
        for one in wrong:
            wordings.append(Wording(one, zh, right, pos=cells.get("pos") or guess_pos(one), origin=origin, **given))
    return Table(list(concepts.values()), wordings)


def guess_pos(words: str) -> str:
    """How a wording inflects where its row does not say: a name by its capitals, else a noun."""
    return "name" if words != words.lower() else "noun"


def split(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds a list."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _rows(path: Path, text: str) -> tuple[list[str], Iterator[tuple[int, dict[Any, Any]]]]:
    first = text.split("\n", 1)[0]
    mark = max(",;\t", key=first.count)  # spreadsheets of some countries write ; for ,
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True, delimiter=mark)

    def rows() -> Iterator[tuple[int, dict[Any, Any]]]:
        try:
            for row in reader:
                yield reader.line_num, row
        except csv.Error as error:
            raise GlossaryError(f"{path}: line {reader.line_num}: {error}; save the table as CSV in UTF-8") from error

    try:
        return [name.strip() for name in reader.fieldnames or ()], rows()
    except csv.Error as error:
        raise GlossaryError(f"{path}: line 1: {error}; save the table as CSV in UTF-8") from error


def _values(path: Path, line: int, row: dict[Any, Any], columns: tuple[str, ...], required: tuple[str, ...]) -> dict[str, Any]:
    if None in row or None in row.values():
        raise GlossaryError(f"{path}: line {line}: more or fewer cells than columns; quote a cell that holds a comma")
    values: dict[str, Any] = {}
    for name in columns:
        if name not in row:
            continue
        cell = row[name].strip()
        if name in required and not cell:
            raise GlossaryError(f"{path}: line {line}: the column {name!r} is empty")
        if name in ALLOWED and cell and cell not in ALLOWED[name]:
            raise GlossaryError(f"{path}: line {line}: {name} is {cell!r}; it takes {', '.join(ALLOWED[name])}")
        if len(cell) > (_WORDS if name == "wrong" and columns is not DESK_COLUMNS else _CELL):
            raise GlossaryError(f"{path}: line {line}: the column {name!r} holds {len(cell):,} characters; is a quotation mark missing?")
        if cell.count("|") > _LIST:
            raise GlossaryError(f"{path}: line {line}: the column {name!r} lists more than {_LIST} entries")
        if name in LISTS:
            values[name] = split(cell)
        elif cell or name in required:
            values[name] = cell
    if "wrong" in columns and "right" in columns:
        values.setdefault("zh", "")
        values.setdefault("right", ())
    return values
