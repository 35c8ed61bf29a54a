"""Puts a file on the disk whole or not at all, and sweeps away what a killed run left."""
from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Callable
from pathlib import Path

from cleaner.files import Seen
from cleaner.model import CopydeskError

try:
    import fcntl
except ImportError:  # Windows, where a file that is open cannot be removed: that is lock enough
    fcntl = None  # type: ignore[assignment]

_PREFIX, _SUFFIX = ".copydesk-", ".tmp"
_FLAGS = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)


def replace(seen: Seen, data: bytes) -> None:
    """Puts `data` in place of a file that was read; its mode and owner stay.

    Refuses a file that has several names, is write-protected, or was changed since it was read.
    """
    if seen.stat.st_nlink > 1:
        raise CopydeskError(f"{seen.path}: this file has {seen.stat.st_nlink} names (hard links), and mending it in place would part them; "
                            "it was left as it is. Use --output")  # fmt: skip
    if os.access(seen.path, os.F_OK) and not os.access(seen.path, os.W_OK):
        raise CopydeskError(f"{seen.path}: it is write-protected, and was left as it is")
    _put(Path(seen.path), data, seen.stat, lambda: _unchanged(seen))


def save(path: Path, data: bytes, mode: int = 0o666) -> None:
    """Writes a file of copydesk's own, below a folder that is made where it is missing; one that is there keeps its mode."""
    path.parent.mkdir(parents=True, exist_ok=True)
    there = path.lstat() if os.path.lexists(path) else None
    if there is not None and stat.S_ISDIR(there.st_mode):
        raise CopydeskError(f"{path}: there is a folder of that name; move it away")
    _put(path, data, there if there is not None and stat.S_ISREG(there.st_mode) else None, mode=mode, owned=False)


def write_all(handle: int, data: bytes | bytearray) -> None:
    """Writes all of `data`, or raises."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def remove(path: Path) -> None:
    """Deletes a file, for good."""
    path.unlink()
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Makes what was renamed in `folder` last through a power cut, where the system can."""
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:  # a folder that may be written but not read
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise CopydeskError(f"{folder}: written, but the disk did not confirm it ({error.strerror}); check the disk") from error
    finally:
        os.close(handle)


def sweep(folder: Path) -> int:
    """Removes the temporary files that a killed run left in `folder`; those of a run at work stay."""
    swept = 0
    try:
        entries = [entry for entry in os.scandir(folder) if entry.name.startswith(_PREFIX) and entry.name.endswith(_SUFFIX)]
    except OSError:
        return 0  # what cannot be listed is named when it is read
    for entry in entries:
        with contextlib.suppress(OSError):
            if entry.is_file(follow_symlinks=False) and _left_over(entry.path):
                swept += 1
    return swept


def _put(target: Path, data: bytes, like: os.stat_result | None, check: Callable[[], None] = lambda: None, mode: int = 0o666,
         owned: bool = True) -> None:  # fmt: skip
    """Writes beside, flushes, renames: whatever happens, `target` holds the old bytes or the new ones."""
    handle, name = _beside(target, 0o600 if like else mode)
    try:
        write_all(handle, data)
        if like:
            _keep(handle, target, like, owned)
        os.fsync(handle)
        check()
        if fcntl is None:  # Windows renames only what is closed; elsewhere it stays open, for its lock
            os.close(handle)
        os.replace(name, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
    finally:
        if fcntl is not None:
            os.close(handle)
    sync_folder(target.parent)


def _beside(target: Path, mode: int) -> tuple[int, str]:
    """A new file beside `target`, locked for as long as it is open, so that no other run takes it for a left-over."""
    while True:
        name = str(target.parent / f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}")
        handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _FLAGS, mode)
        _lock(handle)
        if os.fstat(handle).st_nlink:
            return handle, name
        os.close(handle)  # swept before it was locked


def _lock(handle: int, wait: bool = True) -> bool:
    if fcntl is None:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in (errno.EWOULDBLOCK, errno.EACCES)  # a file system without locks has one user
    return True


def _left_over(path: str) -> bool:
    handle = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0) | _FLAGS)
    try:
        if not _lock(handle, wait=False):
            return False
        os.unlink(path)
        return True
    finally:
        os.close(handle)


def _keep(handle: int, path: Path, like: os.stat_result, owned: bool) -> None:
    if hasattr(os, "fchown"):
        mine = os.fstat(handle)
        if (mine.st_uid, mine.st_gid) != (like.st_uid, like.st_gid):
            try:
                os.fchown(handle, like.st_uid, like.st_gid)
            except PermissionError:
                if owned:
                    raise CopydeskError(f"{path}: it belongs to another user or group, and only they can mend it in place; it was left as it is. Use --output") from None
    if hasattr(os, "listxattr"):
        with contextlib.suppress(OSError):  # a file system without attributes has none to keep
            for name in os.listxattr(path):
                if not name.startswith(("security.", "trusted.")):
                    os.setxattr(handle, name, os.getxattr(path, name))
    if hasattr(os, "fchmod"):
        os.fchmod(handle, stat.S_IMODE(like.st_mode))


def _unchanged(seen: Seen) -> None:
    try:
        now = os.lstat(seen.path)
        same = (now.st_dev, now.st_ino, now.st_size, now.st_mtime_ns, now.st_nlink) == (
            seen.stat.st_dev, seen.stat.st_ino, seen.stat.st_size, seen.stat.st_mtime_ns, seen.stat.st_nlink)  # fmt: skip
        # the clock of a file system is coarse: two changes within one tick look alike
        same = same and Path(seen.path).read_bytes() == seen.data
    except FileNotFoundError:
        same = False
    if not same:
        raise CopydeskError(f"{seen.path}: it was changed by somebody else while copydesk read it; it was left as it is. Run copydesk again")


class Lock:
    """One run at a time in a folder; let go when its process ends, however it ends."""

    def __init__(self, path: Path) -> None:
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT | _FLAGS, 0o666)
        self.held = _lock(self._handle, wait=False)

    def close(self) -> None:
        os.close(self._handle)
