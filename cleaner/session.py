"""A `clean` from its beginning to its end: the journals it keeps, what it takes up again after a kill."""
from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from types import TracebackType

from cleaner.gather import apart, once
from cleaner.job import Job, Outcome, Source
from cleaner.journal import CHANGES, HOME, Record, Run, records
from cleaner.report.tally import Tally
from cleaner.store import sweep_beside


class Session:
    """Cleans `articles`. Every folder that is written to has a journal; single files in place have none."""

    def __init__(self, job: Job, articles: Sequence[Source], resume: bool, paths: Sequence[str], see: Callable[[Outcome], None]) -> None:
        """see: is shown the outcomes that a killed run noted."""
        self.tally, self._see = Tally(), see
        self._runs: dict[str, Run] = {}
        with contextlib.ExitStack() as opening:
            by_folder: dict[str, Run] = {}
            for root in dict.fromkeys(one.root for one in articles if job.output or one.root):
                folder = os.path.realpath(job.output or root)
                if folder not in by_folder:
                    by_folder[folder] = Run(job.output or Path(root), _asked(job, articles, paths), resume, publish=bool(job.output))
                    opening.callback(by_folder[folder].close)
                self._runs[root] = by_folder[folder]
            articles = list(apart(articles, job.output, cases=not (job.output / HOME.upper()).exists()) if job.output else once(articles))
            sweep_beside(job, articles)
            #: what is still to be done
            self.articles: list[Source] = [one for one in articles if one.root not in self._runs]
            begun: dict[str, Record] = {}
            for run in by_folder.values():
                self.articles += self._take_up(run, [one for one in articles if self._runs.get(one.root) is run], begun)
            self.job = job._replace(journals={root: run.folder for root, run in self._runs.items()}, begun=begun if job.in_place else {})
            self._open = opening.pop_all()

    def _take_up(self, run: Run, articles: list[Source], begun: dict[str, Record]) -> list[Source]:
        """Counts the articles that `run` noted as done; the others, and (in `begun`) what it wrote of them already."""
        done = 0
        for entry in run.done([(one.name, (one.size, one.changed)) for one in articles]):
            one = Outcome.from_json(entry)
            self._see(one)
            self.tally.add(one)
            done += 1
        left = articles[done:]
        written = {record.inside: record for record in records(run.folder)}
        if written:
            for source in left:
                record = written.get(source.inside_root())
                if record:
                    begun[source.name] = record
        return left

    def take(self, outcomes: Iterable[Outcome]) -> None:
        """Takes the outcome of each of `articles`, in their order, and ends the journals."""
        for source, one in zip(self.articles, outcomes, strict=True):
            self.tally.add(one)
            run = self._runs.get(source.root)
            if run:
                run.add(one.to_json(), one.patch, one.findings.encode("utf-8"))
        for run in dict.fromkeys(self._runs.values()):
            run.finish()

    @property
    def changes(self) -> list[Path]:
        """Where every change can be looked at."""
        folders = [self.job.output] if self.job.output else [run.folder for run in dict.fromkeys(self._runs.values())]
        return [folder / CHANGES for folder in folders if (folder / CHANGES).exists()]

    def __enter__(self) -> Session:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._open.close()


def _asked(job: Job, articles: Sequence[Source], paths: Sequence[str]) -> str:
    """What was asked for: a run is continued only by one that asks for the same."""
    settings = {job.settings, *(one.settings for one in articles if one.settings)}
    tables = [hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest() for path in sorted({path for one in settings for path in one.glossaries}) if path.is_file()]
    choices = hashlib.blake2b(repr(sorted(repr(tuple(one)) for one in settings)).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    return json.dumps([version("copydesk"), choices, tables, job.suggested, [os.path.abspath(path) for path in paths] if job.output else []])
