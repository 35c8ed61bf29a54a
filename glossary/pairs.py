"""Chinese and English side by side: pairs from JSON lines or TMX."""
from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from glossary.exchange.entry import language
from glossary.exchange.safe_xml import elements, text_of
from glossary.term import GlossaryError

_SUFFIXES = (".jsonl", ".tmx")


class Pair(NamedTuple):
    """A passage and its translation."""

    id: str
    source: str
    target: str


def articles(path: Path) -> Iterator[tuple[str, list[Pair]]]:
    """The articles of a file or folder of pairs: (name, pairs). Lines of one file that name a "doc" make an article each."""
    if path.is_dir():
        found = [one for one in sorted(path.rglob("*")) if one.suffix.lower() in _SUFFIXES and not one.name.startswith(".")]
        if not found:
            raise GlossaryError(f"{path}: holds no file of pairs ({', '.join(_SUFFIXES)})")
        for one in found:
            for name, pairs in articles(one):
                yield name if name.startswith(str(one)) else f"{one}: {name}", pairs
        return
    grouped: dict[str, list[Pair]] = {}
    for doc, pair in (_tmx if path.suffix.lower() == ".tmx" else _jsonl)(path):
        grouped.setdefault(doc, []).append(pair)
    yield from ((doc or str(path), pairs) for doc, pairs in grouped.items())


def _jsonl(path: Path) -> Iterator[tuple[str, Pair]]:
    try:
        lines = path.read_bytes().decode("utf-8-sig").splitlines()
    except OSError as error:
        raise GlossaryError(f"{path}: {error.strerror or error}; is the path right?") from error
    except UnicodeDecodeError as error:
        raise GlossaryError(f"{path}: not UTF-8 (byte {error.start})") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            yield str(row.get("doc", "")), Pair(str(row.get("id", number)), str(row["source"]), str(row["target"]))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise GlossaryError(f'{path}: line {number}: a pair is written {{"id": …, "source": "中文", "target": "English"}}') from None


def _tmx(path: Path) -> Iterator[tuple[str, Pair]]:
    for number, unit in enumerate(elements(path, frozenset(("tu",)))):
        said = {language(one.get("lang", "")): text_of(one.find("seg")) for one in unit.iter("tuv")}
        source = said.get("zh") or said.get("hant", "")
        if source and said.get("en"):
            yield "", Pair(unit.get("tuid", str(number)), source, said["en"])
