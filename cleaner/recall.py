"""Which articles of a run need no new check, for an earlier one was asked the same about the same bytes."""
from __future__ import annotations

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
        self._places: dict[str, tuple[str, str, str]] = {}  #: of each article that may be kept: its group, what is asked, its own name

    @classmethod
    def of_user(cls, job: Job) -> Recall | None:
        """None where the cache is switched off."""
        cache = Cache.of_user()
        return cls(job, cache) if cache else None

    def known(self, articles: Sequence[Source]) -> list[bool]:
        """For each of `articles`, in the order of their names, whether its outcome is kept and still holds."""
        for one, (group, own) in zip(articles, groups(one.name for one in articles), strict=True):
            if not one.error and one.lines is None and one.name != "-" and not in_parts(one.name):
                self._places[one.name] = group, self._question(one.settings or self._job.settings), own
        return [one.name in self._places and self._holds(one) for one in articles]

    def outcome(self, source: Source) -> Outcome | None:
        """What is kept of an article that is known, if it is still kept."""
        answer = self._cache.get(*self._places[source.name])
        return Outcome.again(source.name, answer.kept) if answer else None

    def keep(self, source: Source, outcome: Outcome) -> None:
        """Keeps what became of an article, for the next run."""
        place = self._places.get(source.name)
        if place and outcome.made_of:
            self._cache.keep(*place, Answer(outcome.made_of, outcome.kept()))

    def close(self) -> None:
        self._cache.close()

    def _holds(self, source: Source) -> bool:
        place = self._places[source.name]
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

    def _question(self, settings: Settings) -> str:
        known = self._asked.get(id(settings))
        if known is None:
            files = [*settings.glossaries, *(one for one in (settings.decisions, settings.baseline) if one)]
            # what was old in an article that is not there any more is old wherever it turns up
            gone = sorted(baseline.read(settings.baseline).gone) if settings.baseline else []
            known = self._asked[id(settings)] = settings, asked((self._job._replace(settings=settings), gone), [str(one) for one in files])
        return known[1]
