"""What becomes of one article of many: read, checked or cleaned, rendered as the reports want it."""
from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence

from cleaner import formats
from cleaner.article import open_article, read_file
from cleaner.files import Seen, open_file, read
from cleaner.job import Job, Outcome, Source
from cleaner.model import SEVERITIES, CopydeskError, Lines
from cleaner.report import report_named
from cleaner.run import Desk, Located, Result
from cleaner.shortlist import Shortlist
from cleaner.suppress import is_asked
from cleaner.terminal import one_line
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.article import Mended
    from cleaner.cache import Trace
    from cleaner.config import Settings
    from cleaner.document import Document
    from cleaner.repeats import Repeats


def outcomes(desk: Desk, job: Job, source: Source, repeats: Repeats) -> Iterable[Outcome]:
    """What becomes of a file: most have one outcome, one that is read a part at a time has several. repeats: of the pairs of the run."""
    if not source.error and not job.clean and source.name != "-" and formats.in_parts(source.name):
        return _do_parts(desk, job, source, repeats)
    return (do(desk, job, source, repeats),)


def learn(repeats: Repeats, job: Job, source: Source) -> None:
    """Lets `repeats` know the pairs of a file; what cannot be read is told when it is checked."""
    settings = source.settings or job.settings
    try:
        for doc in _parts(settings, source):
            repeats.learn(doc)
    except (CopydeskError, OSError):
        return


def do(desk: Desk, job: Job, source: Source, repeats: Repeats | None = None) -> Outcome:
    """Reads one article, checks or cleans it, and renders what the reports want to know of it."""
    error, stamp = source.error, (source.size, source.changed)
    try:
        if not error:
            return _do(desk, job, source, repeats)
    except CopydeskError as refusal:
        error = str(refusal)
    except OSError as failure:
        error = f"{failure.filename or source.name}: {failure.strerror or failure}; the article was left as it is"
    except Exception as failure:  # one bad article never stops the folder
        error = f"{source.name}: copydesk failed on this article ({type(failure).__name__}: {failure}); it was left as it is; please report it"
    return Outcome(source.name, error=one_line(error), stamp=stamp)


def _do(desk: Desk, job: Job, source: Source, repeats: Repeats | None) -> Outcome:
    seen = None if source.name == "-" else read(source.name, source.root or None)
    data = seen.data if seen else sys.stdin.buffer.read()
    made_of = _traces(job, source.name, seen)
    if source.name in job.begun:
        data = _before(job, source, data)
    partner = read_file(source.partner) if source.partner else None
    if partner:
        made_of += _traces(job, source.partner, partner)
    if job.clean and formats.in_parts(source.name, to_write=True):
        outcome, cleaned = _in_parts(desk, job, source, data, repeats)
    else:
        outcome, cleaned = _as_a_whole(desk, job, source, data, partner, repeats)
    outcome.stamp, outcome.made_of = (source.size, source.changed), made_of
    if cleaned:
        _write(job, source, seen, data, cleaned, outcome)
    return outcome


def _as_a_whole(desk: Desk, job: Job, source: Source, data: bytes, partner: Seen | None, repeats: Repeats | None) -> tuple[Outcome, Mended | None]:
    doc = open_article(source.name, data, desk.settings)
    if partner:
        doc = desk.beside(doc, open_article(source.partner, partner.data, desk.settings))
    result, outcome = _told(desk, job, source, doc, repeats)
    if not job.clean or job.diff:
        return outcome, None
    from cleaner.article import mended  # what writes is slow to import, and a check writes nothing

    return outcome, mended(data, result)


def _in_parts(desk: Desk, job: Job, source: Source, data: bytes, repeats: Repeats | None) -> tuple[Outcome, Mended | None]:
    """A file of pairs, of which only a part is open at a time."""
    from io import BufferedReader, BytesIO

    from cleaner.article import Mended
    from cleaner.edits import ByteEdit, in_bytes, reverse, splice_bytes

    told: list[Outcome] = []
    changes: list[ByteEdit] = []
    size = 0
    for doc in formats.parts(source.name, BufferedReader(BytesIO(data)), desk.settings.for_file(source.name).encoding):
        result, outcome = _told(desk, job, source, doc, repeats)
        told.append(outcome)
        old, here = in_bytes(doc.raw, doc.encoding, result.edits)
        if data[size : size + len(old)] != old:
            raise CopydeskError(f"{source.name}: in {doc.encoding.upper()} its parts are not the whole, so nothing can be mended; convert it to UTF-8 first")
        changes += [ByteEdit(size + start, size + end, new) for start, end, new in here]
        size += len(old)
    outcome = Outcome.of_parts(source.name, told, [report_named(one, job.color).between for one in job.reports])
    return outcome, Mended(splice_bytes(data, changes), changes, reverse(data, changes)) if not job.diff else None


