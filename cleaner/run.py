"""The walk over one article: Document -> findings -> Plan -> cleaned text -> Result."""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

from cleaner import decisions, formats
from cleaner.bookkeeping import UNLISTED, UNREAD_MARKUP
from cleaner.config import Settings
from cleaner.decisions import Decision, Decisions
from cleaner.detectors import all_detectors, all_rules, not_english
from cleaner.document import Document
from cleaner.edits import splice
from cleaner.engine import Engine, Found
from cleaner.fingerprint import fingerprints
from cleaner.kit import Kit
from cleaner.markup import Skeleton, keep_markup, whole_elements, without_harm
from cleaner.model import ARTICLE, PAIR, SAFE, SUGGESTED, WEIGHTS, Detector, Edit, Finding, Fix, Pattern, Rule
from cleaner.repeats import Repeats
from cleaner.resolve import Gaps, History, plan, widen
from cleaner.suppress import unsuppressed
from cleaner.verdict import Verdicts
from glossary import Glossary
from glossary.expression import expression
from glossary.records import TYPE_CHECKING, Record, cached_property, field

if TYPE_CHECKING:
    from pathlib import Path

    from cleaner.align import Aligner
    from cleaner.align.beside import Pair
    from cleaner.baseline import Baseline
    from cleaner.resolve import Status
    from cleaner.shortlist import Shortlist

WALKS = 4
_DIGITS = expression(r"\d+")
_CODE = expression(r"\\?u[0-9a-f]{4}|&\s?(?:amp;)?#?\w{2,6}\s?;|&?nbsp;?", re.IGNORECASE)
_LETTERS = expression(r"\w+")


class Located(Record):
    """A finding at its place in the file, ready for a report."""

    rule: Rule
    start: int
    end: int
    text: str
    message: str
    severity: str
    fixes: tuple[Fix, ...]
    edits: tuple[Edit, ...]  #: what the first fix does, gaps included
    related: tuple[tuple[str | None, int, int, str], ...]
    fingerprint: str
    line: int
    column: int
    end_line: int
    end_column: int
    segment: str | None = None
    segment_start: int | None = None
    segment_end: int | None = None
    applied: Status | None = None
    later: bool = False  #: not in the original: another mending made it findable
    place: str = ""  #: in a Word document: "footnote 2", "header"; "" for running text

    @property
    def suggestions(self) -> list[str]:
        return [fix.wording for fix in self.fixes]

    @property
    def fix(self) -> str | None:
        return self.fixes[0].safety if self.edits else None


class Result(Record):
    """What became of one article."""

    name: str
    inside: str = ""
    document: Document | None = None
    findings: list[Located] = field(default_factory=list)
    words: int = 0
    error: str = ""  #: why it could not be done; the article was left as it is
    edits: tuple[Edit, ...] = ()  #: of the original text; filled by clean
    cleaned: str | None = None
    settled: bool = True  #: False when four walks were not enough
    old: frozenset[str] = frozenset()  #: fingerprints of findings that the baseline knows; they are not among the findings
    decided: frozenset[str] = frozenset()  #: fingerprints of the editors' decisions that met their finding
    renewed: tuple[Decision, ...] = ()  #: rejections under the fingerprints that they have after cleaning
    cut: tuple[str, ...] = ()  #: rules of which more was found than stands among the findings
    glossary: Glossary | None = None  #: where reports look up the terms behind findings

    @property
    def offset(self) -> int:
        """Where the document begins in its file."""
        return self.document.offset if self.document else 0

    @property
    def points(self) -> int:
        """MQM penalty points."""
        return sum(WEIGHTS[one.severity] for one in self.findings)

    @property
    def rate(self) -> float:
        """Penalty points per 1000 words."""
        return 1000 * self.points / max(self.words, 1)


