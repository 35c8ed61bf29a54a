"""Tells what an article is about by the standard terms in it, for wordings that are wrong only in some domains."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from glossary.fold import fold
from glossary.index import words_of
from glossary.term import Concept

_LONGEST = 4  # words of a term; longer ones add nothing
_ENOUGH = 2  # different terms of a domain
_SHARE = 0.15  # of all the terms found


class Domains:
    """The terms of a glossary by domain. Made when first asked for: few wordings ask."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._domain: dict[tuple[str, ...], str] = {}
        for one in concepts:
            for words in (one.en, *one.alternatives):
                term = tuple(words_of(fold(words)))
                if one.domain and 1 <= len(term) <= _LONGEST and (len(term) > 1 or len(term[0]) > 4):
                    self._domain.setdefault(term, one.domain)

    def of(self, folded: str) -> frozenset[str]:
        """The domains of an article (folded): those that at least two different terms and a fair share of all belong to."""
        words = words_of(folded)
        terms = set()
        for size in range(1, _LONGEST + 1):
            for term in {*zip(*(words[at:] for at in range(size)), strict=False)}:
                if term in self._domain:
                    terms.add(term)
                elif term[-1].endswith("s") and (*term[:-1], term[-1][:-1]) in self._domain:
                    terms.add((*term[:-1], term[-1][:-1]))
        counts = Counter(self._domain[term] for term in terms)
        return frozenset(one for one, count in counts.items() if count >= _ENOUGH and count >= _SHARE * len(terms))
