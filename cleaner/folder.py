"""The walk over many articles: what each process does with its share of them, and what the cache knows already."""
from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path

from cleaner.cache import Cache, stamp
from cleaner.config import Settings
from cleaner.job import Job, Outcome, Source
from cleaner.run import Desk
from cleaner.task import outcomes

#: folders smaller than this (bytes) are done in one process
WORTH_A_PROCESS = 2_000_000
_CHUNK = 64


def walk(job: Job, articles: Sequence[Source], jobs: int) -> Iterator[Outcome]:
    """The outcome of every article, in the order of `articles`: from the cache where nothing changed, else by `jobs` processes where that is worth it."""
    caches = Caches(job)
    if len(articles) < 2 or job.clean or job.diff or not caches.wanted:
        for some in _anew(job, articles, jobs):
            yield from some
        return
    stamps = [None if one.error or one.partner or one.lines is not None or one.name == "-" else stamp(one.name) for one in articles]
    known = [mark is not None and caches.of(one).get(one.name, mark) is not None for one, mark in zip(articles, stamps, strict=True)]
    fresh = _anew(job, [one for one, hit in zip(articles, known, strict=True) if not hit], jobs)
    try:
        for one, mark, hit in zip(articles, stamps, known, strict=True):
            kept = caches.of(one).get(one.name, mark) if hit and mark else None
            if kept is not None:
                yield Outcome.again(one.name, kept)
                continue
            some = next(fresh) if not hit else next(_anew(job, [one], 1))  # another run may have let it go meanwhile
            if mark and len(some) == 1 and not some[0].error:
                caches.of(one).keep(one.name, mark, some[0].kept())
            yield from some
    finally:
        fresh.close()
        caches.close()


class Caches:
    """A cache for each settings that the articles of a run have."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._made: dict[Settings, Cache] = {}
        self.wanted = Cache.of_user(()) is not None

    def of(self, source: Source) -> Cache:
        settings = source.settings or self._job.settings
        if settings not in self._made:
            chosen = list(settings)
            files = [path for value in chosen for path in (value if isinstance(value, tuple) else (value,)) if isinstance(path, Path)]
            made = Cache.of_user(self._job._replace(settings=settings), files)
            assert made is not None
            self._made[settings] = made
        return self._made[settings]

    def close(self) -> None:
        for cache in self._made.values():
            cache.close()


def _anew(job: Job, articles: Sequence[Source], jobs: int) -> Generator[list[Outcome], None, None]:
    """The outcomes of every article: most have one, a file that is read a part at a time several."""
    size = sum(one.size for one in articles)
    if jobs < 2 or len(articles) < 2 or size < WORTH_A_PROCESS:
        if articles:
            work = _begin((job, size > WORTH_A_PROCESS))
            for one in articles:
                yield work([one])[0]
        return
    from cleaner.workers import share  # a single article needs none of it

    for answers in share(_begin, (job, True), [articles[at : at + _CHUNK] for at in range(0, len(articles), _CHUNK)], jobs):
        yield from answers


def _begin(given: tuple[Job, bool]) -> Callable[[Sequence[Source]], list[list[Outcome]]]:
    job, busy = given
    desks = Desks(job.settings, busy=busy)
    return lambda chunk: [list(outcomes(desks.of(source), job, source)) for source in chunk]


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
