"""What is asked of a run over many articles, and what comes back; small enough to travel to another process."""
from __future__ import annotations

import os
from collections import Counter
from operator import attrgetter

from cleaner.config import Settings
from cleaner.decisions import Decision
from cleaner.model import WEIGHTS, Lines
from cleaner.report import Wanted
from glossary import records
from glossary.records import TYPE_CHECKING, NamedTuple, field

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Any

    from cleaner.cache import Trace
    from cleaner.journal import Record


class Source(NamedTuple):
    """An article to read: its name in reports, its place below the output folder, its size in bytes."""

    name: str
    inside: str
    size: int = 0
    error: str = ""  #: why there is nothing to read
    partner: str = ""  #: the file of the article that it was translated from
    settings: Settings | None = None  #: in place of the job's own
    lines: Lines | None = None  #: only findings on these lines are asked for; None: on all
    root: str = ""  #: the folder of PATHs that it was found in; links are followed only inside it
    changed: int = 0  #: when it was last written (ns)

    def inside_root(self) -> str:
        """The file itself, links followed, as seen from its root."""
        return os.path.relpath(os.path.realpath(self.name), os.path.realpath(self.root))


class Job(NamedTuple):
    """What to do with each article; small enough to travel to another process."""

    settings: Settings
    reports: tuple[Wanted, ...] = (Wanted("text"),)
    color: bool = False
    quiet: bool = False
    clean: bool = False
    suggested: bool = False
    output: Path | None = None  #: where cleaned copies go
    in_place: bool = False
    diff: bool = False
    decided: bool = False  #: mend what editors decided, instead of what is safe
    abridged: bool = False  #: of one mistake in one article only so many findings are listed as the settings say
    cached: bool = True  #: what was found earlier may be told again
    journals: dict[str, Path] = {}  #: by the root of a Source: the folder of the run that keeps its journal
    begun: dict[str, Record] = {}  #: by name: articles that a killed run mended in place without telling what it found


class Outcome(records.Record):
    """What became of one article, in a form that travels: finished text and counts."""

    name: str
    texts: tuple[str, ...] = ()  #: one for each report
    error: str = ""
    words: int = 0
    rules: dict[str, int] = field(default_factory=dict)  #: how often each, as the next two
    severities: dict[str, int] = field(default_factory=dict)
    fixes: dict[str, int] = field(default_factory=dict)
    applied: int = 0
    edits: int = 0
    patch: bytes = b""
    findings: str = ""  #: lines of findings.jsonl
    settled: bool = True
    pairs: int = 0  #: pairs of Chinese and English that were checked
    alone: int = 0  #: pairs that nobody translated yet, or sentences without a partner
    skipped: list[str] = field(default_factory=list)  #: pairs that could not be read, and where
    flaws: list[str] = field(default_factory=list)  #: what else is wrong with the file, or with its partner
    later: bool = False  #: a later part of the article before it
    failing: int = 0  #: findings that make `check` exit with 1
    old: frozenset[str] = frozenset()  #: fingerprints of findings that the baseline knows
    decided: frozenset[str] = frozenset()  #: fingerprints of decisions that met their finding
    renewed: tuple[Decision, ...] = ()
    cut: tuple[str, ...] = ()  #: rules of which not everything is listed, nor counted
    stamp: tuple[int, int] = (0, 0)  #: size and time of the article when it was left
    made_of: tuple[Trace, ...] = ()  #: the files that were read for it, for the cache

    def to_json(self) -> dict[str, Any]:
        """All but the finished text."""
        return {name: getattr(self, name) for name in _COUNTS} | {"old": sorted(self.old), "decided": sorted(self.decided), "renewed": self.renewed}

    @classmethod
    def from_json(cls, given: dict[str, Any]) -> Outcome:
        """Takes what `to_json` gave."""
        made = cls(**{name: given[name] for name in _COUNTS})
        made.stamp = made.stamp[0], made.stamp[1]
        made.old, made.decided, made.renewed = frozenset(given["old"]), frozenset(given["decided"]), tuple(Decision(*one) for one in given["renewed"])
        return made

    def kept(self) -> tuple[Any, ...]:
        """All but the name and what it was made of, in a form that the cache can hold."""
        kept: tuple[Any, ...] = _KEPT(self)
        return kept

    @classmethod
    def again(cls, name: str, kept: tuple[Any, ...]) -> Outcome:
        """The outcome that was `kept`."""
        return cls(name, *kept)

    @classmethod
    def of_parts(cls, name: str, parts: Sequence[Outcome], between: Sequence[str]) -> Outcome:
        """What became of an article whose parts had an outcome each; `between` stands between texts of each report."""
        made = cls(name)
        for counts in ("rules", "severities", "fixes"):
            setattr(made, counts, dict(sum((Counter(getattr(one, counts)) for one in parts), Counter())))
        for number in ("words", "applied", "edits", "pairs", "alone", "failing"):
            setattr(made, number, sum(getattr(one, number) for one in parts))
        made.texts = tuple(mark.join(filter(None, (one.texts[at] for one in parts))) for at, mark in enumerate(between))
        made.findings = "".join(one.findings for one in parts)
        made.skipped, made.flaws = [why for one in parts for why in one.skipped], [why for one in parts for why in one.flaws]
        made.settled = all(one.settled for one in parts)
        made.old, made.decided = frozenset().union(*(one.old for one in parts)), frozenset().union(*(one.decided for one in parts))
        made.renewed = tuple(decision for one in parts for decision in one.renewed)
        return made

    @property
    def points(self) -> int:
        return sum(WEIGHTS[severity] * count for severity, count in self.severities.items())

    @property
    def rate(self) -> float:
        return 1000 * self.points / max(self.words, 1)


_KEPT = attrgetter(*records.fields(Outcome)[1:-1])
_COUNTS = ("name", "error", "words", "rules", "severities", "fixes", "applied", "edits", "settled", "pairs", "alone", "skipped", "flaws", "failing", "stamp")