def _told(desk: Desk, job: Job, source: Source, doc: Document, repeats: Repeats | None) -> tuple[Result, Outcome]:
    if job.clean and doc.broken:
        raise CopydeskError(f"{source.name}: {doc.broken}; the file was left as it is")
    if repeats and not doc.article:
        doc.repeats = repeats.of(doc)
    result = _examined(desk, job, source, doc)
    result.words = doc.survey.words
    outcome = _render(job, source, result)
    if job.clean and not job.diff:
        from cleaner.report import jsonl

        outcome.findings = jsonl.Jsonl().article(result)
    return result, outcome


def _traces(job: Job, name: str, seen: Seen | None) -> tuple[Trace, ...]:
    """By what a later run knows a file again, told at once after it was read; nothing where no later run will ask."""
    if not job.cached or seen is None:
        return ()
    from cleaner.cache import trace

    return (trace(name, seen.data, seen.stat),)


def _before(job: Job, source: Source, data: bytes) -> bytes:
    """An article as it was before a run that was killed mended it: what was mended is seen again."""
    from cleaner.edits import splice_bytes
    from cleaner.journal import mark

    begun = job.begun[source.name]
    return splice_bytes(data, begun.back) if begun.after == mark(data) else data


def _write(job: Job, source: Source, seen: Seen | None, data: bytes, cleaned: Mended, outcome: Outcome) -> None:
    from cleaner.patch import unified
    from cleaner.store import store

    outcome.stamp = store(job, source, seen, cleaned)
    outcome.patch = unified(source.inside.replace(os.sep, "/"), data, cleaned.changes)


def _do_parts(desk: Desk, job: Job, source: Source, repeats: Repeats) -> Iterator[Outcome]:
    later = False
    try:
        for doc in _parts(desk.settings, source):
            doc.repeats = repeats.of(doc)
            result = desk.examine(doc)
            result.words = doc.survey.words
            outcome = _render(job, source, result)
            outcome.later, later = later, True
            yield outcome
        if not later:
            yield Outcome(source.name)
    except CopydeskError as error:
        yield Outcome(source.name, error=one_line(str(error)), later=later)
    except OSError as error:
        yield Outcome(source.name, error=one_line(f"{error.filename or source.name}: {error.strerror or error}"), later=later)


def _parts(settings: Settings, source: Source) -> Iterator[Document]:
    with open_file(source.name, source.root or None)[1] as file:
        yield from formats.parts(source.name, file, settings.for_file(source.name).encoding)


def _examined(desk: Desk, job: Job, source: Source, doc: Document) -> Result:
    if job.decided:
        from cleaner.apply import mend

        return mend(desk, doc)
    return desk.clean(doc, job.suggested) if job.clean else desk.examine(doc, _shortlist(job, source, doc))


def _shortlist(job: Job, source: Source, doc: Document) -> Shortlist | None:
    """None: everything is listed, for it was asked for, or something is held against the whole list."""
    settings = source.settings or job.settings
    held_against = source.lines is not None or settings.baseline or settings.decisions or is_asked(doc)
    if not job.abridged or not settings.max_same or held_against or not doc.article or doc.segments:
        return None
    return Shortlist(settings.max_same, _fatal(settings))


def _fatal(settings: Settings) -> Sequence[str]:
    """The severities that make `check` exit with 1."""
    return SEVERITIES[max(1, SEVERITIES.index(settings.fail_on)) :]


def _render(job: Job, source: Source, result: Result) -> Outcome:
    doc = result.document
    assert doc is not None
    settings = source.settings or job.settings
    outcome = Outcome(source.name, words=result.words, settled=result.settled, edits=len(result.edits), pairs=len(doc.segments), alone=doc.alone,
                      skipped=[f"{source.name}: {why}" for _, _, why in doc.complaints if not doc.article],
                      flaws=[f"{source.name}: {why}" for why in (doc.broken, *doc.doubts) if why],
                      old=result.old, decided=result.decided, renewed=result.renewed, cut=result.cut)  # fmt: skip
    if source.lines is not None:
        result.findings = [one for one in result.findings if _on(source.lines, doc, one)]
    fatal = _fatal(settings)
    for one in result.findings:
        for counts, name in ((outcome.rules, one.rule.id), (outcome.severities, one.severity), (outcome.fixes, one.fix or "none")):
            counts[name] = counts.get(name, 0) + 1
        outcome.failing += one.severity in fatal
        outcome.applied += one.applied is True
    if job.diff:
        outcome.texts = tuple(report_named(one, job.color).changes(result) for one in job.reports)
    else:
        outcome.texts = tuple("" if job.quiet and one.name == "text" else report_named(one, job.color).article(result) for one in job.reports)
    return outcome


def _on(lines: Lines, doc: Document, one: Located) -> bool:
    """Whether a finding touches one of `lines`, which only LF ends."""
    first = doc.first_line + doc.raw.count("\n", 0, one.start)
    last = first + doc.raw.count("\n", one.start, max(one.start, one.end - 1))
    return any(low <= last and first < high for low, high in lines)
