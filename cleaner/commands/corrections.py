"""`copydesk corrections`: what was changed, for the translator."""
from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from cleaner.commands.opening import opened
from cleaner.folder import walk
from cleaner.job import Job
from cleaner.report import Wanted
from cleaner.report.corrections import as_csv, as_html, gathered
from cleaner.report.tally import Tally
from cleaner.score import score, verdict
from cleaner.write import save


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "form", type=click.Choice(("html", "csv")), help="Default: what the name of --output-file says, else html.")
@click.option("--output-file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Where to write. Default: standard output.")
@click.option("--config", type=click.Path(path_type=Path), metavar="FILE", help="Settings in place of the nearest above each article.")
@click.option("--isolated", is_flag=True, help="No settings file at all.")
@click.option("--jobs", type=click.IntRange(1), default=None, metavar="N")
def corrections(paths: tuple[str, ...], form: str | None, output_file: Path | None, config: Path | None, isolated: bool, jobs: int | None) -> None:
    """Report to the translator what is changed in PATH, how often, with examples.

    PATH holds the articles as the translator sent them. Reported is what `clean` mends there, editors' decisions included.
    """
    known = opened(paths, config=config, isolated=isolated)
    tally, lines = Tally(errors=list(known.problems)), list[str]()
    for one in walk(Job(known.settings, reports=(Wanted("corrections"),), clean=True, diff=True), known.articles, jobs or os.cpu_count() or 1):
        tally.add(one)
        lines += one.texts[0].splitlines() if one.texts else ()
    made = gathered(lines)
    value = score(tally.points, tally.words)
    estimate = f"{tally.articles:,} article{'s' * (tally.articles != 1)}, {tally.words:,} words; as they came, an estimate of {value} of 100: {verdict(value)}."
    suffix = output_file.suffix.lower() if output_file else ""
    text = as_csv(made) if (form or suffix.lstrip(".")) == "csv" else as_html(made, ", ".join(paths), estimate)
    if output_file:
        save(output_file, text.encode("utf-8", "backslashreplace"))
        click.echo(f"{sum(one.times for one in made):,} corrections of {len(made):,} kinds, written to {click.format_filename(output_file)}.")
    else:
        click.echo(text, nl=False)
    for error in tally.errors:
        click.echo(f"copydesk: {error}", err=True)
    sys.exit(2 if tally.errors else 0)
