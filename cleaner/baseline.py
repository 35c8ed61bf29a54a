"""Old findings, which are counted and not shown: .copydesk/baseline.jsonl, one finding a line, sorted by article."""
from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from cleaner.config import NOTES
from glossary.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


class Old(NamedTuple):
    """A finding that was there when the baseline was written."""

    path: str  #: of its article, from the project's folder, with forward slashes
    rule: str
    text: str
    fingerprint: str


class Baseline:
    """The old findings of a project.

    A finding is old where its article had it when the baseline was written. An article that is not there any more was
    renamed, perhaps: its old findings are old wherever they turn up.
    """

    def __init__(self, file: Path, entries: Iterable[Old], problems: Iterable[str] = ()) -> None:
        self.file, self.problems = file, list(problems)
        self.root = project(file)
        self.by_path: dict[str, dict[str, Old]] = {}
        for one in entries:
            self.by_path.setdefault(one.path, {})[one.fingerprint] = one
        self.gone = {path for path in self.by_path if path != "-" and not (self.root / path).exists()}
        self._moved = {mark for path in self.gone for mark in self.by_path[path]}

    def inside(self, name: str) -> str:
        """The article `name` (as given on the command line) as the baseline calls it."""
        return inside(self.root, name)

    def knows(self, path: str, fingerprint: str) -> bool:
        """Whether a finding of the article `path` (from the project's folder) is old."""
        return fingerprint in self.by_path.get(path, ()) or fingerprint in self._moved

    def stale(self, seen: Mapping[str, frozenset[str]]) -> list[Old]:
        """The entries whose finding is gone. seen: for each article of the run, the old findings it still has."""
        everywhere = {mark for marks in seen.values() for mark in marks}
        return sorted(one for path, old in self.by_path.items() for mark, one in old.items()
                      if (path in seen and mark not in seen[path]) or (path in self.gone and mark not in everywhere))  # fmt: skip


def project(file: Path) -> Path:
    """The folder that the paths in `file` start from."""
    folder = file.absolute().parent
    return folder.parent if folder.name == NOTES else folder


def inside(root: Path, name: str) -> str:
    """The article `name` from `root`, with forward slashes."""
    if name == "-":
        return name
    try:
        return os.path.relpath(name, root).replace(os.sep, "/")
    except ValueError:  # another drive
        return name.replace(os.sep, "/")


def read(file: Path) -> Baseline:
    """The baseline of a file; lines that are no finding are named in `problems`, and hide nothing."""
    from cleaner import ledger

    entries, problems = ledger.read(file)
    found = []
    for line, record in entries:
        values = [record.get(name) for name in Old._fields]
        if all(isinstance(value, str) for value in values) and record["fingerprint"]:
            found.append(Old(*map(str, values)))
        else:
            problems.append(f"{file}:{line}: not a finding (path, rule, text and fingerprint are needed); mend the line or delete it, or write the baseline anew")
    return Baseline(file, found, problems)


def write(file: Path, entries: Iterable[Old]) -> None:
    """Writes `entries`, sorted by article, so that git merges what two branches wrote about different articles."""
    from cleaner import ledger

    with ledger.alone(file):
        ledger.write(file, (one._asdict() for one in sorted(set(entries))))