class Desk:
    """The detectors, the glossary and the settings, compiled once and used for every article (busy: for many)."""

    def __init__(self, settings: Settings | None = None, glossary: Glossary | None = None, busy: bool = False) -> None:
        self.settings = settings or Settings()
        self.glossary = glossary or load_glossary(self.settings.glossaries)
        self.kit = Kit(self.settings, self.glossary)
        wants = self.settings.wants_anywhere
        known = all_rules()
        self.rules = {rule.id: rule for rule in known.values() if wants(rule.id, rule.family) or rule is UNLISTED}
        self._names = {*known, *(rule.family for rule in known.values())}
        self.detectors = [one for one in all_detectors() if any(rule.id in self.rules for rule in one.rules)]
        self._by_kind: dict[tuple[bool, ...], tuple[dict[str, Detector], list[Detector]]] = {}
        self._of_pairs = {rule.id for one in self.detectors if one.scope == PAIR for rule in one.rules}
        self.engine = Engine(self.detectors, self.glossary, busy)
        self.decisions = decisions.read(self.settings.decisions) if self.settings.decisions else Decisions()
        self.baseline = _baseline(self.settings.baseline) if self.settings.baseline else None
        self._wanted: dict[Settings, dict[str, str]] = {}
        self._wanted_everywhere = self._severities(self.settings)

    # --- one article

    def find(self, doc: Document, shortlist: Shortlist | None = None) -> list[Finding]:
        """Every finding in `doc` (or those that `shortlist` takes), in offsets of doc.raw, in order. An article in another language has one: that it is."""
        foreign = doc.article and not doc.from_english and bool(not_english.of_article(doc, self.kit))
        wanted = self._wanted_in(doc.path)
        if doc.segments and doc.repeats is None:
            doc.repeats = Repeats.within(doc)
        near = self.engine.scan(doc)
        anchors: dict[Pattern, list[int]] = {}
        doc.anchors = None if near is None else anchors
        doc.sated = shortlist.sated if shortlist else frozenset()
        found: dict[Finding, None] = {}
        passages: dict[int, bool] = {}
        for detector in self._asked(doc, foreign, near):
            if detector.places and near is not None:
                for number, places in near[detector.name].items():
                    anchors[detector.patterns[number]] = places
            for finding in detector.detect(doc, self.kit):
                if finding.rule not in wanted or (doc.sated and (finding.rule, finding.severity) in doc.sated) or doc.in_address(finding.start, finding.end):
                    continue
                if foreign or not self._in_another_language(doc, finding, passages):
                    if shortlist is None or finding in found or shortlist.takes(finding, wanted[finding.rule]):
                        found[finding] = None
                    elif shortlist.is_done(detector, wanted):
                        break
        found.update(dict.fromkeys(shortlist.notices() if shortlist else ()))
        carried = {carry(doc, finding) for finding in whole_elements(doc, self._told_once(doc, [*found]))}
        if UNREAD_MARKUP.id in wanted and doc.article:
            complaints = (UNREAD_MARKUP.at(*complaint) for complaint in doc.complaints)
            carried.update(one for one in complaints if shortlist is None or shortlist.takes(one, wanted[one.rule]))
            carried.update(shortlist.notices() if shortlist else ())
        looked_for = {name: self.rules[name] for name in wanted} if doc.comments else {}
        left = [one._replace(severity=wanted[one.rule]) if wanted.get(one.rule) else one for one in unsuppressed(doc, carried, looked_for, self._names)]
        left.sort(key=lambda one: (one.start, one.end, one.rule, one.message))
        return keep_markup(doc, left, again)

    def _told_once(self, doc: Document, found: list[Finding]) -> list[Finding]:
        """`found`, without what English alone suggests where the comparison with the Chinese comes to the same."""
        if not doc.segments:
            return found
        sure = [one for one in found if one.rule in self._of_pairs and one.fixes]
        told = {(one.start, one.end, one.fixes[0].edits) for one in sure}
        return [one for one in found if one.rule in self._of_pairs or not one.fixes or (one.start, one.end, one.fixes[0].edits) not in told]

    def _asked(self, doc: Document, foreign: bool, near: Found | None) -> Iterable[Detector]:
        """The detectors that have something to look at; all that may be asked about such a document where nobody knows what is near."""
        kind = foreign, doc.from_english, bool(doc.segments), doc.article
        if kind not in self._by_kind:
            some = [one for one in self.detectors if _may_be_asked(one, *kind)]
            self._by_kind[kind] = {one.name: one for one in some}, [one for one in some if not one.places]
        by_name, always = self._by_kind[kind]
        return by_name.values() if near is None else [*always, *(by_name[name] for name in near if name in by_name)]

    def _in_another_language(self, doc: Document, finding: Finding, passages: dict[int, bool]) -> bool:
        """Whether a finding is about words in a French or Indonesian paragraph; one about all of the paragraph holds."""
        line = doc.line_at(finding.start)
        if line.start not in passages:
            passages[line.start] = bool(not_english.of_passage(doc.prose[line.start : line.end], self.kit))
        return passages[line.start] and not doc.fills_line(finding.start, finding.end)

    def check(self, doc: Document) -> list[Located]:
        """The findings of `doc`, ready for a report."""
        return self.examine(doc).findings

    def examine(self, doc: Document, shortlist: Shortlist | None = None) -> Result:
        """The findings of `doc`, without those that the baseline knows or an editor rejected."""
        verdicts = self._verdicts()
        findings, marks = self._judged(doc, verdicts, shortlist)
        located, old = self.locate(doc, findings, marks), self._old(doc.path, marks)
        if old:
            located = [one for one in located if one.fingerprint not in old]
        return Result(doc.path, document=doc, findings=located, old=old, decided=frozenset(verdicts.used),
                      cut=tuple(sorted(shortlist.cut)) if shortlist else (), glossary=self.glossary)  # fmt: skip

    def _old(self, path: str, marks: Sequence[str]) -> frozenset[str]:
        """Those of an article's findings that the baseline knows."""
        if self.baseline is None:
            return frozenset()
        inside = self.baseline.inside(path)
        return frozenset(mark for mark in marks if self.baseline.knows(inside, mark))

    def _judged(self, doc: Document, verdicts: Verdicts, shortlist: Shortlist | None = None) -> tuple[list[Finding], list[str]]:
        """The findings of `doc` as editors decided them, with their fingerprints."""
        findings, marks = verdicts.hear(doc, self.find(doc, shortlist))
        return keep_markup(doc, findings, again) if verdicts.reworded else findings, marks

    def _verdicts(self) -> Verdicts:
        return Verdicts(self.decisions)

    def _wanted_in(self, path: str) -> dict[str, str]:
        """The rules asked for in an article, each with the severity that replaces its own, or ""."""
        if not self.settings.per_file:
            return self._wanted_everywhere
        here = self.settings.for_file(path)
        if here not in self._wanted:
            self._wanted[here] = self._severities(here)
        return self._wanted[here]

    def _severities(self, settings: Settings) -> dict[str, str]:
        return {rule.id: settings.severity_of(rule.id, rule.family) for rule in self.rules.values() if settings.wants(rule.id, rule.family)}

    def clean(self, doc: Document, suggested: bool = False) -> Result:
        """Mends `doc`, walk after walk, until nothing changes. What later walks mend is added to the findings."""
        history, current, verdicts = History(len(doc.raw)), doc, self._verdicts()
        findings, marks = self._judged(doc, verdicts)
        used = frozenset(verdicts.used)
        owned = self.locate(doc, findings, marks)
        owners = list(range(len(owned)))
        for walk in range(WALKS + 1):
            done = plan(current.raw, findings, suggested)
            following = again(current, splice(current.raw, done.edits)) if done.edits else current
            if current.blocks and done.edits and Skeleton(current, done.edits) != Skeleton(following):
                findings = without_harm(current, findings, suggested, again)
                done = plan(current.raw, findings, suggested)
                following = again(current, splice(current.raw, done.edits))
            if walk == 0:
                for one, (status, _) in zip(owned, done.outcome, strict=True):
                    one.applied = status
            if not done.edits or walk == WALKS:
                break
            history.add(sorted((edit, owners[at]) for at, (_, edits) in enumerate(done.outcome) for edit in edits))
            current = self.beside(following, doc.source) if doc.source else following
            verdicts.moved(done.edits)
            findings, marks = self._judged(current, verdicts)
            owners = self._own(current, findings, marks, owned, suggested)
        made = history.edits()
        self._settle(doc, owned, made)
        return Result(doc.path, document=doc, findings=owned, edits=tuple(edit for edit, _ in made), cleaned=current.raw, settled=not done.edits,
                      decided=used, renewed=tuple(verdicts.renewed), glossary=self.glossary)  # fmt: skip

    def beside(self, doc: Document, source: Document) -> Document:
        """`doc` with its sentences paired with those of the article that it was translated from."""
        from cleaner.align.beside import beside

        return beside(doc, source, self._aligner)

    def pair(self, one: Document, other: Document) -> Pair:
        """Two articles, one the translation of the other, aligned."""
        from cleaner.align.beside import paired

        return paired(one, other, self._aligner)

    @cached_property
    def _aligner(self) -> Aligner:
        from cleaner.align import Aligner
        from cleaner.align.dictionary import cedict
        from cleaner.align.tables import common_words, terms

        return Aligner(terms(self.glossary), common_words(), cedict())

    def _own(self, doc: Document, findings: list[Finding], marks: list[str], owned: list[Located], suggested: bool) -> list[int]:
        """Adds those findings of a later walk that it mends to `owned`; the number of each there, or -1."""
        applied = [at for at, (status, _) in enumerate(plan(doc.raw, findings, suggested).outcome) if status is True]
        located = self.locate(doc, findings, marks) if applied else []
        owners = [-1] * len(findings)
        for at in applied:
            owners[at] = len(owned)
            located[at].later = True
            owned.append(located[at])
        return owners

    @staticmethod
    def _settle(doc: Document, owned: list[Located], made: list[tuple[Edit, int]]) -> None:
        """Gives every finding the edits that went in for it, in offsets of the original, and what became of it."""
        first_walk = sum(one.applied is not None for one in owned)
        mine: dict[int, list[Edit]] = {}
        for edit, owner in made:
            mine.setdefault(owner, []).append(edit)
        for number, one in enumerate(owned):
            if number in mine:
                one.applied, one.edits = True, tuple(mine[number])
                if number >= first_walk:  # found in a later walk: its place in the original is around its edits
                    one.start, one.end = one.edits[0].start, one.edits[-1].end
                    one.text = doc.raw[one.start : one.end]
                    one.line, one.column = doc.line_column(one.start)
                    one.end_line, one.end_column = doc.line_column(one.end)
                    one.place = doc.place_at(one.start)
            elif one.applied is True or one.applied is None:
                one.applied = "absorbed"  # the edit of a later walk took its place in

    def locate(self, doc: Document, findings: Sequence[Finding], marks: Sequence[str] = ()) -> list[Located]:
        """`findings` (in offsets of doc.raw) with lines, columns, edits and their fingerprints, `marks`."""
        located, gaps, raw = [], Gaps(doc.raw), doc.raw
        for one, mark in zip(findings, marks or fingerprints(doc, findings), strict=True):
            segment, low, high = doc.in_segment(one.start, one.end) or (None, None, None)
            edits = one.fixes[0].edits if one.fixes else ()
            if edits:
                edits = tuple([edit for edit in widen(raw, sorted(edits), gaps) if edit is not None])
            located.append(Located(self.rules[one.rule], one.start, one.end, raw[one.start : one.end], one.message, one.severity, one.fixes, edits, one.related,
                                   mark, *doc.line_column(one.start), *doc.line_column(one.end), segment and segment.id, low, high, place=doc.place_at(one.start)))  # fmt: skip
        return located


