"""Tables in a prepared form, so that a run does not parse them again.

The prepared form is a file in the user's cache folder, named after what it was made of; a wrong or torn one is
made anew, and deleting the folder costs nothing but time. It holds plain values only (marshal without code), and one
that belongs to somebody else, or that others may write to, is not read.
"""
from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import stat
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from glossary import shelf
from glossary.shelf import Sections, Shelf

_FORM = "6"  # raise it when the layout of what is stored changes
_KEPT, _BYTES = 8, 1 << 28  # prepared forms of one kind, and their size
_HOUR = 3600


def cache_folder() -> Path | None:
    """Where prepared forms are kept: $COPYDESK_CACHE, else the user's cache folder; None where COPYDESK_CACHE is empty."""
    given = os.environ.get("COPYDESK_CACHE")
    if given is not None:
        return Path(given) if given else None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser("~\\AppData\\Local")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(base, "copydesk")


def prepared(kind: str, tables: Sequence[Path], make: Callable[[], Any]) -> Any:
    """What `make` builds from `tables` (only tuples, lists, dicts, strings, bytes and numbers), from the cache where that is fresh."""
    folder = cache_folder()
    if folder is None:
        return make()
    try:
        marks = [(os.path.abspath(table), stat.st_size, stat.st_mtime_ns) for table in tables for stat in (os.stat(table),)]
    except OSError:
        return make()  # it will say what is wrong
    path = folder / f"glossary-{kind}-{_key(kind, repr(marks).encode('utf-8', 'surrogatepass'))}"
    stored = _load(path)
    if stored is not None:
        return stored
    made = make()
    data = marshal.dumps(made)
    _store(path, [hashlib.sha256(data).digest(), data])
    return made


def shelved(kind: str, made_of: Iterable[str], files: Iterable[Path], make: Callable[[], Sections]) -> Shelf:
    """The sections that `make` builds from what the files say, mapped from the cache where that is fresh.

    Fresh is what was made of the same bytes: no clock has a say. made_of: what else it depends on.
    """
    folder = cache_folder()
    if folder is None:
        return shelf.in_memory(make())
    digest = hashlib.sha256(repr([*made_of]).encode("utf-8", "surrogatepass"))
    try:
        for file in files:
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    except OSError:
        return shelf.in_memory(make())  # it will say what is wrong
    path = folder / f"glossary-{kind}-{_key(kind, digest.digest())}"
    stored = _mapped(path)
    if stored is not None:
        return stored
    made = make()
    _store(path, shelf.packed(made))
    return shelf.in_memory(made)


def _key(kind: str, made_of: bytes) -> str:
    return hashlib.blake2b(repr((_FORM, kind, sys.version_info[:2])).encode() + made_of, digest_size=16).hexdigest()


def _open(path: Path) -> int | None:
    """An open file of our own, that nobody else may write to."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return None
    found = os.fstat(handle)
    if stat.S_ISREG(found.st_mode) and (sys.platform == "win32" or (found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH))):
        return handle
    os.close(handle)
    return None


def _load(path: Path) -> Any:
    handle = _open(path)
    if handle is None:
        return None
    with open(handle, "rb") as file:
        data = memoryview(file.read())
    if hashlib.sha256(data[32:]).digest() != data[:32]:
        return None
    try:
        return marshal.loads(data[32:])
    except (ValueError, EOFError, TypeError):
        return None


def _mapped(path: Path) -> Shelf | None:
    import mmap

    handle = _open(path)
    if handle is None:
        return None
    try:
        with open(handle, "rb") as file:
            return shelf.unpacked(memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)))
    except (OSError, ValueError):  # no file system for it; or it is empty
        return None


def _store(path: Path, pieces: Iterable[bytes]) -> None:
    """Writes a prepared form whole or not at all, and clears away what is too old. Whatever goes wrong costs only time."""
    import tempfile  # slow to import, and seldom wanted

    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".prepared-", dir=path.parent)
        try:
            with open(handle, "wb") as file:
                file.writelines(pieces)
            os.replace(name, path)  # another run may have made the same: either will do
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        _tidy(path)


def _tidy(path: Path) -> None:
    """Leaves the newest few prepared forms of the kind of `path`, and nothing that a killed run began."""
    found = [(one.stat(), one) for one in path.parent.glob(path.name.rpartition("-")[0] + "-*")]
    found.sort(key=lambda one: one[0].st_mtime, reverse=True)
    size = 0
    for place, (about, one) in enumerate(found):
        size += about.st_size
        if place and (place >= _KEPT or size > _BYTES):
            one.unlink(missing_ok=True)
    newest = found[0][0].st_mtime if found else 0
    for one in path.parent.glob(".prepared-*"):
        if one.stat().st_mtime < newest - _HOUR:
            one.unlink(missing_ok=True)
