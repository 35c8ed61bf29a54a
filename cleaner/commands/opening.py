"""From the options that commands share to the articles that they read, each with the settings it has."""
from __future__ import annotations

import os
from collections.abc import Sequence

from cleaner.choice import Choice
from cleaner.commands.speaking import usage_error
from cleaner.config import Given, Reader, Settings
from cleaner.detectors import all_rules
from cleaner.gather import sources
from cleaner.job import Source
from cleaner.model import Lines
from cleaner.settings_file import nearest
from glossary.project import project_table
from glossary.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any


class Opened(NamedTuple):
    """The articles to read, and what keeps some of them from being read as they should be."""

    articles: list[Source]
    settings: Settings  #: of the current folder
    problems: list[str]

    def decided_by(self, file: Path | None) -> Opened:
        """The same articles, where the decisions of `file` count and nothing else that was noted about them."""
        articles = [one._replace(settings=one.settings._replace(decisions=file, baseline=None)) if one.settings else one for one in self.articles]
        return self._replace(articles=articles, settings=self.settings._replace(decisions=file, baseline=None))


def opened(paths: Sequence[str], select: Sequence[str] = (), ignore: Sequence[str] = (), glossaries: Sequence[Path] = (), config: Path | None = None,
           isolated: bool = False, force_exclude: bool = False, changed: bool = False, changed_since: str | None = None, new: bool = False, source: str | None = None,
           **given: Any) -> Opened:  # fmt: skip
    """The articles below `paths`, as the settings above them and the options say."""
    changed = changed or new or changed_since is not None
    if not paths and not changed:
        raise usage_error("Missing argument 'PATH...'.")
    paths = paths or (".",)
    own = project_table(os.curdir)
    choice = Choice(reader(config, isolated, Given(_rules(select), _rules(ignore), glossaries=(*glossaries, *([own] if own else [])), **given)), force_exclude)
    articles = list(sources(paths, choice))
    if changed:
        articles = list(_changed(articles, paths, changed_since, new))
    problems: list[str] = []
    if source:
        from cleaner.partners import partners

        articles, problems = partners(articles, source)
    return Opened(articles, choice.settings(""), choice.problems + problems)


def reader(config: Path | None = None, isolated: bool = False, given: Given | None = None) -> Reader:
    """A reader of settings that knows the names of rules."""
    return Reader(_names(), given, config, isolated)


def _names() -> set[str]:
    known = all_rules()
    return {*known, *(rule.family for rule in known.values() if rule.family)}


def _rules(given: Sequence[str]) -> tuple[str, ...]:
    chosen = tuple(name.strip() for names in given for name in names.split(",") if name.strip())
    known = _names() if chosen else set()
    for name in chosen:
        if name not in known:
            raise usage_error(f"there is no rule {name!r}{nearest(name, known)} `copydesk rules` lists them.")
    return chosen


def _changed(articles: Sequence[Source], paths: Sequence[str], since: str | None, new: bool) -> list[Source]:
    """Those of `articles` that changed; errors stay."""
    from cleaner import git

    known: dict[str, Lines | None] = {}
    for folder in dict.fromkeys(path if os.path.isdir(path) else os.path.dirname(path) or "." for path in paths if path != "-"):
        top = git.top(folder)
        if top is None or not any(one.startswith(top + os.sep) for one in known):
            known |= git.changed(folder, since)
    found = []
    for one in articles:
        real = os.path.realpath(one.name)
        if one.error:
            found.append(one)
        elif real in known and one.name != "-":
            found.append(one._replace(lines=known[real]) if new else one)
    return found