def again(doc: Document, raw: str) -> Document:
    """`raw`, read as `doc` was."""
    if doc.reread is None:
        return formats.read(doc.path, raw, doc.encoding, doc.format)
    made = doc.reread(raw)
    made.reread = doc.reread
    return made


def _may_be_asked(detector: Detector, foreign: bool, from_english: bool, of_pairs: bool, article: bool) -> bool:
    if foreign != (detector.name == "not_english") or (from_english and not detector.both_ways):
        return False
    return (of_pairs or detector.scope != PAIR) and (article or detector.scope != ARTICLE)


def carry(doc: Document, finding: Finding) -> Finding:
    """`finding` (in offsets of prose) in offsets of raw. A fix that would touch markup keeps its wording and loses
    its edits; one that would change a number or the words of a quotation is never safe."""
    if doc.pieces is None and not doc.escape and not any(fix.safety == SAFE and any(_delicate(doc, edit) for edit in fix.edits) for fix in finding.fixes):
        return finding  # nearly always, in plain text
    start, end = doc.home(finding.start, finding.end)
    fixes = []
    for fix in finding.fixes:
        safety = fix.safety
        if safety == SAFE and any(_delicate(doc, edit) for edit in fix.edits):
            safety = SUGGESTED
        homes = [doc.at_home(edit) for edit in fix.edits]
        edits = tuple(one for home in homes if home is not None for one in home)
        fixes.append(Fix(fix.wording, () if None in homes else edits, safety))
    related = finding.related
    if doc.pieces is not None:
        related = tuple(one if one.path else one._replace(start=doc.home(one.start, one.end).start, end=doc.home(one.start, one.end).end) for one in related)
    return Finding(finding.rule, start, end, finding.message, finding.severity, tuple(fixes), related)


