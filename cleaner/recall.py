"""Which articles of a run need no new check, for an earlier one was asked the same about the same bytes."""
from __future__ import annotations

import os
from collections.abc import Sequence

from cleaner import baseline
from cleaner.cache import Answer, Cache, asked, groups, same
from cleaner.config import Settings
from cleaner.formats import in_parts
from cleaner.job import Job, Outcome, Source


class Recall:
    """The outcomes of earlier runs."""

    def __init__(self, job: Job, cache: Cache) -> None:
        self._job, self._cache = job, cache
        self._asked: dict[int, tuple[Settings, str]] = {}  # by identity: neighbours share their settings, which are long to compare
        self._groups: dict[str, str] = {}

    @classmethod
    def of_user(cls, job: Job) -> Recall | None:
        """None where the cache is switched off."""
        cache = Cache.of_user()
        return cls(job, cache) if cache else None

    def known(self, articles: Sequence[Source]) -> list[bool]:
        """For each of `articles`, in the order of their names, whether its outcome is kept and still holds."""
        self._groups = dict(zip((one.name for one in articles), groups(one.name for one in articles), strict=True))
        return [_may_be_kept(one) and self._holds(one) for one in articles]

    def outcome(self, source: Source) -> Outcome | None:
        """What is kept of an article that is known, if it is still kept."""
        answer = self._cache.get(*self._place(source))
        return Outcome.again(source.name, answer.kept) if answer else None

    def keep(self, source: Source, outcome: Outcome) -> None:
        """Keeps what became of an article, for the next run."""
        if outcome.made_of and _may_be_kept(source):
            self._cache.keep(*self._place(source), Answer(outcome.made_of, outcome.kept()))

    def close(self) -> None:
        self._cache.close()

    def _holds(self, source: Source) -> bool:
        place = self._place(source)
        answer = self._cache.get(*place)
        if answer is None or [one.path for one in answer.made_of] != [source.name, *([source.partner] if source.partner else [])]:
            return False
        now = []
        for one in answer.made_of:
            unchanged = same(one, source.root if one.path == source.name else "")
            if unchanged is None:
                return False
            now.append(unchanged)
        if tuple(now) != answer.made_of:
            self._cache.keep(*place, answer._replace(made_of=tuple(now)))
        return True

    def _place(self, source: Source) -> tuple[str, str, str]:
        settings = source.settings or self._job.settings
        if id(settings) not in self._asked:
            self._asked[id(settings)] = settings, self._question(settings)
        return self._groups[source.name], self._asked[id(settings)][1], os.path.basename(source.name)

    def _question(self, settings: Settings) -> str:
        files = [*settings.glossaries, *(one for one in (settings.decisions, settings.baseline) if one)]
        # what was old in an article that is not there any more is old wherever it turns up
        gone = sorted(baseline.read(settings.baseline).gone) if settings.baseline else []
        return asked((self._job._replace(settings=settings), gone), [str(one) for one in files])


def _may_be_kept(source: Source) -> bool:
    return not source.error and source.lines is None and source.name != "-" and not in_parts(source.name)
