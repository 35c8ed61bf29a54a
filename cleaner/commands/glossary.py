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


class _InOrder(click.Group):
    """Shows its commands as they are written here: those first that are used most."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=_InOrder, invoke_without_command=True)
@click.pass_context
def glossary(ctx: click.Context) -> None:
    """Look terms up, add your own, exchange them with other tools, learn them from edits."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@glossary.command(short_help="Look up Chinese, pinyin or English.")
@click.argument("words", nargs=-1, required=True)
@_layers
def lookup(words: tuple[str, ...], glossaries: tuple[Path, ...]) -> None:
    """Look WORDS up: Chinese, pinyin or English; near misses are shown too."""
    from glossary.lookup import describe, lookup

    asked = " ".join(words).strip()
    if not asked:
        raise click.UsageError("say what to look up: Chinese, pinyin or English")
    found = lookup(_open(glossaries), asked)
    click.echo(describe(found, asked) if found else f"Nothing like {asked!r} in the glossary. To add it: copydesk glossary add CHINESE ENGLISH")
    sys.exit(0 if found else 1)


@glossary.command(short_help="Add a term, or forbid or allow a wording.")
@click.argument("zh", required=False, metavar="CHINESE")
@click.argument("en", required=False, metavar="ENGLISH")
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
    """Add a Chinese term, its English, and what to find in its place. The next check knows it.

    \b
    copydesk glossary add 智能座椅 "smart seat" --wrong "intelligent chair"
    copydesk glossary add --forbid whopping --instead large
    copydesk glossary add --allow "charging pile"

    --also, --wrong, --forbid and --allow may be given several times. A term that is there already gets the new English,
    and the new wordings beside its old ones.
    """
    from glossary.load import split

    if (zh is None) != (en is None) and not (forbid or allow):
        raise click.UsageError('give the Chinese and the English: copydesk glossary add 充电桩 "charging point" --wrong "charging pile"')
    if not (zh or forbid or allow):
        raise click.UsageError("nothing to add: give a Chinese term and its English, or --forbid WORDING, or --allow WORDING")
    if wrong and not zh:
        raise click.UsageError("--wrong belongs to a term: give its Chinese and English before it, or use --forbid")
    if instead and not forbid:
        raise click.UsageError("--instead says what to write for --forbid WORDING")
    zh, en = _sides(zh, en)
    _known_domain(facts["domain"])
    for name in ("near", "unless"):
        facts[name] = " | ".join(split(facts[name] or ""))
    known = {name: value for name, value in facts.items() if value}
    rows: list[dict[str, str]] = []
    if zh and en:
        row = {"zh": zh, "en": en, "alternatives": " | ".join(also), "wrong": " | ".join(wrong), "source": "usage"} | known
        rows.append(row | ({"status": "superseded"} if superseded else {}) | ({"fix": "safe"} if safe else {}))
    rows += [{"wrong": one, "en": instead or "", "status": "forbidden", "source": "the desk"} | known | ({"fix": "safe"} if safe else {}) for one in forbid]
    rows += [{"zh": zh if zh and not en else "", "wrong": one, "status": "admitted", "source": "the desk"} | known for one in allow]
    below = _below(zh, en, allow)
    for line in (*_write(table, rows), *below):
        click.echo(line)


@glossary.command(short_help="Check tables for rows that do not work.")
@click.argument("tables", nargs=-1, type=_FILE)
@click.option("--fix", is_flag=True, help="Sort the tables of a desk and put rows for one term together.")
def lint(tables: tuple[Path, ...], fix: bool) -> None:
    """Check TABLES (default: the project's, else the built-in ones) for rows that contradict each other or do not work."""
    from glossary import edit
    from glossary.compare import counted
    from glossary.exchange import SUFFIXES
    from glossary.layers import BUILT_IN_TABLES, lay, project_table
    from glossary.lint import lint
    from glossary.term import GlossaryError

    for path in tables:
        if SUFFIXES.get(path.suffix.lower(), "csv") != "csv":
            raise GlossaryError(f"{path}: lint reads tables in CSV; make one of it: copydesk glossary import {path} --to {path.with_suffix('.csv')}")
    own = project_table(Path.cwd())
    chosen = tables or ((own,) if own else BUILT_IN_TABLES)
    if fix:
        for path in chosen if chosen != BUILT_IN_TABLES else ():
            old = edit.rows_from(path)
            new = edit.merged([], old)
            edit.save(path, new)
            click.echo(f"{click.format_filename(_near(path))}: " + ("sorted" if new != old else "in order already"))
    rows = lay(chosen)
    known = lay(BUILT_IN_TABLES).concepts if chosen != BUILT_IN_TABLES else ()
    problems = lint(rows.concepts, rows.wordings, known)
    for one in problems:
        click.echo(f"{one.row}: {one.message} [{one.check}]")
    where = "the built-in tables" if chosen == BUILT_IN_TABLES else ", ".join(click.format_filename(_near(path)) for path in chosen)
    click.echo(f"{counted(len(problems), 'problem')} in {counted(len(rows.concepts), 'concept')} and {counted(len(rows.wordings), 'wording')} of {where}")
    sys.exit(1 if problems else 0)


