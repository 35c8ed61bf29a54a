"""`copydesk glossary`: collect arguments, call one function, print one thing."""
from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from glossary import Glossary
    from glossary.pairs import Pair

_FILE = click.Path(path_type=Path)
_layers = click.option("--glossary", "glossaries", multiple=True, type=_FILE, metavar="TABLE", help="A table of the desk, laid over the built-in ones.")
_to = click.option("--to", "table", type=_FILE, metavar="TABLE", help="The table to write. Default: .copydesk/glossary.csv of the project.")
_output = click.option("--output", type=_FILE, metavar="FILE.csv", help="Write the proposals here instead of printing them.")
_APPROVED = frozenset("y yes x 1 true ok 是 √ ✓".split())


@click.group()
def glossary() -> None:
    """Look terms up, add your own, exchange them with other tools, learn them from edits."""


@glossary.command()
@click.argument("words", nargs=-1, required=True)
@_layers
def lookup(words: tuple[str, ...], glossaries: tuple[Path, ...]) -> None:
    """Look WORDS up: Chinese, pinyin or English; near misses are shown too."""
    from glossary.lookup import describe, lookup

    found = lookup(_open(glossaries), " ".join(words))
    click.echo(describe(found) if found else f"Nothing like {' '.join(words)!r} in the glossary.")
    sys.exit(0 if found else 1)


@glossary.command()
@click.argument("zh", required=False)
@click.argument("en", required=False)
@click.option("--also", multiple=True, metavar="ENGLISH", help="Another accepted wording.")
@click.option("--wrong", multiple=True, metavar="WORDING", help="What to find and replace by the English.")
@click.option("--forbid", multiple=True, metavar="WORDING", help="Words the desk does not use; --instead says what it writes.")
@click.option("--allow", multiple=True, metavar="WORDING", help="A wording of a lower table that is right for this desk.")
@click.option("--instead", metavar="WORDING", help="What to write in place of forbidden words.")
@click.option("--superseded", is_flag=True, help="The wrong wordings were right once.")
@click.option("--pos", type=click.Choice(("noun", "verb", "adj", "adv", "phrase", "name")), help="How the wrong wording inflects. Default: noun, or name where it has capitals.")
@click.option("--domain", metavar="NAME", help="What the term belongs to: auto, energy, politics …")
@click.option("--near", metavar="WORDS", help="Only in paragraphs with one of these words, separated by |.")
@click.option("--unless", metavar="WORDS", help="Never in sentences with one of these words, separated by |.")
@click.option("--note", metavar="SENTENCE", help="What a journalist should know about it.")
@click.option("--source", metavar="TEXT", help="Where the English is known from.")
@click.option("--safe", is_flag=True, help="`copydesk clean` replaces the wrong wording without asking.")
@_to
def add(zh: str | None, en: str | None, also: tuple[str, ...], wrong: tuple[str, ...], forbid: tuple[str, ...], allow: tuple[str, ...], instead: str | None,
        superseded: bool, safe: bool, table: Path | None, **facts: str | None) -> None:  # fmt: skip
    """Add the Chinese term ZH, its English EN, and what to find in its place. The next check knows it."""
    if (zh is None) != (en is None) and not (forbid or allow):
        raise click.UsageError('give the Chinese and the English: copydesk glossary add 充电桩 "charging point" --wrong "charging pile"')
    if not (zh or forbid or allow):
        raise click.UsageError("nothing to add: give a Chinese term and its English, or --forbid WORDING, or --allow WORDING")
    if wrong and not zh:
        raise click.UsageError("--wrong belongs to a term: give its Chinese and English before it, or use --forbid")
    known = {name: value for name, value in facts.items() if value}
    rows: list[dict[str, str]] = []
    if zh and en:
        row = {"zh": zh, "en": en, "alternatives": " | ".join(also), "wrong": " | ".join(wrong), "source": "usage"} | known
        rows.append(row | ({"status": "superseded"} if superseded else {}) | ({"fix": "safe"} if safe else {}))
    rows += [{"wrong": one, "en": instead or "", "status": "forbidden", "source": "the desk"} | known | ({"fix": "safe"} if safe else {}) for one in forbid]
    rows += [{"zh": zh if zh and not en else "", "wrong": one, "status": "admitted", "source": "the desk"} | known for one in allow]
    path = _write(table, rows)
    click.echo(f"Added to {click.format_filename(path)}: {', '.join(row.get('zh') or row['wrong'] for row in rows)}")


