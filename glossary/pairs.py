"""Chinese and English side by side: pairs from JSON lines or TMX, or two texts aligned paragraph by paragraph."""
from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from glossary.exchange.entry import language
from glossary.exchange.safe_xml import elements, text_of
from glossary.term import GlossaryError

#: English characters for a Chinese one, in news
_RATIO = 4.0
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


def side_by_side(chinese: Path, english: Path) -> list[Pair]:
    """Pairs of paragraphs from two texts, or from two folders whose articles have the same names."""
    if chinese.is_dir() and english.is_dir():
        twins = {one.relative_to(english).with_suffix(""): one for one in english.rglob("*") if one.is_file()}
        pairs = []
        for one in sorted(chinese.rglob("*")):
            twin = twins.get(one.relative_to(chinese).with_suffix(""))
            if one.is_file() and twin:
                pairs += [pair._replace(id=f"{one.name}:{pair.id}") for pair in side_by_side(one, twin)]
        if not pairs:
            raise GlossaryError(f"{chinese} and {english} have no article of the same name")
        return pairs
    source, target = (_paragraphs(path) for path in (chinese, english))
    return [Pair(str(number), "\n".join(source[low:high]), "\n".join(target[new_low:new_high]))
            for number, (low, high, new_low, new_high) in enumerate(_aligned(source, target), 1) if high > low and new_high > new_low]  # fmt: skip


def _paragraphs(path: Path) -> list[str]:
    try:
        return [line.strip() for line in path.read_bytes().decode("utf-8-sig").splitlines() if line.strip()]
    except OSError as error:
        raise GlossaryError(f"{path}: {error.strerror or error}; is the path right?") from error
    except UnicodeDecodeError as error:
        raise GlossaryError(f"{path}: not UTF-8 (byte {error.start}); convert it first") from error


def _aligned(source: Sequence[str], target: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """Which paragraphs belong together, by their lengths (Gale and Church); one by one where there are as many."""
    if len(source) == len(target):
        return [(at, at + 1, at, at + 1) for at in range(len(source))]
    longs, shorts = [len(one) * _RATIO for one in source], [len(one) for one in target]
    steps = ((1, 1, 0.0), (1, 0, 4.5), (0, 1, 4.5), (2, 1, 2.3), (1, 2, 2.3))
    band = abs(len(source) - len(target)) + 20
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for at in range(len(source) + 1):
        center = at * len(target) // max(1, len(source))
        for new in range(max(0, center - band), min(len(target), center + band) + 1):
            for down, right, price in steps:
                before = best.get((at - down, new - right))
                if before is None or (down, right) == (0, 0):
                    continue
                cost = before[0] + price + (_cost(sum(longs[at - down : at]), sum(shorts[new - right : new])) if down and right else 0.0)
                if (at, new) not in best or cost < best[at, new][0]:
                    best[at, new] = cost, (at - down, new - right)
    place = (len(source), len(target))
    if place not in best:
        return []
    made = []
    while place != (0, 0):
        before_place = best[place][1]
        made.append((before_place[0], place[0], before_place[1], place[1]))
        place = before_place
    return made[::-1]


@lru_cache(maxsize=100_000)
def _cost(expected: float, found: float) -> float:
    """How unlikely two lengths are as translations of each other: minus the logarithm of a probability."""
    z = abs(found - expected) / math.sqrt(6.8 * (expected + found) / 2 + 1)
    return -math.log(max(1e-12, 2 * (1 - 0.5 * (1 + math.erf(z / math.sqrt(2))))))
