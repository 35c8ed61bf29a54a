"""Where the prose is: one file a format, and nothing else."""
from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from io import BufferedReader

from cleaner.document import Document
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

#: the names of files that a folder is searched for
SUFFIXES = {".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".mdx": "mdx", ".html": "html", ".htm": "html", ".xhtml": "html",
            ".docx": "docx"}  # fmt: skip
#: what --format-in may say, and the module that reads it
FORMATS = {"text": "", "markdown": "markdown", "mdx": "markdown", "html": "html"}
#: files of pairs that can be read a part at a time, and the module of their format; only read where they are named
PAIRS = {".jsonl": "pairs_jsonl", ".tsv": "pairs_tsv", ".csv": "pairs_csv", ".parquet": "pairs_parquet", ".po": "pairs_po", ".pot": "pairs_po",
         ".tmx": "pairs_tmx", ".xlf": "pairs_xliff", ".xliff": "pairs_xliff", ".sdlxliff": "pairs_xliff", ".mqxliff": "pairs_xliff"}  # fmt: skip
_XML = ("pairs_tmx", "pairs_xliff")
_ENDINGS = tuple(SUFFIXES)


def read(path: str, raw: str, encoding: str, format: str | None = None) -> Document:
    """The Document of a decoded file; its format is told by its name unless `format` says it."""
    pairs = _module_of(path)
    if pairs and format in (None, pairs.replace("_", "-")):
        made: Document = _reader(path).read(raw, encoding)
        return made
    format = format or format_of(path)
    if format == "docx":
        from cleaner.formats.docx import outlined

        return outlined(path, raw)
    if not FORMATS.get(format):
        return Document(path, raw, encoding, format=format)
    document: Document = import_module(f"cleaner.formats.{FORMATS[format]}").read(path, raw, encoding, format)
    return document


def in_parts(path: str, to_write: bool = False) -> bool:
    """Whether a file is read a part at a time, so that its size does not matter; and, where asked, can be written."""
    return _module_of(path) not in ((None, "pairs_parquet") if to_write else (None,))


def parts(path: str, file: BufferedReader, encoding: str | None = None) -> Iterator[Document]:
    """The Documents of a file of pairs, one after the other, each of a part."""
    made: Iterator[Document] = _reader(path).parts(file, encoding)
    return made


def _module_of(path: str) -> str | None:
    return PAIRS.get(suffix(path))


def is_article(name: str) -> bool:
    """Whether a file of that name (no hidden one) is looked for in a folder."""
    return name.lower().endswith(_ENDINGS)


def format_of(path: str) -> str:
    """The format that a file's name promises."""
    return SUFFIXES.get(suffix(path), "text")


@lru_cache(maxsize=16)  # asked several times about one article, before the next one comes
def suffix(path: str) -> str:
    """The end of a file's name, in lower case: ".txt"."""
    return os.path.splitext(path)[1].lower()


def declared_encoding(path: str, data: bytes, format: str | None = None) -> str | None:
    """The encoding that the file itself declares, if it is not UTF-8 all the same."""
    if _module_of(path) in _XML and format is None:
        from cleaner.formats._xml import encoding_of

        return encoding_of(data[:200])
    if (format or format_of(path)) != "html":
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        from cleaner.formats.html import declared_encoding

        return declared_encoding(data)
    return None


def _reader(path: str) -> Any:
    return import_module(f"cleaner.formats.{_module_of(path)}").Reader(path)
