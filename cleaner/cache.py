"""What was found in articles that did not change since: a second run over a folder reads little more than names.

An answer holds for the bytes that it was made of, and for one way of asking: settings, glossaries, notes, reports, and
copydesk itself. Whether a file still holds these bytes is told by its size, times and number, unless it was written so
shortly before it was read that it could change again within the same tick of the clock; then, and where these differ,
it is read again and its bytes are compared. A wrong, torn or missing file of the cache costs nothing but time; two runs
at once may write it, and the later one counts.
"""
from __future__ import annotations

import hashlib
import os
import sys
import time
from binascii import crc32
from collections.abc import Iterable, Iterator, Sequence

from cleaner.compiled import parts
from cleaner.files import read
from cleaner.model import CopydeskError
from glossary.prepared import cache_folder, load, store
from glossary.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

#: bytes that all files together may take; the oldest go first
LIMIT = 512 << 20
_TICK = 2_000_000_000  # ns: the coarsest clock of a file system in use
#: a group of articles that grew larger than this, for files come and go, keeps only those of this run
_LARGEST = 2000
_ABOVE = os.path.dirname(os.path.dirname(__file__))
_PACKAGES = (os.path.join(_ABOVE, "cleaner"), os.path.join(_ABOVE, "glossary"))


class Trace(NamedTuple):
    """A file as it was when it was read for an answer."""

    path: str
    digest: bytes
    stamp: tuple[int, ...]  #: its size, times and number; (): too fresh to tell by them


class Answer(NamedTuple):
    """What an article answered, and the files that it was made of."""

    made_of: tuple[Trace, ...]
    kept: tuple[Any, ...]


def trace(path: str, data: bytes, seen: os.stat_result) -> Trace:
    """The trace of a file that was read as `data`, and was `seen` just before."""
    return Trace(path, _digest(data), _stamp(seen))


def same(trace: Trace, root: str = "") -> Trace | None:
    """`trace`, as it would be now, if the file still holds the same bytes. `root`: links are followed only inside it."""
    try:
        if trace.stamp and _stamp(os.stat(trace.path)) == trace.stamp:
            return trace
        seen = read(trace.path, root or None)
    except (OSError, CopydeskError):
        return None
    return Trace(trace.path, trace.digest, _stamp(seen.stat)) if _digest(seen.data) == trace.digest else None


class Cache:
    """Answers of earlier runs that were asked the same way.

    Articles are kept in groups, one file each: neighbours in a folder, up to a name that ends a group by chance, so
    that a group stays the same when others come and go, and no more than one is held in memory.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._open, self._asked = "", ""
        self._answers: dict[str, Answer] = {}
        self._new: dict[str, Answer] = {}

    @classmethod
    def of_user(cls) -> Cache | None:
        """The cache in the user's cache folder; None where it is switched off (COPYDESK_CACHE is empty)."""
        folder = cache_folder()
        return cls(os.path.join(folder, "checked")) if folder else None

    def get(self, group: str, asked: str, name: str) -> Answer | None:
        """What was kept for the article `name` of a group."""
        self._turn_to(group, asked)
        return self._new.get(name) or self._answers.get(name)

    def keep(self, group: str, asked: str, name: str, answer: Answer) -> None:
        """Keeps `answer` (of strings, numbers, lists, tuples and dicts) from the next group on, or from `close` on."""
        self._turn_to(group, asked)
        self._new[name] = answer

    def close(self) -> None:
        """Writes what is new, and lets the oldest go."""
        self._turn_to("", "")
        try:
            files = sorted(((stat.st_mtime_ns, stat.st_size, file.path) for file in os.scandir(self._folder) for stat in (file.stat(),)), reverse=True)
            size = 0
            for _, bytes_, path in files:
                size += bytes_
                if size > LIMIT:
                    os.unlink(path)
        except OSError:
            return  # there is none yet, or another run lets go of the same

    def _turn_to(self, group: str, asked: str) -> None:
        if (group, asked) == (self._open, self._asked):
            return
        if self._new:
            answers = (self._answers if len(self._answers) + len(self._new) <= _LARGEST else {}) | self._new
            store(*self._place(), {name: (tuple(map(tuple, one.made_of)), one.kept) for name, one in answers.items()})
        self._open, self._asked, self._new = group, asked, {}
        found = load(*self._place()) if group else None
        self._answers = {name: Answer(tuple(Trace(*one) for one in made_of), kept) for name, (made_of, kept) in found.items()} if found else {}

    def _place(self) -> tuple[str, bytes]:
        key = f"{self._asked}\0{self._open}".encode("utf-8", "surrogatepass")
        return os.path.join(self._folder, _digest(key).hex()), key


def groups(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """For each article the group it belongs to (the folder, and the name that the group begins with), and its own name in there."""
    folder, of_folder, group = None, "", ""
    for name in names:
        here, own = os.path.split(name)
        if here != folder:
            folder = here
            group = of_folder = f"{os.path.abspath(here)}\0{folder}\0"
        if crc32(own.encode("utf-8", "surrogatepass")) % 256 == 0:
            group = of_folder + own
        yield group, own


def asked(question: object, files: Sequence[str]) -> str:
    """Everything that an answer depends on, but the article: the question, what stands in `files`, and copydesk itself."""
    return repr((question, [(path, _digest_of(path)) for path in files], _itself()))


def _itself() -> list[tuple[str, int, int]]:
    """By what copydesk itself is known: every file of it, which parts are compiled, this Python, and when something was last installed beside it."""
    files = [(entry.path, entry.stat()) for package in _PACKAGES for folder, _, _ in os.walk(package) if "__pycache__" not in folder for entry in os.scandir(folder) if entry.is_file()]
    installed = [(path, 0, os.stat(path).st_mtime_ns) for path in sys.path if path.endswith(("site-packages", "dist-packages")) and os.path.isdir(path)]
    return [*sorted((path, stat.st_size, stat.st_mtime_ns) for path, stat in files), *installed, (sys.version, 0, 0), *((part, 0, 0) for part in parts())]


def _stamp(seen: os.stat_result) -> tuple[int, ...]:
    now, written, changed = time.time_ns(), seen.st_mtime_ns, seen.st_ctime_ns
    if sys.platform == "win32" or abs(now - written) < _TICK or abs(now - changed) < _TICK:
        return ()  # Windows has no time that tells every change
    return seen.st_size, written, changed, seen.st_ino, seen.st_dev


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()[:16]  # most processors have an instruction for this one


def _digest_of(path: str) -> str:
    try:
        with open(path, "rb") as file:
            return _digest(file.read()).hex()
    except OSError:
        return ""
