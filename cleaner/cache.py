"""What was found in articles that did not change since: a second run over a folder reads little more than names.

One file for each folder and each way of asking (settings, glossaries, report, and copydesk itself), in the user's cache
folder. An article is known by its name, size and times; one that was written a moment before it was checked is not kept,
for it could change again within the same tick of the clock. A wrong, torn or missing file costs nothing but time; two
runs at once may write it, and the later one counts.
"""
from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from glossary.prepared import cache_folder
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

#: bytes that all files together may take; the oldest go first
LIMIT = 512 << 20
_TICK = 2_000_000_000  # ns: the coarsest clock of a file system in use
_CHECKSUM = 16
_PACKAGES = (Path(__file__).parent, Path(__file__).parents[1] / "glossary")

Stamp = tuple[int, int, int, int]


def stamp(path: str) -> Stamp | None:
    """By what an article is known; None where it cannot be told, or is too fresh."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    if max(found.st_mtime_ns, found.st_ctime_ns) > time.time_ns() - _TICK:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


class Cache:
    """Answers of earlier runs that were asked the same way. `asked`: everything that an answer depends on, but the article."""

    def __init__(self, folder: Path, asked: object, files: Iterable[Path] = ()) -> None:
        self._folder = folder
        self._asked = repr((asked, [(str(path), _digest(path)) for path in files], _itself()))
        self._open: tuple[str, dict[str, Any]] | None = None
        self._new: dict[str, Any] = {}

    @classmethod
    def of_user(cls, asked: object, files: Iterable[Path] = ()) -> Cache | None:
        """The cache in the user's cache folder; None where it is switched off (COPYDESK_CACHE is empty)."""
        folder = cache_folder()
        return cls(Path(folder, "checked"), asked, files) if folder else None

    def get(self, name: str, known: Stamp) -> Any:
        """What was kept for the article `name`, or None."""
        entry = self._entries(os.path.dirname(name)).get(os.path.basename(name))
        return entry[1] if entry and entry[0] == known else None

    def keep(self, name: str, known: Stamp, answer: Any) -> None:
        """Keeps `answer` (of strings, numbers, lists, tuples and dicts) until the folder of the next article, or `close`."""
        self._entries(os.path.dirname(name))
        self._new[os.path.basename(name)] = (known, answer)

    def close(self) -> None:
        """Writes what is new, and lets the oldest go."""
        self._flush()
        with contextlib.suppress(OSError):
            files = sorted(((stat.st_mtime_ns, stat.st_size, file.path) for file in os.scandir(self._folder) for stat in (file.stat(),)), reverse=True)
            size = 0
            for _, bytes_, path in files:
                size += bytes_
                if size > LIMIT:
                    os.unlink(path)

    def _entries(self, folder: str) -> dict[str, Any]:
        if self._open is None or self._open[0] != folder:
            self._flush()
            self._open = folder, _load(self._file(folder))
        return self._open[1]

    def _file(self, folder: str) -> Path:
        key = f"{self._asked}\0{folder}\0{os.path.abspath(folder)}"
        return self._folder / hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    def _flush(self) -> None:
        if self._open and self._new:
            entries = self._open[1] | self._new
            with contextlib.suppress(OSError, ValueError):
                _store(self._file(self._open[0]), entries)
        self._new, self._open = {}, None


def _itself() -> list[tuple[str, int, int]]:
    """By what copydesk itself is known: every file of it."""
    files = [(entry.path, entry.stat()) for package in _PACKAGES for folder, _, _ in os.walk(package) if "__pycache__" not in folder for entry in os.scandir(folder) if entry.is_file()]
    return [*sorted((path, stat.st_size, stat.st_mtime_ns) for path, stat in files), (sys.version, 0, 0)]


def _digest(path: Path) -> str:
    try:
        return hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return ""


def _load(path: Path) -> dict[str, Any]:
    try:
        data = path.read_bytes()
        if hashlib.blake2b(data[_CHECKSUM:], digest_size=_CHECKSUM).digest() == data[:_CHECKSUM]:
            found = marshal.loads(data[_CHECKSUM:])
            return found if isinstance(found, dict) else {}
    except (OSError, ValueError, EOFError, TypeError):
        pass
    return {}


def _store(path: Path, entries: dict[str, Any]) -> None:
    import tempfile  # slow to import, and seldom wanted

    data = marshal.dumps(entries)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".checked-", dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(hashlib.blake2b(data, digest_size=_CHECKSUM).digest() + data)
    os.replace(name, path)
