"""Which article was translated from which: two files, two folders, one folder with both, or a table that says so."""
from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

from cleaner import formats
from cleaner.job import Source
from cleaner.model import CopydeskError
from glossary.records import NamedTuple

_LANGUAGE = dict.fromkeys(("zh", "cn", "zh-cn", "zh-hans", "zh-tw", "zh-hant", "chinese"), "zh") | dict.fromkeys(("en", "en-us", "en-gb", "english"), "en")
_TAG = re.compile(r"^(?P<name>.+?)[._-](?P<tag>zh-(?:cn|tw|hans|hant)|en-(?:us|gb)|zh|cn|en|chinese|english)$", re.IGNORECASE)
_TABLES = (".tsv", ".csv")


class _Name(NamedTuple):
    """What is left of a path when languages and suffix are taken out, and the language that it named."""

    key: str
    language: str


def partners(articles: Sequence[Source], source: str) -> tuple[list[Source], list[str]]:
    """`articles`, each with the file it was translated from, and what could not be paired. Raises CopydeskError where `source` is not there."""
    path = Path(source)
    if path.is_dir():
        return _of_folder(articles, path)
    if not path.exists():
        raise CopydeskError(f"{source}: there is no such file or folder; is --source right?")
    if path.suffix.lower() in _TABLES:
        return _of_table(articles, path)
    if len(articles) != 1:
        raise CopydeskError(f"{source} is one article, and there are {len(articles)} to check; name a folder with --source, or a table (.tsv or .csv) of two columns")
    return [articles[0]._replace(partner=source)], []


def _of_folder(articles: Sequence[Source], folder: Path) -> tuple[list[Source], list[str]]:
    """Partners by name: en/a.md and zh/a.md, a.en.md and a.zh.md."""
    there: dict[str, Path] = {}
    mine = {os.path.abspath(one.name): _name(one.inside) for one in articles}
    for found in _below(folder):
        name = _name(str(found.relative_to(folder)))
        own = mine.get(os.path.abspath(found))
        if name.language != "en" and (own is None or own.language == "zh"):
            there.setdefault(name.key, found)
    paired, problems, used = [], [], set()
    for one in articles:
        name = mine[os.path.abspath(one.name)]
        partner = there.get(name.key)
        if partner is not None and os.path.abspath(partner) == os.path.abspath(one.name):
            continue  # the Chinese of a folder that holds both
        if partner is None and not one.error:
            problems.append(f"{one.name}: there is no Chinese article for it in {folder} (looked for {name.key}); it was checked by itself")
        if partner is not None:
            used.add(name.key)
        paired.append(one._replace(partner=str(partner or "")))
    problems += [f"{path}: there is no English article for it" for key, path in sorted(there.items()) if key not in used]
    return paired, problems


def _of_table(articles: Sequence[Source], table: Path) -> tuple[list[Source], list[str]]:
    """Partners by a table of two columns, English and Chinese; paths count from the table's folder."""
    said, problems = {}, []
    for number, row in _rows(table):
        if len(row) != 2:
            problems.append(f"{table}: line {number} has {len(row)} column{'s' * (len(row) != 1)}, not 2; it was skipped")
            continue
        english, chinese = (os.path.normpath(os.path.join(table.parent, cell.strip())) for cell in row)
        if number == 1 and not os.path.exists(english) and not os.path.exists(chinese):
            continue  # a header
        if not os.path.exists(chinese):
            problems.append(f"{table}: line {number}: there is no file {chinese}")
        else:
            said[os.path.abspath(english)] = number, chinese
    paired = []
    for one in articles:
        _, partner = said.pop(os.path.abspath(one.name), (0, ""))
        if not partner and not one.error:
            problems.append(f"{one.name}: {table} names no Chinese article for it; it was checked by itself")
        paired.append(one._replace(partner=partner))
    problems += [f"{table}: line {number}: {os.path.relpath(path)} is not among the articles to check" for path, (number, _) in sorted(said.items())]
    return paired, problems


def _rows(table: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        text = table.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CopydeskError(f"{table}: {error}; save the table as UTF-8") from error
    lines = text.splitlines()
    for number, row in enumerate(csv.reader(lines, delimiter="\t" if table.suffix.lower() == ".tsv" else ","), 1):
        if any(cell.strip() for cell in row):
            yield number, row


def _name(inside: str) -> _Name:
    path = PurePath(inside)
    language = ""
    parts = []
    for part in path.parent.parts:
        if part.lower() in _LANGUAGE:
            language = _LANGUAGE[part.lower()]
        else:
            parts.append(part)
    stem = path.stem
    tagged = _TAG.match(stem)
    if tagged:
        stem, language = tagged["name"], _LANGUAGE[tagged["tag"].lower()]
    return _Name("/".join((*parts, stem)), language)


def _below(folder: Path) -> Iterator[Path]:
    for base, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in formats.SUFFIXES:
                yield Path(base, name)