def _delicate(doc: Document, edit: Edit) -> bool:
    """Whether an edit changes a number, or words inside a quotation; whole lines of page furniture may go."""
    old = doc.prose[edit.start : edit.end]
    if not edit.text and ("\n" in old or "\r" in old or doc.fills_line(edit.start, edit.end)):
        return False
    if not old.isascii():
        old = unicodedata.normalize("NFKC", _CODE.sub("", old))  # the code of a dash is no number; a full-width figure is the same figure
    elif "&" in old or "u" in (folded := old.lower()) or "nbsp" in folded:
        old = _CODE.sub("", old)
    if _DIGITS.findall(old) != _DIGITS.findall(edit.text):
        return True
    return _LETTERS.findall(old) != _LETTERS.findall(edit.text) and doc.quoted(edit.start, edit.end)


def _baseline(file: Path) -> Baseline:
    from cleaner import baseline  # most projects have none

    return baseline.read(file)


def load_glossary(layers: tuple[Path, ...]) -> Glossary:
    """The built-in glossary with `layers` laid over it, lowest first; read again when one of them was changed."""
    return _load_glossary(layers, tuple(path.stat().st_mtime_ns if path.exists() else 0 for path in layers))


@cache
def _load_glossary(layers: tuple[Path, ...], times: tuple[int, ...]) -> Glossary:
    return Glossary.load(layers)


@cache
def desk_for(settings: Settings) -> Desk:
    """The Desk of some settings, made once a process."""
    return Desk(settings)
