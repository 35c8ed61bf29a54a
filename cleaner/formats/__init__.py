"""Where the prose is: one file a format, and nothing else."""
from __future__ import annotations

from cleaner.document import Document

#: the names of files that a folder is searched for
SUFFIXES = {".txt": "text", ".text": "text"}


def read(path: str, raw: str, encoding: str, format: str | None = None) -> Document:
    """The Document of a decoded file; its format is told by its name unless `format` says it."""
    return Document(path, raw, encoding, format=format or "text")
