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

from glossary.prepared import cache_folder, load, store
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any, AnyStr

    #: flags, groups, names of groups, code
    Kept = tuple[int, int, dict[str, int], bytes]

#: how many are kept; those of texts that were changed since make room
_MOST = 2000


class _Book:
    """The prepared expressions of this user, by source and flags; what is new is written when the process ends."""

    def __init__(self) -> None:
        folder = cache_folder()
        self._path = os.path.join(folder, "prepared-expressions") if folder else ""
        self._key = f"1 {sys.version}".encode()
        known = load(self._path, self._key) if folder else None
        self._known: dict[tuple[Any, int], Kept] = known if isinstance(known, dict) and len(known) < _MOST else {}
        self._new: dict[tuple[Any, int], Kept] = {}

    def get(self, source: Any, flags: int) -> re.Pattern[Any]:
        kept = self._known.get((source, flags))
        if kept is not None:
            return _made(source, kept)
        pattern = re.compile(source, flags)
        kept = _kept(pattern, source, flags) if self._path else None
        if kept is not None:
            if not self._new:
                atexit.register(self._write)
            self._new[source, flags] = kept
        return pattern

    def _write(self) -> None:
        store(self._path, self._key, self._known | self._new)


def _made(source: Any, kept: Kept) -> re.Pattern[Any]:
    from _sre import compile as assemble  # type: ignore[import-not-found]

    flags, groups, names, code = kept
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

        kept = pattern.flags, pattern.groups, dict(pattern.groupindex), array("I", _compiler._code(_parser.parse(source, flags), flags)).tobytes()
        return kept if _made(source, kept) == pattern else None
    except Exception:  # whatever another Python does otherwise, `re` itself has compiled it
        return None


_book: _Book | None = None


def expression(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As `re.compile`."""
    global _book
    if _book is None:
        _book = _Book()
    return _book.get(source, int(flags))
