"""The walk over many articles: what each process does with its share of them, and what the cache knows already."""
from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from itertools import count, groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from cleaner.cache import Cache, stamp
from cleaner.config import Settings
from cleaner.formats import in_parts
from cleaner.job import Job, Outcome, Source
from cleaner.repeats import Repeats
from cleaner.run import Desk
from cleaner.task import learn, outcomes

#: folders smaller than this (bytes) are done in one process
WORTH_A_PROCESS = 2_000_000
_CHUNK = 64


def walk(job: Job, articles: Sequence[Source], jobs: int) -> Iterator[Outcome]:
    """The outcome of every article, in the order of `articles`: from the cache where nothing changed, else by `jobs` processes where that is worth it.

    A file that is read a part at a time has several; none is kept once it was given away.
    """
    caches = Caches(job)
    if len(articles) < 2 or job.clean or job.diff or not caches.wanted:
        yield from _anew(job, articles, jobs)
        return
    stamps = [None if one.error or one.partner or one.lines is not None or one.name == "-" or in_parts(one.name) else stamp(one.name) for one in articles]
    known = [mark is not None and caches.of(one).get(one.name, mark) is not None for one, mark in zip(articles, stamps, strict=True)]
    fresh = _anew(job, [one for one, hit in zip(articles, known, strict=True) if not hit], jobs)
    by_article = groupby(fresh, _numbering())
    try:
        for one, mark, hit in zip(articles, stamps, known, strict=True):
            kept = caches.of(one).get(one.name, mark) if hit and mark else None
            if kept is not None:
                yield Outcome.again(one.name, kept)
                continue
            some = next(by_article)[1] if not hit else _anew(job, [one], 1)  # another run may have let it go meanwhile
            for outcome in some:
                if mark and not outcome.error:
                    caches.of(one).keep(one.name, mark, outcome.kept())
                yield outcome
    finally:
        fresh.close()
        caches.close()


def _numbering() -> Callable[[Outcome], int]:
    """Numbers the articles that outcomes belong to."""
    numbers = count()
    here = 0

    def number(one: Outcome) -> int:
        nonlocal here
        here = here if one.later else next(numbers)
        return here

    return number


class Caches:
    """A cache for each settings that the articles of a run have."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._made: dict[Settings, Cache] = {}
        self.wanted = Cache.of_user(()) is not None

    def of(self, source: Source) -> Cache:
        settings = source.settings or self._job.settings
        if settings not in self._made:
            chosen = [getattr(settings, field.name) for field in fields(settings)]
            files = [path for value in chosen for path in (value if isinstance(value, tuple) else (value,)) if isinstance(path, Path)]
            made = Cache.of_user(self._job._replace(settings=settings), files)
            assert made is not None
            self._made[settings] = made
        return self._made[settings]

    def close(self) -> None:
        for cache in self._made.values():
            cache.close()


def _anew(job: Job, articles: Sequence[Source], jobs: int) -> Generator[Outcome, None, None]:
    """The outcomes of every article: most have one, a file that is read a part at a time several."""
    size = sum(one.size for one in articles)
    if jobs < 2 or len(articles) < 2 or size < WORTH_A_PROCESS:
        work = _begin((job, size > WORTH_A_PROCESS, None))
        for one in articles:
            for some in work([one]):
                yield from some
        return
    from cleaner.workers import share  # a single article needs none of it

    with _looked_through(job, [one for one in articles if in_parts(one.name) and not one.error]) as table:
        for some in share(_begin, (job, True, table), list(_chunks(articles)), jobs):
            yield from some


def _chunks(articles: Sequence[Source]) -> Iterator[list[Source]]:
    """What a process does at a time: some articles, or one file of pairs."""
    for alone, some in groupby(articles, lambda one: in_parts(one.name)):
        each = list(some)
        size = 1 if alone else _CHUNK
        yield from (each[at : at + size] for at in range(0, len(each), size))


@contextmanager
def _looked_through(job: Job, files: Sequence[Source]) -> Iterator[Path | None]:
    """A table of what the pairs of several files say, for processes that see only some of them."""
    if len(files) < 2:
        yield None
        return
    with TemporaryDirectory(prefix="copydesk-") as folder:
        table = Path(folder, "repeats")
        repeats = Repeats(table)
        for source in files:
            learn(repeats, job, source)
        repeats.close()
        yield table


def _begin(given: tuple[Job, bool, Path | None]) -> Callable[[Sequence[Source]], Iterator[list[Outcome]]]:
    job, busy, table = given
    desks, repeats = Desks(job.settings, busy=busy), Repeats(table, filled=table is not None)

    def work(chunk: Sequence[Source]) -> Iterator[list[Outcome]]:
        done: list[Outcome] = []
        for source in chunk:
            for one in outcomes(desks.of(source), job, source, repeats):
                if in_parts(source.name):
                    yield [one]
                else:
                    done.append(one)
        yield done

    return work


class Desks:
    """A Desk for each settings that the articles of a run have."""

    def __init__(self, settings: Settings, busy: bool) -> None:
        self._settings, self._busy = settings, busy
        self._made: dict[Settings, Desk] = {}

    def of(self, source: Source) -> Desk:
        settings = source.settings or self._settings
        if settings not in self._made:
            self._made[settings] = Desk(settings, busy=self._busy)
        return self._made[settings]
