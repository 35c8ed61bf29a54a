"""The walk over many articles: which files there are, and what each process does with its share of them."""
from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from cleaner import formats
from cleaner.apply import mend
from cleaner.cache import Cache, stamp
from cleaner.choice import Choice
from cleaner.config import Settings
from cleaner.decisions import Decision
from cleaner.document import Document, decode
from cleaner.model import SEVERITIES, WEIGHTS, CopydeskError, Lines
from cleaner.patch import unified
from cleaner.report import Wanted, jsonl, report_named
from cleaner.run import Desk, Located, Result, count_words
from cleaner.write import save

#: folders smaller than this (bytes) are done in one process
WORTH_A_PROCESS = 2_000_000
_CHUNK = 64


class Source(NamedTuple):
    """An article to read: its name in reports, its place below the output folder, its size in bytes."""

    name: str
    inside: str
    size: int = 0
    error: str = ""  #: why there is nothing to read
    partner: str = ""  #: the file of the article that it was translated from
    settings: Settings | None = None  #: in place of the job's own
    lines: Lines | None = None  #: only findings on these lines are asked for; None: on all


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


@dataclass(slots=True)
class Outcome:
    """What became of one article, in a form that travels: finished text and counts."""

    name: str
    texts: tuple[str, ...] = ()  #: one for each report
    error: str = ""
    words: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    severities: Counter[str] = field(default_factory=Counter)
    fixes: Counter[str] = field(default_factory=Counter)
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

    def kept(self) -> tuple[Any, ...]:
        """All but the name, in a form that the cache can hold."""
        return tuple(dict(value) if isinstance(value, Counter) else value for field in fields(self)[1:] for value in (getattr(self, field.name),))

    @classmethod
    def again(cls, name: str, kept: tuple[Any, ...]) -> Outcome:
        """The outcome that was `kept`."""
        values: list[Any] = [Counter(value) if isinstance(value, dict) else value for value in kept]
        return cls(name, *values)

    @property
    def points(self) -> int:
        return sum(WEIGHTS[severity] * count for severity, count in self.severities.items())

    @property
    def rate(self) -> float:
        return 1000 * self.points / max(self.words, 1)


def sources(paths: Sequence[str], choice: Choice | None = None) -> Iterator[Source]:
    """The articles below `paths` that `choice` takes, in sorted order; what is not there comes as a Source with an error."""
    choice = choice or Choice()
    several = len(paths) > 1
    for given in paths:
        if given == "-":
            yield Source("-", "standard-input.txt", settings=choice.given(given))
            continue
        path = Path(given)
        try:
            if path.is_dir():
                root = path.resolve().name if several else ""
                for found in _below(path, choice):
                    inside = found.relative_to(path)
                    name = os.path.join(given, inside)
                    yield Source(name, os.path.join(root, inside), found.stat().st_size, settings=choice.given(name))
            elif path.exists():
                if choice.takes(given):
                    yield Source(given, path.name, path.stat().st_size, settings=choice.given(given))
            else:
                yield Source(given, "", 0, f"{given}: there is no such file or folder; is the path right?")
        except OSError as error:
            yield Source(given, "", 0, f"{error.filename or given}: {error.strerror}; may you read it?")


def _below(folder: Path, choice: Choice) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise error

    choice.begin(str(folder))
    for base, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = choice.folders(base, folders)
        for name in choice.files(base, names):
            yield Path(base, name)


def do(desk: Desk, job: Job, source: Source) -> Outcome:
    """Reads one article, checks or cleans it, and renders what the reports want to know of it."""
    if source.error:
        return Outcome(source.name, error=source.error)
    try:
        data = sys.stdin.buffer.read() if source.name == "-" else Path(source.name).read_bytes()
        doc = open_article(source.name, data, desk.settings)
        if source.partner:
            doc = desk.beside(doc, read_article(source.partner, desk.settings))
        if job.clean and doc.broken:
            raise CopydeskError(f"{source.name}: {doc.broken}; the file was left as it is")
        result = _examined(desk, job, doc)
        result.words = count_words(doc.prose)
        outcome = _render(job, source, result)
        if job.clean and not job.diff:
            _store(job, source, result, data)
        return outcome
    except CopydeskError as error:
        return Outcome(source.name, error=str(error))
    except OSError as error:
        return Outcome(source.name, error=f"{error.filename or source.name}: {error.strerror or error}; the article was left as it is")
    except Exception as error:  # one bad article never stops the folder
        return Outcome(source.name, error=f"{source.name}: copydesk failed on this article ({type(error).__name__}: {error}); it was left as it is; please report it")


def read_article(path: str, settings: Settings) -> Document:
    """The Document of a file. Raises CopydeskError where there is none that can be read."""
    try:
        return open_article(path, Path(path).read_bytes(), settings)
    except OSError as error:
        raise CopydeskError(f"{path}: {error.strerror or error}; is the path right?") from error


