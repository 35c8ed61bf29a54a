"""What a run over a folder did, kept in the folder, so that it can be continued after a kill and taken back.

    FOLDER/.copydesk/journal/RUN/    RUN is named after its time, so that the last one sorts last
        run.json             what was asked for
        undo-*.jsonl         for each file: what it was, what it became, and the edits that lead back; on the disk
                             before the file is touched; one file for each process
        progress.jsonl       for each article that is done: its counts, and how long the two files below were then
        changes.patch, findings.jsonl
        done                 the run came to its end, and whether the two files above were moved into FOLDER
"""
from __future__ import annotations

import base64
import binascii
import contextlib
import hashlib
import json
import os
import shutil
import time
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from cleaner.edits import ByteEdit, splice_bytes
from cleaner.files import place, read
from cleaner.model import CopydeskError
from cleaner.write import Lock, remove, replace, save, sweep, sync_folder, write_all

HOME = ".copydesk"
#: what `clean` writes of its own: beside the cleaned articles, or in the journal
CHANGES, FINDINGS = "changes.patch", "findings.jsonl"
#: seconds between two notes of the progress; what was done since the last one is done again after a kill
_PAUSE = 1.0
_PATIENCE = 3.0
#: what `done` holds where the changes and the findings were moved out
_PUBLISHED = b"published\n"
#: runs of a folder that can be taken back, one after the other; of those before them nothing is kept
KEPT = 20
#: bytes that may wait for a note
_ENOUGH = 4_000_000


class Record(NamedTuple):
    """One file that a run wrote. before "": there was no such file."""

    inside: str
    before: str
    after: str
    back: list[ByteEdit]  #: from what it became to what it was

    def to_json(self) -> str:
        back = [[edit.start, edit.end, base64.b64encode(edit.data).decode("ascii")] for edit in self.back]
        return json.dumps({"inside": self.inside, "before": self.before, "after": self.after, "back": back})

    @classmethod
    def from_json(cls, line: bytes) -> Record | None:
        """None for a line that a kill cut off: its file had not been touched."""
        try:
            given = json.loads(line)
            return cls(given["inside"], given["before"], given["after"], [ByteEdit(int(s), int(e), base64.b64decode(data)) for s, e, data in given["back"]])
        except (ValueError, KeyError, TypeError, binascii.Error):
            return None


def mark(data: bytes) -> str:
    """A name for the contents of a file."""
    return hashlib.blake2b(data, digest_size=20).hexdigest()


def keep(run: Path, record: Record) -> None:
    """Puts a record on the disk. Called in any process, before the file that it tells of is touched."""
    name = run / f"undo-{os.getpid()}.jsonl"
    new = not name.exists()
    # a line end first: the line before may have been cut off by a full disk
    line = b"\n" + record.to_json().encode("ascii") + b"\n"
    handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
    try:
        write_all(handle, line)
        if record.before:  # what was not there cannot be lost
            os.fsync(handle)
    finally:
        os.close(handle)
    if new:
        sync_folder(run)


def records(run: Path) -> Iterator[Record]:
    """What a run wrote, the last first."""
    for name in sorted(run.glob("undo-*.jsonl"), key=lambda one: one.stat().st_mtime_ns, reverse=True):
        with name.open("rb") as file:
            starts, at = array("Q"), 0
            for line in file:
                starts.append(at)
                at += len(line)
            for start in reversed(starts):
                file.seek(start)
                record = Record.from_json(file.readline())
                if record:
                    yield record


