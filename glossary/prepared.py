"""Tables in a prepared form, so that a run does not parse them again.

The prepared form is a file in the user's cache folder, named after what it was made of; a wrong or torn one is
made anew, and deleting the folder costs nothing but time.
"""
from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

_FORM = "5"  # raise it when the layout of what is stored changes


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
    key = hashlib.blake2b(repr((_FORM, kind, sys.version_info[:2], marks)).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    path = folder / f"glossary-{kind}-{key}"
    stored = _load(path)
    if stored is not None:
        return stored
    made = make()
    with contextlib.suppress(OSError):
        _store(path, made)
    return made


def _load(path: Path) -> Any:
    try:
        data = memoryview(path.read_bytes())
    except OSError:
        return None
    if hashlib.sha256(data[32:]).digest() != data[:32]:
        return None
    try:
        return marshal.loads(data[32:])
    except (ValueError, EOFError, TypeError):
        return None


def _store(path: Path, made: Any) -> None:
    import tempfile  # slow to import, and seldom wanted

    data = marshal.dumps(made)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".prepared-", dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(hashlib.sha256(data).digest() + data)
    os.replace(name, path)
    old = sorted(path.parent.glob(path.name.rpartition("-")[0] + "-*"), key=lambda one: one.stat().st_mtime, reverse=True)
    for stale in old[8:]:
        stale.unlink(missing_ok=True)
