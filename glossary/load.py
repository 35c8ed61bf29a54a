"""Reads concepts and wordings from CSV tables."""
from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from glossary.term import Concept, GlossaryError, Wording

BUILT_IN = Path(__file__).with_name("data")
CONCEPT_COLUMNS = ("zh", "en", "alternatives", "domain", "pos", "note", "source")
WORDING_COLUMNS = ("wrong", "zh", "right", "kind", "pos", "fix", "severity", "near", "article", "unless",
                   "shows", "spares", "note", "source")  # fmt: skip
LISTS = frozenset(("alternatives", "right", "near", "article", "unless"))
ALLOWED = {
    "kind": ("term", "calque", "country"),
    "fix": ("safe", "suggested", "none"),
    "severity": ("neutral", "minor", "major", "critical"),
    "pos": ("noun", "verb", "adj", "adv", "phrase", "name"),
}


def read_concepts(path: Path) -> list[Concept]:
    """The concepts of one table. Raises GlossaryError."""
    return [Concept(**row, origin=path.name) for row in _rows(path, CONCEPT_COLUMNS, ("zh", "en"), ("hant",))]


def read_wordings(path: Path) -> list[Wording]:
    """The wrong wordings of one table. Raises GlossaryError."""
    return [Wording(**row, origin=path.name) for row in _rows(path, WORDING_COLUMNS, ("wrong",))]


def _rows(path: Path, columns: tuple[str, ...], required: tuple[str, ...], optional: tuple[str, ...] = ()) -> Iterator[dict[str, Any]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            head = reader.fieldnames or []
            missing = [name for name in required if name not in head]
            if missing:
                raise GlossaryError(f"{path}: line 1: the column {missing[0]!r} is missing; a table begins with: {','.join(columns)}")
            for row in reader:
                yield _values(path, reader.line_num, row, columns + optional, required)
    except csv.Error as error:
        raise GlossaryError(f"{path}: line {reader.line_num}: {error}; save the table as CSV in UTF-8") from error
    except UnicodeDecodeError as error:
        raise GlossaryError(f"{path}: not UTF-8 (byte {error.start}); save the table as CSV in UTF-8") from error
    except OSError as error:
        raise GlossaryError(f"{path}: {error.strerror or error}; is the path right?") from error


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
        if name in LISTS:
            values[name] = tuple(part.strip() for part in cell.split("|") if part.strip())
        elif cell or name in required:
            values[name] = cell
    values.setdefault("zh", "")
    return values