class Run:
    """One run at work in a folder. Holds the lock of the folder; `close` lets it go."""

    def __init__(self, root: Path, asked: str, resume: bool, publish: bool) -> None:
        """Begins a run, or (resume) takes up the last one where it was killed.

        publish: at its end the changes and the findings move from the journal into `root`.
        """
        self._root, self._publish = root, publish
        self._lock = _enter(root)
        try:
            last = _last(root)
            unfinished = last if last and not (last / "done").exists() else None
            if resume and unfinished:
                self.folder = unfinished
                if _text(unfinished / "run.json") != asked:
                    raise CopydeskError(f"{root}: the run that was stopped there had other options or other articles; repeat them, or leave --resume out")
            else:
                if unfinished:
                    for name in ("progress.jsonl", CHANGES, FINDINGS):
                        (unfinished / name).unlink(missing_ok=True)
                self.folder = root / HOME / "journal" / f"{max(time.time_ns(), int(last.name) + 1 if last else 0):020}"
                self.folder.mkdir()
                save(self.folder / "run.json", asked.encode("utf-8", "surrogateescape"))
        except BaseException:
            self._lock.close()
            raise
        self._changes, self._findings, self._progress = (_Stream(self.folder / name) for name in (CHANGES, FINDINGS, "progress.jsonl"))
        self._noted, self._finished = time.monotonic(), False

    def done(self, articles: Sequence[tuple[str, tuple[int, int]]]) -> Iterator[dict[str, Any]]:
        """What was noted of those (name, (size, time)) that lead `articles` and are done. Exhaust it before the first `add`."""
        kept, sizes = 0, (0, 0)
        progress = self.folder / "progress.jsonl"
        if progress.exists():
            with progress.open("rb") as file:
                for line, (name, stamp) in zip(file, articles, strict=False):
                    entry = _entry(line)
                    if not entry or entry["name"] != name or tuple(entry["stamp"]) != stamp:
                        break
                    kept, sizes = kept + len(line), (entry[CHANGES], entry[FINDINGS])
                    yield entry
        for name, size in zip((CHANGES, FINDINGS), sizes, strict=True):
            if size and not (self.folder / name).exists():  # killed while it moved them out
                os.replace(self._root / name, self.folder / name)
        for stream, size in ((self._progress, kept), (self._changes, sizes[0]), (self._findings, sizes[1])):
            stream.open(size)

    def add(self, entry: dict[str, Any], changes: bytes, findings: bytes) -> None:
        """Takes what became of the next article."""
        self._changes.add(changes)
        self._findings.add(findings)
        sizes = {CHANGES: self._changes.size, FINDINGS: self._findings.size}
        self._progress.add(json.dumps(entry | sizes).encode("ascii") + b"\n")
        if time.monotonic() - self._noted > _PAUSE or self._changes.waiting + self._findings.waiting > _ENOUGH:
            self.note()

    def note(self) -> None:
        """Makes the progress last: the changes and findings first, then the lines that count on them."""
        for stream in (self._changes, self._findings, self._progress):
            stream.flush()
        self._noted = time.monotonic()

    def finish(self) -> None:
        """The run came to its end. A journal that nothing can be taken back from is not kept."""
        self.note()
        if self._publish:
            for name in (CHANGES, FINDINGS):
                if (self._root / name).exists() and not (self.folder / f"before-{name}").exists():
                    _link(self._root / name, self.folder / f"before-{name}")
                os.replace(self.folder / name, self._root / name)
            sync_folder(self._root)
        self._finished = True
        if any(self.folder.glob("undo-*.jsonl")):
            save(self.folder / "done", _PUBLISHED if self._publish else b"")
            (self.folder / "progress.jsonl").unlink(missing_ok=True)  # a run of one article notes none
            for old in _runs(self._root)[:-KEPT]:
                _discard(old)
        else:
            _discard(self.folder)

    def close(self) -> None:
        """Notes what it can of a run that was interrupted, and lets the folder go."""
        with contextlib.suppress(OSError):
            if not self._finished:
                self.note()
        for stream in (self._changes, self._findings, self._progress):
            stream.close()
        self._lock.close()