def do_parts(desk: Desk, job: Job, source: Source) -> Iterator[Outcome]:
    """The outcomes of a file that is checked a part at a time."""
    later = False
    try:
        with Path(source.name).open("rb") as file:
            for doc in formats.parts(source.name, file, desk.settings.for_file(source.name).encoding):
                result = desk.examine(doc)
                result.words = count_words(doc.prose)
                outcome = _render(job, source, result)
                outcome.later, later = later, True
                yield outcome
    except CopydeskError as error:
        yield Outcome(source.name, error=str(error), later=later)
    except OSError as error:
        yield Outcome(source.name, error=f"{error.filename or source.name}: {error.strerror or error}", later=later)


def _outcomes(desk: Desk, job: Job, source: Source) -> Iterator[Outcome]:
    if not source.error and not job.clean and source.name != "-" and formats.in_parts(source.name):
        yield from do_parts(desk, job, source)
    else:
        yield do(desk, job, source)


def open_article(name: str, data: bytes, settings: Settings) -> Document:
    """The Document of a file's bytes. Raises CopydeskError."""
    if name.lower().endswith(".docx"):
        from cleaner.formats import docx  # slow to import, as is what writes tracked changes

        return docx.read(name, data)
    here = settings.for_file(name)
    form = here.format_in or None
    raw, encoding = decode(name, data, here.encoding or formats.declared_encoding(name, data, form))
    return formats.read(name, raw, encoding, form)


def mended(data: bytes, result: Result) -> bytes:
    """The bytes of an article with what was mended; of a Word document, with tracked changes. Raises CopydeskError."""
    assert result.document is not None and result.cleaned is not None
    if not result.edits:
        return data
    if result.document.format != "docx":
        return result.cleaned.encode(result.document.encoding)
    from cleaner.tracked import Change, tracked

    reasons = {edit: one.message for one in result.findings if one.applied is True for edit in one.edits}
    when = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC) if "SOURCE_DATE_EPOCH" in os.environ else None
    return tracked(result.name, data, [Change(edit, reasons.get(edit, "")) for edit in result.edits], when=when)


def _examined(desk: Desk, job: Job, doc: Document) -> Result:
    if job.decided:
        return mend(desk, doc)
    return desk.clean(doc, job.suggested) if job.clean else desk.examine(doc)


def _render(job: Job, source: Source, result: Result) -> Outcome:
    doc = result.document
    assert doc is not None
    settings = source.settings or job.settings
    outcome = Outcome(source.name, words=result.words, settled=result.settled, edits=len(result.edits), pairs=len(doc.segments), alone=doc.alone,
                      skipped=[f"{source.name}: {why}" for _, _, why in doc.complaints if not doc.article],
                      flaws=[f"{source.name}: {why}" for why in (doc.broken, *doc.doubts) if why],
                      old=result.old, decided=result.decided, renewed=result.renewed)  # fmt: skip
    if source.lines is not None:
        result.findings = [one for one in result.findings if _on(source.lines, doc, one)]
    fatal = SEVERITIES[max(1, SEVERITIES.index(settings.fail_on)) :]
    for one in result.findings:
        outcome.rules[one.rule.id] += 1
        outcome.severities[one.severity] += 1
        outcome.failing += one.severity in fatal
        outcome.fixes[one.fix or "none"] += 1
        outcome.applied += one.applied is True
    if job.diff:
        outcome.texts = tuple(report_named(one, job.color).changes(result) for one in job.reports)
    else:
        outcome.texts = tuple("" if job.quiet and one.name == "text" else report_named(one, job.color).article(result) for one in job.reports)
    if job.clean and not job.diff:
        outcome.patch = b"" if doc.format == "docx" else unified(source.inside.replace(os.sep, "/"), doc.raw, doc.encoding, result.edits)
        outcome.findings = jsonl.Jsonl().article(result)
    return outcome


def _on(lines: Lines, doc: Document, one: Located) -> bool:
    """Whether a finding touches one of `lines`, which only LF ends."""
    first = doc.first_line + doc.raw.count("\n", 0, one.start)
    last = first + doc.raw.count("\n", one.start, max(one.start, one.end - 1))
    return any(low <= last and first < high for low, high in lines)


def _store(job: Job, source: Source, result: Result, data: bytes) -> None:
    assert result.document is not None and result.cleaned is not None
    cleaned = mended(data, result)
    if job.in_place and source.name != "-":
        if result.edits:
            save(Path(source.name), cleaned)
    elif job.output:
        save(job.output / source.inside, cleaned)


def walk(job: Job, articles: Sequence[Source], jobs: int) -> Iterator[Outcome]:
    """The outcome of every article, in the order of `articles`: from the cache where nothing changed, else by `jobs` processes where that is worth it."""
    caches = Caches(job)
    if len(articles) < 2 or job.clean or job.diff or not caches.wanted:
        for outcomes in _anew(job, articles, jobs):
            yield from outcomes
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
            outcomes = next(fresh) if not hit else next(_anew(job, [one], 1))  # another run may have let it go meanwhile
            if mark and len(outcomes) == 1 and not outcomes[0].error:
                caches.of(one).keep(one.name, mark, outcomes[0].kept())
            yield from outcomes
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
            chosen = [getattr(settings, field.name) for field in fields(settings)]
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
    return lambda chunk: [list(_outcomes(desks.of(source), job, source)) for source in chunk]


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
