"""Tables in a prepared form, so that a run does not parse them again.

The prepared form is a file in the user's cache folder that says what it was made of; a wrong, torn or outdated one is
made anew, and deleting the folder costs nothing but time. It holds plain values only (marshal without code), and one
that belongs to somebody else, or that others may write to, is not read.
"""
from __future__ import annotations

import marshal
import os
import sys
import time
from binascii import crc32
from collections.abc import Callable, Iterable

from glossary import shelf
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike
    from typing import Any

    from glossary.shelf import Sections, Shelf

_FORM = "7"  # raise it when the layout of what is stored changes
_KEPT, _BYTES = 8, 1 << 28  # of each kind, and their size: projects with glossaries of their own take turns
_TICK = 2_000_000_000  # ns: the coarsest clock of a file system in use
_KEY = "key"  #: the section of a shelf that says what it was made of
_OTHERS = 0o022  #: may write
_HOUR = 3600


def cache_folder() -> str | None:
    """Where prepared forms are kept: $COPYDESK_CACHE, else the user's cache folder; None where COPYDESK_CACHE is empty."""
    given = os.environ.get("COPYDESK_CACHE")
    if given is not None:
        return given or None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser("~\\AppData\\Local")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(base, "copydesk")


def prepared(kind: str, tables: Iterable[str | PathLike[str]], make: Callable[[], Any]) -> Any:
    """What `make` builds from `tables` (only tuples, lists, dicts, strings, bytes and numbers), from the cache where that is fresh."""
    marks = _marks(tables)
    return remembered(kind, marks, make) if marks else make()


def remembered(kind: str, content: str, make: Callable[[], Any]) -> Any:
    """What `make` builds from nothing but `content`, from the cache where it was built before."""
    folder = cache_folder()
    if folder is None:
        return make()
    key = _key(kind, content)
    path = _path(folder, kind, key)
    stored = load(path, key)
    if stored is None:
        stored = make()
        store(path, key, stored)
        _let_go(folder, f"prepared-{kind}-")
    return stored


def shelved(kind: str, tables: Iterable[str | PathLike[str]], make: Callable[[], Sections]) -> Shelf:
    """The sections that `make` builds from `tables`, mapped from the cache where that is fresh: what nobody asks for is never read."""
    folder, marks = cache_folder(), _marks(tables)
    if folder is None or not marks:
        return shelf.in_memory(make())
    key = _key(kind, marks)
    path = _path(folder, kind, key)
    stored = _mapped(path, key)
    if stored is not None:
        return stored
    made = make() | {_KEY: key}
    _put(path, shelf.packed(made))
    _let_go(folder, f"prepared-{kind}-")
    return shelf.in_memory(made)


def load(path: str, key: bytes) -> Any:
    """What was stored at `path` under `key`; None where it is not there, not whole, or another's."""
    try:
        with open(path, "rb", buffering=0, opener=_ours) as file:
            data = memoryview(file.read())
        if bytes(data[:4]) != crc32(data[4:]).to_bytes(4) or bytes(data[8 : 8 + len(key)]) != key or int.from_bytes(data[4:8]) != len(key):
            return None
        return marshal.loads(data[8 + len(key) :])
    except (OSError, ValueError, EOFError, TypeError):
        return None


def store(path: str, key: bytes, made: Any) -> None:
    """Puts `made` at `path`, whole or not at all; of two runs that do so at once, the later one counts. Where the folder cannot be written, nothing is kept."""
    try:
        data = len(key).to_bytes(4) + key + marshal.dumps(made)
    except ValueError:  # a date, which a settings file may hold by mistake
        return
    _put(path, [crc32(data).to_bytes(4), data])


def _marks(tables: Iterable[str | PathLike[str]]) -> str:
    """By what files are known again; "" where one of them cannot be."""
    marks = []
    try:
        for table in tables:
            stat = os.stat(table)
            marks.append((os.fspath(table) if os.path.isabs(table) else os.path.abspath(table), stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino))
    except OSError:
        return ""  # `make` will say what is wrong
    # a table that was written a moment ago could change again within the same tick of the clock
    now = time.time_ns()
    return "" if any(abs(now - when) < _TICK for mark in marks for when in mark[2:4]) else repr(marks)


def _key(kind: str, content: str) -> bytes:
    return repr((_FORM, kind, sys.version, content)).encode("utf-8", "backslashreplace")


def _path(folder: str, kind: str, key: bytes) -> str:
    return os.path.join(folder, f"prepared-{kind}-{crc32(key):08x}")


def _ours(path: str, flags: int) -> int:
    """Opens a file of our own, that nobody else may write to."""
    handle = os.open(path, flags | getattr(os, "O_NOFOLLOW", 0))
    found = os.fstat(handle)
    if sys.platform != "win32" and (found.st_uid != os.geteuid() or found.st_mode & _OTHERS):
        os.close(handle)
        raise PermissionError(path)
    return handle


def _mapped(path: str, key: bytes) -> Shelf | None:
    import mmap

    try:
        with open(path, "rb", opener=_ours) as file:
            found = shelf.unpacked(memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)))
    except (OSError, ValueError):  # no file, or no file system for it, or it is empty
        return None
    return found if found and bytes(found.get(_KEY, b"")) == key else None


def _put(path: str, pieces: Iterable[bytes]) -> None:
    beside = f"{path}.{os.getpid()}.tmp"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600), "wb") as file:
            file.writelines(pieces)
        os.replace(beside, path)
    except OSError:
        _unlink(beside)


def _let_go(folder: str, beginning: str) -> None:
    """Keeps the latest few of the files in `folder` whose names begin so, and nothing that a killed run began long ago."""
    there = []
    try:
        for name in os.listdir(folder):
            path = os.path.join(folder, name)
            if name.startswith("prepared-") and name.endswith(".tmp") and os.stat(path).st_mtime < time.time() - _HOUR:
                _unlink(path)
            elif name.startswith(beginning) and len(name) == len(beginning) + 8:
                stat = os.stat(path)
                there.append((stat.st_mtime_ns, path, stat.st_size))
    except OSError:  # another run let one go meanwhile
        return
    size = 0
    for place, (_, path, length) in enumerate(sorted(there, reverse=True)):
        size += length
        if place and (place >= _KEPT or size > _BYTES):
            _unlink(path)


def _unlink(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return  # not there, or not ours
