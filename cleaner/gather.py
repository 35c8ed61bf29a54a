"""Which articles there are below the paths that were named, and which of them cannot all be written."""
from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from cleaner.choice import Choice
from cleaner.job import Source
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from cleaner.config import Settings


def sources(paths: Sequence[str], choice: Choice | None = None) -> Iterator[Source]:
    """The articles below `paths` that `choice` takes, in sorted order; what is not there comes as a Source with an error."""
    choice = choice or Choice()
    several = len(paths) > 1
    for given in paths:
        if given == "-":
            yield Source("-", "standard-input.txt", settings=choice.given(""))
            continue
        if os.path.isdir(given):
            above = os.path.basename(os.path.realpath(given)) if several else ""
            top = len(os.path.join(given, ""))
            for base, names in _below(given, choice):
                if isinstance(names, Source):
                    yield names
                    continue
                inside, settings = os.path.join(above, base[top:]), choice.given(base)
                for name in names:
                    yield _source(os.path.join(base, name), os.path.join(inside, name), given, settings)
        elif choice.takes(given):
            one = _source(given, os.path.basename(given))
            yield one if one.error else one._replace(settings=choice.given(os.path.dirname(given)))


def _source(name: str, inside: str, root: str = "", settings: Settings | None = None) -> Source:
    try:
        facts = os.stat(name)
    except FileNotFoundError:
        broken = os.path.islink(name)
        return Source(name, "", 0, f"{name}: " + ("a link that leads nowhere" if broken else "there is no such file or folder; is the path right?"), root=root)
    except OSError as error:
        return Source(name, "", 0, f"{name}: {error.strerror}; may you read it?", root=root)
    return Source(name, inside, facts.st_size, settings=settings, root=root, changed=facts.st_mtime_ns)


def _below(folder: str, choice: Choice) -> Iterator[tuple[str, list[str] | Source]]:
    """Folders and the names of the articles in them; a folder that cannot be read comes as a Source with an error."""
    refused: list[Source] = []

    def refuse(error: OSError) -> None:
        refused.append(Source(str(error.filename), "", 0, f"{error.filename}: {error.strerror}; may you read it?", root=folder))

    choice.begin(folder)
    for base, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = choice.folders(base, folders)
        yield base, choice.files(base, names)
        while refused:
            yield folder, refused.pop()
    while refused:
        yield folder, refused.pop()


def apart(articles: Sequence[Source], output: Path, cases: bool) -> Iterator[Source]:
    """`articles`, where one that would be written over another, or over copydesk's own files, comes with an error.

    cases: whether `output` tells A.txt from a.txt.
    """
    import unicodedata  # this and the journal only where something is written

    from cleaner.journal import CHANGES, FINDINGS

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