@glossary.command()
@click.argument("tables", nargs=-1, type=_FILE)
@click.option("--fix", is_flag=True, help="Sort the tables of a desk and put rows for one term together.")
def lint(tables: tuple[Path, ...], fix: bool) -> None:
    """Check TABLES (default: the project's, else the built-in ones) for rows that contradict each other or do not work."""
    from glossary import edit
    from glossary.layers import BUILT_IN_TABLES, lay, project_table
    from glossary.lint import lint

    own = project_table(Path.cwd())
    chosen = tables or ((own,) if own else BUILT_IN_TABLES)
    if fix:
        for path in chosen if chosen != BUILT_IN_TABLES else ():
            edit.save(path, edit.merged([], edit.rows_from(path)))
    rows = lay(chosen)
    known = lay(BUILT_IN_TABLES).concepts if chosen != BUILT_IN_TABLES else ()
    problems = lint(rows.concepts, rows.wordings, known)
    for one in problems:
        click.echo(f"{one.row}: {one.message} [{one.check}]")
    click.echo(f"{len(problems):,} problem{'s' * (len(problems) != 1)} in {len(rows.concepts):,} concepts and {len(rows.wordings):,} wordings")
    sys.exit(1 if problems else 0)


@glossary.command("import")
@click.argument("file", type=_FILE)
@click.option("--format", "form", type=click.Choice(("tbx", "tmx", "utx", "csv", "xlsx")), help="Default: by the name of the file.")
@click.option("--overwrite", is_flag=True, help="Also replace terms that the table has already.")
@_to
def import_(file: Path, form: str | None, overwrite: bool, table: Path | None) -> None:
    """Add the terms of FILE (TBX, TMX, UTX, CSV of DeepL or Google, Excel) to a table."""
    from glossary import edit, exchange

    found = exchange.entries(exchange.table(exchange.read(file, form or "")))
    path = _table(table)
    there = {row.get("zh") or row.get("wrong", "") for row in edit.rows_from(path)}
    new = [one for one in found if overwrite or (one.concept.zh or one.wordings[0].wrong) not in there]
    _write(path, edit.rows_for(new))
    click.echo(f"{len(new):,} of {len(found):,} terms added to {click.format_filename(path)}" + ("; the others are there already (--overwrite replaces them)" if len(new) < len(found) else ""))


@glossary.command()
@click.argument("file", type=_FILE)
@click.option("--format", "form", help="tbx, tbx-core, tbx-v2, tbx-v2-core, tmx, utx, csv, deepl, google, xlsx. Default: by the name of the file.")
@click.option("--own", is_flag=True, help="Only the terms of the project and the desk, not the built-in ones.")
@_layers
def export(file: Path, form: str | None, own: bool, glossaries: tuple[Path, ...]) -> None:
    """Write the glossary to FILE for another tool."""
    from glossary import exchange
    from glossary.layers import BUILT_IN_TABLES, lay

    if form and form not in exchange.WRITERS:
        raise click.UsageError(f"there is no format {form!r}; there are {', '.join(exchange.WRITERS)}")
    rows = exchange.entries(lay((*(() if own else BUILT_IN_TABLES), *_tables(glossaries))))
    data = exchange.WRITERS[form or exchange.format_for(file)](rows)
    file.write_bytes(data)
    click.echo(f"{len(rows):,} terms written to {click.format_filename(file)}")


@glossary.command()
@click.argument("old", type=_FILE)
@click.argument("new", type=_FILE)
def diff(old: Path, new: Path) -> None:
    """Show what the glossary NEW adds to, takes from and changes in OLD; files of any format. Exits with 1 where they differ."""
    from glossary import exchange
    from glossary.compare import diff

    changes = list(diff(*(exchange.entries(exchange.table(exchange.read(path))) for path in (old, new))))
    for one in changes:
        click.echo(f"{one.sign} {one.term}  {one.what}")
    if not changes:
        click.echo("No difference.")
    sys.exit(1 if changes else 0)


