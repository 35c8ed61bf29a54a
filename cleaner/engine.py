"""One pass over the folded article for the anchors of every detector and every wording of the glossary."""
from __future__ import annotations

from collections.abc import Iterable

import ahocorasick_rs

from cleaner.document import Document
from cleaner.model import Detector, Pattern
from glossary import match


class Engine:
    """Compiled once a process from detectors and glossary variants."""

    def __init__(self, detectors: Iterable[Detector], variants: Iterable[match.Variant]) -> None:
        owners: dict[str, list[Pattern | match.Variant]] = {}
        for detector in detectors:
            for pattern in detector.patterns:
                for anchor in pattern.anchors:
                    owners.setdefault(match.fold(anchor), []).append(pattern)
        for variant in variants:
            owners.setdefault(variant.text, []).append(variant)
        self._owners = list(owners.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(owners)) if owners else None

    def scan(self, doc: Document) -> None:
        """Notes in `doc` where anchors and wordings stand."""
        anchors: dict[Pattern, list[int]] = {}
        wordings: list[tuple[int, int, match.Variant]] = []
        if self._automaton is not None:
            owners = self._owners
            for number, start, end in self._automaton.find_matches_as_indexes(doc.folded, overlapping=True):
                for owner in owners[number]:
                    if isinstance(owner, Pattern):
                        anchors.setdefault(owner, []).append(start)
                    else:
                        wordings.append((start, end, owner))
        for places in anchors.values():
            places.sort()
        doc.anchors, doc.wordings = anchors, wordings
