"""Files of strangers: only regular ones are opened, so that nothing waits for a pipe; none larger than they can be;
no link is followed out of the folder that was named."""
from __future__ import annotations

import os
import stat
import sys
from io import BufferedReader

from cleaner.model import CopydeskError
from glossary.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from os import PathLike
    from pathlib import Path

    Named = str | PathLike[str]

#: no article is larger (bytes); a file that is would only use up the memory
LARGEST = 128 * 1024 * 1024
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_PIECE = 1 << 20


def open_regular(path: Named, largest: int) -> BufferedReader:
    """`path`, open for reading."""
    return os.fdopen(_opened(path, largest)[0], "rb")


class Seen(NamedTuple):
    """A file as it was when it was opened and read: had it been changed in between, its size or times would tell."""

    path: str  #: the file itself; links are followed
    data: bytes
    stat: os.stat_result


def read(path: Named, root: Named | None = None) -> Seen:
    """The bytes of a regular file. A link is followed only to a file inside `root` (None: anywhere)."""
    real, handle, facts = _followed(path, root, LARGEST)
    try:
        data = os.read(handle, facts.st_size + 1)
        while len(data) != facts.st_size and (more := os.read(handle, _PIECE)):  # it grows, or comes in pieces
            data += more
    finally:
        os.close(handle)
    return Seen(real, data, facts)


def open_file(path: Named, root: Named | None = None, largest: int = sys.maxsize) -> tuple[str, BufferedReader]:
    """A regular file, open for reading, and where it is when links are followed."""
    real, handle, _ = _followed(path, root, largest)
    return real, os.fdopen(handle, "rb")


def _followed(path: Named, root: Named | None, largest: int) -> tuple[str, int, os.stat_result]:
    """Where a regular file is when links are followed, its open handle, and what was known of it then."""
    real = os.fspath(path)
    try:
        if _NO_LINK or not os.path.islink(real):
            return real, *_opened(real, largest, _NO_LINK)
    except OSError:
        if not os.path.islink(real):
            raise
    real = os.path.realpath(path)
    if root is not None and not _inside(real, root):
        raise CopydeskError(f"{path}: a link that leads out of {root}; copydesk follows links only inside the folder it was given. Name {real} itself")
    return real, *_opened(real, largest, _NO_LINK)


def _opened(path: Named, largest: int, flags: int = 0) -> tuple[int, os.stat_result]:
    handle = os.open(path, _FLAGS | flags)
    facts = os.fstat(handle)
    refused = ""
    if not stat.S_ISREG(facts.st_mode):
        refused = f"{path}: a pipe, a device or a folder, not a file; copydesk reads only files, and standard input where it is named (-)"
    elif facts.st_size > largest:
        refused = f"{path}: larger than {largest >> 20} MB, which copydesk does not read; split it, or leave it out"
    if refused:
        os.close(handle)
        raise CopydeskError(refused)
    return handle, facts


def place(root: Path, inside: str) -> Path:
    """Where `inside` stands below `root`. Refuses a name, or a link on the way, that would leave `root`."""
    from pathlib import Path  # slow to import, and wanted only where something is written

    path = Path(inside)
    if not path.parts or path.drive or path.root or ".." in path.parts or "\0" in inside:
        raise CopydeskError(f"{inside!r}: this name leads out of {root}; it was left alone")
    target = root / path
    if not _inside(os.path.realpath(target.parent), root):
        raise CopydeskError(f"{target}: a folder on the way is a link that leads out of {root}; it was left alone. Remove the link")
    return target


def _inside(real: str, root: Named) -> bool:
    top = os.path.realpath(root)
    try:
        return os.path.commonpath((top, real)) == top
    except ValueError:  # another drive
        return False
