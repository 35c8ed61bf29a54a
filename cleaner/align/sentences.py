"""Cuts an article into sentences, in Chinese and in English; every sentence is a place in the text."""
from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.model import Span

_LINE = re.compile(r"[^\r\n]+")
_CHINESE_END = re.compile(r"(?:[。！？!?]|……|…(?=[”」』]))+[”’」』）)】》\"']*")
_ENGLISH_END = re.compile(r"(?P<mark>[.!?]+)[\"'”’)\]]*\s+(?=[\"'“‘(\[]*(?P<next>[A-Z0-9$€£¥]))")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|Gen|Col|Lt|Sgt|Capt|Gov|Sen|Rep|St|Mt|No|Nos|Vol|Fig|Art|Sec|Co|Corp|Inc|Ltd|Bros|vs|etc|cf|approx|e\.g|i\.e|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)|\b[A-Z](?:\.[A-Z])*)\.$")  # fmt: skip
_BLANK = " \t\ufeff\u3000\xa0"
_HAN = re.compile("[\u3400-\u9fff]")


def sentences(text: str, chinese: bool) -> list[Span]:
    """The sentences of `text`, in order, without the white space around them."""
    found = []
    for low, high in _paragraphs(text, chinese):
        for start, end in _chinese(text, low, high) if chinese else _english(text, low, high):
            while start < end and text[start] in _BLANK + "\r\n":
                start += 1
            while end > start and text[end - 1] in _BLANK + "\r\n":
                end -= 1
            if any(character.isalnum() for character in text[start:end]):
                found.append(Span(start, end))
    return found


def _paragraphs(text: str, chinese: bool) -> Iterator[tuple[int, int]]:
    """Lines; English lines that were broken inside a sentence count as one."""
    start, end = -1, -1
    for line in _LINE.finditer(text):
        if not line[0].strip(_BLANK):
            continue
        wrapped = not chinese and start >= 0 and line[0][0].islower() and len(line[0]) > 1 and text.count("\n", end, line.start()) == 1 and end - start > 40
        if wrapped and text[end - 1] not in ".!?:;":
            end = line.end()
            continue
        if start >= 0:
            yield start, end
        start, end = line.span()
    if start >= 0:
        yield start, end


def _chinese(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    for mark in _CHINESE_END.finditer(text, low, high):
        yield low, mark.end()
        low = mark.end()
    if low < high:
        yield low, high


def _english(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    for mark in _ENGLISH_END.finditer(text, low, high):
        point = mark.end("mark")
        if mark["mark"] == "." and (_ABBREVIATION.search(text, low, point) or (mark["next"].isdigit() and text[mark.start() - 1 : mark.start()].isdigit())):
            continue  # a title, an initial, or a figure that was torn apart
        yield low, mark.end()
        low = mark.end()
    if low < high:
        yield low, high
