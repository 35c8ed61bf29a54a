"""What of a Chinese clause can be seen in the English: its numbers, Latin words, terms and everyday words."""
from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cleaner.kit import Kit
from cleaner.quantity import chinese, english
from cleaner.quantity.compare import cost
from glossary.chinese import accepted, says, stems

if TYPE_CHECKING:
    from collections.abc import Iterator

CLAUSE = re.compile(r"[^，。；！？：,;!?\s]+")
_LATIN = re.compile(r"[A-Za-z]{2,}")
_LONGEST = 4


class Traces(NamedTuple):
    """Of the clause at source[start:end]."""

    start: int
    end: int
    firm: int  #: numbers and Latin words
    known: int  #: these, terms and everyday words
    seen: int  #: how many of them are seen


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """Everyday Chinese words with the stems of their English."""
    return {row["zh"]: tuple(stems(one) for one in row["en"].split("|")) for row in Kit.table("common_words")}


def clauses(kit: Kit, source: str, target: str) -> Iterator[Traces]:
    """What can be looked for in each clause of `source`, and what of it is seen in `target`."""
    ours, theirs, folded, said = chinese.read(source), english.read(target), target.lower(), stems(target)
    terms = kit.glossary.chinese.find(source)
    for clause in CLAUSE.finditer(source):
        start, end = clause.span()
        seen = [any(cost(one, other) < 8 for other in theirs) for one in ours if one.strong and start <= one.start < end]
        seen += [word.lower() in folded for word in _LATIN.findall(clause[0])]
        firm = len(seen)
        inside = [one for one in terms if start <= one.start and one.end <= end and one.concept.domain != "style"]
        seen += [says(target, one.concept) for one in inside]
        seen += [any(one in said for one in english) for english in _everyday(source, start, end, {one.start: one.end for one in inside})]
        yield Traces(start, end, firm, len(seen), sum(seen))


def meant(kit: Kit, source: str) -> frozenset[str]:
    """The stems of the English words that the terms and everyday words of `source` may become."""
    terms = kit.glossary.chinese.find(source)
    found = [one for term in terms for one, _ in accepted(term.concept)]
    found += [one for english in _everyday(source, 0, len(source), {}) for one in english]
    return frozenset(word for one in found for word in one.split())


def _everyday(source: str, start: int, end: int, taken: dict[int, int]) -> Iterator[tuple[str, ...]]:
    """The English of each everyday word in source[start:end], the longest first; `taken` says where a term begins and ends."""
    words = _words()
    at = start
    while at < end:
        if at in taken:
            at = taken[at]
            continue
        size = next((size for size in range(_LONGEST, 1, -1) if at + size <= end and source[at : at + size] in words), 0)
        if size:
            yield words[source[at : at + size]]
        at += max(1, size)
