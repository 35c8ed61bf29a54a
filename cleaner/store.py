"""Puts a cleaned article where it goes; what leads back is in the journal before it."""
from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from cleaner.article import Mended
from cleaner.edits import trimmed
from cleaner.files import Seen, place, read
from cleaner.job import Job, Source
from cleaner.journal import Record, Run, keep, mark
from cleaner.write import replace, save, sweep

Stamp = tuple[int, int]  #: size and time of a file


def store(job: Job, source: Source, seen: Seen | None, cleaned: Mended) -> Stamp:
    """Writes an article of a run, in place or into its output, and says when its own file was left. seen None: it came from standard input."""
    journal = job.journals.get(source.root)
    if not (job.in_place and seen):
        if job.output:
            _create(job.output, source, seen, cleaned.data, journal)
        return source.size, source.changed
    if cleaned.data != seen.data:
        _mend(source, seen, cleaned, journal)
    now = os.stat(seen.path)
    return now.st_size, now.st_mtime_ns


def store_alone(source: Source, seen: Seen, cleaned: Mended) -> None:
    """Writes one article in place, in a run of its own, so that it alone can be taken back. A file that was named has no journal."""
    if not source.root:
        replace(seen, cleaned.data)
        return
    run = Run(Path(source.root), source.name, resume=False, publish=False)
    try:
        _mend(source, seen, cleaned, run.folder)
        run.finish()
    finally:
        run.close()


def sweep_beside(job: Job, articles: Sequence[Source]) -> None:
    """Removes what killed runs left in the folders that will be written to."""
    names = {os.path.join(job.output, one.inside) if job.output else os.path.realpath(one.name) for one in articles if not one.error and one.name != "-"}
    for folder in {os.path.dirname(name) for name in names}:
        sweep(Path(folder))


def _mend(source: Source, seen: Seen, cleaned: Mended, journal: Path | None) -> None:
    if journal:
        keep(journal, Record(source.inside_root(), mark(seen.data), mark(cleaned.data), cleaned.back))
    replace(seen, cleaned.data)


def _create(output: Path, source: Source, seen: Seen | None, cleaned: bytes, journal: Path | None) -> None:
    target = place(output, source.inside)
    there = read(target, output).data if target.is_file() else None
    if there == cleaned and not target.is_symlink():
        return
    if journal:
        keep(journal, Record(source.inside, "" if there is None else mark(there), mark(cleaned), [] if there is None else [trimmed(cleaned, there)]))
    save(target, cleaned, seen.stat.st_mode & 0o777 if seen else 0o666)
