"""`copydesk baseline`: take the findings of today for old, so that only new ones are shown."""
from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import click

from cleaner import baseline as notes
from cleaner.baseline import Old
from cleaner.commands.aftermath import shown
from cleaner.commands.opening import opened
from cleaner.config import BASELINE, NOTES
from cleaner.decisions import refuse_flaws
from cleaner.folder import walk
from cleaner.git import top
from cleaner.job import Job
from cleaner.report import Wanted


@click.group()
def baseline() -> None:
    """Take the findings of today for old, so that only new ones are shown."""


@baseline.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--baseline", "file", type=click.Path(path_type=Path), metavar="FILE", help="Where to write. Default: what the settings say, else .copydesk/baseline.jsonl.")
@click.option("--config", type=click.Path(path_type=Path), metavar="FILE", help="Settings in place of the nearest above each article.")
@click.option("--jobs", type=click.IntRange(1), default=None, metavar="N")
def write(paths: tuple[str, ...], file: Path | None, jobs: int | None, **options: Any) -> None:
    """Note all findings in PATH as old. What the baseline says of other articles stays."""
    known = opened(paths, **options)
    file = file or known.settings.baseline or default_folder() / BASELINE
    before = notes.read(file) if file.exists() else notes.Baseline(file, ())
    refuse_flaws(before.problems)
    articles = [one._replace(settings=one.settings and one.settings.without_baseline()) for one in known.articles]
    seen: set[str] = set()
    entries: list[Old] = []
    errors = list(known.problems)
    for one in walk(Job(known.settings.without_baseline(), reports=(Wanted("jsonl"),)), articles, jobs or os.cpu_count() or 1):
        if one.error:
            errors.append(one.error)
            continue
        path = before.inside(one.name)
        seen.add(path)
        records = map(json.loads, one.texts[0].splitlines())
        entries += (Old(path, each["rule"], each["text"], each["fingerprint"]) for each in records)
    kept = [old for path, olds in before.by_path.items() if path not in seen and path not in before.gone for old in olds.values()]
    notes.write(file, [*entries, *kept])
    click.echo(f"{len(entries):,} findings of {len(seen):,} articles are old now: {shown(file)}. Commit it; `copydesk check` shows only what is new.")
    for error in errors:
        click.echo(f"copydesk: {error}", err=True)
    sys.exit(2 if errors else 0)


def default_folder() -> Path:
    """Where a project's notes begin: at the top of the git work tree, else here."""
    return Path(top(".") or ".") / NOTES
