"""`copydesk decide`: note what an editor thinks of a finding."""
from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from cleaner import decisions
from cleaner.baseline import inside, project
from cleaner.commands.aftermath import shown
from cleaner.commands.baseline import default_folder
from cleaner.commands.opening import opened
from cleaner.config import DECISIONS
from cleaner.decisions import VERDICTS, Decision
from cleaner.document import decode
from cleaner.files import read
from cleaner.model import CopydeskError
from cleaner.run import Desk, Located


@click.command()
@click.argument("verdict", type=click.Choice(VERDICTS), metavar="accept|reject|ignore|edit")
@click.argument("place", metavar="PATH:LINE[:COLUMN]")
@click.option("--rule", metavar="RULE", help="Where several findings stand at that place.")
@click.option("--wording", metavar="TEXT", help="What to put there instead (for edit and accept).")
@click.option("--who", default="", metavar="NAME", help="Who decided.")
@click.option("--why", default="", metavar="TEXT", help="The reason, for the next reader.")
@click.option("--decisions", "file", type=click.Path(path_type=Path), metavar="FILE", help="Where to write. Default: what the settings say, else .copydesk/decisions.jsonl.")
def decide(verdict: str, place: str, rule: str | None, wording: str | None, who: str, why: str, file: Path | None) -> None:
    """Note a decision on the finding at PATH:LINE[:COLUMN].

    accept: `clean` mends it as suggested. edit: `clean` puts --wording there. reject: this finding is wrong, do not
    show it again. ignore: this rule is wrong about these words, in every sentence.
    """
    if verdict == "edit" and wording is None:
        raise click.UsageError("an edit needs --wording TEXT")
    path, line, column = _place(place)
    known = opened([path])
    if not known.articles or known.articles[0].error:
        raise CopydeskError(known.articles[0].error if known.articles else f"{path}: no article; is the path right?")
    settings = known.articles[0].settings or known.settings
    file = file or settings.decisions or default_folder() / DECISIONS
    one = _the_one([one for one in _findings(Desk(settings.without_notes()), path) if one.line == line and column in (0, one.column) and rule in (None, one.rule.id)], place)
    if verdict == "accept" and wording is None and not one.suggestions:
        raise click.UsageError(f"{one.rule.id} suggests no wording for {one.text!r}; use `copydesk decide edit {place} --wording TEXT`")
    when = datetime.now(UTC).isoformat(timespec="seconds")
    decisions.add(file, [Decision(one.fingerprint, verdict, one.rule.id, one.text, wording, inside(project(file), path), who, when, why)])
    click.echo(f"{verdict}: {one.rule.id} {one.text!r}, noted in {shown(file)}.")


def _place(place: str) -> tuple[str, int, int]:
    parts = place.rsplit(":", 2)
    if len(parts) == 3 and parts[1].isdigit() and parts[2].isdigit():
        return parts[0], int(parts[1]), int(parts[2])
    path, _, line = place.rpartition(":")
    if not path or not line.isdigit():
        raise click.UsageError(f"{place!r} is no place; write it as `copydesk check` shows it: PATH:LINE:COLUMN")
    return path, int(line), 0


def _findings(desk: Desk, path: str) -> list[Located]:
    from cleaner import formats

    try:
        data = read(Path(path)).data
    except OSError as error:
        raise CopydeskError(f"{path}: {error.strerror}; is it an article?") from None
    raw, encoding = decode(path, data, desk.settings.for_file(path).encoding or formats.declared_encoding(path, data))
    return desk.check(formats.read(path, raw, encoding))


def _the_one(found: list[Located], place: str) -> Located:
    if len(found) == 1:
        return found[0]
    if not found:
        raise CopydeskError(f"{place}: no finding there; `copydesk check` shows where they stand")
    choices = "\n".join(f"  {one.line}:{one.column}  {one.rule.id}  {one.text!r}" for one in found)
    raise CopydeskError(f"{place}: {len(found)} findings stand there; name the column, or the --rule:\n{choices}")
