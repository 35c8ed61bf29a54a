"""The records that travel through copydesk: small, frozen, named in a translator's words."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import import_module

from glossary.expression import expression
from glossary.records import TYPE_CHECKING, NamedTuple, cached_property

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

SEVERITIES = ("neutral", "minor", "major", "critical")
#: MQM's penalty points for each severity
WEIGHTS = {"neutral": 0, "minor": 1, "major": 5, "critical": 25}
SAFE, SUGGESTED = "safe", "suggested"
#: half-open ranges of lines, as git counts them: only LF ends one
Lines = tuple[tuple[int, int], ...]
#: what a detector looks at: a whole article, any sentence, or a sentence beside its Chinese
ARTICLE, SENTENCE, PAIR = "article", "sentence", "pair"


class Span(NamedTuple):
    """Half-open, in code points."""

    start: int
    end: int


class Edit(NamedTuple):
    """Put `text` in place of start:end (code points)."""

    start: int
    end: int
    text: str


class Fix(NamedTuple):
    """All of its edits or none. `wording` is what stands in place of the finding's words afterwards."""

    wording: str
    edits: tuple[Edit, ...]
    safety: str = SUGGESTED  #: SAFE only where a careful editor would accept it unseen


class Related(NamedTuple):
    """Another place that belongs to a finding; `path` None means the same file."""

    path: str | None
    start: int
    end: int
    text: str


class Finding(NamedTuple):
    """A mistake at start:end. Detectors speak in offsets of `Document.prose`; the walk carries them home."""

    rule: str
    start: int
    end: int
    message: str
    severity: str
    fixes: tuple[Fix, ...] = ()
    related: tuple[Related, ...] = ()


class Rule(NamedTuple):
    """A mistake that copydesk knows: its name and what a journalist should know about it."""

    id: str  #: lower-case words joined by hyphens, naming the mistake
    type: str  #: a localization quality issue type of ITS 2.0
    severity: str  #: an MQM severity
    summary: str  #: one line: what is wrong
    why: str  #: one or two sentences: how it came there, why a reader minds
    examples: tuple[tuple[str, str], ...] = ()  #: (wrong, right) sentences; right "" where nobody can know
    sources: tuple[str, ...] = ()  #: the Chinese behind each of `examples`, for a rule that looks at both
    family: str = ""  #: rules that are switched off together ("style")

    def at(self, start: int, end: int, message: str, *fixes: Fix, severity: str = "", related: tuple[Related, ...] = ()) -> Finding:
        """A finding of this rule at prose[start:end]."""
        return Finding(self.id, start, end, message, severity or self.severity, fixes, related)


class Pattern:
    """A regular expression that runs only near its anchors.

    Every match holds one of `anchors` (compared on folded text: lower case, hyphens as spaces) within `reach`
    characters of either end. Compiled when first needed. The rarer its anchors, the less it costs; where a rare one
    cannot be had, `at` is a regular expression of what stands at such an anchor, cheap to try.
    """

    def __init__(self, source: str, anchors: tuple[str, ...], flags: int = 0, reach: int = 160, at: str = "") -> None:
        self.source, self.anchors, self.flags, self.reach, self.at = source, anchors, flags, reach, at

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return expression(self.source, self.flags)


#: stands among the patterns of a detector that is asked where a wording of the glossary may stand
ANY_WORDING = Pattern("", ())


class Place(NamedTuple):
    """Where a pattern of a detector is tried: its anchors, folded, and what stands there. No anchors: at the wordings of the glossary."""

    anchors: tuple[str, ...]
    at: str


class Detector:
    """One file of `cleaner.detectors`, imported when it is first asked: about every article where it has no places, else where one is found."""

    def __init__(self, name: str, scope: str, rules: tuple[Rule, ...], places: tuple[Place, ...], module: str, both_ways: bool = False) -> None:
        self.name, self.rules, self.module = name, rules, module
        self.scope = scope  #: ARTICLE: not asked about pairs that have nothing to do with each other; PAIR: only about pairs
        self.places = places  #: of each of its patterns
        self.both_ways = both_ways  #: also asked about Chinese that was translated from English

    @cached_property
    def patterns(self) -> tuple[Pattern, ...]:
        return tuple(import_module(self.module).PATTERNS)

    @cached_property
    def detect(self) -> Callable[[Document, Kit], Iterator[Finding]]:
        made: Callable[[Document, Kit], Iterator[Finding]] = import_module(self.module).detect
        return made


def replace(start: int, end: int, wording: str, safety: str = SUGGESTED) -> Fix:
    """A fix that puts `wording` in place of prose[start:end]."""
    return Fix(wording, (Edit(start, end, wording),), safety)


def delete(start: int, end: int, safety: str = SUGGESTED) -> Fix:
    """A fix that deletes prose[start:end]; the gap that goes with it is found when it is planned."""
    return Fix("", (Edit(start, end, ""),), safety)


class CopydeskError(Exception):
    """Something that could not be done; the message says which file, what happened and what to try."""