class _Stream:
    """A file that grows; what waits is written and made to last by `flush`."""

    def __init__(self, path: Path) -> None:
        self._path, self._handle, self._waiting = path, -1, bytearray()
        self.size = 0  #: with what waits

    def open(self, size: int) -> None:
        """Cuts what stands behind `size`."""
        self._handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o666)
        os.ftruncate(self._handle, size)
        self.size = size

    def add(self, data: bytes) -> None:
        self._waiting += data
        self.size += len(data)

    @property
    def waiting(self) -> int:
        return len(self._waiting)

    def flush(self) -> None:
        if self._waiting:
            os.ftruncate(self._handle, self.size - len(self._waiting))  # what a full disk let through of an earlier try
            write_all(self._handle, self._waiting)
            self._waiting = bytearray()
            os.fsync(self._handle)

    def close(self) -> None:
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def undo(root: Path) -> tuple[int, list[str]]:
    """Takes back the last run in `root`: how many files are again what they were, and why others are not."""
    if not (root / HOME / "journal").is_dir():
        raise CopydeskError(f"{root}: copydesk keeps no journal there, so there is nothing to take back; name the folder that was cleaned, or its --output")
    lock = _enter(root)
    try:
        run = _last(root)
        if run is None:
            raise CopydeskError(f"{root}: there is no run of `copydesk clean` left to take back")
        restored, errors, swept = 0, [], set()
        for record in records(run):
            try:
                target = place(root, record.inside)
                if target.parent not in swept:
                    sweep(target.parent)
                    swept.add(target.parent)
                restored += _take_back(root, target, record)
            except CopydeskError as error:
                errors.append(str(error))
            except OSError as error:
                errors.append(f"{error.filename or record.inside}: {error.strerror or error}; it was not taken back")
        if not errors:
            if (run / "done").exists() and (run / "done").read_bytes() == _PUBLISHED:
                for name in (CHANGES, FINDINGS):
                    _restore(run / f"before-{name}", root / name)
            _discard(run)
        return restored, errors
    finally:
        lock.close()


def _take_back(root: Path, target: Path, record: Record) -> bool:
    if not os.path.lexists(target):
        if not record.before:
            return False
        raise CopydeskError(f"{target}: it is gone, and was not taken back")
    seen = read(target, root)
    now = mark(seen.data)
    if now == record.before:
        return False
    original = splice_bytes(seen.data, record.back)
    if now != record.after or (record.before and mark(original) != record.before):
        raise CopydeskError(f"{target}: it was changed since it was cleaned, and was not taken back")
    if record.before:
        replace(seen, original)
        return True
    remove(target)
    folder = target.parent
    while folder != root:
        try:
            folder.rmdir()
        except OSError:
            break
        folder = folder.parent
    return True


def _enter(root: Path) -> Lock:
    home = place(root, f"{HOME}/journal/run").parent
    home.mkdir(parents=True, exist_ok=True)
    if not (home / ".gitignore").exists():  # what lies beside it, the decisions of editors, belongs to the project
        save(home / ".gitignore", b"*\n")
    until = time.monotonic() + _PATIENCE  # the processes of a killed run need a moment to end
    while True:
        lock = Lock(home / "lock")
        if lock.held:
            for folder in (home, *home.iterdir()):
                sweep(folder)
            return lock
        lock.close()
        if time.monotonic() > until:
            raise CopydeskError(f"{root}: another copydesk is at work there; wait until it is done")
        time.sleep(0.05)


def _runs(root: Path) -> list[Path]:
    """The oldest first."""
    return sorted((one for one in (root / HOME / "journal").iterdir() if one.name.isdigit() and (one / "run.json").exists()), key=lambda one: one.name)


def _last(root: Path) -> Path | None:
    return next(reversed(_runs(root)), None)


def _discard(run: Path) -> None:
    (run / "run.json").unlink(missing_ok=True)  # without it the rest is no run, should this be cut short
    shutil.rmtree(run)


def _link(old: Path, new: Path) -> None:
    try:
        os.link(old, new)
    except OSError:  # a file system without hard links
        shutil.copyfile(old, new)


def _restore(before: Path, target: Path) -> None:
    if not before.exists():
        target.unlink(missing_ok=True)
    elif not (target.exists() and os.path.samefile(before, target)):
        save(target, before.read_bytes())


def _text(path: Path) -> str:
    return path.read_text("utf-8", "surrogateescape")


def _entry(line: bytes) -> dict[str, Any] | None:
    try:
        entry: dict[str, Any] = json.loads(line)
    except ValueError:  # cut off by a kill
        return None
    return entry if line.endswith(b"\n") and {"name", "stamp", CHANGES, FINDINGS} <= entry.keys() else None
