"""Runs the command in a forked child whose system calls fail or end it; nothing outside Python is needed."""
from __future__ import annotations

import errno
import gc
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from cleaner import folder
from cleaner.cli import run
from cleaner.config import Settings
from cleaner.run import Desk

#: the calls of `os` that change a disk
CHANGING = ("open", "write", "fsync", "replace", "unlink", "mkdir", "rmdir", "link", "fchmod", "fchown", "ftruncate")
KILL = -1
WRONG = "China grew.\n\nMy country's double carbon goals matter to the economy.\n"
RIGHT = "China grew.\n\nChina's dual carbon goals matter to the economy.\n"


class Done(NamedTuple):
    status: int  #: negative: the signal that ended it
    errors: str
    calls: list[str]


@cache
def warm() -> Desk:
    """Made once, with all that is imported when it is needed: a child without permissions could not import it."""
    import cleaner.journal
    import cleaner.session  # noqa: F401

    version("copydesk")
    gc.freeze()  # a child copies less
    return Desk(Settings())


def copydesk(*arguments: object, at: int | None = None, fault: int = KILL, before: Callable[[], None] = lambda: None) -> Done:
    """The command in a child. Its call number `at` that changes the disk fails with `fault`, or kills it half done."""
    desk = warm()
    with tempfile.TemporaryFile() as errors, tempfile.TemporaryFile() as calls:
        child = os.fork()
        if child == 0:
            try:
                os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
                os.dup2(errors.fileno(), 2)
                sys.stdout, sys.stderr = open(1, "w"), open(2, "w", encoding="utf-8", errors="backslashreplace")  # noqa: SIM115
                folder.Desk = lambda settings, busy=False: desk if settings == Settings() else Desk(settings, busy=busy)  # type: ignore[assignment,misc]
                os.environ["COPYDESK_CACHE"] = ""
                sys.argv = ["copydesk", *map(str, arguments)]
                before()
                _inject(at, fault, calls.fileno())
                run()
            except SystemExit as end:
                sys.stderr.flush()
                os._exit(end.code if isinstance(end.code, int) else 0)
            except BaseException:
                traceback.print_exc()
                sys.stderr.flush()
            os._exit(99)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        errors.seek(0)
        calls.seek(0)
        return Done(status, errors.read().decode("utf-8", "replace"), calls.read().decode().split())


def _inject(at: int | None, fault: int, log: int) -> None:
    number = 0
    write = os.write

    def wrap(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            nonlocal number
            if name == "open" and not given[1] & (os.O_CREAT | os.O_WRONLY | os.O_RDWR):
                return real(*given, **named)
            write(log, name.encode() + b"\n")
            number += 1
            if number - 1 != at:
                return real(*given, **named)
            if name == "write":
                real(given[0], given[1][: len(given[1]) // 2])
            if fault == KILL:
                os.kill(os.getpid(), signal.SIGKILL)
            raise OSError(fault, os.strerror(fault), os.fspath(given[0]) if isinstance(given[0], str | Path) else None)

        return call

    for name in CHANGING:
        setattr(os, name, wrap(name, getattr(os, name)))


def tree(folder: Path, journal: bool = False) -> dict[str, bytes]:
    """Every file below `folder`, the journal left out."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*"))
            if path.is_file() and (journal or ".copydesk" not in path.relative_to(folder).parts)}  # fmt: skip


def left_over(folder: Path) -> list[Path]:
    """Temporary files below `folder`."""
    return list(folder.rglob(".copydesk-*.tmp"))


def write_tree(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def small_tree(folder: Path) -> dict[str, bytes]:
    """Four articles, two of which change."""
    files = {"a.txt": WRONG.encode(), "deep/中 文.txt": WRONG.replace("\n", "\r\n").encode("utf-8-sig"), "deep/right.txt": RIGHT.encode(), "empty.txt": b""}
    write_tree(folder, files)
    return files


def cleaned(files: Sequence[tuple[str, bytes]] | dict[str, bytes]) -> dict[str, bytes]:
    """What cleaning gives."""
    return {name: data.replace(b"My country's double", b"China's dual") for name, data in dict(files).items()}


FAULTS: tuple[int, ...] = (errno.ENOSPC, errno.EIO, errno.EACCES)
