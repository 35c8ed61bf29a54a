"""What commands that walk over articles share: which reports are wanted, how they are written, what is said at the end."""
from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence

from cleaner.commands.speaking import complain, say, usage_error
from cleaner.report import FORMATS, Wanted
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from cleaner.commands.aftermath import Aftermath
    from cleaner.job import Job, Outcome, Source
    from cleaner.report.tally import Tally


def color(stream: Any) -> bool:
    return bool(stream.isatty()) and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def wanted_reports(forms: Sequence[str], output_file: Path | None) -> tuple[Wanted, ...]:
    """The reports asked for, each once, and where they go."""
    wanted = []
    for form in forms or ("text",):
        name, _, file = form.partition(":")
        if name not in FORMATS:
            from cleaner.settings_file import nearest

            raise usage_error(f"there is no format {name!r}{nearest(name, FORMATS)} They are: {', '.join(FORMATS)}.")
        wanted.append(Wanted(name, _path(file) if file else None))
    if output_file:
        if len(wanted) > 1:
            raise usage_error("with several formats, say for each where it goes: --format sarif:FILE --format text")
        wanted = [wanted[0]._replace(file=output_file)]
    files = [one.file and os.path.abspath(one.file) for one in wanted]
    if len(set(files)) < len(files):
        raise usage_error("two reports cannot go to the same place; name a file for one of them: --format sarif:FILE")
    return tuple(wanted)


def _path(name: str) -> Path:
    from pathlib import Path  # slow to import, and most reports go to standard output

    return Path(name)


def outcomes(job: Job, articles: list[Source], jobs: int | None, aftermath: Aftermath) -> Iterator[Outcome]:
    """The outcome of every article, with a progress bar on a terminal when the work is long."""
    for outcome in _walked(job, articles, jobs):
        aftermath.see(outcome)
        yield outcome


def _walked(job: Job, articles: list[Source], jobs: int | None) -> Iterator[Outcome]:
    from cleaner.folder import WORTH_A_PROCESS, walk

    outcomes = walk(job, articles, jobs or os.cpu_count() or 1)
    if job.quiet or not sys.stderr.isatty() or sum(one.size for one in articles) < WORTH_A_PROCESS:
        yield from outcomes
        return
    from cleaner.progress import shown

    sizes = {one.name: one.size for one in articles}
    yield from shown(outcomes, len(articles), sum(sizes.values()), lambda one: 0 if one.later else sizes[one.name], sys.stderr)


def report_outcomes(job: Job, articles: list[Source], jobs: int | None, sort: str, aftermath: Aftermath, paths: Sequence[str] = ()) -> Tally:
    """Writes the reports of every article as it is done (or the worst first), then the summary."""
    from cleaner.report.out import Reports
    from cleaner.report.tally import Tally

    tally, reports = Tally(errors=aftermath.problems), Reports(job.reports, job.color)
    try:
        done = outcomes(job, articles, jobs, aftermath)
        if sort == "score":
            done = iter(sorted(done, key=lambda one: (not one.cut, -one.rate, one.name)))
        for one in done:
            tally.add(one)
            if not one.error:
                reports.add(one.texts)
        if job.diff:
            if not tally.applied:
                say("Nothing that is safe to mend.")
            return tally
        tally.notes = aftermath.lines()
        if any(one.name == "html" for one in job.reports):
            tally.history = _earlier(paths)
        reports.finish(tally)
    except BaseException:
        reports.discard()
        raise
    if not job.quiet and not any(one.name == "text" and one.file is None for one in job.reports):
        for note in tally.notes:
            complain(note)
    return tally


def _earlier(paths: Sequence[str]) -> list[dict[str, Any]]:
    """What `copydesk score` noted about the same articles."""
    from cleaner import history
    from cleaner.commands.baseline import default_folder
    from cleaner.commands.score import read_paths

    file = default_folder() / history.HISTORY
    return [one.record() for one in history.read(file, read_paths(file, paths))]


def finish(tally: Tally, status: int) -> int:
    """Says what went wrong; the exit status."""
    for error in tally.errors:
        complain(error)
    for name in tally.unsettled:
        complain(f"{name}: still changing after four walks; please report it as a defect of the rules")
    return 2 if tally.errors or tally.unsettled else status
