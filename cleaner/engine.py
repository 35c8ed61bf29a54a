"""One pass over the folded article for the anchors of every detector and every wording of the glossary."""
from __future__ import annotations

from collections.abc import Iterable

import ahocorasick_rs

from cleaner.document import Document
from cleaner.model import ANY_WORDING, Detector, Pattern
from glossary import Glossary, match

#: an automaton of more forms than this takes longer to build than a folder takes to check
_MANY = 20_000


class Engine:
    """Compiled once a process from the anchors of detectors and the surface forms of a glossary.

    busy: many articles will pay for one automaton of anchors and forms. Otherwise, and where the glossary is large,
    each article is searched only for the forms that its words allow.
    """

    def __init__(self, detectors: Iterable[Detector], glossary: Glossary, busy: bool = False) -> None:
        patterns: dict[str, list[Pattern]] = {}
        for detector in detectors:
            for pattern in detector.patterns:
                for anchor in pattern.anchors:
                    patterns.setdefault(match.fold(anchor), []).append(pattern)
        self._patterns, self._glossary, self._anchors = list(patterns.values()), glossary, len(patterns)
        self._whole = busy and len(glossary.forms) <= _MANY
        literals = [*patterns, *(glossary.forms if self._whole else ())]
        kind = ahocorasick_rs.Implementation.DFA if busy else None
        self._find = ahocorasick_rs.AhoCorasick(literals, implementation=kind).find_matches_as_indexes if literals else None

    def scan(self, doc: Document) -> None:
        """Notes in `doc` where anchors and wordings stand, and how to tell its domains."""
        doc.anchors, doc.wordings, doc.domains = {}, [], lambda: self._glossary.domains.of(doc.folded)
        anchors, wordings, first_form = doc.anchors, doc.wordings, self._anchors
        for number, start, end in self._find(doc.folded, overlapping=True) if self._find else ():
            if number >= first_form:
                wordings.append((start, end, self._glossary.variant(number - first_form)))
                continue
            for pattern in self._patterns[number]:
                if pattern.at and not pattern.holds(doc.prose, start):
                    continue
                if pattern in anchors:
                    anchors[pattern].append(start)
                else:
                    anchors[pattern] = [start]
        for places in anchors.values():
            places.sort()
        if not self._whole:
            wordings += self._by_words(doc.folded)
        if wordings:
            anchors[ANY_WORDING] = []

    def _by_words(self, folded: str) -> list[tuple[int, int, match.Variant]]:
        numbers = self._glossary.candidates(folded)
        if not numbers:
            return []
        variants = [self._glossary.variant(number) for number in numbers]
        find = ahocorasick_rs.AhoCorasick([one.text for one in variants], implementation=ahocorasick_rs.Implementation.NoncontiguousNFA)
        return [(start, end, variants[number]) for number, start, end in find.find_matches_as_indexes(folded, overlapping=True)]