@glossary.command()
@click.argument("files", nargs=-1, type=_FILE)
@_layers
def stats(files: tuple[Path, ...], glossaries: tuple[Path, ...]) -> None:
    """Count the rows of FILES, or of all layers."""
    from glossary import exchange
    from glossary.compare import stats
    from glossary.layers import BUILT_IN_TABLES, lay

    rows = [one for path in files for one in exchange.read(path)] if files else exchange.entries(lay((*BUILT_IN_TABLES, *_tables(glossaries))))
    click.echo(stats(rows))


@glossary.command()
@click.argument("before", type=_FILE)
@click.argument("after", type=_FILE, required=False)
@click.option("--since", metavar="COMMIT", help="Only edits after this commit.")
@click.option("--least", type=click.IntRange(1), default=2, show_default=True, metavar="N", help="In how many articles a change must have been made.")
@_output
@_layers
def mine(before: Path, after: Path | None, since: str | None, least: int, output: Path | None, glossaries: tuple[Path, ...]) -> None:
    """Propose wrong wordings from what editors changed: between the folders BEFORE and AFTER, or in the git history of BEFORE.

    The proposals are a table to read: put "yes" into the column approve, then `copydesk glossary approve FILE`.
    """
    from glossary import history
    from glossary.fold import fold
    from glossary.mine import mine

    known = _open(glossaries)
    wrong = {fold(one.wrong) for one in known.wordings}
    chinese = {fold(words): one.zh for one in known.concepts.values() for words in (one.en, *one.alternatives)}
    found = mine(history.folders(before, after) if after else history.git(before, f"{since}..HEAD" if since else "HEAD"), least)
    rows = [["", one.wrong, one.right, chinese.get(fold(one.right), ""), one.pos, one.made, one.articles, one.kept, one.before, one.after] for one in found if fold(one.wrong) not in wrong]
    _propose(output, ("approve", "wrong", "right", "zh", "pos", "count", "articles", "kept", "before", "after"), rows)


@glossary.command()
@click.argument("zh", type=_FILE)
@click.argument("en", type=_FILE, required=False)
@click.option("--least", type=click.IntRange(2), default=3, show_default=True, metavar="N", help="In how many pairs two terms must stand together.")
@_output
@_layers
def extract(zh: Path, en: Path | None, least: int, output: Path | None, glossaries: tuple[Path, ...]) -> None:
    """Propose term pairs from the Chinese ZH and the English EN (articles or folders), or from one file or folder of pairs.

    Articles are aligned sentence by sentence; folders are paired by the names of their files. Pairs are JSON lines
    {"id": …, "source": …, "target": …} or TMX.
    """
    from glossary.extract import extract
    from glossary.pairs import articles

    known = _open(glossaries)
    pairs = list(_side_by_side(zh, en, known)) if en else [pair for _, each in articles(zh) for pair in each]
    rows = [["", *one] for one in extract(pairs, known.concepts.values(), least)]
    _propose(output, ("approve", "zh", "en", "count", "score", "known", "source sentence", "target sentence"), rows)


@glossary.command()
@click.argument("proposals", type=_FILE)
@_to
def approve(proposals: Path, table: Path | None) -> None:
    """Add the rows of PROPOSALS (by mine or extract) whose column approve says yes."""
    from glossary.term import GlossaryError

    try:
        with proposals.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise GlossaryError(f"{proposals}: {error}") from error
    chosen = [row for row in rows if (row.get("approve") or "").strip().lower() in _APPROVED]
    new = [{"zh": row.get("zh") or "", "en": row.get("right") or row.get("en") or "", "wrong": row.get("wrong") or "", "pos": row.get("pos") or "", "source": "the desk's own edits"} for row in chosen]
    if new:
        _write(table, new)
    click.echo(f"{len(new):,} of {len(rows):,} proposals approved and added.")


