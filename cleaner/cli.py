"""The command: collect arguments, call one function, return one number."""
from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleaner.commands.align import align
from cleaner.commands.glossary import glossary

if TYPE_CHECKING:
    from cleaner.folder import Job, Outcome, Source
    from cleaner.report.tally import Tally

SEVERITIES = ("neutral", "minor", "major", "critical")
paths = click.argument("paths", nargs=-1, required=True, metavar="PATH...")


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
        click.option("--jobs", type=click.IntRange(1), default=None, metavar="N", help="Processes to use for large folders. Default: as many as there are processors."),
        click.option("--quiet", is_flag=True, help="No findings and no progress bar: only the summary, and errors."),
    )):  # fmt: skip
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="copydesk", prog_name="copydesk")
def main() -> None:
    """Finds the marks of machine translation in English articles made from Chinese, and mends what is safe to mend.

    Start with:  copydesk check ARTICLES   then:  copydesk clean ARTICLES --output CLEANED
    """


@main.command()
@paths
@shared
@click.option("--format", "form", type=click.Choice(("text", "json", "jsonl")), default="text", show_default=True, help="How findings are written.")
@click.option("--sort", type=click.Choice(("path", "score")), default="path", show_default=True, help="Articles by name, or the worst first.")
@click.option("--fail-on", type=click.Choice(SEVERITIES), default="minor", show_default=True, help="Exit with 1 when a finding is this severe or worse (neutral ones never count).")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 also when something was found.")
def check(paths: tuple[str, ...], form: str, sort: str, fail_on: str, exit_zero: bool, source: str | None, quiet: bool, jobs: int | None, **options: Any) -> None:
    """Find what is wrong in articles; change nothing.

    PATH is a file, a folder, or - for standard input. Exit status: 0 nothing found, 1 something found,
    2 something could not be done.
    """
    from cleaner.folder import Job

    job = Job(_settings(**options), report=form, color=_color(sys.stdout), quiet=quiet)
    articles, problems = _paired(_articles(paths), source)
    tally = _report(job, articles, jobs, sort)
    tally.errors += problems
    _finish(tally, 0 if exit_zero or not tally.at_or_above(fail_on) else 1)


@main.command()
@paths
@shared
@click.option("--output", type=click.Path(path_type=Path), metavar="DIR", help="Write the cleaned tree, changes.patch and findings.jsonl here.")
@click.option("--in-place", is_flag=True, help="Change the articles themselves.")
@click.option("--diff", is_flag=True, help="Show the changes word by word; write nothing.")
@click.option("--apply-suggested", is_flag=True, help="Also apply suggested fixes that have exactly one wording. Read the result.")
@click.option("--overwrite", is_flag=True, help="Write into a folder that holds files copydesk did not write.")
def clean(paths: tuple[str, ...], output: Path | None, in_place: bool, diff: bool, apply_suggested: bool, overwrite: bool, source: str | None, quiet: bool, jobs: int | None, **options: Any) -> None:
    """Mend what is safe to mend, into a copy, in place, or only to look at.

    Exit status: 0 done, 2 something could not be done.
    """
    from cleaner.folder import Job

    if bool(output) + in_place + diff != 1:
        raise click.UsageError("say where the cleaned articles go: --output DIR, or --in-place, or --diff to look first")
    if in_place and "-" in paths:
        raise click.UsageError("standard input cannot be changed in place; use --diff or --output DIR")
    job = Job(_settings(**options), color=_color(sys.stdout), quiet=quiet, clean=True, suggested=apply_suggested, output=output, in_place=in_place, diff=diff)
    articles, problems = _paired(_articles(paths), source)
    if output:
        _check_output(output, paths, overwrite)
    tally = _report(job, articles, jobs, "path") if diff else _write(job, articles, jobs)
    tally.errors += problems
    _finish(tally, 0)


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

    known = all_rules()
    if rule not in known:
        raise click.UsageError(_unknown("rule", rule, list(known)))
    click.echo(explanation(known[rule]))


main.add_command(align)
main.add_command(glossary)


# --- what the commands share


def _settings(select: Sequence[str], ignore: Sequence[str], encoding: str | None, format_in: str | None, country: str | None, glossaries: Sequence[Path]) -> Any:
    from cleaner.config import Settings
    from cleaner.detectors import all_rules
    from glossary.layers import project_table

    known = all_rules()
    names = {*known, *(rule.family for rule in known.values() if rule.family)}
    chosen = [tuple(name.strip() for given in names_ for name in given.split(",") if name.strip()) for names_ in (select, ignore)]
    for name in (*chosen[0], *chosen[1]):
        if name not in names:
            raise click.UsageError(_unknown("rule", name, sorted(names)))
    own = project_table(Path.cwd())
    return Settings(chosen[0], chosen[1], encoding, format_in or "", country or "", (*glossaries, *((own,) if own else ())))