@glossary.command("import", short_help="Add the terms of a file of another tool.")
@click.argument("file", type=_FILE)
@click.option("--format", "form", type=click.Choice(("tbx", "tmx", "utx", "csv", "xlsx")), help="Default: by the name of the file.")
@click.option("--overwrite", is_flag=True, help="Also replace terms that the table has already.")
@_to
def import_(file: Path, form: str | None, overwrite: bool, table: Path | None) -> None:
    """Add the terms of FILE (TBX, TMX, UTX, Excel, CSV of DeepL, Google, memoQ, Weblate or a spreadsheet) to a table."""
    from glossary import edit, exchange
    from glossary.compare import counted
    from glossary.term import GlossaryError

    found = exchange.entries(exchange.table(exchange.read(file, form or "")))
    if not found:
        raise GlossaryError(f"{file}: no term in Chinese and English is in it; is it the right file, and does it name its languages (zh-CN, en)?")
    path = _table(table)
    there = {row.get("zh") or row.get("wrong", "") for row in edit.rows_from(path)}
    new = [one for one in found if overwrite or (one.concept.zh or one.wordings[0].wrong) not in there]
    if new:
        _write(path, edit.rows_for(new))
    click.echo(f"{len(new):,} of {counted(len(found), 'term')} {'written' if overwrite else 'added'} to {click.format_filename(path)}"
               + ("; the others are there already (--overwrite replaces them)" if len(new) < len(found) else ""))  # fmt: skip


@glossary.command(short_help="Write the glossary for another tool.")
@click.argument("file", type=_FILE)
@click.option("--format", "form", metavar="NAME", help="tbx, tbx-core, tbx-v2, tbx-v2-core, tmx, utx, csv, deepl, google, xlsx. Default: by the name of the file.")
@click.option("--own", is_flag=True, help="Only the terms of the project and the desk, not the built-in ones.")
@_layers
def export(file: Path, form: str | None, own: bool, glossaries: tuple[Path, ...]) -> None:
    """Write the glossary to FILE for another tool; a file of that name is replaced."""
    from glossary import exchange
    from glossary.compare import counted
    from glossary.layers import BUILT_IN_TABLES, PROJECT, lay
    from glossary.term import GlossaryError

    if form and form not in exchange.WRITERS:
        raise click.UsageError(f"there is no format {form!r}; there are {', '.join(exchange.WRITERS)}")
    tables = _tables(glossaries)
    if own and not tables:
        raise GlossaryError(f"there are no terms of your own here: neither {PROJECT} nor --glossary TABLE")
    if file.resolve() in {one.resolve() for one in tables}:
        raise GlossaryError(f"{file} is the table itself; choose another name")
    form = form or exchange.format_for(file, exchange.WRITERS)
    rows = exchange.entries(lay((*(() if own else BUILT_IN_TABLES), *tables)))
    _put(file, exchange.WRITERS[form](rows))
    click.echo(f"{counted(len(rows), 'term')} written to {click.format_filename(file)}")


@glossary.command(short_help="Compare two glossaries.")
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


@glossary.command(short_help="Count rows.")
@click.argument("files", nargs=-1, type=_FILE)
@_layers
def stats(files: tuple[Path, ...], glossaries: tuple[Path, ...]) -> None:
    """Count the rows of FILES, or of all layers."""
    from glossary import exchange
    from glossary.compare import stats
    from glossary.layers import BUILT_IN_TABLES, lay

    rows = [one for path in files for one in exchange.read(path)] if files else exchange.entries(lay((*BUILT_IN_TABLES, *_tables(glossaries))))
    click.echo(stats(rows))


