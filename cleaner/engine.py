"""One pass over the folded article for the anchors of every detector and every wording of the glossary."""
from __future__ import annotations

from collections.abc import Iterable

import ahocorasick_rs

from cleaner.document import Document
from cleaner.model import Detector, Pattern
from glossary import Glossary, match


class Engine:
    """Compiled once a process from the anchors of detectors and the surface forms of a glossary.

    busy: the automaton may take longer to build, because many articles will pay for it.
    """

    def __init__(self, detectors: Iterable[Detector], glossary: Glossary, busy: bool = False) -> None:
        patterns: dict[str, list[Pattern]] = {}
        for detector in detectors:
            for pattern in detector.patterns:
                for anchor in pattern.anchors:
                    patterns.setdefault(match.fold(anchor), []).append(pattern)
        self._patterns, self._glossary, self._anchors = list(patterns.values()), glossary, len(patterns)
        literals = [*patterns, *glossary.forms]
        kind = ahocorasick_rs.Implementation.DFA if busy and len(literals) < 20_000 else None
        self._find = ahocorasick_rs.AhoCorasick(literals, implementation=kind).find_matches_as_indexes if literals else None

    def scan(self, doc: Document) -> None:
        """Notes in `doc` where anchors and wordings stand."""
        doc.anchors, doc.wordings = {}, []
        if self._find is None:
            return
        anchors, wordings, first_form = doc.anchors, doc.wordings, self._anchors
        for number, start, end in self._find(doc.folded, overlapping=True):
            if number >= first_form:
                wordings.append((start, end, self._glossary.variant(number - first_form)))
            else:
                for pattern in self._patterns[number]:
                    if pattern in anchors:
                        anchors[pattern].append(start)
                    else:
                        anchors[pattern] = [start]
        for places in anchors.values():
            places.sort()
