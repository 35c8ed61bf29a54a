"""The articles of a review: as the page shows them, written when the editor says so, checked again after each change."""
from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from threading import RLock, Thread
from typing import Any

from cleaner import decisions
from cleaner.apply import mend
from cleaner.article import mended, open_article
from cleaner.config import Settings
from cleaner.decisions import Decisions
from cleaner.document import Document
from cleaner.files import Seen, read
from cleaner.folder import Desks, walk
from cleaner.job import Job, Source
from cleaner.model import CopydeskError
from cleaner.report import Wanted
from cleaner.report.html import blocks, closing, described, digest, opening, whole
from cleaner.report.tally import Tally
from cleaner.review.book import Book, Change
from cleaner.review.teach import teach
from cleaner.run import Result
from cleaner.store import store_alone


class Articles:
    """Every article of a review, numbered as on the page."""

    def __init__(self, sources: Sequence[Source], settings: Settings, book: Book, jobs: int, who: str = "") -> None:
        self.book, self.who, self.stamp = book, who, 0
        self._lock = RLock()
        self._settings = settings
        self._desks = Desks(settings, busy=False)
        self._sources: list[Source] = []
        self._blocks: list[str] = []
        self._changed: dict[int, int] = {}
        tally = Tally()
        for source, one in zip(sources, walk(Job(settings, reports=(Wanted("html"),)), sources, jobs), strict=True):
            tally.add(one)
            if not one.error:
                self._sources.append(source)
                self._blocks.append(one.texts[0])
        self._tally = tally

    def __len__(self) -> int:
        return len(self._sources)

    def page(self) -> Iterator[str]:
        """The page as it is now."""
        with self._lock:
            yield opening()
            yield "\n".join(self._blocks)
            yield closing(whole(self._tally, served=True, who=self.who, stamp=self.stamp))

    def since(self, stamp: int) -> list[dict[str, Any]]:
        """The articles that are different from what a window with `stamp` shows."""
        with self._lock:
            return [self._as_shown(index) for index, changed in sorted(self._changed.items()) if changed > stamp]

    # --- what an editor does

    def decide(self, changes: Sequence[Change]) -> int:
        """Notes decisions, on disk when this returns."""
        names = {one.name for one in self._sources}
        placed = [(mark, record | {"path": self.book.where(record["path"])} if record and record.get("path") in names else record) for mark, record in changes]
        return self.book.change(placed)

    def write(self, index: int, seen: str, shown: str, records: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        """Writes an article as the page shows it. Raises CopydeskError, and writes nothing, where file or page are out of date."""
        with self._lock:
            source = self._source(index)
            doc, there = self._read(source)
            if digest(doc.raw) != seen:
                self._again(index)
                raise CopydeskError(f"{source.name}: the file was changed meanwhile; it is shown as it is now, and nothing was written")
            result = mend(self._desks.of(source), doc, Decisions(decisions.decision(dict(one)) for one in records))
            if result.cleaned != shown:
                self._again(index)
                raise CopydeskError(f"{source.name}: the page is out of date; it is shown anew, and nothing was written")
            store_alone(source, there, mended(there.data, result))
            if result.renewed:
                self.book.change([(one.fingerprint, one.record()) for one in result.renewed])
            self._again(index)
            return self._as_shown(index)

    def teach(self, index: int, kind: str, wrong: str, right: str, zh: str, base: str) -> tuple[Path, list[dict[str, Any]]]:
        """Adds a wording to the project's glossary or its exceptions; the open article is checked again at once, the others after it."""
        with self._lock:
            table, settings = teach(self._settings, kind, wrong, right, zh, base)
            self._settings = settings
            self._sources = [one._replace(settings=settings) if one.settings else one for one in self._sources]
            self._desks = Desks(settings, busy=False)
            self._again(index)
            Thread(target=self._check_others, args=(index,), daemon=True).start()
            return table, [self._as_shown(index)]

    def _check_others(self, done: int) -> None:
        for index in range(len(self._sources)):
            if index != done:
                with self._lock:
                    self._again(index)

    # --- one article

    def _source(self, index: int) -> Source:
        if not 0 <= index < len(self._sources):
            raise CopydeskError("there is no such article; reload the page")
        return self._sources[index]

    def _read(self, source: Source) -> tuple[Document, Seen]:
        try:
            there = read(Path(source.name), Path(source.root) if source.root else None)
        except OSError as error:
            raise CopydeskError(f"{source.name}: {error.strerror}; nothing was written") from None
        settings = source.settings or self._settings
        return open_article(source.name, there.data, settings), there

    def _again(self, index: int) -> None:
        """Checks an article anew."""
        source = self._source(index)
        try:
            doc, _ = self._read(source)
        except CopydeskError:
            return  # it is gone; what the page shows of it stays until it is reloaded
        result: Result = self._desks.of(source).examine(doc)
        head, body = described(result)
        made = blocks(head, body)
        if made != self._blocks[index]:
            self.stamp += 1
            self._blocks[index], self._changed[index] = made, self.stamp

    def _as_shown(self, index: int) -> dict[str, Any]:
        head, body = (json.loads(part.partition(">")[2].removesuffix("</script>")) for part in self._blocks[index].split("\n"))
        return {"index": index, "head": head, "body": body}
