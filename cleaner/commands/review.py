"""`copydesk review`: look and decide, in the browser or on the terminal."""
from __future__ import annotations

import os
import sys
import webbrowser
from collections.abc import Iterator
from pathlib import Path

import click

from cleaner.apply import mend
from cleaner.article import mended, open_article
from cleaner.commands.aftermath import shown
from cleaner.commands.baseline import default_folder
from cleaner.commands.opening import Opened, opened
from cleaner.config import DECISIONS
from cleaner.document import Document
from cleaner.files import Seen, read
from cleaner.folder import Desks
from cleaner.job import Source
from cleaner.model import CopydeskError
from cleaner.review.book import Book
from cleaner.run import Desk
from cleaner.store import store_alone


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--terminal", is_flag=True, help="Ask on this terminal, finding by finding, instead of opening a page.")
@click.option("--decisions", "file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Where decisions are kept. Default: what the settings say, else .copydesk/decisions.jsonl.")
@click.option("--who", default="", metavar="NAME", help="Your name, noted with each decision.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Where the page is served. Default: any port that is free.")
@click.option("--no-browser", is_flag=True, help="Print the address; open nothing.")
@click.option("--config", type=click.Path(path_type=Path), metavar="FILE", help="Settings in place of the nearest above each article.")
@click.option("--isolated", is_flag=True, help="No settings file at all.")
@click.option("--glossary", "glossaries", multiple=True, type=click.Path(path_type=Path), metavar="FILE.csv", help="A table of wrong wordings of your own, laid over the built-in one.")
@click.option("--jobs", type=click.IntRange(1), default=None, metavar="N")
def review(paths: tuple[str, ...], terminal: bool, file: Path | None, who: str, port: int, no_browser: bool, config: Path | None, isolated: bool,
           glossaries: tuple[Path, ...], jobs: int | None) -> None:  # fmt: skip
    """Look at every finding in PATH and decide. Every decision is on disk before it is shown as saved.

    The page is served to this machine only, at an address that nobody can guess. Stop with Ctrl-C.
    """
    known = opened(paths, glossaries=glossaries, config=config, isolated=isolated)
    for problem in (*known.problems, *(one.error for one in known.articles if one.error)):
        click.echo(f"copydesk: {problem}", err=True)
    settings = known.articles[0].settings if known.articles else None
    book = Book(file or (settings and settings.decisions) or default_folder() / DECISIONS)
    known = known.decided_by(None)
    if terminal:
        _ask(known, book, who)
    else:
        _serve(known, book, who, port, no_browser, jobs)


def _serve(known: Opened, book: Book, who: str, port: int, no_browser: bool, jobs: int | None) -> None:
    from cleaner.review.articles import Articles
    from cleaner.review.server import Server

    articles = Articles([one for one in known.articles if not one.error], known.settings, book, jobs or os.cpu_count() or 1, who)
    try:
        server = Server(articles, port)
    except OSError as error:
        raise CopydeskError(f"port {port}: {error.strerror}; choose another with --port, or leave it out") from None
    click.echo(f"{len(articles):,} article{'s' * (len(articles) != 1)}. Decisions are kept in {shown(book.path)}. Stop with Ctrl-C.\n{server.address}")
    sys.stdout.flush()
    if not no_browser:
        webbrowser.open(server.address)
    try:
        server.serve_forever(poll_interval=0.2)
    except KeyboardInterrupt:
        click.echo("\nEverything that was shown as saved is in " + shown(book.path))
    finally:
        server.server_close()


def _ask(known: Opened, book: Book, who: str) -> None:
    from cleaner.report.text import Text
    from cleaner.review.terminal import Terminal

    paint = Text(sys.stdout.isatty() and "NO_COLOR" not in os.environ).paint
    opened = list(_read(known))
    count = Terminal(book, click.echo, _answer, who, paint).run([desk.examine(doc) for _, _, desk, doc in opened])
    click.echo(f"{count:,} decision{'s' * (count != 1)} noted in {shown(book.path)}.")
    decided = [(source, seen, result) for source, seen, desk, doc in opened if (result := mend(desk, doc, book.decisions)).edits]
    if not decided:
        return
    try:
        agreed = _answer(f"Write {len(decided):,} article{'s' * (len(decided) != 1)} now? [y/N] ").strip().lower() in ("y", "yes")
    except (EOFError, KeyboardInterrupt):
        agreed = False
    if not agreed:
        click.echo(f"Nothing written. Later: copydesk apply {shown(book.path)} PATH... --in-place")
        return
    for source, seen, result in decided:
        store_alone(source, seen, mended(seen.data, result))
        book.change([(one.fingerprint, one.record()) for one in result.renewed])
    click.echo(f"{len(decided):,} article{'s' * (len(decided) != 1)} written.")


def _answer(question: str) -> str:
    """What was typed; nothing at the end of the input."""
    click.echo(question, nl=False)
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.rstrip("\r\n")


def _read(known: Opened) -> Iterator[tuple[Source, Seen, Desk, Document]]:
    desks = Desks(known.settings, busy=False)
    for source in known.articles:
        if source.error:
            continue
        desk = desks.of(source)
        try:
            seen = read(Path(source.name), Path(source.root) if source.root else None)
            yield source, seen, desk, open_article(source.name, seen.data, desk.settings)
        except (OSError, CopydeskError) as error:
            click.echo(f"copydesk: {error}", err=True)