@glossary.command()
@click.argument("pairs", type=_FILE)
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option("--at-least", type=click.FloatRange(0, 100), metavar="PERCENT", help="Exit with 1 where the term success rate is lower.")
@_layers
def consistency(pairs: Path, form: str, at_least: float | None, glossaries: tuple[Path, ...]) -> None:
    """Measure how a translation renders the terms of its source: the share by an accepted wording, and the number of wordings.

    PAIRS is a file of pairs (JSON lines or TMX), an article each, or a folder of such files.
    """
    from glossary.consistency import Score, Terms, as_json, report
    from glossary.pairs import articles

    known = _open(glossaries)
    terms = Terms(known.concepts.values(), known.wordings)
    scores = [terms.score(name, each) for name, each in articles(pairs)]
    click.echo(as_json(scores) if form == "json" else report(scores))
    whole = Score("all", tuple(place for one in scores for place in one.places))
    sys.exit(1 if at_least is not None and 100 * whole.success < at_least else 0)


# --- what the commands share


def _side_by_side(zh: Path, en: Path, glossary: Glossary) -> Iterator[Pair]:
    """The sentences of Chinese articles and of their English, aligned; what cannot be paired is told."""
    from cleaner.article import read_article
    from cleaner.gather import sources
    from cleaner.model import CopydeskError
    from cleaner.partners import partners
    from cleaner.run import Desk
    from glossary.pairs import Pair

    desk = Desk(glossary=glossary)
    found, problems = partners(list(sources([str(en)])), str(zh))
    problems = [problem.removesuffix("; it was checked by itself") for problem in problems] + [one.error for one in found if one.error]
    for one in found:
        if not one.partner or one.error:
            continue
        try:
            pair = desk.pair(read_article(one.name, desk.settings), read_article(one.partner, desk.settings))
        except CopydeskError as error:
            problems.append(str(error))
            continue
        for number, (_, chinese, english) in enumerate(pair.both(), 1):
            yield Pair(f"{one.name}:{number}", pair.chinese.prose[slice(*chinese)], pair.english.prose[slice(*english)])
    for problem in problems:
        click.echo(f"copydesk: {problem}", err=True)


def _tables(glossaries: Iterable[Path]) -> tuple[Path, ...]:
    from glossary.layers import project_table

    own = project_table(Path.cwd())
    return (*glossaries, *((own,) if own else ()))


def _open(glossaries: Iterable[Path]) -> Glossary:
    from glossary import Glossary

    return Glossary.load(_tables(glossaries))


def _table(table: Path | None) -> Path:
    """The table to write: the one named, the project's, or a new one here."""
    from glossary.layers import PROJECT, project_table

    own = table or project_table(Path.cwd()) or Path(PROJECT)
    return own.relative_to(Path.cwd()) if own.is_absolute() and own.is_relative_to(Path.cwd()) else own


def _write(table: Path | None, rows: Sequence[dict[str, str]]) -> Path:
    """Puts rows into a table, after looking whether they contradict it or the built-in ones."""
    from glossary import edit
    from glossary.layers import BUILT_IN_TABLES, lay
    from glossary.lint import circles
    from glossary.load import parse_table
    from glossary.term import GlossaryError

    path = _table(table)
    made = edit.merged(edit.rows_from(path), rows)
    new = parse_table(path, edit.text_of(rows))
    theirs = {one.zh for one in new.concepts}
    known = [one for one in lay((*BUILT_IN_TABLES, *((path,) if path.exists() else ()))).concepts if one.zh not in theirs]
    wrong = list(circles([*known, *new.concepts], [one for one in new.wordings if one.status not in ("admitted", "forbidden")]))
    if wrong:
        raise GlossaryError(f"{wrong[0].row!r} {wrong[0].message}; say where it is wrong with --near or --unless, or correct the other row" + (f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""))
    edit.save(path, made)
    return path


def _propose(output: Path | None, head: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    if output:
        output.write_bytes(out.getvalue().encode("utf-8"))
        click.echo(f"{len(rows):,} proposals written to {click.format_filename(output)}. Put yes into the column approve, then: copydesk glossary approve {click.format_filename(output)}")
    else:
        click.echo(out.getvalue(), nl=False)
