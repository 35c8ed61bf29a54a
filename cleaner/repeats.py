"""Which pairs of a run say again what an earlier one said, on one side only: the same Chinese with another English, or the reverse.

What was seen is kept in a table on the disk, so that memory does not grow with the pairs. A table that has a name is
filled before the run, and then looked up by all of its processes; one without is filled as the run goes. Both tell the
same, for a pair is only ever held against the first that said the same before it.
"""
from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from glossary.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from cleaner.document import Document

#: shorter sources (characters) are said again in other words for good reasons
_LEAST = 4
_TABLES = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -8000;
CREATE TABLE place (number INTEGER PRIMARY KEY, path TEXT, id TEXT, start INTEGER, end INTEGER, text TEXT);
CREATE TABLE source (mark INTEGER PRIMARY KEY, other INTEGER, place INTEGER);
CREATE TABLE target (mark INTEGER PRIMARY KEY, other INTEGER, place INTEGER);
"""
_NOW = "CREATE TEMP TABLE now (segment INTEGER PRIMARY KEY, source INTEGER, target INTEGER)"
_FIRSTS = """
SELECT segment, 1, path, id, start, end, text FROM now JOIN source ON source.mark = now.source JOIN place ON place.number = source.place WHERE source.other != now.target
UNION ALL
SELECT segment, 0, path, id, start, end, text FROM now JOIN target ON target.mark = now.target JOIN place ON place.number = target.place WHERE target.other != now.source
ORDER BY 1, 2
"""


class Repeat(NamedTuple):
    """The first pair that said the same, and where its target stands in its file."""

    source: bool  #: whether the source is the same; else the target is
    path: str
    id: str
    start: int
    end: int
    text: str


class Repeats:
    """The pairs of a run, in order."""

    def __init__(self, file: Path | None = None, filled: bool = False) -> None:
        """file: where the table is kept; None: in a place of its own that goes with it. filled: others have filled it, nothing is added."""
        self._file, self._filled = file, filled
        self._count = 0

    @cached_property
    def _base(self) -> sqlite3.Connection:
        """Opened when it is first wanted: it cannot be taken along into another process."""
        import sqlite3  # slow to import, and wanted for pairs only

        if self._file and self._filled:
            base = sqlite3.connect(f"{self._file.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
        else:
            base = sqlite3.connect(self._file or "", isolation_level=None)
            base.executescript(_TABLES)
        base.execute(_NOW)
        return base

    def of(self, doc: Document) -> dict[int, Repeat]:
        """By the number of a segment of `doc`: the earlier pair that it differs from. The document is learnt where the table is not filled yet."""
        rows = list(_marks(doc))
        if not self._filled:
            self._learn(doc, rows)
        self._base.execute("DELETE FROM now")
        self._base.executemany("INSERT INTO now VALUES (?, ?, ?)", rows)
        return {segment: Repeat(bool(source), *place) for segment, source, *place in self._base.execute(_FIRSTS)}

    @classmethod
    def within(cls, doc: Document) -> dict[int, Repeat]:
        """The repeats inside of one document."""
        known = cls()
        try:
            return known.of(doc)
        finally:
            known.close()

    def learn(self, doc: Document) -> None:
        """Adds the pairs of `doc` behind those that are there."""
        self._learn(doc, list(_marks(doc)))

    def close(self) -> None:
        self._base.close()

    def _learn(self, doc: Document, rows: list[tuple[int, int, int]]) -> None:
        self._base.execute("BEGIN")
        self._base.executemany("INSERT OR IGNORE INTO source VALUES (?, ?, ?)", ((source, target, self._count + at) for at, source, target in rows))
        self._base.executemany("INSERT OR IGNORE INTO target VALUES (?, ?, ?)", ((target, source, self._count + at) for at, source, target in rows))
        self._base.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?)", (self._place(doc, at) for at, _, _ in rows))
        self._base.execute("COMMIT")
        self._count += len(doc.segments)

    def _place(self, doc: Document, at: int) -> tuple[int, str, str, int, int, str]:
        segment = doc.segments[at]
        start, end = doc.home(segment.start, segment.end)
        text = doc.prose[segment.start : segment.end]
        return self._count + at, doc.path, segment.id, start + doc.offset, end + doc.offset, text.encode("utf-8", "replace").decode("utf-8")


def _marks(doc: Document) -> Iterator[tuple[int, int, int]]:
    """(its number, mark of the source, mark of the target) of each segment that could be said again."""
    for at, segment in enumerate(doc.segments):
        source, target = " ".join(segment.source.split()), " ".join(doc.prose[segment.start : segment.end].split()).casefold()
        if len(source) >= _LEAST and target:
            yield at, _mark(source), _mark(target)


def _mark(text: str) -> int:
    import hashlib  # slow to import, and an article has no pairs

    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)
