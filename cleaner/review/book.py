"""The decisions of a project while several windows write them: on disk before anybody is told that they are saved."""
from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import RLock
from typing import Any

from cleaner import decisions
from cleaner.baseline import inside, project
from cleaner.decisions import Decision, Decisions
from cleaner.model import CopydeskError

Change = tuple[str, dict[str, Any] | None]


class Book:
    """The decisions file at `path`, read again whenever somebody else wrote it.

    Each change has a number, so that a window asks only for what it does not know yet.
    """

    def __init__(self, path: Path) -> None:
        self.path, self.version = path, 0
        self._lock = RLock()
        self._known: dict[str, dict[str, Any]] = {}
        self._changed: dict[str, int] = {}
        self._stamp: tuple[int, int, int] | None = None
        self.refresh()

    @property
    def decisions(self) -> Decisions:
        return Decisions(_decision(record) for record in self._known.values())

    def refresh(self) -> None:
        """Takes in what others wrote. Raises CopydeskError where the file has a flaw."""
        with self._lock:
            stamp = self._on_disk()
            if stamp == self._stamp:
                return
            found = decisions.read(self.path) if stamp else Decisions()
            decisions.refuse_flaws(found.problems)
            records = {one.fingerprint: one.record() for one in found}
            different = [mark for mark in {**self._known, **records} if self._known.get(mark) != records.get(mark)]
            if different:
                self.version += 1
                self._changed |= dict.fromkeys(different, self.version)
            self._known, self._stamp = records, stamp

    def change(self, changes: Sequence[Change]) -> int:
        """Puts decisions on disk, or takes them back (None); the version that holds them. Raises CopydeskError."""
        with self._lock:
            decisions.change(self.path, {mark: _decision(record) if record else None for mark, record in changes})
            self.refresh()
            return self.version

    def where(self, name: str) -> str:
        """The name of an article, as it is noted: from the project's folder."""
        return inside(project(self.path), name)

    def since(self, version: int) -> list[Change]:
        """What is different from `version`."""
        with self._lock:
            self.refresh()
            return [(mark, self._known.get(mark)) for mark, changed in sorted(self._changed.items()) if changed > version]

    def _on_disk(self) -> tuple[int, int, int] | None:
        try:
            facts = self.path.stat()
        except FileNotFoundError:
            return None
        return facts.st_mtime_ns, facts.st_size, facts.st_ino


def _decision(record: dict[str, Any]) -> Decision:
    flaw = decisions.flaw(record)
    if flaw:
        raise CopydeskError(f"a decision that cannot be noted: {flaw}")
    return decisions.decision(record)
