"""`copydesk align`: collect arguments, call one function, print one thing."""
from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("english", metavar="EN")
@click.argument("chinese", metavar="ZH")
@click.option("--format", "form", type=click.Choice(("tsv", "tmx")), default="tsv", show_default=True, help="How the pairs are written.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write the pairs here, not on standard output.")
@click.option("--sure", type=click.FloatRange(0, 1), default=0.5, show_default=True, help="Only pairs with this score or a higher one.")
@click.option("--encoding", metavar="NAME", help="Of files that are not UTF-8 and have no byte-order mark: gb18030, big5 …")
def align(english: str, chinese: str, form: str, output: Path | None, sure: float, encoding: str | None) -> None:
    """Pair the sentences of the article EN with those of its Chinese ZH.

    Every pair has a score from 0 to 1: how sure it is that the two belong together. `copydesk check` reads what this writes.
    """
    from cleaner.align.written import WRITERS
    from cleaner.article import read_article
    from cleaner.config import Settings
    from cleaner.run import Desk
    from cleaner.write import save

    settings = Settings(encoding=encoding)
    pair = Desk(settings).pair(read_article(english, settings), read_article(chinese, settings))
    written = WRITERS[form](pair, sure)
    if output:
        save(output, written.encode("utf-8"))
    else:
        click.echo(written, nl=False)
    click.echo(pair.counts(sure), err=True)
    for doubt in pair.doubts():
        click.echo(f"copydesk: {pair.english.path}: {doubt}", err=True)
