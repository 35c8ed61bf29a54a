"""Finds the terms of a glossary in Chinese, and whether an English sentence has the standard wording of one."""
from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import ahocorasick_rs

from glossary import match
from glossary.expression import expression
from glossary.term import Concept

_OTHER = expression(r"'s\b|[^a-z0-9&\u00c0-\u024f]+")
_ARTICLE = expression(r" (?:the|an?)(?= )")
_ENDING = expression(r"(?<=[a-z]{3})(?:ies|ing|ed|es|s|e|y)(?= )")


class Found(NamedTuple):
    """A term at source[start:end]."""

    start: int
    end: int
    concept: Concept


class ChineseTerms:
    """The Chinese of a glossary's concepts, compiled once; longer terms hide shorter ones inside them."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        owners: dict[str, Concept] = {}
        for one in concepts:
            for term in (one.zh, *one.hant.split(" | ")):
                if len(term) > 1 and "（" not in term:
                    owners.setdefault(term, one)
        self._owners = list(owners.values())
        self._finder = ahocorasick_rs.AhoCorasick(list(owners), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest) if owners else None
        self.find = lru_cache(maxsize=4096)(self._find)

    def _find(self, source: str) -> tuple[Found, ...]:
        """The terms in `source`, in order, each once."""
        if self._finder is None:
            return ()
        found: dict[str, Found] = {}
        for number, start, end in self._finder.find_matches_as_indexes(source):
            one = self._owners[number]
            found.setdefault(one.zh, Found(start, end, one))
        return tuple(found.values())


@lru_cache(maxsize=4096)
def stems(english: str) -> str:
    """The words of `english` without articles and endings, between spaces."""
    return _ENDING.sub("", _ARTICLE.sub("", f" {_OTHER.sub(' ', match.fold(english))} ".replace("  ", " ")))


@lru_cache(maxsize=8192)
def accepted(concept: Concept) -> tuple[tuple[str, str], ...]:
    """The stems of every accepted English of a concept, and the longest word among them."""
    return tuple((one, max(one.split(), key=len, default="")) for one in (stems(said) for said in (concept.en, *concept.alternatives) if said))


def says(target: str, concept: Concept) -> bool:
    """Whether `target` has an accepted English of `concept`, in any inflection."""
    if concept.en in target:
        return True
    folded = match.fold(target)
    likely = [one for one, longest in accepted(concept) if longest in folded]
    return bool(likely) and any(one in stems(target) for one in likely)
