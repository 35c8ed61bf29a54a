"""Where the prose is: one file a format, and nothing else."""
from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from cleaner.document import Document, decode

#: the names of files that a folder is searched for
SUFFIXES = {".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".mdx": "mdx", ".html": "html", ".htm": "html", ".xhtml": "html",
            ".docx": "docx"}  # fmt: skip
#: what --format-in may say, and the module that reads it
FORMATS = {"text": "", "markdown": "markdown", "mdx": "markdown", "html": "html"}
#: files of pairs that can be read a part at a time, and the module of their format; only read where they are named
PAIRS = {".jsonl": "pairs_jsonl"}
_PART = 1 << 18


def read(path: str, raw: str, encoding: str, format: str | None = None) -> Document:
    """The Document of a decoded file; its format is told by its name unless `format` says it."""
    pairs = _pairs(path)
    if pairs and format in (None, pairs.replace("_", "-")):
        made: Document = import_module(f"cleaner.formats.{pairs}").read(path, raw, encoding)
        return made
    format = format or format_of(path)
    if not FORMATS.get(format):
        return Document(path, raw, encoding, format=format)
    document: Document = import_module(f"cleaner.formats.{FORMATS[format]}").read(path, raw, encoding, format)
    return document


def in_parts(path: str) -> bool:
    """Whether a file is read a part at a time, so that its size does not matter."""
    return _pairs(path) is not None


def parts(path: str, file: BinaryIO, encoding: str | None = None) -> Iterator[Document]:
    """The Documents of a file of pairs, one after the other; each holds about a megabyte of whole lines."""
    reader = import_module(f"cleaner.formats.{_pairs(path)}").read
    offset, line = 0, 1
    while lines := file.readlines(_PART):
        raw, used = decode(path, b"".join(lines), encoding)
        yield reader(path, raw, used, offset, line)
        offset += len(raw)
        line += len(lines)


def _pairs(path: str) -> str | None:
    return PAIRS.get(Path(path).suffix.lower())


def format_of(path: str) -> str:
    """The format that a file's name promises."""
    return SUFFIXES.get(Path(path).suffix.lower(), "text")


def declared_encoding(path: str, data: bytes, format: str | None = None) -> str | None:
    """The encoding that the file itself declares, if it is not UTF-8 all the same."""
    if (format or format_of(path)) != "html":
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        from cleaner.formats.html import declared_encoding

        return declared_encoding(data)
    return None
