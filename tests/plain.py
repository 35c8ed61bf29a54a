"""The plain form of what the engine does fast: the reference that tests/test_engine.py compares it with.

Every regular expression runs over the whole text, every wording is looked for by itself, and every question about a
whole article is answered word by word or line by line.
"""
from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from cleaner.document import Document
from cleaner.model import Span
from glossary import Glossary

_LINE = re.compile(r"[^\r\n]+")
_WORD = re.compile(r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+(?:['’][a-z]+)?|[\u4e00-\u9fff]")


class PlainEngine:
    """Scans nothing: detectors are asked about every article, and search all of it."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary

    def scan(self, doc: Document) -> None:
        doc.wordings, doc.domains = [], self._glossary.domains.of
        for number, form in enumerate(self._glossary.forms):
            at = doc.folded.find(form)
            while at >= 0:
                doc.wordings.append((at, at + len(form), self._glossary.variant(number)))
                at = doc.folded.find(form, at + 1)


def lines(prose: str) -> list[Span]:
    found = []
    for line in _LINE.finditer(prose):
        text = line[0].strip(" \t\ufeff\u3000\xa0")
        if text:
            start = line.start() + line[0].find(text)
            found.append(Span(start, start + len(text)))
    return found


def line_around(prose: str, position: int) -> Span:
    start = max(prose.rfind("\n", 0, position), prose.rfind("\r", 0, position)) + 1
    end = re.compile(r"[\r\n]").search(prose, position)
    return Span(start, end.start() if end else len(prose))


def sentence(text: str, start: int, end: int, reach: int = 600) -> tuple[int, int]:
    ends = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])|[\n\r]|[。！？]")
    low, high = max(0, start - reach), min(len(text), end + reach)
    for found in ends.finditer(text, low, start):
        low = found.end()
    after = ends.search(text, end, high)
    return low, after.start() + 1 if after else high


def count_words(prose: str) -> int:
    return len(_WORD.findall(prose))


def doubled_words(prose: str) -> set[str]:
    """The words of letters and hyphens that stand twice in a row in one line, with a blank or a mark of the sentence on either side."""
    gap = " \t\r\n.,;:)\ufeff\u3000\xa0"
    twice = re.compile(rf"(?<![^{gap}\"(\[‘“])([A-Za-z]+(?:-[A-Za-z]+)*)[ \t]+(\1)(?![^{gap}])", re.IGNORECASE)
    return {found[1].lower() for found in twice.finditer(prose)}


def echoes(prose: str) -> set[int]:
    """The places of " and " that have a word of six letters on both sides, or before which the word behind them stands already."""
    found = set()
    for place in re.finditer(" and ", prose):
        before, after = prose[max(0, place.start() - 80) : place.start()], prose[place.end() : place.end() + 9]
        word = before.rpartition(" ")[2]
        if (len(word) > 5 and prose.startswith(word, place.end())) or after[1:] in before:
            found.add(place.start())
    return found


def near_doubles(prose: str) -> Iterator[tuple[int, int]]:
    """Long lines that are nearly the same as one beside them, or near the top."""
    seen: set[str] = set()
    ends: dict[str, int] = {}
    texts = [prose[line.start : line.end] for line in lines(prose)]
    for number, text in enumerate(texts):
        key = text.lower()
        if key in seen:
            continue
        seen.add(key)
        if len(text) < 90 or text[0] in "-–•*·0123456789(":
            continue
        for end in (key[:40], key[-40:]):
            other = ends.setdefault(end, number)
            if other != number and (other < 3 or number - other <= 3) and abs(len(texts[other]) - len(text)) < len(text) // 5:
                same_figures = re.findall(r"\d+", text) == re.findall(r"\d+", texts[other])
                if same_figures and fuzz.ratio(texts[other][:4000], text[:4000], score_cutoff=97) > 0:
                    yield other, number
                    break
