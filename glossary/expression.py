"""Regular expressions in prepared form: to compile those of copydesk takes longer than to check an article with them.

What `re` compiles an expression to is a list of numbers. It is kept, for this very Python only, and given to the engine
of `re` again. Only what came out equal to what `re.compile` makes is ever kept; without a cache folder, and on a Python
where any of this fails, every expression is compiled as usual.
"""
from __future__ import annotations

import atexit
import os
import re
import sys
from array import array
from binascii import crc32

from glossary.prepared import cache_folder, load, store
from glossary.records import TYPE_CHECKING
from glossary.shelf import Pack, in_memory

if TYPE_CHECKING:
    from typing import Any, AnyStr

    #: what was asked for (source, flags); what it became (flags, groups, names of groups, code)
    Kept = tuple[Any, int, int, int, dict[str, int], bytes]

#: how many are kept; those of texts that were changed since make room
_MOST = 2000


class _Book:
    """The prepared expressions of this user; what is new is written when the process ends. Most runs need few of many:
    an expression is unpacked when it is asked for."""

    def __init__(self) -> None:
        folder = cache_folder()
        self._path = os.path.join(folder, "prepared-expressions") if folder else ""
        self._key = f"3 {sys.version}".encode()
        places, packed = (load(self._path, self._key) if folder else None) or (b"", Pack.sections("kept", ()))
        marks = array("I")
        marks.frombytes(places)
        self._rows = Pack(in_memory(packed), "kept")
        self._places = dict(zip(marks, range(len(marks)), strict=True)) if len(marks) < _MOST else {}
        self._new: dict[int, Kept] = {}

    def get(self, source: Any, flags: int) -> re.Pattern[Any]:
        flags = int(flags)  # a RegexFlag cannot be kept
        mark = crc32(source if isinstance(source, bytes) else source.encode("utf-8", "surrogatepass"), flags)
        place = self._places.get(mark)
        if place is not None:
            kept: Kept = self._rows[place]
            if kept[:2] == (source, flags):
                return _made(kept)
        pattern = re.compile(source, flags)
        new = _kept(pattern, source, flags) if self._path else None
        if new is not None:
            if not self._new:
                atexit.register(self._write)
            self._new[mark] = new
        return pattern

    def _write(self) -> None:
        rows = {mark: self._rows[place] for mark, place in self._places.items()} | self._new
        store(self._path, self._key, (array("I", rows).tobytes(), Pack.sections("kept", rows.values())))


def _made(kept: Kept) -> re.Pattern[Any]:
    from _sre import compile as assemble  # type: ignore[import-not-found]

    source, _, flags, groups, names, code = kept
    numbers = array("I")
    numbers.frombytes(code)
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    made: re.Pattern[Any] = assemble(source, flags, numbers.tolist(), groups, names, tuple(by_number))
    return made


def _kept(pattern: re.Pattern[Any], source: Any, flags: int) -> Kept | None:
    """What to keep of `pattern`; None where it could not be made again from it."""
    try:
        from re import _compiler, _parser  # type: ignore[attr-defined]

        kept = source, flags, pattern.flags, pattern.groups, dict(pattern.groupindex), array("I", _compiler._code(_parser.parse(source, flags), flags)).tobytes()
        return kept if _made(kept) == pattern else None
    except Exception:  # whatever another Python does otherwise, `re` itself has compiled it
        return None


_book: _Book | None = None


def expression(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As `re.compile`."""
    global _book
    if _book is None:
        _book = _Book()
    return _book.get(source, flags)
