"""A glossary: concepts and wrong wordings of one or more tables, later ones laid over earlier ones."""
from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from glossary import match
from glossary.load import BUILT_IN, read_concepts, read_wordings
from glossary.term import Concept, Wording


class Glossary:
    """Terms to look up. `Glossary()` is empty; `Glossary.built_in()` holds the tables that come with copydesk."""

    def __init__(self, concepts: Iterable[Concept] = (), wordings: Iterable[Wording] = ()) -> None:
        self._concepts = {one.zh: one for one in concepts}
        self.wordings = list({(one.wrong, one.near, one.article): one for one in wordings}.values())

    @classmethod
    def built_in(cls) -> Glossary:
        """The tables that come with copydesk. Concepts are read when first asked for."""
        return cls.load([BUILT_IN / "concepts.csv"], [BUILT_IN / "wordings.csv"])

    @classmethod
    def load(cls, concepts: Iterable[Path], wordings: Iterable[Path]) -> Glossary:
        """The glossary of some tables; a later row replaces an earlier one. Raises GlossaryError."""
        made = cls((), [row for path in wordings for row in read_wordings(path)])
        made._tables = list(concepts)
        return made

    _tables: list[Path] | None = None

    @property
    def concepts(self) -> dict[str, Concept]:
        """Every concept by its Chinese."""
        if self._tables:
            tables, self._tables = self._tables, None
            for path in tables:
                self._concepts.update((one.zh, one) for one in read_concepts(path))
        return self._concepts

    @cached_property
    def variants(self) -> list[match.Variant]:
        """Every surface form of every wrong wording."""
        return [form for wording in self.wordings for form in match.variants(wording)]
