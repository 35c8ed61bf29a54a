"""Finds what is wrong in articles, and reports it."""
from __future__ import annotations

import sys

from cleaner.commands.aftermath import Aftermath
from cleaner.commands.opening import opened
from cleaner.commands.reporting import color, finish, report_outcomes, wanted_reports
from cleaner.job import Job
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any


def check(paths: tuple[str, ...], forms: tuple[str, ...], output_file: Path | None, sort: str, exit_zero: bool, quiet: bool, jobs: int | None, no_cache: bool,
          **options: Any) -> int:  # fmt: skip
    """What `copydesk check` does with its arguments, by their names in `cleaner.cli`; the exit status."""
    known = opened(paths, **options)
    aftermath = Aftermath(known, old_too=True)
    reports = wanted_reports(forms, output_file)
    whole = any(one.name == "html" for one in reports)  # an editor decides about every finding
    job = Job(known.settings, reports=reports, abridged=not whole, color=color(sys.stdout), quiet=quiet, cached=not no_cache)
    tally = report_outcomes(job, known.articles, jobs, sort, aftermath, paths)
    return finish(tally, 1 if tally.failing and not exit_zero else 0)