@glossary.command(short_help="Propose wordings from what editors changed.")
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
    none = f"No wording was changed in at least {least} articles and nearly wherever it could have been" + ("; --least 1 shows what was changed once." if least > 1 else ".")
    _propose(output, ("approve", "wrong", "right", "zh", "pos", "count", "articles", "kept", "before", "after"), rows, none)


@glossary.command(short_help="Propose terms from Chinese and English side by side.")
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
    from glossary.compare import counted
    from glossary.extract import extract
    from glossary.pairs import articles

    known = _open(glossaries)
    found = _side_by_side(zh, en, known) if en else articles(zh)
    pairs = [pair._replace(id=f"{name}:{pair.id}") if en else pair for name, each in found for pair in each]
    rows = [["", *one] for one in extract(pairs, known.concepts.values(), least)]
    none = f"No two terms stand together in at least {least} of {counted(len(pairs), 'pair')} and seldom apart" + ("; is the first text the Chinese one?" if en else ".")
    _propose(output, ("approve", "zh", "en", "count", "score", "known", "source sentence", "target sentence"), rows, none)


@glossary.command(short_help="Add the proposals that say yes.")
@click.argument("proposals", type=_FILE)
@_to
def approve(proposals: Path, table: Path | None) -> None:
    """Add the rows of PROPOSALS (by mine or extract) whose column approve says yes."""
    from glossary import edit
    from glossary.term import GlossaryError

    try:
        text = proposals.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise GlossaryError(f"{proposals}: {error.strerror or error}; is the path right?") from error
    except UnicodeDecodeError as error:
        raise GlossaryError(f"{proposals}: not UTF-8 (byte {error.start}); save the table as CSV in UTF-8") from error
    first = text.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    rows = list(reader)
    if "approve" not in (reader.fieldnames or ()):
        raise GlossaryError(f"{proposals}: has no column approve; it is no table of proposals by `glossary mine` or `glossary extract`")
    chosen = [row for row in rows if (row.get("approve") or "").strip().lower() in _APPROVED]
    new = [{"zh": row.get("zh") or "", "en": row.get("right") or row.get("en") or "", "wrong": row.get("wrong") or "", "pos": row.get("pos") or "", "source": "the desk's own edits"} for row in chosen]
    before = edit.rows_from(_table(table))
    for line in _write(table, new) if new else ():
        click.echo(line)
    there = sum(what == "there already" for what, _ in edit.told(before, edit.merged(before, new), new))
    click.echo(f"{len(new) - there:,} of {len(rows):,} proposals approved and added" + (f"; {there:,} there already." if there else ".")
               + ("" if new else " Put yes into the column approve of the rows that are right."))  # fmt: skip


@glossary.command(short_help="Measure how a translation renders its terms.")
@click.argument("pairs", type=_FILE)
@click.argument("en", type=_FILE, required=False)
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option("--at-least", type=click.FloatRange(0, 100), metavar="PERCENT", help="Exit with 1 where the term success rate is lower.")
@_layers
def consistency(pairs: Path, en: Path | None, form: str, at_least: float | None, glossaries: tuple[Path, ...]) -> None:
    """Measure how a translation renders the terms of its source: the share by an accepted wording, and the number of wordings.

    PAIRS is a file of pairs (JSON lines or TMX), an article each, or a folder of such files; or give the Chinese and the
    English (EN): two texts, or two folders whose articles have the same names.
    """
    from glossary.consistency import Score, Terms, as_json, report
    from glossary.pairs import articles

    known = _open(glossaries)
    terms = Terms(known.concepts.values(), known.wordings)
    scores = [terms.score(name, each) for name, each in (_side_by_side(pairs, en, known) if en else articles(pairs))]
    click.echo(as_json(scores) if form == "json" else report(scores))
    whole = Score("all", tuple(place for one in scores for place in one.places))
    sys.exit(1 if at_least is not None and 100 * whole.success < at_least else 0)


# --- what the commands share


