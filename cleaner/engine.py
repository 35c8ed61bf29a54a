"""One pass over the folded article for the anchors of every detector and every wording of the glossary."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

import ahocorasick_rs

from cleaner.document import Document
from cleaner.model import Detector
from glossary import Glossary, match

#: an automaton of more forms than this takes longer to build than a folder takes to check
_MANY = 20_000


_Key = tuple[str, int]  # a detector, which of its patterns
_Holds = Callable[[str, int], re.Match[str] | None]
#: by detector, by the number of its pattern: where anchors stand
Found = dict[str, dict[int, list[int]]]


@cache
def _holds(at: str) -> _Holds | None:
    """Whether what must stand at an anchor stands there; None: nothing else must."""
    return re.compile(at).match if at else None


class Engine:
    """Compiled once a process from the anchors of detectors and the surface forms of a glossary.

    busy: many articles will pay for one automaton of anchors and forms. Otherwise, and where the glossary is large,
    each article is searched only for the forms that its words allow.
    """

    def __init__(self, detectors: Iterable[Detector], glossary: Glossary, busy: bool = False) -> None:
        places: dict[str, list[tuple[_Key, str]]] = {}
        self._at_wordings: list[_Key] = []
        for detector in detectors:
            for number, (anchors, at) in enumerate(detector.places):
                for anchor in anchors:
                    places.setdefault(anchor, []).append(((detector.name, number), at))
                if not anchors:
                    self._at_wordings.append((detector.name, number))
        self._places, self._glossary, self._anchors = list(places.values()), glossary, len(places)
        self._tests: list[list[tuple[_Key, _Holds | None]] | None] = [None] * len(places)  # of each anchor, once it was seen
        self._whole = busy and len(glossary.forms) <= _MANY
        literals = [*places, *(glossary.forms if self._whole else ())]
        # a DFA would be no faster on articles, and takes twenty times the memory
        kind = ahocorasick_rs.Implementation.ContiguousNFA
        self._find = ahocorasick_rs.AhoCorasick(literals, implementation=kind).find_matches_as_indexes if literals else None

    def scan(self, doc: Document) -> Found | None:
        """Where the anchors of detectors stand (None: they may stand anywhere); notes in `doc` where wordings stand, and how to tell its domains."""
        folded = doc.folded  # not `doc`, which would hold itself and wait for the garbage collector
        doc.wordings, doc.domains = [], lambda: self._glossary.domains.of(folded)
        near: dict[_Key, list[int]] = {}
        wordings, first_form, prose, tests = doc.wordings, self._anchors, doc.prose, self._tests
        for literal, start, end in self._find(folded, overlapping=True) if self._find else ():
            if literal >= first_form:
                wordings.append((start, end, self._glossary.variant(literal - first_form)))
                continue
            for key, holds in tests[literal] or self._tests_of(literal):
                if holds is None or holds(prose, start):
                    if key in near:
                        near[key].append(start)
                    else:
                        near[key] = [start]
        if not self._whole:
            wordings += self._by_words(folded)
        for key in self._at_wordings if wordings else ():
            near[key] = []
        found: Found = {}
        for (name, number), places in near.items():
            places.sort()
            found.setdefault(name, {})[number] = places
        return found

    def _tests_of(self, literal: int) -> list[tuple[_Key, _Holds | None]]:
        made = self._tests[literal] = [(key, _holds(at)) for key, at in self._places[literal]]
        return made

    def _by_words(self, folded: str) -> list[tuple[int, int, match.Variant]]:
        numbers = self._glossary.candidates(folded)
        if not numbers:
            return []
        forms = self._glossary.forms
        find = ahocorasick_rs.AhoCorasick([forms[number] for number in numbers], implementation=ahocorasick_rs.Implementation.NoncontiguousNFA)
        return [(start, end, self._glossary.variant(numbers[at])) for at, start, end in find.find_matches_as_indexes(folded, overlapping=True)]
