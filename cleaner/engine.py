"""One pass over the folded article for the anchors of every detector and every wording of the glossary."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from cleaner.document import Document
from cleaner.literals import Literals
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
        self._places, self._glossary = list(places.values()), glossary
        self._tests: list[list[tuple[_Key, _Holds | None]] | None] = [None] * len(places)  # of each anchor, once it was seen
        self._whole = busy and len(glossary.forms) <= _MANY
        self._literals = Literals([*places], glossary.forms if self._whole else ())

    def scan(self, doc: Document) -> Found | None:
        """Where the anchors of detectors stand (None: they may stand anywhere); notes in `doc` where wordings stand, and how to tell its domains."""
        doc.domains = self._domains_of
        anchors, words = self._literals.find(doc.prose)
        near: dict[_Key, list[int]] = {}
        prose, tests = doc.prose, self._tests
        for literal, starts in anchors.items():
            for key, holds in tests[literal] or self._tests_of(literal):
                held = starts if holds is None else [start for start in starts if holds(prose, start)]
                if key in near:
                    near[key] += held
                elif held:
                    near[key] = held[:]
        variant = self._glossary.variant
        doc.wordings = [(start, end, variant(number)) for start, end, number in words] if self._whole else self._by_words(doc)
        for key in self._at_wordings if doc.wordings else ():
            near[key] = []
        found: Found = {}
        for (name, number), places in near.items():
            places.sort()
            found.setdefault(name, {})[number] = places
        return found

    def _domains_of(self, folded: str) -> frozenset[str]:
        return self._glossary.domains.of(folded)  # they are made of all concepts: only where somebody asks

    def _tests_of(self, literal: int) -> list[tuple[_Key, _Holds | None]]:
        made = self._tests[literal] = [(key, _holds(at)) for key, at in self._places[literal]]
        return made

    def _by_words(self, doc: Document) -> list[tuple[int, int, match.Variant]]:
        numbers = self._glossary.candidates(doc.folded)
        if not numbers:
            return []
        forms = self._glossary.forms
        return [(start, end, self._glossary.variant(numbers[at])) for start, end, at in Literals((), [forms[number] for number in numbers]).find(doc.prose)[1]]
