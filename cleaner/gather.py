"""Which articles there are below the paths that were named, and which of them cannot all be written."""
from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from cleaner.choice import Choice
from cleaner.job import Source
from cleaner.journal import CHANGES, FINDINGS


def sources(paths: Sequence[str], choice: Choice | None = None) -> Iterator[Source]:
    """The articles below `paths` that `choice` takes, in sorted order; what is not there comes as a Source with an error."""
    choice = choice or Choice()
    several = len(paths) > 1
    for given in paths:
        if given == "-":
            yield Source("-", "standard-input.txt", settings=choice.given(given))
            continue
        path = Path(given)
        if path.is_dir():
            root = path.resolve().name if several else ""
            for found, error in _below(path, choice):
                inside = found.relative_to(path)
                name = os.path.join(given, inside)
                yield error or _source(name, os.path.join(root, inside), given, choice)
        elif choice.takes(given):
            yield _source(given, path.name, "", choice)


def _source(name: str, inside: str, root: str, choice: Choice) -> Source:
    try:
        facts = os.stat(name)
    except FileNotFoundError:
        broken = os.path.islink(name)
        return Source(name, "", 0, f"{name}: " + ("a link that leads nowhere" if broken else "there is no such file or folder; is the path right?"), root=root)
    except OSError as error:
        return Source(name, "", 0, f"{name}: {error.strerror}; may you read it?", root=root)
    return Source(name, inside, facts.st_size, settings=choice.given(name), root=root, changed=facts.st_mtime_ns)


def _below(folder: Path, choice: Choice) -> Iterator[tuple[Path, Source | None]]:
    refused: list[Source] = []

    def refuse(error: OSError) -> None:
        refused.append(Source(str(error.filename), "", 0, f"{error.filename}: {error.strerror}; may you read it?", root=str(folder)))

    choice.begin(str(folder))
    for base, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = choice.folders(base, folders)
        for name in choice.files(base, names):
            yield Path(base, name), None
        while refused:
            yield folder, refused.pop()
    while refused:
        yield folder, refused.pop()


def apart(articles: Sequence[Source], output: Path, cases: bool) -> Iterator[Source]:
    """`articles`, where one that would be written over another, or over copydesk's own files, comes with an error.

    cases: whether `output` tells A.txt from a.txt.
    """
    taken: dict[str, str] = {}
    for one in articles:
        name = os.path.normpath(one.inside)
        key = name if cases else unicodedata.normalize("NFC", name).casefold()
        if one.error:
            yield one
        elif key in (CHANGES, FINDINGS):
            yield one._replace(error=f"{one.name}: would be written to {output / name}, where copydesk writes its own; give the article another name")
        elif key in taken:
            yield one._replace(error=f"{one.name}: would be written to {output / name}, as {taken[key]} is; clean them into two folders")
        else:
            taken[key] = one.name
            yield one


def once(articles: Sequence[Source]) -> Iterator[Source]:
    """`articles`, where those that are the same file (named twice, or by a link) come once."""
    seen: set[str] = set()
    for one in articles:
        real = one.error or os.path.realpath(one.name)
        if real not in seen:
            yield one
        seen.add(real)