def _unknown(what: str, name: str, known: list[str]) -> str:
    from rapidfuzz import process

    near = process.extractOne(name, known, score_cutoff=60)
    return f"there is no {what} {name!r}" + (f"; did you mean {near[0]!r}?" if near else "") + " `copydesk rules` lists them."


def _color(stream: Any) -> bool:
    return bool(stream.isatty()) and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def _articles(paths: Sequence[str]) -> list[Source]:
    from cleaner.folder import sources

    return list(sources(paths))


def _paired(articles: list[Source], source: str | None) -> tuple[list[Source], list[str]]:
    """The articles with what they were translated from, and what could not be paired."""
    from cleaner.partners import partners

    return partners(articles, source) if source else (articles, [])


def _outcomes(job: Job, articles: list[Source], jobs: int | None) -> Iterator[Outcome]:
    """The outcome of every article, with a progress bar on a terminal when the work is long."""
    from cleaner.folder import WORTH_A_PROCESS, walk

    outcomes = walk(job, articles, jobs or os.cpu_count() or 1)
    if job.quiet or not sys.stderr.isatty() or sum(one.size for one in articles) < WORTH_A_PROCESS:
        yield from outcomes
        return
    with click.progressbar(outcomes, length=len(articles), label="articles", file=sys.stderr, show_pos=True) as bar:
        yield from bar


def _report(job: Job, articles: list[Source], jobs: int | None, sort: str) -> Tally:
    """Prints the report of every article as it is done (or the worst first), then the summary."""
    from cleaner.report import report_named
    from cleaner.report.tally import Tally

    report, tally = report_named(job.report, job.color), Tally()
    out = sys.stdout
    out.write(report.head())
    first = True
    outcomes = _outcomes(job, articles, jobs)
    if sort == "score":
        outcomes = iter(sorted(outcomes, key=lambda one: (-one.rate, one.name)))
    for one in outcomes:
        tally.add(one)
        if one.text:
            out.write(one.text if first else report.between + one.text)
            first = False
    if not job.diff:
        out.write(report.foot(tally))
    elif not tally.applied:
        out.write("Nothing that is safe to mend.\n")
    out.flush()
    return tally


def _write(job: Job, articles: list[Source], jobs: int | None) -> Tally:
    """Cleans every article to where it goes; writes changes.patch and findings.jsonl beside them."""
    from cleaner.report.tally import Tally
    from cleaner.write import save

    tally, patches, findings = Tally(), [], []
    for one in _outcomes(job, articles, jobs):
        tally.add(one)
        patches.append(one.patch)
        findings.append(one.findings)
    changes = f"{tally.applied:,} change{'s' * (tally.applied != 1)} in {tally.changed:,} of {tally.articles:,} articles"
    if job.output:
        save(job.output / "changes.patch", b"".join(patches))
        save(job.output / "findings.jsonl", "".join(findings).encode("utf-8", "surrogatepass"))
        click.echo(f"{changes}, written to {click.format_filename(job.output)}. Every change: {click.format_filename(job.output / 'changes.patch')}")
    else:
        click.echo(f"{changes}, in place.")
    left = tally.findings - tally.applied
    if left:
        click.echo(f"{left:,} finding{'s' * (left != 1)} left for an editor: see `copydesk check`.")
    return tally


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
    if output.is_dir() and any(output.iterdir()) and not overwrite and not ((output / "changes.patch").is_file() and (output / "findings.jsonl").is_file()):
        raise click.UsageError(f"--output {output} holds files that copydesk did not write; choose an empty folder, or add --overwrite")


def _finish(tally: Tally, status: int) -> None:
    for error in tally.errors:
        click.echo(f"copydesk: {error}", err=True)
    for name in tally.unsettled:
        click.echo(f"copydesk: {name}: still changing after four walks; please report it as a defect of the rules", err=True)
    sys.exit(2 if tally.errors or tally.unsettled else status)


def run() -> None:
    """The console script: errors become a sentence and exit status 2."""
    from cleaner.model import CopydeskError

    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8" if sys.platform != "win32" or not sys.stdout.isatty() else None, errors="backslashreplace", newline="\n")
    try:
        main(standalone_mode=True)
    except (CopydeskError, ValueError) as error:
        click.echo(f"copydesk: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.exit(2)
