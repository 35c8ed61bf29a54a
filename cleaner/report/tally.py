"""Counts over all articles, for summaries and the exit status."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from cleaner.model import WEIGHTS
from glossary.records import TYPE_CHECKING, Record, field

if TYPE_CHECKING:
    from typing import Any, Protocol

    class Counted(Protocol):
        name: str
        error: str
        words: int
        rules: dict[str, int]
        severities: dict[str, int]
        fixes: dict[str, int]
        applied: int
        edits: int
        settled: bool
        pairs: int
        alone: int
        skipped: list[str]
        flaws: list[str]
        later: bool
        failing: int
        old: frozenset[str]
        cut: tuple[str, ...]


#: so many pairs that could not be read are named for each file
_TOLD = 50


class Tally(Record):
    """Adds up outcomes."""

    articles: int = 0
    words: int = 0
    changed: int = 0
    applied: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    severities: Counter[str] = field(default_factory=Counter)
    fixes: Counter[str] = field(default_factory=Counter)
    by_article: list[tuple[str, int, int, int]] = field(default_factory=list)  #: name, findings, points, words
    errors: list[str] = field(default_factory=list)
    unsettled: list[str] = field(default_factory=list)
    pairs: int = 0
    alone: int = 0
    skipped: int = 0
    _told: Counter[str] = field(default_factory=Counter)
    failing: int = 0  #: findings that make `check` exit with 1
    old: int = 0  #: findings that a baseline knows
    history: list[dict[str, Any]] = field(default_factory=list)  #: earlier scores of the same articles, oldest first
    cut: list[tuple[str, str]] = field(default_factory=list)  #: (article, rule) of which not everything is listed, nor counted
    notes: list[str] = field(default_factory=list)  #: for the end of the report: what the baseline hid, what is stale

    def add(self, one: Counted) -> None:
        if one.error:
            self.errors.append(one.error)
            return
        self.articles += not one.later
        self.pairs += one.pairs
        self.alone += one.alone
        self.skipped += len(one.skipped)
        if one.skipped or one.flaws:
            self._tell(one)
        self.words += one.words
        self.changed += bool(one.edits)
        self.applied += one.applied
        self.failing += one.failing
        self.old += len(one.old)
        self.cut += [(one.name, rule) for rule in one.cut]
        for mine, its in ((self.rules, one.rules), (self.severities, one.severities), (self.fixes, one.fixes)):
            for name, count in its.items():
                mine[name] += count
        findings = sum(one.rules.values())
        points = sum(WEIGHTS[severity] * count for severity, count in one.severities.items())
        if one.later and self.by_article and self.by_article[-1][0] == one.name:
            _, earlier, before, words = self.by_article.pop()
            self.by_article.append((one.name, earlier + findings, before + points, words + one.words))
        elif findings:
            self.by_article.append((one.name, findings, points, one.words))
        if not one.settled:
            self.unsettled.append(one.name)

    def _tell(self, one: Counted) -> None:
        """What could not be read of an article, or is wrong with it, as far as anybody would read it."""
        told = self._told[one.name]
        self.errors += one.skipped[: max(0, _TOLD - told)] + one.flaws
        if told < _TOLD < told + len(one.skipped):
            self.errors.append(f"{one.name}: more than {_TOLD} pairs were skipped; the rest are only counted")
        self._told[one.name] += len(one.skipped)

    @property
    def findings(self) -> int:
        return self.rules.total()

    @property
    def points(self) -> int:
        return sum(WEIGHTS[severity] * count for severity, count in self.severities.items())

    def counts(self) -> str:
        """How many pairs were read, checked and skipped."""
        skipped = self.skipped + self.alone
        why = f" ({self.alone:,} without a partner)" if self.alone else ""
        read = self.pairs + skipped
        return f"{read:,} pair{'s' * (read != 1)} read, {self.pairs:,} checked, {skipped:,} skipped{why}"

    def per_thousand(self, count: int) -> float:
        return 1000 * count / max(self.words, 1)


def rates(rows: Iterable[tuple[str, int, int, int]], cut: Iterable[tuple[str, str]] = ()) -> list[tuple[float, str, int]]:
    """(points per 1000 words, article, findings), the worst first: those with more findings than were counted, `cut`, before all others."""
    uncounted = {name for name, _ in cut}
    return sorted(((1000 * points / max(words, 1), name, findings) for name, findings, points, words in rows), key=lambda row: (row[1] not in uncounted, -row[0], row[1]))
