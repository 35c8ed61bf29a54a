"""The walk over many articles: what each process does with its share of them, and what the cache knows already."""
from __future__ import annotations

import gc
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count, groupby

from cleaner.config import Settings
from cleaner.formats import in_parts
from cleaner.job import Job, Outcome, Source
from cleaner.repeats import Repeats
from cleaner.run import Desk
from cleaner.task import learn, outcomes
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from cleaner.recall import Recall

#: folders smaller than this (bytes) are done in one process
WORTH_A_PROCESS = 2_000_000
_CHUNK = 64
#: so many objects more than before make a look for garbage worth its time: an article lets go of all of its thousands itself
_MANY_OBJECTS = 100_000


def walk(job: Job, articles: Sequence[Source], jobs: int) -> Iterator[Outcome]:
    """The outcome of every article, in the order of `articles`: from the cache where nothing changed, else by `jobs` processes where that is worth it.

    A file that is read a part at a time has several; none is kept once it was given away.
    """
    if not gc.isenabled() and (len(articles) > 1 or any(one.size > WORTH_A_PROCESS for one in articles)):
        gc.enable()  # `cleaner.start` switched it off, for one article
    if len(articles) > 1 and job.cached and not job.clean and not job.diff:
        from cleaner.recall import Recall  # a single article costs less than the question whether it is known

        recall = Recall.of_user(job)
        if recall:
            yield from _recalled(recall, job, articles, jobs)
            return
    yield from _anew(job._replace(cached=False), articles, jobs)


def _recalled(recall: Recall, job: Job, articles: Sequence[Source], jobs: int) -> Iterator[Outcome]:
    known = recall.known(articles)
    fresh = _anew(job, [one for one, hit in zip(articles, known, strict=True) if not hit], jobs)
    by_article = groupby(fresh, _numbering())
    try:
        for one, hit in zip(articles, known, strict=True):
            kept = recall.outcome(one) if hit else None
            if kept:
                yield kept
                continue
            some = _anew(job, [one], 1) if hit else next(by_article)[1]  # another run may have let it go meanwhile
            for outcome in some:
                recall.keep(one, outcome)
                yield outcome
    finally:
        fresh.close()
        recall.close()


def _numbering() -> Callable[[Outcome], int]:
    """Numbers the articles that outcomes belong to."""
    numbers = count()
    here = 0

    def number(one: Outcome) -> int:
        nonlocal here
        here = here if one.later else next(numbers)
        return here

    return number


def _anew(job: Job, articles: Sequence[Source], jobs: int) -> Generator[Outcome, None, None]:
    """The outcomes of every article: most have one, a file that is read a part at a time several."""
    size = sum(one.size for one in articles)
    if jobs < 2 or len(articles) < 2 or size < WORTH_A_PROCESS:
        work = _begin((job, size > WORTH_A_PROCESS, None))
        for one in articles:
            yield from work(one)
        return
    from cleaner.workers import share  # a single article needs none of it

    with _looked_through(job, [one for one in articles if in_parts(one.name) and not one.error]) as table:
        for some in share(_begin_chunks, (job, True, table), list(_chunks(articles)), jobs):
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
    from pathlib import Path
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="copydesk-") as folder:
        table = Path(folder, "repeats")
        repeats = Repeats(table)
        for source in files:
            learn(repeats, job, source)
        repeats.close()
        yield table


def _begin(given: tuple[Job, bool, Path | None]) -> Callable[[Source], Iterable[Outcome]]:
    job, busy, table = given
    gc.set_threshold(_MANY_OBJECTS)
    gc.freeze()  # what is there by now stays until the end
    desks, repeats = Desks(job.settings, busy=busy), Repeats(table, filled=table is not None)
    return lambda source: outcomes(desks.of(source), job, source, repeats)


def _begin_chunks(given: tuple[Job, bool, Path | None]) -> Callable[[Sequence[Source]], Iterator[list[Outcome]]]:
    work = _begin(given)

    def work_on(chunk: Sequence[Source]) -> Iterator[list[Outcome]]:
        done: list[Outcome] = []
        for source in chunk:
            for one in work(source):
                if in_parts(source.name):
                    yield [one]
                else:
                    done.append(one)
        yield done

    return work_on


class Desks:
    """A Desk for each settings that the articles of a run have."""

    def __init__(self, settings: Settings, busy: bool) -> None:
        self._settings, self._busy = settings, busy
        self._made: dict[Settings, Desk] = {}
        self._last: tuple[Settings | None, Desk | None] = None, None  # neighbours share their settings, which are long to compare

    def of(self, source: Source) -> Desk:
        settings = source.settings or self._settings
        last, desk = self._last
        if desk is None or settings is not last:
            if settings not in self._made:
                self._made[settings] = Desk(settings, busy=self._busy)
            desk = self._made[settings]
            self._last = settings, desk
        return desk
