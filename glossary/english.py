"""Finds the accepted English of a glossary's terms in a sentence, with every Chinese term that it can stand for."""
from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import ahocorasick_rs

from glossary import match
from glossary.term import Concept

_ENDING = re.compile(r"(?:s|es|['’]s?)?(?!\w)")
_HINT = re.compile("（.*?）")


class FoundEnglish(NamedTuple):
    """An English wording at source[start:end], and the terms it is accepted for."""

    start: int
    end: int
    concepts: tuple[Concept, ...]


class EnglishTerms:
    """The preferred English of a glossary's nouns and names of two words or more, compiled once; longer wordings hide shorter ones inside them.

    Single words are said in too many ways ("reform", "party"); only places that are spelt nearly as they are read are looked for.
    """

    def __init__(self, concepts: Iterable[Concept]) -> None:
        known = [one for one in concepts if one.domain != "style" and len(plain(one)) > 1]
        owners: dict[str, dict[Concept, None]] = {}
        self._proper: set[str] = set()
        for one in known:
            if one.pos in ("noun", "name") and (" " in one.en.removeprefix("the ") or one.domain == "place"):
                owners[match.fold(one.en)] = {}
                if one.en[:1].isupper():
                    self._proper.add(match.fold(one.en))
        for one in known:
            for english in (one.en, *one.alternatives):
                if (form := match.fold(english)) in owners:
                    owners[form][one] = None
        self._owners = [(form, tuple(found)) for form, found in owners.items()]
        self._finder = ahocorasick_rs.AhoCorasick(list(owners), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest) if owners else None
        self.find = lru_cache(maxsize=4096)(self._find)

    def _find(self, source: str) -> tuple[FoundEnglish, ...]:
        """The wordings in `source`, in order, each once."""
        if self._finder is None:
            return ()
        found: dict[str, FoundEnglish] = {}
        folded = match.fold(source)
        for number, start, end in self._finder.find_matches_as_indexes(folded):
            form, concepts = self._owners[number]
            ending = _ENDING.match(source, end)
            if ending and not (start and source[start - 1].isalnum()) and (form not in self._proper or source[start].isupper()):
                found.setdefault(form, FoundEnglish(start, ending.end(), concepts))
        return tuple(found.values())


def plain(concept: Concept) -> str:
    """The Chinese of a concept without the hint that tells two senses apart."""
    return _HINT.sub("", concept.zh)


def says(chinese: str, concepts: Iterable[Concept]) -> bool:
    """Whether `chinese` has one of the terms, in simplified or traditional characters."""
    return any(plain(one) in chinese or any(form and form in chinese for form in one.hant.split(" | ")) for one in concepts)
