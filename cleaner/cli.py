"""The command: collect arguments, call one function, return one number."""
from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleaner import __version__
from cleaner.commands.reporting import color, finish, outcomes, report_outcomes
from cleaner.commands.speaking import complain, ended, say
from cleaner.report import FORMATS, Wanted

if TYPE_CHECKING:
    from cleaner.commands.aftermath import Aftermath
    from cleaner.job import Job, Outcome, Source
    from cleaner.report.tally import Tally

SEVERITIES = ("neutral", "minor", "major", "critical")
paths = click.argument("paths", nargs=-1, metavar="PATH...")


def shared(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that check and clean have in common."""
    for option in reversed((
        click.option("--select", multiple=True, metavar="RULE", help="Only these rules (or the family 'style'). May be given several times, or with commas."),
        click.option("--ignore", multiple=True, metavar="RULE", help="Not these rules (or the family 'style')."),
        click.option("--format-in", "format_in", type=click.Choice(("text", "markdown", "mdx", "html")), help="What every article is, whatever its name. Default: told by the name."),
        click.option("--encoding", metavar="NAME", help="Of files that are not UTF-8 and have no byte-order mark: gb18030, big5 …"),
        click.option("--country", metavar="NAME", help="Whose country 'my country' is: China, Taiwan … Without it the article itself decides."),
        click.option("--glossary", "glossaries", multiple=True, type=click.Path(path_type=Path), metavar="FILE.csv", help="A table of terms of your own, laid over the built-in ones."),
        click.option("--source", metavar="PATH", help="What the articles were translated from: an article, a folder with files of the same names, or a table (.tsv, .csv) of English and Chinese paths."),
        click.option("--config", type=click.Path(path_type=Path), metavar="FILE", help="Settings in place of the nearest copydesk.toml or pyproject.toml above each article."),
        click.option("--isolated", is_flag=True, help="No settings file at all."),
        click.option("--force-exclude", is_flag=True, help="Leave out what the settings exclude also where it is named as PATH (for hooks)."),
        click.option("--changed", is_flag=True, help="Only articles that changed since the last commit."),
        click.option("--changed-since", metavar="REV", help="Only articles that changed since this branch parted from REV."),
        click.option("--jobs", type=click.IntRange(1), default=None, metavar="N", help="Processes to use for large folders. Default: as many as there are processors."),
        click.option("--quiet", is_flag=True, help="No findings and no progress bar: only the summary, and errors."),
    )):  # fmt: skip
        command = option(command)
    return command


class Commands(click.Group):
    """Commands of `cleaner.commands` are imported when they are called."""

    later = {"about": "about:about", "align": "align:align", "config": "config:config", "init": "config:init", "baseline": "baseline:baseline", "decide": "decide:decide",
             "glossary": "glossary:glossary", "review": "review:review", "score": "score:command", "corrections": "corrections:corrections"}  # fmt: skip

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), *self.later])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.later:
            return super().get_command(ctx, cmd_name)
        module, _, name = self.later[cmd_name].partition(":")
        found: click.Command = getattr(import_module(f"cleaner.commands.{module}"), name)
        return found


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="copydesk")
def main() -> None:
    """Finds the marks of machine translation in English articles made from Chinese, and mends what is safe to mend.

    Start with:  copydesk check ARTICLES   then:  copydesk clean ARTICLES --output CLEANED
    """


@main.command()
@paths
@shared
@click.option("--format", "forms", multiple=True, metavar="FORMAT[:FILE]", help=f"How findings are written: {', '.join(FORMATS)}. May be given several times: --format sarif:out.sarif --format text.")
@click.option("--output-file", type=click.Path(path_type=Path), metavar="FILE", help="Write the report here instead of standard output.")
@click.option("--new", is_flag=True, help="Only findings on lines that changed since the last commit, or since --changed-since.")
@click.option("--baseline", type=click.Path(path_type=Path), metavar="FILE", help="Findings that stand in FILE are old: counted, not shown. Default: .copydesk/baseline.jsonl, where there is one.")
@click.option("--no-baseline", is_flag=True, help="Show old findings too.")
@click.option("--sort", type=click.Choice(("path", "score")), default="path", show_default=True, help="Articles by name, or the worst first.")
@click.option("--fail-on", type=click.Choice(SEVERITIES), help="Exit with 1 when a finding is this severe or worse (neutral ones never count). Default: minor.")
@click.option("--max-same", type=click.IntRange(0), metavar="N", help="List no more than N findings of one rule and severity in one article, and say so; 0: all. Default: 200.")
@click.option("--no-cache", is_flag=True, help="Check every article anew, and keep nothing of it for the next run.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 also when something was found.")
def check(**given: Any) -> None:
    """Find what is wrong in articles; change nothing.

    PATH is a file, a folder, or - for standard input. Exit status: 0 nothing found, 1 something found,
    2 something could not be done.
    """
    from cleaner.commands.check import check

    sys.exit(check(**given))


@main.command()
@paths
@shared
@click.option("--output", type=click.Path(path_type=Path), metavar="DIR", help="Write the cleaned tree, changes.patch and findings.jsonl here.")
@click.option("--in-place", is_flag=True, help="Change the articles themselves.")
@click.option("--diff", is_flag=True, help="Show the changes word by word; write nothing.")
@click.option("--apply-suggested", is_flag=True, help="Also apply suggested fixes that have exactly one wording. Read the result.")
@click.option("--overwrite", is_flag=True, help="Write into a folder that holds files copydesk did not write.")
@click.option("--report", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE.html", help="Also write the page where an editor looks at every change and decides.")
@click.option("--resume", is_flag=True, help="Go on where a run was stopped or killed; otherwise begin as usual.")
def clean(paths: tuple[str, ...], output: Path | None, in_place: bool, diff: bool, apply_suggested: bool, overwrite: bool, report: Path | None, resume: bool,
          quiet: bool, jobs: int | None, **options: Any) -> None:  # fmt: skip
    """Mend what is safe to mend, into a copy, in place, or only to look at.

    Whatever was written into a folder can be taken back with `copydesk undo`.

    Exit status: 0 done, 2 something could not be done.
    """
    from cleaner.commands.aftermath import Aftermath
    from cleaner.commands.opening import opened
    from cleaner.decisions import refuse_flaws
    from cleaner.job import Job

    _check_target(paths, output, in_place, diff)
    if diff and report:
        raise click.UsageError("--diff writes nothing; for the page alone use: copydesk check --format html:FILE.html")
    if resume and report:
        raise click.UsageError("a continued run sees only what was left, so its page would miss articles; leave out --report, and use: copydesk check --format html:FILE.html")
    known = opened(paths, **options)
    aftermath = Aftermath(known, old_too=False)
    refuse_flaws(aftermath.flaws)
    reports = (Wanted("text"),) if diff else (Wanted("html", report),) if report else ()
    job = Job(known.settings, reports=reports, color=color(sys.stdout), quiet=quiet, clean=True, suggested=apply_suggested, output=output, in_place=in_place, diff=diff)
    if output:
        _check_output(output, paths, overwrite)
    tally = report_outcomes(job, known.articles, jobs, "path", aftermath) if diff else _write(job, known.articles, jobs, aftermath, resume, paths)
    if in_place:
        aftermath.keep_rejections()
    sys.exit(finish(tally, 0))


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="decisions.jsonl")
@paths
@shared
@click.option("--output", type=click.Path(path_type=Path), metavar="DIR", help="Write the tree with the decisions in it, changes.patch and findings.jsonl here.")
@click.option("--in-place", is_flag=True, help="Change the articles themselves.")
@click.option("--diff", is_flag=True, help="Show the changes word by word; write nothing.")
@click.option("--overwrite", is_flag=True, help="Write into a folder that holds files copydesk did not write.")
def apply(file: Path, paths: tuple[str, ...], output: Path | None, in_place: bool, diff: bool, overwrite: bool, quiet: bool, jobs: int | None, **options: Any) -> None:
    """Put in what an editor accepted or reworded, and nothing else: exactly the text that the page showed.

    Exit status: 0 done, 2 something could not be done.
    """
    from cleaner.commands.aftermath import Aftermath
    from cleaner.commands.opening import opened
    from cleaner.decisions import refuse_flaws
    from cleaner.job import Job

    _check_target(paths, output, in_place, diff)
    known = opened(paths, **options).decided_by(file)
    aftermath = Aftermath(known, old_too=False)
    refuse_flaws(aftermath.flaws)
    job = Job(known.settings, color=color(sys.stdout), quiet=quiet, clean=True, decided=True, output=output, in_place=in_place, diff=diff,
              reports=(Wanted("text"),) if diff else ())  # fmt: skip
    if output:
        _check_output(output, paths, overwrite)
    tally = report_outcomes(job, known.articles, jobs, "path", aftermath) if diff else _write(job, known.articles, jobs, aftermath, False, paths)
    if in_place:
        aftermath.keep_rejections()
    for line in aftermath.unmet():
        complain(line)
    sys.exit(finish(tally, 0))


@main.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def undo(folder: Path) -> None:
    """Take back the last `clean` of FOLDER (its articles, or the --output that was written).

    A file that was changed since is left alone and named. Exit status: 0 done, 2 something could not be taken back.
    """
    from cleaner.journal import undo

    restored, errors = undo(folder)
    for error in errors:
        complain(error)
    say(f"{restored:,} file{'s' * (restored != 1)} in {folder} as before.")
    sys.exit(2 if errors else 0)


@main.command()
@click.option("--format", "form", type=click.Choice(("text", "markdown")), default="text", show_default=True)
def rules(form: str) -> None:
    """List every rule."""
    from cleaner.detectors import all_rules
    from cleaner.report.rules import listing, page

    known = all_rules().values()
    click.echo(page(known) if form == "markdown" else listing(known), nl=form == "text")


@main.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Say what RULE finds, and why it matters."""
    from cleaner.detectors import all_rules
    from cleaner.report.rules import explanation
    from cleaner.settings_file import nearest

    known = all_rules()
    if rule not in known:
        raise click.UsageError(f"there is no rule {rule!r}{nearest(rule, known)} `copydesk rules` lists them.")
    click.echo(explanation(known[rule]))


def _write(job: Job, articles: list[Source], jobs: int | None, aftermath: Aftermath, resume: bool, paths: Sequence[str]) -> Tally:
    """Cleans every article to where it goes, and keeps a journal of it."""
    from cleaner.report.out import Reports
    from cleaner.session import Session

    reports = Reports(job.reports)

    def reported(outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
        for one in outcomes:
            reports.add(one.texts)
            yield one

    with Session(job, articles, resume, paths, aftermath.see) as session:
        session.take(reported(outcomes(session.job, session.articles, jobs, aftermath)))
    tally = session.tally
    tally.errors = aftermath.problems + tally.errors
    reports.finish(tally)
    changes = f"{tally.applied:,} change{'s' * (tally.applied != 1)} in {tally.changed:,} of {tally.articles:,} articles"
    say(f"{changes}, written to {job.output}." if job.output else f"{changes}, in place.")
    for path in session.changes:
        say(f"Every change: {path}")
    left = tally.findings - tally.applied
    if left:
        say(f"{left:,} finding{'s' * (left != 1)} left for an editor: see `copydesk check`.")
    return tally


def _check_target(paths: Sequence[str], output: Path | None, in_place: bool, diff: bool) -> None:
    if bool(output) + in_place + diff != 1:
        raise click.UsageError("say where the cleaned articles go: --output DIR, or --in-place, or --diff to look first")
    if in_place and "-" in paths:
        raise click.UsageError("standard input cannot be changed in place; use --diff or --output DIR")


def _check_output(output: Path, paths: Sequence[str], overwrite: bool) -> None:
    there = output.resolve()
    for given in paths:
        path = Path(given)
        if given != "-" and path.is_dir() and (there == path.resolve() or path.resolve() in there.parents):
            raise click.UsageError(f"--output {output} lies inside {given}, which is being read; choose a folder beside it")
        if given != "-" and path.is_file() and there == path.resolve().parent:
            raise click.UsageError(f"--output {output} is the folder that {given} lies in; choose another, or use --in-place")
    if output.exists() and not output.is_dir():
        raise click.UsageError(f"--output {output} is a file; name a folder")
    if output.is_dir() and any(one.name != ".copydesk" for one in output.iterdir()) and not overwrite and not (output / ".copydesk" / "journal").is_dir():
        raise click.UsageError(f"--output {output} holds files that copydesk did not write; choose an empty folder, or add --overwrite")


def run() -> None:
    """Any command line, read by click; `cleaner.start` comes before it."""
    ended(lambda: main(standalone_mode=False))
