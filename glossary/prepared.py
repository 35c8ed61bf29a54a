"""Tables in a prepared form, so that a run does not parse them again.

The prepared form is a file in the user's cache folder that says what it was made of; a wrong, torn or outdated one is
made anew, and deleting the folder costs nothing but time.
"""
from __future__ import annotations

import marshal
import os
import sys
import time
from binascii import crc32
from collections.abc import Callable, Iterable

from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike
    from typing import Any

_FORM = "6"  # raise it when the layout of what is stored changes
_KEPT = 8  # of each kind: projects with glossaries of their own take turns
_TICK = 2_000_000_000  # ns: the coarsest clock of a file system in use


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
    marks = []
    try:
        for table in tables:
            stat = os.stat(table)
            marks.append((os.fspath(table) if os.path.isabs(table) else os.path.abspath(table), stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino))
    except OSError:
        return make()  # it will say what is wrong
    # a table that was written a moment ago could change again within the same tick of the clock
    now = time.time_ns()
    fresh = any(abs(now - when) < _TICK for mark in marks for when in mark[2:4])
    return make() if fresh else remembered(kind, repr(marks), make)


def remembered(kind: str, content: str, make: Callable[[], Any]) -> Any:
    """What `make` builds from nothing but `content`, from the cache where it was built before."""
    folder = cache_folder()
    if folder is None:
        return make()
    key = repr((_FORM, kind, sys.version, content)).encode("utf-8", "backslashreplace")
    path = os.path.join(folder, f"prepared-{kind}-{crc32(key):08x}")
    stored = load(path, key)
    if stored is None:
        stored = make()
        store(path, key, stored)
        _let_go(folder, f"prepared-{kind}-")
    return stored


def load(path: str, key: bytes) -> Any:
    """What was stored at `path` under `key`; None where it is not there, not whole, or another's."""
    try:
        with open(path, "rb", buffering=0) as file:
            data = memoryview(file.read())
        if bytes(data[:4]) != crc32(data[4:]).to_bytes(4) or bytes(data[8 : 8 + len(key)]) != key or int.from_bytes(data[4:8]) != len(key):
            return None
        return marshal.loads(data[8 + len(key) :])
    except (OSError, ValueError, EOFError, TypeError):
        return None


def store(path: str, key: bytes, made: Any) -> None:
    """Puts `made` at `path`, whole or not at all; of two runs that do so at once, the later one counts. Where the folder cannot be written, nothing is kept."""
    beside = f"{path}.{os.getpid()}.tmp"
    try:
        data = len(key).to_bytes(4) + key + marshal.dumps(made)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(beside, "wb") as file:
            file.write(crc32(data).to_bytes(4) + data)
        os.replace(beside, path)
    except (OSError, ValueError):  # ValueError: a date, which a settings file may hold by mistake
        _unlink(beside)


def _let_go(folder: str, beginning: str) -> None:
    """Keeps the latest few of the files in `folder` whose names begin so."""
    try:
        there = sorted(((os.stat(path).st_mtime_ns, path) for name in os.listdir(folder) if name.startswith(beginning) and len(name) == len(beginning) + 8
                        for path in (os.path.join(folder, name),)), reverse=True)  # fmt: skip
    except OSError:  # another run let one go meanwhile
        return
    for _, path in there[_KEPT:]:
        _unlink(path)


def _unlink(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return  # not there, or not ours
