"""Files of one JSON record a line that people and git merge: read with every flaw named, written sorted and whole."""
from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cleaner.files import open_regular
from cleaner.model import CopydeskError
from cleaner.write import save
from glossary.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

_CONFLICT = re.compile(r"<{7}(?: |$)|={7}$|>{7}(?: |$)|\|{7}(?: |$)")
_LARGEST = 256 * 1024 * 1024
#: seconds after which a lock was left behind by a process that died
_STALE = 10


class Entry(NamedTuple):
    """A record, and the line it stands in."""

    line: int
    record: dict[str, Any]


class Ledger(NamedTuple):
    """What could be read of a file, and what could not: sentences that name the file, the line and what to do."""

    entries: list[Entry]
    problems: list[str]


def read(path: Path) -> Ledger:
    """Every line of `path` that is a JSON object; the others are named among the problems."""
    try:
        with open_regular(path, _LARGEST) as file:
            data = file.read()
    except OSError as error:
        raise CopydeskError(f"{path}: {error.strerror}; is the path right, and may you read it?") from None
    entries, problems = [], []
    lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    for number, raw in enumerate(lines, 1):
        line = raw.decode("utf-8", "replace").strip()
        if not line:
            continue
        if _CONFLICT.match(line):
            problems.append(f"{path}:{number}: a merge was left unfinished here; keep the lines that you want and delete this marker")
            continue
        try:
            record = json.loads(line)
        except ValueError:
            torn = number == len(lines)
            problems.append(f"{path}:{number}: " + ("the last line is torn, its end was never written; complete it or delete it" if torn else "not a JSON object; mend the line or delete it"))
            continue
        if isinstance(record, dict):
            entries.append(Entry(number, record))
        else:
            problems.append(f"{path}:{number}: not a JSON object; mend the line or delete it")
    return Ledger(entries, problems)


def write(path: Path, records: Iterable[dict[str, Any]]) -> None:
    """Puts `records` on disk in their order, whole or not at all, where git merges lines from both sides."""
    text = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records)
    save(path, text.encode("utf-8", "backslashreplace"))


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Nobody else writes `path` meanwhile: two windows of one editor, or an editor and a hook."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = path.with_name(path.name + ".lock")
    until = time.monotonic() + 3 * _STALE
    while True:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            break
        except (FileExistsError, PermissionError):  # Windows says the latter of a lock that is being taken away
            try:
                if time.time() - lock.stat().st_mtime > _STALE:
                    lock.unlink(missing_ok=True)
            except FileNotFoundError:
                continue
            if time.monotonic() > until:
                raise CopydeskError(f"{path}: another copydesk is writing it; if none is running, delete {lock}") from None
            time.sleep(0.02)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)
