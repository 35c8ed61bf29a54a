"""`copydesk score`: an estimate of how much editing articles need."""
from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from cleaner import history
from cleaner.baseline import inside, project
from cleaner.commands.baseline import default_folder
from cleaner.commands.opening import opened
from cleaner.folder import walk
from cleaner.history import HISTORY, Run
from cleaner.job import Job
from cleaner.model import SEVERITIES, WEIGHTS
from cleaner.report.tally import Tally
from cleaner.score import rate, score, verdict
from cleaner.terminal import printable


@click.command("score")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--fail-under", type=click.IntRange(0, 100), metavar="N", help="Exit with 1 when the score of all articles together is below N.")
@click.option("--no-history", is_flag=True, help="Do not note the score in .copydesk/history.jsonl.")
@click.option("--config", type=click.Path(path_type=Path), metavar="FILE", help="Settings in place of the nearest above each article.")
@click.option("--isolated", is_flag=True, help="No settings file at all.")
@click.option("--jobs", type=click.IntRange(1), default=None, metavar="N")
def command(paths: tuple[str, ...], fail_under: int | None, no_history: bool, config: Path | None, isolated: bool, jobs: int | None) -> None:
    """Estimate how much editing the articles in PATH need: 100 nothing found, 0 hopeless.

    Penalty points per 1000 words (neutral 0, minor 1, major 5, critical 25) for what copydesk can see. In a project with a
    .copydesk folder every run is noted, and the page of `check --format html` shows the curve.
    """
    known = opened(paths, config=config, isolated=isolated)
    tally = Tally(errors=list(known.problems))
    for one in walk(Job(known.settings, reports=()), known.articles, jobs or os.cpu_count() or 1):
        tally.add(one)
    value = score(tally.points, tally.words)
    if tally.articles:
        click.echo("score   points  found")
    for name, findings, points, words in sorted(tally.by_article, key=lambda row: (score(row[2], row[3]), row[0])):
        click.echo(f"{score(points, words):5}  {rate(points, words):7.1f}  {findings:5,}  {printable(name)}")
    spotless = tally.articles - len(tally.by_article)
    if spotless:
        click.echo(f"  100      0.0      0  {spotless:,} article{'s' * (spotless != 1)} where nothing was found")
    parts = ", ".join(f"{tally.severities[name]:,} {name} × {WEIGHTS[name]}" for name in reversed(SEVERITIES) if tally.severities[name])
    click.echo(f"Estimate for all: {value} of 100 ({verdict(value)}); {rate(tally.points, tally.words):.1f} penalty points per 1000 words" + (f" ({parts})." if parts else "."))
    failed = fail_under is not None and value < fail_under
    if failed:
        click.echo(f"copydesk: {value} is below {fail_under}, as --fail-under asks", err=True)
    notes = default_folder()
    if notes.is_dir() and not no_history and tally.articles:
        file = notes / HISTORY
        history.add(file, Run(datetime.now(UTC).isoformat(timespec="seconds"), read_paths(file, paths), value, round(rate(tally.points, tally.words), 2),
                              tally.articles, tally.words, tally.findings))  # fmt: skip
    for error in tally.errors:
        click.echo(f"copydesk: {error}", err=True)
    sys.exit(2 if tally.errors else 1 if failed else 0)


def read_paths(file: Path, paths: Sequence[str]) -> tuple[str, ...]:
    """What was read, as the history notes it."""
    return tuple(sorted(inside(project(file), one) for one in paths))
