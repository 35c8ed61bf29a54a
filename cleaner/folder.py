"""The walk over many articles: what each process does with its share of them, and what the cache knows already."""
from __future__ import annotations

import gc
from collections.abc import Callable, Generator, Iterator, Sequence

from cleaner.config import Settings
from cleaner.job import Job, Outcome, Source
from cleaner.run import Desk
from cleaner.task import outcomes
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.recall import Recall

#: folders smaller than this (bytes) are done in one process
WORTH_A_PROCESS = 2_000_000
_CHUNK = 64


def walk(job: Job, articles: Sequence[Source], jobs: int) -> Iterator[Outcome]:
    """The outcome of every article, in the order of `articles`: from the cache where nothing changed, else by `jobs` processes where that is worth it."""
    if not gc.isenabled() and (len(articles) > 1 or any(one.size > WORTH_A_PROCESS for one in articles)):
        gc.enable()  # `cleaner.start` switched it off, for one article
        gc.freeze()  # what is there by now stays until the end
    if len(articles) > 1 and job.cached and not job.clean and not job.diff:
        from cleaner.recall import Recall  # a single article costs less than the question whether it is known

        recall = Recall.of_user(job)
        if recall:
            yield from _recalled(recall, job, articles, jobs)
            return
    for some in _anew(job._replace(cached=False), articles, jobs):
        yield from some


def _recalled(recall: Recall, job: Job, articles: Sequence[Source], jobs: int) -> Iterator[Outcome]:
    known = recall.known(articles)
    fresh = _anew(job, [one for one, hit in zip(articles, known, strict=True) if not hit], jobs)
    try:
        for one, hit in zip(articles, known, strict=True):
            outcome = recall.outcome(one) if hit else None
            if outcome:
                yield outcome
                continue
            some = next(_anew(job, [one], 1) if hit else fresh)  # another run may have let it go meanwhile
            recall.keep(one, some)
            yield from some
    finally:
        fresh.close()
        recall.close()


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
