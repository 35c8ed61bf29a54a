"""An article as its file holds it: opened, and made into bytes again with what was mended."""
from __future__ import annotations

import os

from cleaner import formats
from cleaner.config import Settings
from cleaner.document import Document, decode, encode
from cleaner.edits import ByteEdit, in_bytes, reverse, splice_bytes, trimmed
from cleaner.files import Seen, read
from cleaner.model import CopydeskError
from cleaner.run import Result
from glossary.records import NamedTuple


def open_article(name: str, data: bytes, settings: Settings) -> Document:
    """The Document of a file's bytes. Raises CopydeskError."""
    if name.lower().endswith(".docx"):
        from cleaner.formats import docx  # slow to import, and wanted for Word documents only

        return docx.read(name, data)
    here = settings.for_file(name)
    form = here.format_in or None
    raw, encoding = decode(name, data, here.encoding or formats.declared_encoding(name, data, form))
    return formats.read(name, raw, encoding, form)


def read_article(path: str, settings: Settings) -> Document:
    """The Document of a file. Raises CopydeskError where there is none that can be read."""
    return open_article(path, read_file(path).data, settings)


def read_file(path: str) -> Seen:
    """A file that was named. Raises CopydeskError where it cannot be read."""
    try:
        return read(path)
    except OSError as error:
        raise CopydeskError(f"{path}: {error.strerror or error}; is the path right?") from error


class Mended(NamedTuple):
    """The bytes of an article with what was mended in it."""

    data: bytes
    changes: list[ByteEdit]  #: from the bytes that were read; none for a Word document, which is no text
    back: list[ByteEdit]  #: from `data` to the bytes that were read


def mended(data: bytes, result: Result) -> Mended:
    """The article that was read as `data`, mended; a Word document has tracked changes. Raises CopydeskError."""
    assert result.document is not None and result.cleaned is not None
    doc = result.document
    if not result.edits:
        return Mended(data, [], [])
    if doc.format == "docx":
        cleaned = _tracked(data, result)
        return Mended(cleaned, [], [trimmed(cleaned, data)])
    cleaned = encode(result.name, result.cleaned, doc.encoding)
    old, changes = in_bytes(doc.raw, doc.encoding, result.edits)
    if old != data or splice_bytes(data, changes) != cleaned:
        raise CopydeskError(f"{result.name}: in {doc.encoding.upper()} its parts are not the whole, so nothing can be mended; convert it to UTF-8 first")
    return Mended(cleaned, changes, reverse(data, changes))


def _tracked(data: bytes, result: Result) -> bytes:
    from datetime import UTC, datetime

    from cleaner.tracked import Change, tracked  # slow to import, and wanted for Word documents only

    reasons = {edit: one.message for one in result.findings if one.applied is True for edit in one.edits}
    when = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC) if "SOURCE_DATE_EPOCH" in os.environ else None
    return tracked(result.name, data, [Change(edit, reasons.get(edit, "")) for edit in result.edits], when=when)
