"""Which column of a table holds what."""
from __future__ import annotations

from collections.abc import Sequence

from glossary.expression import expression
from glossary.records import NamedTuple

_HAN = expression("[\u3400-\u9fff]")
_LATIN = expression("[A-Za-z]")
_ID = frozenset("id key nr no number segment 编号 序号".split())
_CHINESE = frozenset("zh zh-cn zh_cn zh-hans zh-tw zh_tw zh-hant cn chinese 中文 汉语 中文原文".split())
_ENGLISH = frozenset("en en-us en_us en-gb en_gb english 英文 英语 英文译文".split())
_SOURCE = frozenset("source src original 原文 源文".split()) | _CHINESE
_TARGET = frozenset("target tgt translation trg 译文".split()) | _ENGLISH


class Columns(NamedTuple):
    """Numbers of columns; id -1: there is none."""

    id: int
    source: int
    target: int
    width: int
    header: bool
    chinese_first: bool = True  #: whether Chinese is known to be the source: the header names languages, or names nothing

    def complaint(self, cells: int) -> str:
        return f"has {cells} column{'s' * (cells != 1)}, not {self.width}"


def columns(rows: Sequence[Sequence[str]]) -> Columns | None:
    """What the columns of a table are, by its header or by its first rows; None where there are no two sides."""
    if not rows:
        return None
    names = [cell.strip("\ufeff \t\"").lower() for cell in rows[0]]
    source, target = _one_of(names, _SOURCE), _one_of(names, _TARGET)
    if source >= 0 and target >= 0:
        by_language = names[source] in _CHINESE or names[target] in _ENGLISH
        return Columns(_one_of(names, _ID), source, target, len(names), True, by_language)
    source, target = _one_of(names, _ENGLISH), _one_of(names, _TARGET - _ENGLISH)
    if source >= 0 and target >= 0:
        return Columns(_one_of(names, _ID), source, target, len(names), True, False)
    width = max((len(row) for row in rows), key=[len(row) for row in rows].count)
    usable = [row for row in rows[:200] if len(row) == width]
    if width < 2:
        return None
    han = [sum(bool(_HAN.search(row[at])) for row in usable) for at in range(width)]
    latin = [sum(len(_LATIN.findall(row[at])) for row in usable if not _HAN.search(row[at])) for at in range(width)]
    source = max(range(width), key=lambda at: (han[at], -at))
    target = max((at for at in range(width) if at != source), key=lambda at: (latin[at], -at))
    rest = [at for at in range(width) if at not in (source, target)]
    return Columns(rest[0] if rest else -1, source, target, width, False)


def _one_of(names: Sequence[str], known: frozenset[str]) -> int:
    return next((at for at, name in enumerate(names) if name in known), -1)
