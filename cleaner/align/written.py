"""Writes the pairs of two aligned articles, as a table or as a translation memory."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.sax.saxutils import escape

from cleaner.align.beside import Pair

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="copydesk" creationtoolversion="1" segtype="sentence" o-tmf="copydesk" adminlang="en" srclang="zh-CN" datatype="plaintext"/>
<body>
"""
_FORBIDDEN = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])


def _rows(pair: Pair, sure: float) -> Iterator[tuple[int, str, str, float]]:
    for number, (bead, chinese, english) in enumerate(pair.both(sure), 1):
        yield number, _in_a_line(pair.chinese.prose[slice(*chinese)]), _in_a_line(pair.english.prose[slice(*english)]), bead.score


def _in_a_line(text: str) -> str:
    return " ".join(text.split())


def tsv(pair: Pair, sure: float) -> str:
    """A table with a header: id, source, target, score."""
    return "id\tsource\ttarget\tscore\n" + "".join(f"{number}\t{chinese}\t{english}\t{score:.3f}\n" for number, chinese, english, score in _rows(pair, sure))


def tmx(pair: Pair, sure: float) -> str:
    """TMX 1.4; the score of each unit is its property x-score."""
    units = []
    for number, chinese, english, score in _rows(pair, sure):
        sides = "".join(f'<tuv xml:lang="{tag}"><seg>{escape(text.translate(_FORBIDDEN))}</seg></tuv>\n' for tag, text in (("zh-CN", chinese), ("en", english)))
        units.append(f'<tu tuid="{number}"><prop type="x-score">{score:.3f}</prop>\n{sides}</tu>\n')
    return f"{_HEAD}{''.join(units)}</body>\n</tmx>\n"


WRITERS: dict[str, Callable[[Pair, float], str]] = {"tsv": tsv, "tmx": tmx}