def _side_by_side(zh: Path, en: Path, glossary: Glossary) -> Iterator[tuple[str, list[Pair]]]:
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
        yield one.name, [Pair(str(number), pair.chinese.prose[slice(*chinese)], pair.english.prose[slice(*english)])
                         for number, (_, chinese, english) in enumerate(pair.both(), 1)]  # fmt: skip
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

    return _near(table or project_table(Path.cwd()) or Path(PROJECT))


def _near(path: Path) -> Path:
    """A path as it is seen from here."""
    return path.relative_to(Path.cwd()) if path.is_absolute() and path.is_relative_to(Path.cwd()) else path


def _put(path: Path, data: bytes) -> None:
    from glossary.term import GlossaryError

    try:
        path.write_bytes(data)
    except OSError as error:
        raise GlossaryError(f"{path}: {error.strerror or error}; nothing was written") from error


def _sides(zh: str | None, en: str | None) -> tuple[str | None, str | None]:
    """The Chinese and the English, whichever was said first."""
    if not (zh and en):
        return zh, en
    chinese = [any("\u3400" <= one <= "\u9fff" for one in words) for words in (zh, en)]
    if chinese == [True, True]:
        raise click.UsageError(f"{en!r} is not English; give the Chinese and the English")
    if not any(chinese) and not zh.isdigit():  # 996 is Chinese
        raise click.UsageError(f"{zh!r} is not Chinese; give the Chinese and the English, or forbid a wording: copydesk glossary add --forbid {zh!r} --instead {en!r}")
    return (en, zh) if chinese[1] else (zh, en)


def _below(zh: str | None, en: str | None, allow: Sequence[str]) -> list[str]:
    """What an addition sets aside in the tables as they are."""
    from glossary import Glossary
    from glossary.fold import fold

    there = Glossary.built_in().concepts.get(zh or "")
    lines = [f"The built-in English of {zh} is “{there.en}”; yours counts above it."] if en and there and there.en != en else []
    wrong = {fold(one.wrong): one.zh for one in _open(()).wordings} if allow else {}
    for one in allow:
        was = wrong.get(fold(one))
        lines.append(f"“{one}” was not called wrong by any table." if was is None else f"“{one}” was called wrong{f' for {was}' if was else ''}; it no longer is.")
    return lines


def _known_domain(name: str | None) -> None:
    from glossary import Glossary

    if name and name not in (there := {one.domain for one in Glossary.load(_tables(())).concepts.values()}):
        raise click.UsageError(f"there is no domain {name!r}; there are {', '.join(sorted(there - {''}))}")


def _write(table: Path | None, rows: Sequence[dict[str, str]]) -> list[str]:
    """Puts rows into a table, after looking whether they contradict it or the built-in ones; says what became of them."""
    from glossary import edit
    from glossary.layers import BUILT_IN_TABLES, lay
    from glossary.lint import circles
    from glossary.load import parse_table
    from glossary.term import GlossaryError

    path = _table(table)
    before = edit.rows_from(path)
    made = edit.merged(before, rows)
    new = parse_table(path, edit.text_of(rows))
    theirs = {one.zh for one in new.concepts}
    known = [one for one in lay((*BUILT_IN_TABLES, *((path,) if path.exists() else ()))).concepts if one.zh not in theirs]
    wrong = list(circles([*known, *new.concepts], [one for one in new.wordings if one.status not in ("admitted", "forbidden")]))
    if wrong:
        advice = "; say where it is wrong with --near or --unless, or correct the other row" if "without conditions" in wrong[0].message else ""
        raise GlossaryError(f"{wrong[0].row!r} {wrong[0].message}{advice}")
    edit.save(path, made)
    words = {"added": "Added to", "changed": "Changed in", "there already": "Already in"}
    return [f"{words[what]} {click.format_filename(path)}: {which}" for what, which in edit.told(before, made, rows)]


def _propose(output: Path | None, head: Sequence[str], rows: Sequence[Sequence[Any]], none: str) -> None:
    from glossary.compare import counted

    if not rows:
        click.echo(none, err=True)
        if output:
            return
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    if output:
        _put(output, out.getvalue().encode("utf-8"))
        click.echo(f"{counted(len(rows), 'proposal')} written to {click.format_filename(output)}. Put yes into the column approve, then: copydesk glossary approve {click.format_filename(output)}")
    else:
        click.echo(out.getvalue(), nl=False)
