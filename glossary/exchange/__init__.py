"""Glossaries of other tools: one file a format, each with `read` and `write`."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from glossary.exchange import sheet, tbx, tmx, utx, xlsx
from glossary.exchange.entry import Entry, entries, table
from glossary.term import GlossaryError

__all__ = ["READERS", "SUFFIXES", "WRITERS", "Entry", "entries", "format_for", "read", "table"]

READERS: dict[str, Callable[[Path], Iterator[Entry]]] = {"tbx": tbx.read, "tmx": tmx.read, "utx": utx.read, "csv": sheet.read, "xlsx": xlsx.read}
WRITERS: dict[str, Callable[[Iterable[Entry]], bytes]] = {
    "tbx": tbx.write, "tbx-core": partial(tbx.write, dialect="Core"),
    "tbx-v2": partial(tbx.write, version=2), "tbx-v2-core": partial(tbx.write, version=2, dialect="Core"),
    "tmx": tmx.write, "utx": utx.write, "csv": sheet.desk, "deepl": sheet.deepl, "google": sheet.google, "xlsx": xlsx.write,
}  # fmt: skip
SUFFIXES = {".tbx": "tbx", ".xml": "tbx", ".tmx": "tmx", ".utx": "utx", ".csv": "csv", ".tsv": "csv", ".txt": "csv", ".xlsx": "xlsx"}


def format_for(path: Path, known: Iterable[str] = READERS) -> str:
    """The format of a file by its name. Raises GlossaryError."""
    name = SUFFIXES.get(path.suffix.lower(), "")
    if not name:
        raise GlossaryError(f"{path}: what format is this? Name it with --format ({', '.join(known)})")
    return name


def read(path: Path, form: str = "") -> list[Entry]:
    """The entries of a file of any format. Raises GlossaryError."""
    return list(READERS[form or format_for(path)](path))
